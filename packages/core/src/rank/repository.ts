import type { Paper } from '../paper/schema.js';
import { countOf, timeOf } from './values.js';

/** What part of the stars of its repository each paper has: an equal one, where several of the papers name the same. */
export function sharesIn(papers: readonly Paper[]): (paper: Paper) => number {
  const sharers: Record<string, number> = Object.create(null);
  for (const paper of papers) sharers[nameOf(paper)] = (sharers[nameOf(paper)] ?? 0) + 1;
  return (paper) => 1 / ((nameOf(paper) && sharers[nameOf(paper)]) || 1);
}

/** The most stars of any reading before the paper was listed. */
export function starsBefore({ history, listed }: Paper): number {
  const then = timeOf(listed);
  let stars = 0;
  for (const { at, signals } of history) if (timeOf(at) < then) stars = Math.max(stars, countOf(signals.stars) || 0);
  return stars;
}

/** One spelling for one repository: no scheme, no `.git`, no slash at the end, lower case. */
function nameOf({ links: { code = '' } }: Paper): string {
  return code.toLowerCase().replace(/^https?:\/\/(www\.)?|(\.git)?\/*$/g, '');
}
