import { mostDocs, type Segment } from '../index/segment.js';
import type { Store } from '../index/store.js';
import type { Condition, Mask } from '../query/match.js';
import { accumulate, averageWords, type WeightedTerm } from '../query/score.js';
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
export type Order = (segment: Segment, scores: Float32Array) => Float32Array | Float64Array;

export const byRelevance: Order = (_, scores) => scores;

/**
 * Runs a query over every segment. Papers of equal rank keep the order in which they were added, so pages neither
 * overlap nor skip. Linear in the postings of the query's terms and the number of papers.
 */
export function collect(
  store: Store,
  terms: readonly WeightedTerm[],
  condition: Condition | undefined,
  { order, offset, limit }: { order: Order; offset: number; limit: number },
  onFound?: OnFound,
): Collected {
  const top = new Top<Place>(offset + limit);
  const average = averageWords(store);
  let total = 0;
  for (const segment of store.segments) {
    const scores = scratch.scores.subarray(0, segment.size).fill(0);
    accumulate(segment, terms, average, scores);
    const docs = foundIn(segment, scores, condition?.(segment));
    total += docs.length;
    if (onFound !== undefined) for (const doc of docs) onFound(segment, doc);
    const keys = order(segment, scores);
    let { full, floor } = top;
    for (let i = 0; i < docs.length; i++) {
      const doc = docs[i]!;
      const key = keys[doc]!;
      if (full && key <= floor) continue;
      top.add(key, { segment, doc, score: scores[doc]! });
      ({ full, floor } = top);
    }
  }
  const page = top.list().slice(offset);
  return { page: page.map(({ item }) => item), total };
}
