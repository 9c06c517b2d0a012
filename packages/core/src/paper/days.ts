// The two questions about a paper's time, which everything that filters, sorts, shows or cites asks here: when it came
// up, and when it came out. Free of zod on purpose: rank and search may import it.

import { timeOf } from '../text/iso.js';
import { aFinite, amount, anObject, checkArgument } from '../text/options.js';
import type { Paper } from './schema.js';

const someDays = /* @__PURE__ */ amount();

/** A day in milliseconds. */
export const day = 86_400_000;

/** The date by which a paper came up, as it stands in the paper, and its moment. */
function datedUp({ listed, published, updated, sources }: Paper): readonly [date: string | undefined, time: number] {
  for (const date of [listed, published, updated]) {
    const time = timeOf(date);
    if (!Number.isNaN(time)) return [date, time];
  }
  let first: [string | undefined, number] = [undefined, Number.NaN];
  // Papers that programs make may have no more than a title.
  for (const { seen } of sources ?? []) {
    const time = timeOf(seen);
    if (!(time >= first[1]) && !Number.isNaN(time)) first = [seen, time];
  }
  return first;
}

/**
 * When a paper came up, in milliseconds since 1970: when the listing took it up, else when it was published, else
 * updated, else first seen in a source. NaN when no date of it can be read.
 */
export function cameUp(paper: Paper): number {
  checkArgument('The paper', paper, anObject);
  return datedUp(paper)[1];
}

/** The date that `cameUp` goes by, as it stands in the paper. */
export const cameUpDate = (paper: Paper): string | undefined => datedUp(paper)[0];

/**
 * The first moment of the window of so many days before `now`, in milliseconds. Most papers have a day and no time, so
 * a window of whole days begins at the beginning of a day in UTC: at noon of the 18th, 7 days reach back to the 11th.
 */
export function windowStart(days: number, now: number): number {
  checkArgument('days', days, someDays);
  checkArgument('now', now, aFinite);
  const start = now - days * day;
  return Number.isInteger(days) ? Math.floor(start / day) * day : start;
}

/**
 * The day a paper came up: the day its listing took it up, else it was published, else updated, else first seen. It is
 * what windows, `--since`, `after:` and sorting by date go by. The month or year when no more is known, `undefined`
 * when nothing is.
 *
 * @example
 * dayOf({ ...paper, published: '2024-03-18', listed: '2026-06-30T06:00:00Z' }); // '2026-06-30'
 */
export function dayOf(paper: Paper): string | undefined {
  checkArgument('The paper', paper, anObject);
  const date = cameUpDate(paper);
  return date && inUtc(date);
}

/**
 * The day a paper came out: the day it was published, else the day it came up, which is the nearest that is known. It
 * is what is cited, and what years are counted by.
 *
 * @example
 * publishedDay({ ...paper, published: '2024-03-18', listed: '2026-06-30' }); // '2024-03-18'
 */
export function publishedDay(paper: Paper): string | undefined {
  checkArgument('The paper', paper, anObject);
  const time = timeOf(paper.published);
  return Number.isNaN(time) ? dayOf(paper) : inUtc(paper.published!);
}

/** A date as precise as it was given; an instant becomes its day in UTC. */
function inUtc(date: string): string {
  const isInUtc = date.length <= 10 || date.endsWith('Z');
  return isInUtc ? date.slice(0, 10) : new Date(timeOf(date)).toISOString().slice(0, 10);
}
