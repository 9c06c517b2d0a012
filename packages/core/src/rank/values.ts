import type { Paper } from '../paper/schema.js';

// In this room an unknown number is NaN: it compares with nothing, and no sum can take it for zero.

export const day = 86_400_000;

/** A date, a month, a year or an instant; of an instant without a zone only the day. */
const isoDate = /^\d{4}(-\d\d){0,2}(T.*(Z|[+-]\d\d:\d\d)$)?/;

/** A count out of untrusted data: digits in a string are read, less than nothing is nothing. */
export function countOf(value: unknown): number {
  const count = typeof value === 'string' ? Number.parseFloat(value) : value;
  return Number.isFinite(count) ? Math.max(0, count as number) : Number.NaN;
}

/** An ISO 8601 date or instant in milliseconds, the same whatever zone and locale the program runs in. */
export function timeOf(date: unknown): number {
  return Date.parse(isoDate.exec(date as string)?.[0] ?? '');
}

/** When people could first see the paper where it is ranked: the listing's day, else its publication. */
export function seenAt({ listed, published, updated }: Paper): number {
  return timeOf(listed) || timeOf(published) || timeOf(updated);
}

/** The middle of the known values, the higher one of two; NaN when none is known. */
export function medianOf(values: Float64Array): number {
  const known = values.filter(Number.isFinite).sort();
  return known[known.length >> 1] ?? Number.NaN;
}
