import { namesFor } from '../counted.js';
import type { Scorer } from '../types.js';
import { ageTerm, checkScored, countsIn, countTerm, hoursIn } from './shared.js';

/**
 * Reddit's hot: the decimal logarithm of the votes, and one for each 45,000 seconds. Time is counted back from now
 * instead of on from December 2005, which gives the same order.
 *
 * Source: `_hot` in r2/r2/lib/db/_sorts.pyx of reddit-archive/reddit.
 */
export const redditHot: Scorer = (papers, context) => {
  checkScored(papers, context);
  const { now } = context;
  const votes = namesFor('upvotes', papers);
  const votesOf = countsIn(papers, votes);
  const hoursOf = hoursIn(papers, now);
  return (paper) => {
    const count = votesOf(paper);
    const hours = hoursOf(paper);
    return [countTerm(paper, votes, Math.log10(Math.max(count, 1))), ageTerm(paper, hoursOf, (hours * -3600) / 45_000)];
  };
};
