import { namesFor } from '../counted.js';
import type { Scorer } from '../types.js';
import { ageTerm, checkScored, countsIn, countTerm, hoursIn } from './shared.js';

/**
 * The hotness of Lobsters: the decimal logarithm of the votes and half of the comments' (here one a comment, of which
 * the votes are not known, and never more than the paper's own), and one for each 22 hours.
 *
 * Source: `calculated_hotness` in app/models/story.rb of lobsters/lobsters.
 */
export const lobsters: Scorer = (papers, context) => {
  checkScored(papers, context);
  const { now } = context;
  const names = namesFor('upvotes', papers);
  const upvotesOf = countsIn(papers, names);
  const commentsOf = countsIn(papers, ['comments']);
  const hoursOf = hoursIn(papers, now);
  return (paper) => {
    const upvotes = upvotesOf(paper);
    const comments = commentsOf(paper);
    const hours = hoursOf(paper);
    const votes = Math.log10(upvotes + 1);
    return [
      countTerm(paper, names, votes),
      countTerm(paper, ['comments'], Math.log10(upvotes + 1 + Math.min(upvotes, comments / 2)) - votes),
      ageTerm(paper, hoursOf, (hours * -3600) / 79_200),
    ];
  };
};
