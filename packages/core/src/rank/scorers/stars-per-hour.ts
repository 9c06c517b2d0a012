import type { Scorer } from '../types.js';
import { ageTerm, checkScored, countsIn, countTerm, hoursIn } from './shared.js';

/** As far behind as a paper can be: one without a star. */
const none = -99;

/**
 * Stars per hour since the paper appeared, by which Papers with Code ordered its front page, as its logarithm, so that
 * it is a sum. All stars count, also those from before, and a paper without a repository has none.
 *
 * Source: issue 3 of ml-feeds/pwc-feeds.
 */
export const starsPerHour: Scorer = (papers, context) => {
  checkScored(papers, context);
  const { now } = context;
  const hoursOf = hoursIn(papers, now);
  return (paper) => {
    const stars = countsIn([], ['stars'])(paper);
    const hours = hoursOf(paper);
    return [
      countTerm(paper, ['stars'], stars > 0 ? Math.log(stars) : none),
      ageTerm(paper, hoursOf, -Math.log(Math.max(hours, 1))),
    ];
  };
};
