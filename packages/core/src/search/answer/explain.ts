import { planIn } from '../query/memory-backend.js';
import { parseQuery } from '../query/parse.js';
import { averageWords, contribution, mostWorth, weigh } from '../query/score.js';
import { documentFrequency } from '../query/terms.js';
import { countOf, inTitle, mostInAbstract } from '../store/postings.js';
import type { Segment } from '../store/segment.js';
import { placeOf, type Store } from '../store/store.js';
import type { Explanation } from '../types.js';
import { type Evidence, evidenceOf } from './evidence.js';

/** The score of a paper for a query, term by term. See `SearchIndex.explain`. */
export function explain(store: Store, query: string, id: string): Explanation | undefined {
  const place = placeOf(store, id);
  if (place === undefined) return undefined;
  const { segment, doc } = place;
  const average = averageWords(store);
  const { scored, plain } = planIn(store, parseQuery(query));
  const weighted = weigh(store, scored);
  const terms: Explanation['terms'] = weighted.flatMap((term) => {
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
  const sum = terms.reduce((total, term) => total + term.contribution, 0);
  for (const [term, contribution] of wholeQuery(evidenceOf(store, plain, mostWorth(weighted)), segment, doc, sum))
    terms.push({ term, field: 'query', inTitle: 0, inRest: 0, papers: 0, contribution });
  terms.sort((a, b) => b.contribution - a.contribution);
  return { score: terms.reduce((sum, term) => sum + term.contribution, 0), terms };
}

/** What the query as a whole adds, by what speaks for the paper. */
function wholeQuery(
  evidence: Evidence | undefined,
  segment: Segment,
  doc: number,
  score: number,
): [what: string, contribution: number][] {
  let exact = 0;
  evidence?.exact(segment, (each, amount) => {
    if (each === doc) exact = amount;
  });
  const { title, ...others } = evidence?.added(segment, doc, score + exact) ?? { title: 0 };
  return Object.entries({ title: title + exact, ...others }).filter(([, contribution]) => contribution > 0);
}
