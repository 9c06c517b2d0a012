import type { Paper } from '../paper/schema.js';
import { countOf, timeOf } from './values.js';

/** What part of the stars of its repository each paper has: an equal one, where several of the papers name the same. */
export function sharesIn(papers: readonly Paper[]): (paper: Paper) => number {
  const sharers = new Map<string, number>();
  for (const paper of papers) {
    const name = nameOf(paper);
    if (name) sharers.set(name, (sharers.get(name) ?? 0) + 1);
  }
  return (paper) => 1 / (sharers.get(nameOf(paper)) ?? 1);
}

/** The most stars of any reading before the paper was listed. */
export function starsBefore({ history, listed }: Paper): number {
  let stars = 0;
  for (const { at, signals } of history)
    if (timeOf(at) < timeOf(listed)) stars = Math.max(stars, countOf(signals.stars) || 0);
  return stars;
}

/** One spelling for one repository: lower case, no `.git`, no slash at the end. */
function nameOf({ links: { code = '' } }: Paper): string {
  return code.toLowerCase().replace(/(\.git|\/)$/, '');
}
