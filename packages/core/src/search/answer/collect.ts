import { noDate } from '../index/columns.js';
import { mostDocs, type Segment } from '../index/segment.js';
import type { Store } from '../index/store.js';
import type { Mask } from '../query/match.js';
import type { Plan } from '../query/plan.js';
import { accumulate, type WeightedTerm } from '../query/score.js';
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

const scratch = {
  scores: new Float32Array(mostDocs),
  docs: new Uint16Array(mostDocs),
  keys: new Float64Array(mostDocs),
};

/** The offsets of the papers found in a segment: those the mask lets through, or those with a score. */
function foundIn(segment: Segment, scores: Float32Array, mask: Mask | undefined): Uint16Array {
  const { size, removed } = segment;
  const { docs } = scratch;
  let found = 0;
  if (mask === undefined) {
    for (let doc = 0; doc < size; doc++) if (scores[doc]! > 0 && removed[doc] === 0) docs[found++] = doc;
  } else {
    for (let doc = 0; doc < size; doc++) if (mask[doc] === 1 && removed[doc] === 0) docs[found++] = doc;
  }
  return docs.subarray(0, found);
}

/** What papers are ordered by, for each of a segment; those that lack it come last. */
function keysOf(sort: Sort, { size, columns }: Segment, scores: Float32Array): Float32Array | Float64Array {
  if (sort === 'relevance') return scores;
  const { keys } = scratch;
  const { dates, signals } = columns;
  const column = sort !== 'date' && Object.hasOwn(signals, sort.signal) ? signals[sort.signal]! : undefined;
  for (let doc = 0; doc < size; doc++) {
    const value = sort === 'date' ? dates[doc]! : (column?.[doc] ?? Number.NaN);
    keys[doc] = value === noDate || Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
  }
  return keys;
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
    const scores = scratch.scores.subarray(0, segment.size).fill(0);
    accumulate(segment, terms, average, scores);
    const docs = foundIn(segment, scores, plan.condition?.(segment));
    total += docs.length;
    if (onFound !== undefined) for (const doc of docs) onFound(segment, doc);
    const keys = keysOf(sort, segment, scores);
    let { full, floor } = top;
    for (let i = 0; i < docs.length; i++) {
      const doc = docs[i]!;
      const key = keys[doc]!;
      if (full && key <= floor) continue;
      top.add(key, { segment, doc, score: scores[doc]! });
      ({ full, floor } = top);
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
