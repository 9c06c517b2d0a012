import type { Paper } from '../paper/schema.js';
import { signalKind, signalNames } from '../paper/signals.js';
import { countOf } from './values.js';

/** A count of a paper, and the name under which it was counted; NaN where none is known. */
export interface Counted {
  name: string;
  count: number;
}

/**
 * The names under which papers are counted for a signal: itself and those that stand for it, such as the points of posts
 * for upvotes, the one that most papers have first. A site's own count is then not pushed aside by the few papers that
 * another site knows, and of those few each counts for what it has.
 */
export function namesFor(signal: string, papers: readonly Paper[], apart: readonly string[] = []): string[] {
  const others = signalNames.filter((name) => signalKind(name)?.standsFor === signal && !apart.includes(name));
  const sizes = new Map<string, number>();
  for (const name of others.length ? [signal, ...others] : [])
    sizes.set(name, papers.filter((paper) => countIn(paper, [name]).count >= 0).length);
  return [signal, ...others.filter((name) => sizes.get(name))].sort((a, b) => sizes.get(b)! - sizes.get(a)!);
}

/** What a paper is counted by: of those names the first that it has. */
export function countIn({ signals }: Paper, names: readonly string[]): Counted {
  for (const name of names) {
    const count = signals && Object.hasOwn(signals, name) ? countOf(signals[name]) : Number.NaN;
    if (count >= 0) return { name, count };
  }
  return { name: names[0]!, count: Number.NaN };
}
