import { planIn } from '../query/memory-backend.js';
import { parseQueryWith } from '../query/parse.js';
import { averageWords, contribution, mostWorth, weigh } from '../query/score.js';
import { countIn, documentFrequency } from '../query/terms.js';
import { inTitle, mostInAbstract } from '../store/postings.js';
import type { Segment, Zone } from '../store/segment.js';
import { placeOf, type Store } from '../store/store.js';
import type { Explanation } from '../types.js';
import { type Evidence, evidenceOf } from './evidence.js';
import { wordOf } from './search.js';

/** The score of a paper for a query, term by term. See `SearchIndex.explain`. */
export function explain(store: Store, query: string, id: string): Explanation | undefined {
  const place = placeOf(store, id);
  if (place === undefined) return undefined;
  const { segment, doc } = place;
  const average = averageWords(store);
  const { scored, plain } = planIn(store, parseQueryWith(query, Object.keys(store.ownFields)));
  const weighted = weigh(store, scored);
  const terms: Explanation['terms'] = weighted.flatMap((term) => {
    const count = countIn(segment, term, doc);
    if (count === 0) return [];
    return {
      ...fieldOf(wordOf(store, term), term.zone),
      inTitle: Math.floor(count / inTitle),
      inRest: count & mostInAbstract,
      papers: documentFrequency(store, term),
      contribution: contribution(store.scoring, term, count, segment.lengths[doc]!, average),
    };
  });
  const sum = terms.reduce((total, term) => total + term.contribution, 0);
  for (const [term, contribution] of wholeQuery(
    evidenceOf(store, plain, mostWorth(store, weighted)),
    segment,
    doc,
    sum,
  ))
    terms.push({ term, field: 'query', inTitle: 0, inRest: 0, papers: 0, contribution });
  terms.sort((a, b) => b.contribution - a.contribution);
  return { score: terms.reduce((sum, term) => sum + term.contribution, 0), terms };
}

/** The word of a field of the caller's own, and that field. */
function fieldOf(term: string, zone: Zone): { term: string; field: string } {
  const colon = term.indexOf(':');
  return zone === 'own' ? { term: term.slice(colon + 1), field: term.slice(0, colon) } : { term, field: zone };
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
