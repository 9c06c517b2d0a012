import { issuesIn } from '../paper/issue.js';

const outOf = (total: number | undefined): string => (total === undefined ? '' : ` of ${total}`);

/** What fetching a source says of what came; which facts a code has is declared in paper/codes.ts. */
export const issueOf = issuesIn({
  'cut-off': ({ source, taken, of, reach, pages, what }) => {
    if (what !== undefined)
      return `${source}: ${taken} of ${of} ${what} were looked at, more the service does not give.`;
    if (reach !== undefined)
      return `${source}: ${taken}${outOf(of)} papers were taken, more than the first ${reach} the service does not give.`;
    if (pages !== undefined) return `${source}: ${taken} papers of ${pages} pages were taken, and the feed leads on.`;
    return of === undefined
      ? `${source}: the first ${taken} papers were taken, there are more, and the service does not say how many; ask for more to have the rest.`
      : `${source}: ${taken} of ${of} papers were taken; ask for more to have the rest.`;
  },
  'fell-back': ({ error, from, to }) => `${error} Asked the ${to} instead of the ${from}.`,
  'id-not-found': ({ service, id }) => `${service} has no ${service === 'GitHub' ? 'repository' : 'paper'} ${id}.`,
  'pages-missing': ({ source, received, total, page, error }) => {
    if (error !== undefined)
      return `${source}: ${received}${outOf(total)} papers came, then page ${page} failed. ${error}`;
    return page === undefined
      ? `${source}: the service counts ${total} papers and gave ${received}.`
      : `${source}: page ${page} repeats those before it: ${received} papers came, there may be more.`;
  },
  stale: ({ category, day, held, missing, looked, total }) => {
    const lack =
      missing === 0
        ? `holds ${held} of the ${total} papers that its list page of ${day} counts`
        : `lacks ${missing} of the first ${looked} papers of its list page of ${day}` +
          (total === undefined ? '' : `, which counts ${total} in all`);
    return `arXiv's feed of ${category} ${lack}: the list page was read, too.`;
  },
});
