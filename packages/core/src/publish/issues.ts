import { issuesIn, type ReportIssue } from '../paper/issue.js';

const said = (count = 0): string => count.toLocaleString('en');

const listed = (lengths: Readonly<Record<string, number>>): string =>
  Object.entries(lengths)
    .map(([field, length]) => `${field} of ${length.toLocaleString('en')}`)
    .join(', ');

/** What writing papers says of them; which facts a code has is declared in paper/codes.ts. */
export const issueOf = issuesIn({
  'cut-off': ({ lengths, what, taken, of }) =>
    lengths === undefined
      ? `Of ${said(of)} ${what}, ${said(taken)} are written.`
      : `Too long for a webhook and cut: ${listed(lengths as Record<string, number>)}.`,
  'date-future': ({ title, day }) => `"${title}" says that it comes up later, on ${day}.`,
  'date-missing': ({ title }) => `"${title}" has no date.`,
  'date-unusable': ({ value }) => `Left out a date that does not exist: ${value}`,
  'feeds-missing': () => 'The OPML lists no feed: give `feeds` or `self`.',
  'id-unusable': ({ scheme, value }) => `Left out what is no ${scheme} identifier: ${value}`,
  'language-unusable': ({ value }) => `"${value}" is no language tag; "en" is written.`,
  'link-missing': ({ title }) => `"${title}" has no address to open.`,
  'paper-repeated': ({ title }) => `"${title}" is listed twice and written once.`,
  'papers-left-over': ({ left }) => `${left} papers did not fit in the mail.`,
  'signals-left-out': ({ left, of }) => `Of ${of} signals that nobody declared, ${left} have no column.`,
  'theme-unusable': ({ field }) => `The theme's ${field} cannot be used and was left out.`,
  'title-missing': () => 'A paper without a title is written as "Untitled".',
  'ttl-unusable': ({ ttl, written }) =>
    `A feed is good for a whole number of minutes, not ${ttl}; ${written} is written.`,
  'url-unusable': ({ value, feed, limit }) => {
    if (limit !== undefined) return 'Left out an address too long for a chat.';
    if (feed !== undefined) return `Left out the address of the ${feed} feed.`;
    return value === undefined
      ? 'Left out a feed whose address is unusable.'
      : `Left out an address that is not http or https: ${value}`;
  },
  'words-missing': ({ language, spoken }) =>
    `What stands around papers is said in "${spoken}", not in "${language}": give \`words\` of that language, such as loadWords brings.`,
});

/** Notes what was left out of, or repaired in, what is written. */
export type Report = ReportIssue<Parameters<typeof issueOf>[0]>;
