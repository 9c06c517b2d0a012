import type { Paper } from '../paper/schema.js';

// In this room an unknown number is NaN: it compares with nothing, and no sum can take it for zero.

export const day = 86_400_000;

/** A day, a month, a year, or an instant with its zone: what every engine reads alike, in every zone. */
const isoDate = /^\d{4}(-\d\d){0,2}(T.*(Z|[+-]\d\d:\d\d))?$/;

/** A count out of untrusted data: what is no number is unknown, less than nothing is nothing. */
export function countOf(value: number | undefined): number {
  return Number.isFinite(value) ? Math.max(0, value!) : Number.NaN;
}

/** An ISO 8601 date or instant in milliseconds. */
export function timeOf(date: string | undefined): number {
  return isoDate.test(date!) ? Date.parse(date!) : Number.NaN;
}

/** When people could first see the paper where it is ranked: the listing's day, else its publication. */
export function seenAt({ listed, published }: Paper): number {
  return timeOf(listed) || timeOf(published);
}

/** The middle of the known values, the higher one of two; NaN when none is known. */
export function medianOf(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  return known[known.length >> 1] ?? Number.NaN;
}
