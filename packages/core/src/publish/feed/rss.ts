import { escapeMarkup, escapeMarkupTwice } from '../../text/escape/markup.js';
import type { Report } from '../issues.js';
import { rfc822 } from '../model/date.js';
import { each, empty, emptyLineOf, leaf, lineOf, lines, startTag, xmlDeclaration } from '../model/markup.js';
import { address, type Publication, reporter, toSpokenPublication } from '../model/publication.js';
import { remembered } from '../model/remembered.js';
import type { Publishable } from '../types.js';
import { contentWriter } from './content.js';
import { feedText, firstItems, type Item, newestFirst } from './items.js';
import type { FeedOptions } from './options.js';
import { schemeOf } from './topics.js';

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
  'xmlns:prism': 'http://prismstandard.org/namespaces/basic/2.0/',
};

const title = /* @__PURE__ */ lineOf('title');
const link = /* @__PURE__ */ lineOf('link');
const guid = /* @__PURE__ */ lineOf('guid', { isPermaLink: 'false' });
const pubDate = /* @__PURE__ */ lineOf('pubDate');
const creator = /* @__PURE__ */ lineOf('dc:creator');
const description = /* @__PURE__ */ lineOf('description', {}, escapeMarkupTwice);
const identifier = /* @__PURE__ */ lineOf('dc:identifier');
const doi = /* @__PURE__ */ lineOf('prism:doi');
const publicationName = /* @__PURE__ */ lineOf('prism:publicationName');
const publicationDate = /* @__PURE__ */ lineOf('prism:publicationDate');
const rights = /* @__PURE__ */ lineOf('dc:rights');
const thumbnail = /* @__PURE__ */ emptyLineOf('media:thumbnail', {}, 'url');

/** Papers are of few topics, and each is written alike. */
const category = /* @__PURE__ */ remembered(
  (topic: string) => `${leaf('category', topic, { domain: schemeOf(topic) })}\n`,
);

/** What reference managers read from a feed: Zotero prefers prism's date to pubDate. */
function citationElements({ entry }: Item): string {
  if (!entry) return '';
  return (
    identifier(entry.doi && `doi:${entry.doi}`) +
    doi(entry.doi) +
    publicationName(entry.venue) +
    publicationDate(entry.published) +
    rights(entry.license)
  );
}

const usualTtl = 60;

/** HTML as text of an XML element. */
const content = /* @__PURE__ */ contentWriter(escapeMarkup, escapeMarkupTwice);

function itemElement(item: Item): string {
  const authors = item.authors.join(', ') || undefined;
  return (
    `<item>\n${title(item.title)}${link(item.url)}${guid(item.iri)}` +
    pubDate(item.date && rfc822(item.date)) +
    // One element: Miniflux keeps only the last of several. And not <author>, which must be a mail address.
    creator(authors) +
    // Some readers show nothing else, so there is always one.
    description(item.summary ?? authors ?? item.title) +
    `<content:encoded>${content(item)}</content:encoded>\n` +
    each(item.topics, category) +
    citationElements(item) +
    `${thumbnail(item.image)}</item>\n`
  );
}

/** A whole number of minutes, of one at least; any other is told and left aside. */
function minutesOf(ttl: number | undefined, report: Report): number {
  if (ttl === undefined || (Number.isInteger(ttl) && ttl > 0)) return ttl ?? usualTtl;
  report('ttl-unusable', { ttl, written: usualTtl }, 'ttl');
  return usualTtl;
}

/** RSS demands a channel link; a listing that has no page is given the nearest thing to one. */
function channelLink(publication: Publication): string {
  const first = publication.entries.find((entry) => entry.url !== undefined);
  return publication.homepage ?? publication.self ?? first?.url ?? 'about:blank';
}

/**
 * RSS 2.0 with the elements that feed readers and reference managers read beside it, newest first. Deterministic: no
 * vote, no rank and no "now" is in it. Linear in the listing's text.
 *
 * @example
 * toRss(listing, { self: 'https://example.org/feed.xml', homepage: 'https://example.org/' })
 */
export function toRss(publishable: Publishable, options: FeedOptions = {}): string {
  const publication = toSpokenPublication(publishable, options);
  const hub = address(options.hub, 'hub', reporter(options));
  const items = newestFirst(firstItems(publication, options));
  const { self } = publication;
  const head = lines([
    leaf('title', publication.title),
    leaf('link', channelLink(publication)),
    leaf('description', publication.description ?? publication.title),
    leaf('language', publication.language),
    leaf('lastBuildDate', publication.updated && rfc822(publication.updated)),
    leaf('generator', 'Trending Papers'),
    leaf('docs', 'https://www.rssboard.org/rss-specification'),
    leaf('ttl', String(minutesOf(options.ttl, reporter(options)))),
    self ? empty('atom:link', { rel: 'self', type: 'application/rss+xml', href: self }) : '',
    hub ? empty('atom:link', { rel: 'hub', href: hub }) : '',
  ]);
  const start = `${xmlDeclaration}<${startTag('rss', { version: '2.0', ...namespaces })}>\n<channel>\n${head}`;
  return feedText(start, items, itemElement, '</channel>\n</rss>\n');
}
