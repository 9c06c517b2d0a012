import { noDate } from '../index/columns.js';
import type { Segment } from '../index/segment.js';
import type { Store } from '../index/store.js';
import type { Plan } from '../query/plan.js';
import { accumulate, lengthNorms, type WeightedTerm } from '../query/score.js';
import type { Sort } from '../types.js';
import { Top } from './top.js';

/** A paper by where it is. */
export interface Place {
  segment: Segment;
  doc: number;
  score: number;
}

/** Told of every paper found, in the order in which they were added. */
export type OnFound = (segment: Segment, doc: number) => void;

interface Collected {
  /** The page asked for, best first. */
  page: Place[];
  total: number;
}

/** What papers are ordered by; those that lack it come last. */
function keyOf(sort: Sort, segment: Segment): (doc: number, score: number) => number {
  const { dates, signals } = segment.columns;
  if (sort === 'relevance') return (_, score) => score;
  if (sort === 'date') return (doc) => (dates[doc] === noDate ? Number.NEGATIVE_INFINITY : dates[doc]!);
  const column = Object.hasOwn(signals, sort.signal) ? signals[sort.signal]! : undefined;
  return (doc) => {
    const value = column?.[doc] ?? Number.NaN;
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
  };
}

/**
 * Runs a plan over every segment. Papers of equal rank keep the order in which they were added, so pages neither
 * overlap nor skip. Linear in the postings of the query's terms and the number of papers.
 */
export function collect(
  store: Store,
  plan: Plan,
  terms: readonly WeightedTerm[],
  { sort, offset, limit }: { sort: Sort; offset: number; limit: number },
  onFound?: OnFound,
): Collected {
  const top = new Top<Place>(offset + limit);
  const average = store.words / Math.max(store.papers, 1);
  let total = 0;
  for (const segment of store.segments) {
    const scores = new Float32Array(segment.size);
    accumulate(segment, terms, lengthNorms(segment, average), scores);
    const mask = plan.condition?.(segment);
    const key = keyOf(sort, segment);
    for (let doc = 0; doc < segment.size; doc++) {
      const score = scores[doc]!;
      if (mask === undefined ? score === 0 : mask[doc] === 0) continue;
      if (segment.removed[doc] === 1) continue;
      total++;
      onFound?.(segment, doc);
      const value = key(doc, score);
      if (value > top.floor) top.add(value, { segment, doc, score });
      else if (top.floor === Number.NEGATIVE_INFINITY) top.add(value, { segment, doc, score });
    }
  }
  return {
    page: top
      .list()
      .slice(offset)
      .map(({ item }) => item),
    total,
  };
}
