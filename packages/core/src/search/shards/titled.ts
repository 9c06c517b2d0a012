import { type Evidence, evidenceOf, exactWorth, otherwiseHashes, wholeHashes, yearShare } from '../answer/evidence.js';
import type { PlainWords } from '../query/plan.js';
import { type Term, titleMask } from '../query/terms.js';
import type { Store } from '../store/store.js';
import { languageOf } from '../words/language.js';
import { Vocabulary } from '../words/vocabulary.js';
import { eachFound, namesOf } from './facets.js';
import { type Files, readTitles } from './files.js';
import type { ShardManifest } from './format.js';
import type { Found } from './found.js';
import type { Looked } from './looked.js';
import { mostLevel } from './pieces.js';
import type { ScoredList, ShardTerm } from './shard-terms.js';

/** Papers of one title or name that are taken up. */
const mostExact = 16;

/** The most that the words of a query can give. */
export function mostOf(scored: readonly ScoredList[]): number {
  return scored.reduce((sum, { worth }) => sum + worth * mostLevel, 0);
}

/** The papers whose title, or the name it begins with, is the query, each with what that is worth. */
export async function exactTitles(
  files: Files,
  { stemming, titles }: ShardManifest,
  { words }: PlainWords<ShardTerm>,
  most: number,
): Promise<Map<number, number>> {
  const base = words.filter(({ covers }) => covers === 0);
  const exact = new Map<number, number>();
  if (base.length === 0) return exact;
  const vocabulary = new Vocabulary(languageOf({ stem: stemming }));
  const [typed, mended] = wholeHashes(vocabulary, base);
  const otherwise = otherwiseHashes(vocabulary, words);
  for (const hash of new Set([...otherwise, mended, typed])) {
    const worth = exactWorth(most, hash === typed ? 'typed' : hash === mended ? 'mended' : 'otherwise');
    const { hashes, places } = await files.get('titles', hash % titles, readTitles);
    for (let at = 0; at < hashes.length && exact.size < mostExact; at++)
      if (hashes[at] === hash) exact.set(places[at]! >>> 1, (places[at]! & 1) === 0 ? worth.whole : worth.head);
  }
  return exact;
}

/** Adds what it is worth that a paper is of a year of the query. */
export async function addYears(files: Files, years: readonly number[], { mask, scores, order }: Found): Promise<void> {
  if (years.length === 0) return;
  const { names } = await namesOf(files, 'years');
  const asked = new Set(years.map((year) => names.indexOf(String(year))));
  await eachFound(files, 'years', mask, (paper, year) => {
    if (asked.has(year)) order[paper]! += scores[paper]! * yearShare;
  });
}

function termIn({ vocabulary }: Store, { list: { zone, term }, weight }: ShardTerm): Term[] {
  if (zone === 'has') return [];
  const number = vocabulary.words.findText(term);
  return [{ zone: zone === 'title' ? 'text' : zone, term: number, mask: zone === 'title' ? titleMask : 0xff, weight }];
}

/** What the query as a whole says of papers that were fetched: as of papers in memory. */
function evidenceIn(store: Store, plain: PlainWords<ShardTerm>, most: number): Evidence | undefined {
  const words = plain.words.map((word) => ({ ...word, terms: word.terms.flatMap((term) => termIn(store, term)) }));
  return evidenceOf(store, { ...plain, words }, most);
}

/** Puts papers in order by what the query says of them as a whole, which is now known of them. */
export function reordered(
  looked: readonly Looked[],
  plain: PlainWords<ShardTerm>,
  most: number,
  { scores, order }: Found,
): Looked[] {
  const byStore = new Map<Store, Evidence | undefined>();
  for (const { number, store, segment, doc } of looked) {
    if (!byStore.has(store)) byStore.set(store, evidenceIn(store, plain, most));
    const score = scores[number]!;
    const added = byStore.get(store)?.added(segment, doc, score);
    if (added !== undefined) order[number] = score + added.title + added.authors + added.year;
  }
  return looked.toSorted((a, b) => order[b.number]! - order[a.number]!);
}
