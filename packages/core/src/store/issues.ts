import { issuesIn } from '../paper/issue.js';

/** What a store says beside what it did; which facts a code has is declared in paper/codes.ts. */
export const issueOf = issuesIn({
  'look-alikes-cut': ({ name, looked, of }) =>
    `"${name}" is a name of ${of} papers, of which ${looked} were compared: a paper of that name may stand twice.`,
  'paper-refused': ({ paper, reason }) => `${paper} was not kept. ${reason}`,
  'paper-words-cut': ({ paper, left, of }) => `${paper} is not found by ${left} of its ${of} words: it has too many.`,
  'search-approximate': ({ looked, most }) =>
    `Of up to ${most} papers that may match ${looked} were looked at, those that say most of the query: numbers are of these alone.`,
});
