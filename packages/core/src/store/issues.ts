import { issuesIn } from '../paper/issue.js';

/** What a store says beside what it did; which facts a code has is declared in paper/codes.ts. */
export const issueOf = issuesIn({
  'paper-refused': ({ paper, reason }) => `${paper} was not kept. ${reason}`,
});
