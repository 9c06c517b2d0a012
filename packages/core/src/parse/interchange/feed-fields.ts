import type { DcNs, DcTermsNs } from 'feedsmith';
import { TrendingPapersError } from '../../paper/errors.js';
import { parseId } from '../../paper/id.js';
import type { Ids, Listing } from '../../paper/schema.js';
import { toIsoDate } from '../../text/dates.js';
import { safeUrl } from '../../text/links.js';
import { cleanHeading } from '../../text/markup.js';
import type { Draft } from '../draft.js';
import type { Report } from '../format.js';
import { asHtml } from './as-html.js';
import { splitPeople } from './people.js';
import { repairXml } from './repair-xml.js';

/** What the three families of feeds say about themselves. */
export interface FeedHead {
  title?: string | undefined;
  description?: string | undefined;
  homepage?: string | undefined;
  date?: string | undefined;
  next?: string | undefined;
}

/**
 * Reads a feed with one of feedsmith's readers, and what that refuses once more after mending it. A feed that says
 * nothing about itself and holds no entry is an empty one, not a wrong one.
 */
export function readFeed<T extends object>(text: string, read: (text: string) => T, report: Report): Partial<T> {
  if (!/<\/[\w:]{1,40}\s*>\s*(?:<!--[^<>]*-->\s*)*$/.test(text.slice(-1000)))
    report('truncated', { what: 'feed' }, 'end');
  try {
    return read(text);
  } catch {
    return readMended(withChannel(repairXml(text)), read, report);
  }
}

function readMended<T extends object>(mended: string, read: (text: string) => T, report: Report): Partial<T> {
  try {
    const feed = read(mended);
    report('xml-repaired', {});
    return feed;
  } catch (cause) {
    if (!/<(?:\w+:)?(?:item|entry)[\s>]/.test(mended)) return {};
    throw new TrendingPapersError(
      'wrong-format',
      'This cannot be read as a feed, not even after mending its XML: its entries stand where none may be.',
      {},
      { cause },
    );
  }
}

/** RSS whose items stand without a channel around them. */
function withChannel(mended: string): string {
  if (!/^<rss\b/.test(mended) || /<channel[\s>]/.test(mended)) return mended;
  return mended.replace(/^<rss\b[^>]*>/, '$&<channel>').replace(/<\/rss>$/, '</channel></rss>');
}

export function listingOf({ title, description, homepage, date, next }: FeedHead): Omit<Listing, 'issues' | 'papers'> {
  const clean = (text: string | undefined) => text && cleanHeading(asHtml(text), 'html');
  const day = date && toIsoDate(date);
  const page = homepage && safeUrl(homepage);
  return {
    title: clean(title) || 'Feed',
    ...(clean(description) ? { description: clean(description)! } : {}),
    ...(page ? { homepage: page } : {}),
    ...(day ? { date: day } : {}),
    ...(next ? { next } : {}),
  };
}

/** The first identifier of each scheme among texts of any kind. */
export function idsIn(texts: readonly (string | undefined)[]): Ids {
  const found = texts.flatMap((text) => (text && parseId(text)) || []);
  return Object.fromEntries(found.reverse().map(({ scheme, id }) => [scheme, id]));
}

/** Whether our own writers wrote the feed: the content of its entries is a page about the paper, not its abstract. */
export const isOurs = (generator: string | undefined) => generator === 'Trending Papers';

const ourGenerator = /<generator>Trending Papers<\/generator>/;
/** An entry's content as we write it: all of it escaped, so that no other element begins in it. */
const escapedContent = /<(content|content:encoded)(?: [^<>]*)?>[^<]*<\/\1>/g;

/** A feed of ours without that content, the larger half of it; what others wrote stays as it is. Linear in the text. */
export const withoutOurContent = (text: string): string =>
  ourGenerator.test(text.slice(0, 4096)) ? text.replace(escapedContent, '') : text;

/** Several creators are a person each; a single one may hold them all, as arXiv and many journals write it. */
export function creatorsOf(creators: readonly string[] | undefined): string[] | undefined {
  return creators?.length === 1 ? splitPeople(creators[0]!) : creators && [...creators];
}

/** What Dublin Core says in any family of feeds about the version and its licence. */
export function rightsOf(dc: DcNs.ItemOrFeed<string> = {}, terms: DcTermsNs.ItemOrFeed<string> = {}): Draft {
  return { updated: terms.modified?.[0], license: terms.licenses?.[0] ?? dc.rights?.[0] ?? terms.rights?.[0] };
}
