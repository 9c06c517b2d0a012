import type { Scorer } from '../types.js';
import { ageTerm, countIn, countTerm, hoursIn } from './shared.js';

/**
 * Reddit's hot: the decimal logarithm of the votes, and one for each 45,000 seconds. Time is counted back from now
 * instead of on from December 2005, which gives the same order.
 *
 * Source: `_hot` in r2/r2/lib/db/_sorts.pyx of reddit-archive/reddit.
 */
export const redditHot: Scorer = (papers, { now }) => {
  // Posts have points; other papers are weighed by the votes they have.
  const signal = papers.some(({ signals }) => signals?.points !== undefined) ? 'points' : 'upvotes';
  const votesOf = countIn(papers, signal);
  const hoursOf = hoursIn(papers, now);
  return (paper) => {
    const votes = votesOf(paper);
    const hours = hoursOf(paper);
    return [
      countTerm(paper, signal, Math.log10(Math.max(votes, 1))),
      ageTerm(paper, hoursOf, (hours * -3600) / 45_000),
    ];
  };
};
