import type { Paper } from '../paper/schema.js';
import { timeOf } from '../text/iso.js';
import { countOf } from './values.js';

/** What part of the stars of its repository each paper has: an equal one, where several of the papers name the same. */
export function sharesIn(papers: readonly Paper[]): (paper: Paper) => number {
  const sharers = new Map<string, number>();
  for (const { links } of papers) {
    if (!links?.code) continue;
    const name = nameOf(links.code);
    sharers.set(name, (sharers.get(name) ?? 0) + 1);
  }
  return ({ links }) => 1 / ((links?.code && sharers.get(nameOf(links.code))) || 1);
}

/** The most of a count in any reading before the paper was listed. */
export function countBefore({ history = [], listed }: Paper, signal: string): number {
  let most = 0;
  for (const { at, signals } of history)
    if (timeOf(at) < timeOf(listed)) most = Math.max(most, countOf(signals?.[signal]) || 0);
  return most;
}

/** What another spelling of an address has. */
const spelling = /[A-Z]|\.git$|\/$/;

/** One spelling for one repository: lower case, no `.git`, no slash at the end. */
function nameOf(code: string): string {
  return spelling.test(code) ? code.toLowerCase().replace(/(\.git|\/)$/, '') : code;
}
