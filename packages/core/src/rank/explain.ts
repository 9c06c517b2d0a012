import type { Ranked, Reason } from './types.js';

/** What gives less than this share of the weightiest reason moves a paper by nothing that people would notice. */
const worthSaying = 0.02;

/**
 * Why a paper ranks where it does, in sentences, the weightiest reason first. Reasons that hardly count are left to
 * `reasons`, whose contributions sum to the score.
 *
 * @example
 * explain(rank(papers)[0]); // ['118 upvotes in 9 hours, 4.1 times the median.', 'Number 3 of 67 in the listing.']
 */
export function explain(ranked: Ranked): string[] {
  const weight = (reason: Pick<Reason, 'contribution'>) => Math.abs(reason.contribution);
  const reasons = [...ranked.reasons].sort((a, b) => weight(b) - weight(a));
  const least = worthSaying * weight(reasons[0] ?? { contribution: 0 });
  return reasons.filter((reason, place) => place === 0 || weight(reason) > least).map(({ text }) => `${text}.`);
}
