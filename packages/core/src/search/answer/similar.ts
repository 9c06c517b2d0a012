import type { Paper, PaperId } from '../../paper/schema.js';
import { dictionaryOf } from '../query/dictionary.js';
import { wordsIn } from '../query/resolve.js';
import { averageWords, contribution, type WeightedTerm, weigh } from '../query/score.js';
import type { Term } from '../query/terms.js';
import { countOf, mostInAbstract } from '../store/postings.js';
import { placeOf, type Store } from '../store/store.js';
import type { Hit } from '../types.js';
import { byRelevance, collect, type Place } from './collect.js';
import { hitsOf } from './search.js';

/** Terms of a paper that its neighbours are looked for by: the ones that say most of it. */
const mostTerms = 30;
/** A shared author counts as a word of their name would, twice: once as a word and once for being an author. */
const authorWeight = 2;

/** The terms of a paper's own text with how often they occur. */
function textTerms(store: Store, paper: Paper): Map<number, number> {
  const dictionary = dictionaryOf(store);
  const counts = new Map<number, number>();
  for (const { terms } of wordsIn(dictionary, `${paper.title}\n${paper.abstract ?? ''}`, 'abstract'))
    for (const { term } of terms) counts.set(term, Math.min((counts.get(term) ?? 0) + 1, mostInAbstract));
  return counts;
}

/** The same from the postings, for a paper that is in the index without its text. */
function indexedTerms({ vocabulary }: Store, { segment, doc }: Omit<Place, 'score'>): Map<number, number> {
  const postings = segment.zones.text;
  const counts = new Map<number, number>();
  for (const term of postings.terms) {
    if (vocabulary.isStop(term)) continue;
    const count = countOf(postings, term, doc);
    if (count > 0) counts.set(term, count);
  }
  return counts;
}

function authorTerms(store: Store, names: readonly string[]): Term[] {
  const dictionary = dictionaryOf(store);
  return names
    .flatMap((name) => wordsIn(dictionary, name, 'authors'))
    .filter(({ text, joined }) => !joined && text.length > 1)
    .flatMap(({ terms }) => terms.map((term) => ({ ...term, weight: authorWeight })));
}

/** What the neighbours of a paper are looked for by, and where it is itself, if it is in. */
export interface Likeness {
  terms: WeightedTerm[];
  place: Omit<Place, 'score'> | undefined;
}

/** The most telling terms of a paper and its authors; nothing when it is neither given nor in. */
export function likenessOf(store: Store, of: Paper | PaperId): Likeness | undefined {
  const place = placeOf(store, typeof of === 'string' ? of : of.id);
  const paper = typeof of === 'string' ? place?.segment.papers[place.doc] : of;
  if (paper === undefined && place === undefined) return undefined;
  const counts = paper === undefined ? indexedTerms(store, place!) : textTerms(store, paper);
  const terms: WeightedTerm[] = weigh(
    store,
    [...counts.keys()].map((term) => ({ zone: 'text', term, mask: 0xff, weight: 1 })),
  );
  const words = averageWords(store);
  // What a term is worth is how much it says of this paper times how much it tells papers apart.
  for (const term of terms) term.worth = contribution(store.scoring, term, counts.get(term.term)!, words, words);
  terms.sort((a, b) => b.worth - a.worth).splice(mostTerms);
  const names = paper?.authors.map(({ name }) => name) ?? [];
  return { terms: [...terms, ...weigh(store, authorTerms(store, names))], place };
}

/** The neighbours of a paper. See `SearchIndex.similar`. */
export function similar(store: Store, of: Paper | PaperId, limit: number): Hit[] {
  const likeness = likenessOf(store, of);
  if (likeness === undefined) return [];
  const { terms, place } = likeness;
  const { page } = collect(store, terms, undefined, { orders: [byRelevance], offset: 0, limit: limit + 1 });
  const others = page.filter(({ segment, doc }) => segment !== place?.segment || doc !== place.doc);
  return hitsOf(store, others.slice(0, limit), terms);
}
