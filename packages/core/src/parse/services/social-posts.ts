import type { Listing } from '../../paper/schema.js';
import { at, listAt, numberAt, textAt } from '../at.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';

// Posts about papers. Who posted is no author, and when is not when the paper came out: it is when it was listed. Points of
// such sites are a count of their own: beside another site's votes for the same paper they would stand for them.

interface Site {
  readonly title: string;
  readonly homepage: string;
  /** The posts in an answer, empty when it is another's. */
  readonly posts: (json: unknown) => readonly unknown[];
  readonly draft: (post: unknown) => Draft;
}

const sites: readonly Site[] = [
  {
    // https://hn.algolia.com/api
    title: 'Hacker News',
    homepage: 'https://news.ycombinator.com/',
    posts: (json) =>
      listAt(json, 'hits').filter((post) => textAt(post, 'objectID') !== undefined && at(post, 'points') !== undefined),
    draft: (post) => ({
      title: textAt(post, 'title') ?? textAt(post, 'story_title'),
      listed: textAt(post, 'created_at') ?? numberAt(post, 'created_at_i'),
      submitter: textAt(post, 'author'),
      links: {
        page: textAt(post, 'url'),
        discussion: `https://news.ycombinator.com/item?id=${textAt(post, 'objectID')}`,
      },
      signals: { points: numberAt(post, 'points'), comments: numberAt(post, 'num_comments') },
    }),
  },
  {
    // https://www.reddit.com/dev/api/
    title: 'Reddit',
    homepage: 'https://www.reddit.com/',
    posts: (json) =>
      listAt(json, 'data', 'children')
        .filter((post) => textAt(post, 'kind') === 't3' && textAt(post, 'data', 'permalink') !== undefined)
        .map((post) => at(post, 'data')),
    draft: (post) => ({
      title: textAt(post, 'title'),
      listed: numberAt(post, 'created_utc'),
      submitter: textAt(post, 'author'),
      links: {
        page: at(post, 'is_self') === true ? undefined : textAt(post, 'url'),
        discussion: textAt(post, 'permalink') && `https://www.reddit.com${textAt(post, 'permalink')}`,
      },
      signals: { points: numberAt(post, 'score') ?? numberAt(post, 'ups'), comments: numberAt(post, 'num_comments') },
    }),
  },
];

const siteOf = (json: unknown) => sites.find((site) => site.posts(json).length > 0);

/** Posts about papers: Hacker News by Algolia's search, Reddit's listings. */
export function detect({ head, json }: Probe): boolean {
  return head.startsWith('{') && siteOf(json) !== undefined;
}

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const site = siteOf(json) ?? sites[0]!;
  const papers = collect('posts', site.posts(json), report, (post) => {
    const draft = site.draft(post);
    return { ...draft, title: draft.title === undefined ? undefined : titleOf(draft.title) };
  });
  const after = textAt(json, 'data', 'after');
  return { title: site.title, homepage: site.homepage, papers, ...(after ? { next: after } : {}) };
}

/** "[R] A title (Lee et al., 2026) [pdf]": flairs, kinds of file and citations are the poster's. */
function titleOf(title: string): string {
  const bare = title
    .replace(/^(?:\s*\[[A-Z][A-Za-z]{0,14}\])+\s*(?=\S)/, '')
    .replace(/\s*(?:\[(?:pdf|video|html|slides)\]|\((?:19|20)\d{2}\)|\([^()]{0,60}\bet al\.?,? (?:19|20)\d{2}\))/gi, '')
    .trim();
  return bare === '' ? title : bare;
}
