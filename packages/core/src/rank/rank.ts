import type { Paper } from '../paper/schema.js';
import { descending } from './order.js';
import { scorers } from './scorers.js';
import type { Ranked, Scorer, Term } from './types.js';
import { seenAt, timeOf } from './values.js';

const day = 86_400_000;

export interface RankOptions {
  /** A ranking by name, or a scorer of one's own. @default 'trending' */
  by?: keyof typeof scorers | Scorer;
  /** The moment the ranking is of. @default the newest date in the papers, so that the same papers give the same order */
  now?: Date | string;
  /** Only papers listed (else published) in this many days before `now`; papers without a date are left out. */
  window?: number;
  /** How many to give. @default all */
  limit?: number;
}

/**
 * Ranks papers and says why: each score is the sum of its reasons' contributions. Equal scores are ordered by id, so
 * the order depends neither on the order of the input nor on the engine. The input is left as it is.
 *
 * Works with whatever is known of each paper (places in listings, votes, stars, history): a signal that is missing
 * is unknown, not zero. O(n log n) for n papers.
 *
 * @throws TypeError when `by` is not the name of a ranking.
 * @example
 * const [first] = rank(papers, { by: 'trending', now: '2026-06-30T12:00:00Z', limit: 10 });
 * first.reasons[0].text; // '118 upvotes in 9 hours, 4.1 times the median'
 */
export function rank(papers: readonly Paper[], options: RankOptions = {}): Ranked[] {
  const now = momentOf(options.now, papers);
  const within = inWindow(papers, now, options.window);
  const score = scorerOf(options.by)(within, { now });
  const scores = Float64Array.from(within, (paper) => total(score(paper)));
  const places = descending(scores, (a, b) => compare(within[a]!.id, within[b]!.id));
  return Array.from(places.subarray(0, Math.max(0, options.limit ?? places.length)), (place, index) => {
    const paper = within[place]!;
    const reasons = score(paper).map((term) => ({ ...term, text: term.text() }));
    return { paper, score: scores[place]!, rank: index + 1, reasons };
  });
}

function scorerOf(by: RankOptions['by'] = 'trending'): Scorer {
  if (typeof by === 'function') return by;
  if (Object.hasOwn(scorers, by)) return scorers[by];
  throw new TypeError(`There is no ranking "${by}": it is one of ${Object.keys(scorers).join(', ')}.`);
}

function momentOf(now: RankOptions['now'], papers: readonly Paper[]): number {
  if (now !== undefined) return new Date(now).getTime();
  let newest = 0;
  for (const paper of papers) newest = Math.max(newest, seenAt(paper) ?? 0, timeOf(paper.history.at(-1)?.at) ?? 0);
  return newest;
}

function inWindow(papers: readonly Paper[], now: number, days: number | undefined): readonly Paper[] {
  if (days === undefined) return papers;
  return papers.filter((paper) => now - (seenAt(paper) ?? Number.NEGATIVE_INFINITY) <= days * day);
}

function total(terms: readonly Term[]): number {
  let sum = 0;
  for (const term of terms) sum += term.contribution;
  return sum;
}

/** By code unit: the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
