import { cameUp, day } from '../../paper/days.js';
import type { Paper } from '../../paper/schema.js';

const hour = day / 24;

/** How often a paper is looked at again, by its age: of each row, up to which age, and every how long. */
const rows: readonly (readonly [upTo: number, every: number])[] = [
  [day, hour],
  [14 * day, day],
  [90 * day, 7 * day],
];
/** What counts a repository is one request for a hundred: an old paper whose code takes off is noticed, too. */
export const longRows: typeof rows = [...rows, [730 * day, 30 * day]];

/**
 * Whether a moment at which a paper is to be looked at lies after the last look and not after now. The moments are
 * counted from when it came up, so that nothing has to be remembered of each paper. Hourly while a run is hourly: a run
 * a day looks once.
 */
export function isDue(paper: Paper, last: number, now: number, schedule: typeof rows = rows): boolean {
  const start = cameUp(paper);
  if (!(start <= now)) return false;
  const age = now - start;
  const every = schedule.find(([upTo]) => age < upTo)?.[1];
  if (every === undefined) return false;
  return Math.floor(age / every) > Math.floor((last - start) / every);
}
