import { issuesIn } from '../paper/issue.js';

/** What ranking says beside its result; which facts a code has is declared in paper/codes.ts. */
export const issueOf = issuesIn({
  'papers-below-score': ({ left, of, least }) => `${left} of ${of} papers score below ${least} and were left out.`,
  'boosts-unmatched': ({ names, left, of, meant }) =>
    `${left} of ${of} boosts match no paper: ${names}.${meant ? ` Did you mean "${meant}"?` : ''}`,
  'pins-unmatched': ({ names, left, of }) => `${left} of ${of} pinned papers are not there: ${names}.`,
  'taste-unmatched': ({ papers }) =>
    `None of the ${papers} papers is like those that are liked or dismissed: the order is as without a taste.`,
});
