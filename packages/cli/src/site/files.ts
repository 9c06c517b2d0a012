import { createHash } from 'node:crypto';
import type { Listing } from '@trending-papers/core/paper';
import { type PublishOptions, toAtom, toEmail, toHtml, toJsonFeed, toOpml, toRss } from '@trending-papers/core/publish';
import { inKeyOrder } from './key-order.js';

/** Papers on one page of feed.json, and in each other file: what a reader loads at once. */
const pageSize = 100;

/** Papers in the digest. */
const digestSize = 20;

export interface SiteOptions {
  /** Why each paper is where it is, by id. */
  reasons: NonNullable<PublishOptions['reasons']>;
  /** Where the folder will be found, for the feeds' own links. */
  url?: string | undefined;
  /** The widget's script, for the page. */
  script: string;
}

/**
 * The names and texts of all files of a listing in rank order, one after the other. The same listing always gives the
 * same bytes.
 */
export function* siteFiles(
  listing: Listing,
  { reasons, url, script }: SiteOptions,
): Generator<readonly [name: string, text: string]> {
  const at = (name: string) => (url === undefined ? {} : { self: new URL(name, url).href });
  const common = { reasons, ...(url !== undefined && { homepage: url }) };
  const first = pageOf(listing, 0);
  const scriptHash = `sha256-${createHash('sha256').update(script).digest('base64')}`;
  const feeds = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' };
  const subscription = { title: listing.title, url: at('feed.xml').self ?? 'feed.xml' };
  yield ['index.html', toHtml(first, { ...common, feeds, element: { script, scriptHash } })];
  yield ['feed.xml', toRss(first, { ...common, ...at('feed.xml') })];
  yield ['atom.xml', toAtom(first, { ...common, ...at('atom.xml') })];
  yield ['feeds.opml', toOpml(first, { ...common, feeds: [subscription] })];
  yield ['digest.html', toEmail({ ...first, papers: first.papers.slice(0, digestSize) }, common).html];
  for (let index = 0; index < pageCount(listing); index++) {
    const name = pageName(index);
    yield [name, toJsonFeed(pageOf(listing, index), { ...common, limit: pageSize, ...at(name) })];
  }
}

function pageName(index: number): string {
  return index === 0 ? 'feed.json' : `feed-${index + 1}.json`;
}

/** There is always a first page. */
function pageCount(listing: Listing): number {
  return Math.max(1, Math.ceil(listing.papers.length / pageSize));
}

/** One page of a listing, which knows the name of the next. */
function pageOf(listing: Listing, index: number): Listing {
  const papers = listing.papers.slice(index * pageSize, (index + 1) * pageSize).map(inKeyOrder);
  return { ...listing, papers, ...(index + 1 < pageCount(listing) && { next: pageName(index + 1) }) };
}
