import type { Paper } from '../paper/schema.js';

// In this room an unknown number is NaN: it compares with nothing, and no sum can take it for zero.

/** A count out of untrusted data: what is no number is unknown, less than nothing is nothing. */
export function countOf(value: number | undefined): number {
  return Number.isFinite(value) ? Math.max(0, value!) : Number.NaN;
}

/** A number for each paper: without an array of objects between, which the garbage collector would have to carry. */
export function measuredIn(papers: readonly Paper[], of: (paper: Paper, index: number) => number): Float64Array {
  return new Float64Array(papers.length).map((_, index) => of(papers[index]!, index));
}

/** The middle of the known values, the higher one of two; NaN when none is known. */
export function medianOf(values: Float64Array): number {
  // What is unknown sorts last.
  const sorted = values.slice().sort();
  const last = sorted.findLastIndex((value) => !Number.isNaN(value));
  return +sorted[(last + 1) >> 1]!;
}
