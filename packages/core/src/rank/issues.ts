import { issuesIn } from '../paper/issue.js';

/** What ranking says beside its result; which facts a code has is declared in paper/codes.ts. */
export const issueOf = issuesIn({
  'papers-below-score': ({ left, of, least }) => `${left} of ${of} papers score below ${least} and were left out.`,
});
