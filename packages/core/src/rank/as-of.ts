import { cameUp, day } from '../paper/days.js';
import type { Paper } from '../paper/schema.js';
import { timeOf } from '../text/iso.js';
import { aFinite, checkOption, checkPapers } from '../text/options.js';

/**
 * The newest date found in the papers; use it as `now`. A date without a time is of the whole day, so its end.
 * `until` is the last moment to believe, in milliseconds: one mistaken date in a far year would make all others look
 * old. O(n).
 *
 * @example
 * rank(papers, { now: asOf(papers, Date.now() + 86_400_000) }); // in some zone it is tomorrow already
 */
export function asOf(papers: readonly Paper[], until?: number): Date {
  checkPapers(papers);
  checkOption('until', until, aFinite);
  let newest = 0;
  for (const paper of papers)
    for (const moment of [cameUp(paper), timeOf(paper.history?.at(-1)?.at)])
      if (moment > newest && !(moment > until!)) newest = moment;
  return new Date(newest % day ? newest : newest + day);
}
