import { createHash } from 'node:crypto';
import type { Listing } from '@trending-papers/core/paper';
import { toAtom, toEmail, toHtml, toJsonFeed, toOpml, toRss } from '@trending-papers/core/publish';

/** Papers on one page of feed.json, and in each other file: what a reader loads at once. */
export const pageSize = 100;

/** Papers in the digest. */
const digestSize = 20;

export interface SiteOptions {
  /** Why each paper is where it is, by id. */
  reasons: Readonly<Record<string, readonly string[]>>;
  /** Where the folder will be found, for the feeds' own links. */
  url?: string | undefined;
  /** The widget's script, for the page. */
  script: string;
}

/** The names and texts of all files of a listing in rank order. The same listing always gives the same bytes. */
export function siteFiles(listing: Listing, { reasons, url, script }: SiteOptions): Map<string, string> {
  const at = (name: string) => (url === undefined ? {} : { self: new URL(name, url).href });
  const common = { reasons, ...(url !== undefined && { homepage: url }) };
  const pages = pagesOf(listing);
  const [first] = pages;
  const scriptHash = `sha256-${createHash('sha256').update(script).digest('base64')}`;
  const feeds = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' };
  const files = new Map([
    ['index.html', toHtml(first!, { ...common, feeds, element: { script, scriptHash } })],
    ['feed.xml', toRss(first!, { ...common, ...at('feed.xml') })],
    ['atom.xml', toAtom(first!, { ...common, ...at('atom.xml') })],
    [
      'feeds.opml',
      toOpml(first!, { ...common, feeds: [{ title: listing.title, url: at('feed.xml').self ?? 'feed.xml' }] }),
    ],
    ['digest.html', toEmail({ ...first!, papers: first!.papers.slice(0, digestSize) }, common).html],
  ]);
  for (const [index, page] of pages.entries()) {
    const name = pageName(index);
    files.set(name, toJsonFeed(page, { ...common, limit: pageSize, ...at(name) }));
  }
  return files;
}

function pageName(index: number): string {
  return index === 0 ? 'feed.json' : `feed-${index + 1}.json`;
}

/** A listing in pages, each of which knows the name of the next. There is always a first one. */
function pagesOf(listing: Listing): Listing[] {
  const count = Math.max(1, Math.ceil(listing.papers.length / pageSize));
  return Array.from({ length: count }, (_, index) => {
    const papers = listing.papers.slice(index * pageSize, (index + 1) * pageSize);
    return { ...listing, papers, ...(index + 1 < count && { next: pageName(index + 1) }) };
  });
}
