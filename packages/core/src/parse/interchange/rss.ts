import type { RssFeed } from 'feedsmith';
import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { rootTag } from '../xml.js';
import { looselyHtml } from './as-html.js';
import { creatorsOf, idsIn, isOurs, listingOf, readFeed, rightsOf, withoutOurContent } from './feed-fields.js';

/** Services' own feeds know themselves. */
export const general = true;

/** RSS 0.91 to 2.0, with Dublin Core, PRISM and media elements. */
export function detect({ head }: Probe): boolean {
  return rootTag(head)?.name === 'rss';
}

export async function parse({ text }: Probe, { report }: ParseContext): Promise<Omit<Listing, 'issues'>> {
  const { parseRssFeed } = await import('feedsmith');
  const feed = readFeed(withoutOurContent(withoutPrefix(text)), parseRssFeed, report);
  const ours = isOurs(feed.generator);
  const { title, description, link, lastBuildDate, pubDate, atom } = feed;
  const next = atom?.links?.find(({ rel }) => rel === 'next')?.href;
  return {
    ...listingOf({ title, description, homepage: link, date: pubDate ?? lastBuildDate, next }),
    papers: collect('items', feed.items ?? [], report, (item) =>
      draftOf(item, ours ? undefined : item.content?.encoded),
    ),
  };
}

/** Some write RSS itself under a prefix, `<r:rss>`, which feed readers do not know. */
function withoutPrefix(text: string): string {
  const prefix = /^<([\w.-]{1,40}):/.exec(rootTag(text.slice(0, 4096))?.tag ?? '')?.[1];
  return prefix === undefined ? text : text.replace(new RegExp(`(</?)${prefix.replace(/\W/g, '\\$&')}:`, 'g'), '$1');
}

/** A feed that has nothing to say of a paper fills its description, as RSS wants one, with the people or the title. */
function abstractOf({ dc, description, title }: RssFeed.Item<string>, content: string | undefined): string | undefined {
  const isFiller = description !== undefined && [title, dc?.creators?.join(', ')].includes(description);
  return isFiller ? undefined : (description ?? content);
}

function draftOf(item: RssFeed.Item<string>, content: string | undefined): Draft {
  const { dc, enclosures, guid, link, media, prism } = item;
  const page = link ?? (guid?.isPermaLink === false ? undefined : guid?.value);
  return looselyHtml({
    ...rightsOf(dc, item.dcterms),
    title: item.title ?? dc?.titles?.[0],
    abstract: abstractOf(item, content),
    authors: creatorsOf(dc?.creators) ?? item.authors?.flatMap(({ name, email }) => name ?? email ?? []),
    // Zotero's order: what says when it was published stands above when the feed took it up.
    published: prism?.publicationDates?.[0] ?? dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? item.pubDate,
    ids: idsIn([prism?.doi, ...(dc?.identifiers ?? []), guid?.value]),
    links: {
      page: page ?? prism?.urls?.[0],
      pdf: enclosures?.find(({ type }) => type === 'application/pdf')?.url,
      discussion: item.comments,
    },
    topics: [...(item.categories ?? []).flatMap(({ name }) => name ?? []), ...(dc?.subjects ?? [])],
    venue: prism?.publicationName ?? dc?.sources?.[0],
    image: media?.thumbnails?.[0]?.url ?? enclosures?.find(({ type }) => type?.startsWith('image/'))?.url,
  });
}
