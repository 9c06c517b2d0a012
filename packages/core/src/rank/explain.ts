import type { Ranked } from './types.js';

/**
 * Why a paper ranks where it does, in sentences, the weightiest reason first.
 *
 * @example
 * explain(rank(papers)[0]); // ['118 upvotes in 9 hours, 4.1 times the median.', 'Number 3 of 67 in the listing.']
 */
export function explain(ranked: Ranked): string[] {
  return [...ranked.reasons]
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .map(({ text }) => `${text}.`);
}
