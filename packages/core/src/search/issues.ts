import { issuesIn } from '../paper/issue.js';

/** What a search in memory says beside its hits; which facts a code has is declared in paper/codes.ts. */
export const issueOf = issuesIn({
  'completions-cut': ({ beginning, taken, words }) =>
    words === undefined
      ? `Of the words that begin with "${beginning}" the ${taken} most used were looked for: there may be more.`
      : `Of ${words} words that begin with "${beginning}" the ${taken} most used were looked for.`,
  'duplicate-id': ({ id }) => `Two papers are called ${id}: the later one replaced the earlier.`,
  'facet-cut': ({ facet, given, values }) => `Of ${values} ${facet} the ${given} with most papers are given.`,
  'names-cut': ({ limit, left }) =>
    `There is room for ${limit} signals and ${limit} kinds of links and identifiers: ${left} more cannot be filtered or sorted by.`,
  'nested-too-deep': ({ limit }) => `Parentheses deeper than ${limit} were ignored.`,
  'nothing-to-look-for': () => 'The query has no word to look for.',
  'operator-dangling': ({ operator }) =>
    operator === '-'
      ? '"-" has nothing to exclude and was ignored.'
      : `"${operator}" has nothing on one side and was ignored.`,
  'paper-repaired': ({ what }) => `A paper was indexed without what is of a wrong kind: ${what}.`,
  'paper-skipped': ({ what }) => `A paper was not indexed: ${what}.`,
  'papers-skipped': ({ skipped, papers }) =>
    `${skipped} of the papers given could not be read and are not among the ${papers} searched.`,
  'parenthesis-unbalanced': ({ parenthesis }) =>
    parenthesis === ')'
      ? 'A closing parenthesis has no partner and was ignored.'
      : 'An opening parenthesis is never closed.',
  'phrase-unverified': () => 'No texts are at hand: the phrase was looked for as words, adjacent or not.',
  'query-too-long': ({ read, of, unit }) =>
    `Only the first ${read} of ${of} ${unit} were ${unit === 'words' ? 'looked for' : 'read'}.`,
  'quote-unbalanced': () => 'A quotation mark has no partner and was ignored.',
  'read-as-text': () => 'The query is a whole text: its punctuation was not read as operators.',
  'value-unreadable': ({ field, value }) => `"${field}:" cannot be given "${value}" and was ignored.`,
});
