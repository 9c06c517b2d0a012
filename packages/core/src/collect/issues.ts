import { issuesIn } from '../paper/issue.js';

/** What gathering from many sources says; which facts a code has is declared in paper/codes.ts. */
export const issueOf = issuesIn({
  ambiguous: ({ title, works, search }) => `${works} papers are called "${title}"; see ${search}`,
  'days-missing': ({ source, days }) =>
    `${source}: ${days.length === 1 ? '1 day is' : `${days.length} days are`} still missing: ${days.join(', ')}.`,
  'not-annotated': ({ id, error }) => `Nothing was added to ${id}: ${error}`,
  'not-looked-up': ({ service, left, of, error }) => {
    if (of === undefined)
      return `${service}: ${left === 1 ? 'a question was' : `${left} questions were`} not answered. ${error}`;
    return error === undefined
      ? `${service}: ${left} of ${of} are left for the next run.`
      : `${service}: ${left} of ${of} questions left. ${error}`;
  },
  'source-failed': ({ source, error }) => `${source} gave nothing: ${error}`,
  unresolved: ({ title, search }) => `No service knows "${title}"; see ${search}`,
});
