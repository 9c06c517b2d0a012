import type { Paper } from '../paper/schema.js';

const isoDate = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;
const hour = 3_600_000;
const zone = /Z|[+-]\d\d:\d\d$/;

/**
 * A count out of untrusted data: digits in a string are read, less than nothing is nothing, and what is no number is
 * unknown. Unknown is not zero.
 */
export function countOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? Math.max(0, number) : undefined;
}

/** A known signal of a paper. */
export function signalOf(paper: Paper, name: string): number | undefined {
  return Object.hasOwn(paper.signals, name) ? countOf(paper.signals[name]) : undefined;
}

/** An ISO 8601 date or instant in milliseconds. One without a zone is in UTC, wherever the program runs. */
export function timeOf(date: unknown): number | undefined {
  if (typeof date !== 'string' || !isoDate.test(date)) return undefined;
  const time = Date.parse(date.length > 10 && !zone.test(date) ? `${date}Z` : date);
  return Number.isNaN(time) ? undefined : time;
}

/** When people could first see the paper where it is ranked: the listing's day, else its publication. */
export function seenAt(paper: Paper): number | undefined {
  return timeOf(paper.listed) ?? timeOf(paper.published) ?? timeOf(paper.updated);
}

/** Hours since the paper could first be seen; a date in the future counts as now, so it buys no place. */
export function ageOf(paper: Paper, now: number): number | undefined {
  const seen = seenAt(paper);
  return seen === undefined ? undefined : Math.max(0, now - seen) / hour;
}
