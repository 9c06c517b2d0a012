import { planIn } from '../query/memory-backend.js';
import { parseQuery } from '../query/parse.js';
import { averageWords, contribution, weigh } from '../query/score.js';
import { documentFrequency } from '../query/terms.js';
import { countOf, inTitle, mostInAbstract } from '../store/postings.js';
import { placeOf, type Store } from '../store/store.js';
import type { Explanation } from '../types.js';

/** The score of a paper for a query, term by term. See `SearchIndex.explain`. */
export function explain(store: Store, query: string, id: string): Explanation | undefined {
  const place = placeOf(store, id);
  if (place === undefined) return undefined;
  const { segment, doc } = place;
  const average = averageWords(store);
  const terms = weigh(store, planIn(store, parseQuery(query), 'any').scored).flatMap((term) => {
    const count = countOf(segment.zones[term.zone], term.term, doc) & term.mask;
    if (count === 0) return [];
    return {
      term: store.vocabulary.words.text(term.term),
      field: term.zone,
      inTitle: Math.floor(count / inTitle),
      inRest: count & mostInAbstract,
      papers: documentFrequency(store, term),
      contribution: contribution(term, count, segment.lengths[doc]!, average),
    };
  });
  terms.sort((a, b) => b.contribution - a.contribution);
  return { score: terms.reduce((sum, term) => sum + term.contribution, 0), terms };
}
