import type { Author, Paper } from '../../paper/schema.js';
import { cleanText } from '../../text/clean.js';
import { rfc3339 } from '../model/date.js';
import type { Entry } from '../model/entry.js';
import { each } from '../model/markup.js';
import { address, type Publication, reporter, toSpokenPublication } from '../model/publication.js';
import { strictHref } from '../model/url.js';
import type { Publishable } from '../types.js';
import { contentWriter, shorten } from './content.js';
import { type Item, toItems } from './items.js';
import type { FeedOptions } from './options.js';

/** What `_papers` is, for people who find it in a feed: the extension's required `about`. */
const about = 'https://www.npmjs.com/package/@trending-papers/core';

/** JSON Feed calls a summary a sentence or two; the whole abstract is in the content and in `_papers`. */
const summaryLength = 300;

export interface JsonFeedOptions extends FeedOptions {
  /** Where the next page of papers is: an address, or a file name relative to this one. @default the listing's own */
  next?: string | undefined;
  /** Papers in all pages of the feed, for a page that holds some of them. */
  total?: number | undefined;
  /** Where `search.bin` of `saveShards` over all papers is: a folder relative to the feed, such as `search/`. */
  search?: string | undefined;
}

/** Controls and halves of surrogate pairs as `JSON.stringify` writes them, and what it lets through. */
const uncleanJson = /\\u(?:00|d[89a-f])|\\[bf]|[\u007F-\u009F\u202A-\u202E\uFDD0-\uFDEF\uFEFF\uFFFE\uFFFF]/;

function cleanDeep(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanText(key), cleanDeep(inner)]));
}

function author({ name, orcid }: Author) {
  const known = orcid !== undefined && /^(\d{4}-){3}\d{3}[\dX]$/.test(orcid);
  return { name: cleanText(name).trim(), url: known ? `https://orcid.org/${orcid}` : undefined };
}

/** The characters that a JSON string may not hold as they are; halves of surrogate pairs are not in clean text. */
const escapedInJson = /["\\\u0000-\u001F]/;

const content = /* @__PURE__ */ contentWriter((html) =>
  escapedInJson.test(html) ? JSON.stringify(html).slice(1, -1) : html,
);

/** The members of an object without its braces; nothing when all of them are undefined. */
const members = (object: object): string => JSON.stringify(object).slice(1, -1);

/** The paper whole. Only one that holds characters no reader may see is copied and cleaned. */
function paperJson(paper: Paper): string {
  const json = JSON.stringify(paper);
  return uncleanJson.test(json) ? JSON.stringify(cleanDeep(paper)) : json;
}

function extension({ paper, why: given }: Entry): string {
  const why = given.length > 0 ? `,"reasons":${JSON.stringify(cleanDeep(given))}` : '';
  return `"_papers":{"paper":${paperJson(paper)}${why}}`;
}

/** One line of JSON. Its longest parts, the content and the paper, are written straight into it. */
function itemLine(item: Item): string {
  const { entry } = item;
  const authors = entry ? entry.paper.authors.map(author) : item.authors.map((name) => ({ name }));
  const pdf = entry?.links.pdf;
  const parts = [
    members({ id: item.iri, url: item.url, title: item.title }),
    `"content_html":"${content(item)}"`,
    members({
      summary: item.summary && shorten(item.summary.replaceAll('\n', ' '), summaryLength),
      image: item.image,
      date_published: item.date && rfc3339(item.date),
      date_modified: item.updated && rfc3339(item.updated),
      authors: authors.length > 0 ? authors.filter(({ name }) => name !== '') : undefined,
      tags: item.topics.length > 0 ? item.topics : undefined,
      attachments: pdf === undefined ? undefined : [{ url: pdf, mime_type: 'application/pdf', title: 'PDF' }],
    }),
    entry ? extension(entry) : '',
  ];
  let line = '';
  for (const part of parts) if (part !== '') line += line === '' ? `{${part}` : `,${part}`;
  return `${line}}`;
}

/** A listing's `next` may also be a service's cursor, which is of no use in a file. */
function nextUrl(publishable: Publishable, { next: given }: JsonFeedOptions, self: string | undefined) {
  const next = given ?? (('next' in publishable && publishable.next) || undefined);
  const href = next === undefined ? undefined : strictHref(next);
  return href === undefined || self === undefined ? href : new URL(href, self).href;
}

function head(publication: Publication, options: JsonFeedOptions, next: string | undefined) {
  const { curators, date, description, homepage, language, self, title } = publication;
  const hub = address(options.hub, 'hub', reporter(options));
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: homepage,
    feed_url: self,
    description,
    next_url: next,
    language,
    authors: curators.length > 0 ? curators.map((name) => ({ name })) : undefined,
    hubs: hub && [{ type: 'WebSub', url: hub }],
    _papers: { about, date, total: options.total, search: options.search },
  };
}

/**
 * JSON Feed 1.1 in the listing's own order, each item with the whole `Paper` and its reasons under `_papers`: what the
 * widget loads and `parse` reads back. Without a `limit` every paper is written. Deterministic; linear in the listing's
 * text; one item a line.
 *
 * @example
 * toJsonFeed(listing, { self: 'https://example.org/feed.json' })
 */
export function toJsonFeed(publishable: Publishable, options: JsonFeedOptions = {}): string {
  const publication = toSpokenPublication(publishable, options);
  const items = toItems(publication, options, options.limit ?? publication.entries.length);
  const start = JSON.stringify(head(publication, options, nextUrl(publishable, options, publication.self)));
  const last = items.at(-1);
  const write = (item: Item) => (item === last ? itemLine(item) : `${itemLine(item)},\n`);
  // Not put together here: one summary cut with an ellipsis would make every character of its neighbours two bytes long.
  return `${start.slice(0, -1)},"items":[\n${each(items, write)}\n]}\n`;
}

/** What the widget reads of a feed, and no more: each paper once, for a page that holds it. One paper a line. */
export function embeddedFeed(
  { entries, language, title }: Publication,
  publishable: Publishable,
  whole: { total?: number | undefined; search?: string | undefined } = {},
): string {
  const next = nextUrl(publishable, {}, undefined);
  const start = JSON.stringify({
    title,
    language,
    next_url: next,
    ...(whole.total !== undefined && { _papers: { total: whole.total, search: whole.search } }),
  }).slice(0, -1);
  return `${start},"items":[\n${entries.map((entry) => `{${extension(withPicture(entry))}}`).join(',\n')}\n]}\n`;
}

/** Beside its page a paper has the copy of its picture. */
function withPicture(entry: Entry): Entry {
  return entry.picture ? { ...entry, paper: { ...entry.paper, image: entry.picture.path } } : entry;
}
