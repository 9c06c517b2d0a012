import type { Paper } from '../paper/schema.js';
import { asOf } from './as-of.js';
import { highest } from './order.js';
import { rankings } from './rankings.js';
import type { Ranked, Scorer, Term } from './types.js';
import { day, measuredIn, seenAt } from './values.js';
import { weighted } from './weighted.js';

export interface RankOptions {
  /** A ranking by name, or a scorer of one's own. @default 'trending' */
  by?: keyof typeof rankings | Scorer;
  /** The moment the ranking is of. @default `asOf(papers)`, so that the same papers give the same order */
  now?: Date | string;
  /** Only papers listed (else published) in this many days before `now`; papers without a date are left out. */
  window?: number;
  /** What a person's taste adds to the score of a paper: `trainProfile(liked, dismissed)`. */
  profile?: (paper: Paper) => Term[];
  /** Puts papers that are alike further apart: `diversify(0.3)`. */
  diversity?: (ranked: Ranked[]) => Ranked[];
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
 * @throws TypeError when `by` is not the name of a ranking, RangeError when `now` is no date.
 * @example
 * const [first] = rank(papers, { by: 'trending', now: '2026-06-30T12:00:00Z', limit: 10 });
 * first.reasons[0].text; // '118 upvotes in 9 hours, 4.1 times the median'
 */
export function rank(
  papers: readonly Paper[],
  { by, now, window, profile = () => [], diversity, limit = papers.length }: RankOptions = {},
): Ranked[] {
  const moment = Date.parse(new Date(now ?? asOf(papers)).toISOString());
  const within = papers.filter((paper) => window === undefined || moment - seenAt(paper) <= window * day);
  const score = scorerOf(by)(within, { now: moment });
  const termsOf = (paper: Paper, index: number) => [...score(paper, index), ...profile(paper)];
  const scores = measuredIn(within, (paper, index) =>
    termsOf(paper, index).reduce((sum, { contribution }) => sum + contribution, 0),
  );
  const count = diversity ? papers.length : limit;
  const places = highest(scores, count, (a, b) => (within[a]!.id < within[b]!.id ? -1 : 1));
  const ranked = Array.from(places, (place, index) => {
    const paper = within[place]!;
    const reasons = termsOf(paper, place).map((term) => ({ ...term, text: term.text(term.value!, paper) }));
    return { paper, score: scores[place]!, rank: index + 1, reasons };
  });
  return diversity ? diversity(ranked).filter(({ rank }) => rank <= limit) : ranked;
}

function scorerOf(by: RankOptions['by'] = 'trending'): Scorer {
  if (typeof by === 'function') return by;
  if (Object.hasOwn(rankings, by)) return weighted(rankings[by]);
  throw new TypeError(`No ranking ${by}, only ${Object.keys(rankings)}`);
}
