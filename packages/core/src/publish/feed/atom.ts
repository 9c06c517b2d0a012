import { escapeMarkup, escapeMarkupTwice } from '../../text/escape/markup.js';
import { en } from '../../words/en.js';
import { later, rfc3339 } from '../model/date.js';
import { uuidOf } from '../model/iri.js';
import { each, empty, emptyLineOf, leaf, lineOf, lines, startTag, xmlDeclaration } from '../model/markup.js';
import { address, reporter, toSpokenPublication } from '../model/publication.js';
import { remembered } from '../model/remembered.js';
import type { Publishable } from '../types.js';
import { contentWriter, sideLinks } from './content.js';
import { feedText, firstItems, type Item } from './items.js';
import { updatesOf } from './moments.js';
import type { FeedOptions } from './options.js';
import { primaryCategory, schemeOf } from './topics.js';

const namespaces = {
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:arxiv': 'http://arxiv.org/schemas/atom',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

/** Atom demands a date of every entry and feed; this one says that none is known. */
const unknownDate = new Date(0);

const id = /* @__PURE__ */ lineOf('id');
const title = /* @__PURE__ */ lineOf('title');
const updatedAt = /* @__PURE__ */ lineOf('updated');
const published = /* @__PURE__ */ lineOf('published');
const rights = /* @__PURE__ */ lineOf('rights');
const summary = /* @__PURE__ */ lineOf('summary');
const comment = /* @__PURE__ */ lineOf('arxiv:comment');
const journal = /* @__PURE__ */ lineOf('arxiv:journal_ref');
const doi = /* @__PURE__ */ lineOf('arxiv:doi');
const generator = /* @__PURE__ */ lineOf('generator');
const name = /* @__PURE__ */ lineOf('name');
const person = (author: string) => `<author>\n${name(author)}</author>\n`;
const thumbnail = /* @__PURE__ */ emptyLineOf('media:thumbnail', {}, 'url');
const alternate = /* @__PURE__ */ emptyLineOf('link', { rel: 'alternate', type: 'text/html' }, 'href');

/** Papers are of few topics, and each is written alike. */
const categories = /* @__PURE__ */ remembered(
  (term: string) => `${empty('category', { term, scheme: schemeOf(term) })}\n`,
);
const primaries = /* @__PURE__ */ remembered(
  (term: string) => `${empty('arxiv:primary_category', { term, scheme: schemeOf(term) })}\n`,
);

/** The elements arXiv's own feeds have. */
function arxivElements({ entry, topics }: Item): string {
  if (!entry) return '';
  const primary = primaryCategory(topics);
  return comment(entry.comment) + journal(entry.venue) + doi(entry.doi) + (primary ? primaries(primary) : '');
}

/** A link beside a paper, by its label. */
const related = /* @__PURE__ */ remembered((label: string) =>
  emptyLineOf('link', { rel: 'related', title: label }, 'href'),
);
const relatedPdf = /* @__PURE__ */ remembered((label: string) =>
  emptyLineOf('link', { rel: 'related', type: 'application/pdf', title: label }, 'href'),
);

/** By names that programs know again, whatever the language of the feed. */
function relatedLinks({ entry }: Item): string {
  if (!entry) return '';
  return each(sideLinks(entry, en), ([way, label, href]) => (way === 'pdf' ? relatedPdf : related)(label)(href));
}

/** HTML as text of an XML element. */
const content = /* @__PURE__ */ contentWriter(escapeMarkup, escapeMarkupTwice);

function entryElement(item: Item, updated: Date): string {
  return (
    `<entry>\n${id(item.iri)}${title(item.title)}${updatedAt(rfc3339(updated))}` +
    published(item.date && rfc3339(item.date)) +
    alternate(item.url) +
    relatedLinks(item) +
    each(item.authors, person) +
    each(item.topics, categories) +
    rights(item.entry?.license) +
    summary(item.summary) +
    `<content type="html">${content(item)}</content>\n${arxivElements(item)}` +
    `${thumbnail(item.image)}</entry>\n`
  );
}

/**
 * Atom 1.0 (RFC 4287), newest first, with one author element a person. Deterministic: no vote, no rank and no "now" is
 * in it, and the papers of a day stand in an order of their own that no vote changes. Linear in the listing's text.
 *
 * @example
 * toAtom(listing, { self: 'https://example.org/atom.xml', homepage: 'https://example.org/' })
 */
export function toAtom(publishable: Publishable, options: FeedOptions = {}): string {
  const publication = toSpokenPublication(publishable, options);
  const { homepage, language, self, title, updated: newest = unknownDate } = publication;
  const hub = address(options.hub, 'hub', reporter(options));
  const items = firstItems(publication, options);
  const updates = updatesOf(items, newest);
  const inOrder = [...updates.keys()];
  const updated = [...updates.values()].reduce((latest, date) => later(latest, date)!, newest);
  const authors = publication.curators.length > 0 ? publication.curators : [title];
  const head = lines([
    leaf('id', self ?? homepage ?? uuidOf(`feed ${title}`)),
    leaf('title', title),
    leaf('subtitle', publication.description),
    leaf('updated', rfc3339(updated)),
    self ? empty('link', { rel: 'self', type: 'application/atom+xml', href: self }) : '',
    homepage ? empty('link', { rel: 'alternate', type: 'text/html', href: homepage }) : '',
    hub ? empty('link', { rel: 'hub', href: hub }) : '',
  ]);
  const made = each(authors, person) + generator('Trending Papers');
  const start = `${xmlDeclaration}<${startTag('feed', { ...namespaces, 'xml:lang': language })}>\n${head}${made}`;
  return feedText(start, inOrder, (item) => entryElement(item, updates.get(item)!), '</feed>\n');
}
