import type { Condition } from '../query/match.js';
import { accumulate, averageWords, type WeightedTerm } from '../query/score.js';
import { mostDocs, type Segment } from '../store/segment.js';
import type { Store } from '../store/store.js';
import type { Evidence } from './evidence.js';
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
  /** Of the scores of all papers, found or not: their sum and that of their squares. */
  sum: number;
  squares: number;
}

/**
 * Scratch of one search, shared by all: searching is synchronous and hands control to nobody else's code in between,
 * so no two searches of a thread are ever under way at once. The scanners and the stemmer's letters rely on the same.
 */
const scores = new Float32Array(mostDocs);
/** The same memory read as integers: a score above zero is an integer above zero. */
const bits = new Int32Array(scores.buffer);

/** Papers that are looked at again, whatever page is asked for. */
const mostReordered = 300;

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
  { order, offset, limit, evidence }: { order: Order; offset: number; limit: number; evidence?: Evidence | undefined },
  onFound?: OnFound,
): Collected {
  const top = new Top<Place>(Math.max(offset + limit, evidence === undefined ? 0 : mostReordered));
  const average = averageWords(store);
  let total = 0;
  let sum = 0;
  let squares = 0;
  for (const segment of store.segments) {
    scores.fill(0, 0, segment.size);
    accumulate(segment, terms, average, scores);
    evidence?.exact(segment, (doc, amount) => {
      scores[doc]! += amount;
    });
    const { size, removed } = segment;
    const mask = condition?.(segment);
    const keys = order(segment, scores);
    let { floor } = top;
    for (let doc = 0; doc < size; doc++) {
      // Arithmetic rather than branches, for no processor could guess which papers are found.
      const found = (mask === undefined ? -bits[doc]! >>> 31 : mask[doc]!) & ~removed[doc]!;
      total += found;
      const score = scores[doc]!;
      sum += score;
      squares += score * score;
      if (keys[doc]! <= floor || found === 0) continue;
      top.add(keys[doc]!, { segment, doc, score: scores[doc]! });
      floor = top.floor;
    }
    if (onFound === undefined) continue;
    for (let doc = 0; doc < size; doc++)
      if ((mask === undefined ? scores[doc]! > 0 : mask[doc] === 1) && removed[doc] === 0) onFound(segment, doc);
  }
  const places = top.list().map(({ item }) => item);
  const ordered = evidence === undefined ? places : reordered(places, evidence);
  return { page: ordered.slice(offset, offset + limit), total, sum, squares };
}

/** The papers that a query finds first, put in order by what the query says as a whole; those after them stay. */
function reordered(places: readonly Place[], { added }: Evidence): Place[] {
  const first = places.slice(0, mostReordered).map((place) => {
    const { title, authors, year } = added(place.segment, place.doc, place.score);
    return { ...place, score: place.score + title + authors + year };
  });
  // Scores are sums of 32-bit floats: those that differ by less are equal.
  first.sort((a, b) => (Math.abs(a.score - b.score) < 1e-6 * a.score ? 0 : b.score - a.score));
  return [...first, ...places.slice(mostReordered)];
}
