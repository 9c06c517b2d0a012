import { namesFor } from '../counted.js';
import type { Scorer } from '../types.js';
import { ageTerm, checkScored, countsIn, countTerm, hoursIn } from './shared.js';

/** The first vote is the submitter's own. A story nobody else voted for scores nothing: behind all others. */
const none = -99;

/**
 * The gravity of Hacker News, `(points - 1)^0.8 / (hours + 2)^1.8`, as its logarithm, so that it is a sum. Without the
 * factors for stories without a link and for controversy, of which papers know nothing.
 *
 * Source: `frontpage-rank` in apps/news/news.arc of arclanguage/anarki.
 */
export const hackerNews: Scorer = (papers, context) => {
  checkScored(papers, context);
  const { now } = context;
  const votes = namesFor('upvotes', papers);
  const votesOf = countsIn(papers, votes);
  const hoursOf = hoursIn(papers, now);
  return (paper) => {
    const count = votesOf(paper);
    const hours = hoursOf(paper);
    return [
      countTerm(paper, votes, count > 1 ? 0.8 * Math.log(count - 1) : none),
      ageTerm(paper, hoursOf, -1.8 * Math.log(hours + 2)),
    ];
  };
};
