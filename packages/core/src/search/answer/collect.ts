import type { Condition } from '../query/match.js';
import { accumulate, averageWords, type WeightedTerm } from '../query/score.js';
import { mostDocs, type Segment } from '../store/segment.js';
import type { Store } from '../store/store.js';
import type { FacetName } from '../types.js';
import type { Evidence } from './evidence.js';
import type { Narrowing, Restrictions } from './restrict.js';
import { Top, TopByKeys } from './top.js';

/** A paper by where it is. */
export interface Place {
  segment: Segment;
  doc: number;
  score: number;
}

/**
 * Told of every paper found, in the order in which they were added; and of those that are not, but for one facet of
 * which something is selected, with its name.
 */
export type OnFound = (segment: Segment, doc: number, unselected?: FacetName) => void;

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

/** How a query's papers are put in order, of which page, and which are wanted. */
export interface Collecting extends Partial<Restrictions> {
  /** The keys that decide, one after the other. */
  orders: readonly Order[];
  offset: number;
  limit: number;
  evidence?: Evidence | undefined;
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
  { orders, offset, limit, evidence, wanted, selections = [] }: Collecting,
  onFound?: OnFound,
): Collected {
  const size = Math.max(offset + limit, evidence === undefined ? 0 : mostReordered);
  const top = orders.length > 1 ? new TopByKeys<Place>(size) : new Top<Place>(size);
  const average = averageWords(store);
  let total = 0;
  let sum = 0;
  let squares = 0;
  for (const segment of store.segments) {
    scores.fill(0, 0, segment.size);
    accumulate(store.scoring, segment, terms, average, scores);
    evidence?.exact(segment, (doc, amount) => {
      scores[doc]! += amount;
    });
    const { size, removed } = segment;
    const lacking = lackingIn(segment, selections);
    const mask = restricted(segment, condition?.(segment), wanted);
    const keys = orders.map((order) => order(segment, scores));
    const first = keys[0]!;
    let { floor } = top;
    for (let doc = 0; doc < size; doc++) {
      // Arithmetic rather than branches, for no processor could guess which papers are found.
      const found =
        (mask === undefined ? -bits[doc]! >>> 31 : mask[doc]!) &
        ~removed[doc]! &
        (lacking === undefined ? 1 : lacking.none[doc]!);
      total += found;
      const score = scores[doc]!;
      sum += score;
      squares += score * score;
      if (first[doc]! <= floor || found === 0) continue;
      const place = { segment, doc, score: scores[doc]! };
      if (top instanceof TopByKeys)
        top.add(
          keys.map((key) => key[doc]!),
          place,
        );
      else top.add(first[doc]!, place);
      floor = top.floor;
    }
    if (onFound === undefined) continue;
    for (let doc = 0; doc < size; doc++) {
      if (removed[doc] === 1 || (mask === undefined ? scores[doc]! <= 0 : mask[doc] === 0)) continue;
      if (lacking === undefined || lacking.none[doc] === 1) onFound(segment, doc);
      else if (lacking.facets[doc]! > 0) onFound(segment, doc, selections[lacking.facets[doc]! - 1]![0]);
    }
  }
  const places = top.list().map(({ item }) => item);
  const ordered = evidence === undefined ? places : reordered(places, evidence);
  return { page: ordered.slice(offset, offset + limit), total, sum, squares };
}

/** Of the papers of a segment which have a value of each facet that is selected, and which lack one facet alone. */
function lackingIn(
  segment: Segment,
  selections: Restrictions['selections'],
): { none: Uint8Array; facets: Uint8Array } | undefined {
  if (selections.length === 0) return undefined;
  const counts = new Uint8Array(segment.size);
  const facets = new Uint8Array(segment.size);
  selections.forEach(([, condition], at) => {
    const mask = condition(segment);
    for (let doc = 0; doc < mask.length; doc++) {
      if (mask[doc] === 1) continue;
      counts[doc]!++;
      facets[doc] = at + 1;
    }
  });
  for (let doc = 0; doc < counts.length; doc++) if (counts[doc] !== 1) facets[doc] = 0;
  return { none: counts.map((count) => (count === 0 ? 1 : 0)), facets };
}

/** The papers that are found and wanted; asked only of those found, where the query says which. */
function restricted(
  segment: Segment,
  mask: Uint8Array<ArrayBuffer> | undefined,
  wanted: Narrowing | undefined,
): Uint8Array | undefined {
  if (wanted === undefined) return mask;
  const found = mask ?? Uint8Array.from(scores.subarray(0, segment.size), (score) => (score > 0 ? 1 : 0));
  wanted(segment, found);
  return found;
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
