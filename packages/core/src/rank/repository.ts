import type { Paper } from '../paper/schema.js';
import { timeOf } from '../text/iso.js';
import { countOf, measuredIn } from './values.js';

/**
 * What part of the stars of its repository each paper has, by its index: an equal one, where several of the papers name
 * the same.
 */
export function sharesIn(papers: readonly Paper[]): (index: number) => number {
  const first = new Map<string, number>();
  // Each name is looked up once: of a million papers, that is what takes time.
  const namesakes = measuredIn(papers, ({ links }, index) => {
    if (!links?.code) return index;
    const name = nameOf(links.code);
    const known = first.get(name);
    if (known === undefined) first.set(name, index);
    return known ?? index;
  });
  const sharers = new Uint32Array(papers.length);
  for (const index of namesakes) sharers[index]!++;
  return (index) => 1 / sharers[namesakes[index]!]!;
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
