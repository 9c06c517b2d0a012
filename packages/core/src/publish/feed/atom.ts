import { escapeMarkup } from '../../text/escape/markup.js';
import { en } from '../../words/en.js';
import { later, rfc3339 } from '../model/date.js';
import { uuidOf } from '../model/iri.js';
import { branch, empty, inline, leaf, lines, startTag, xmlDeclaration } from '../model/markup.js';
import { address, reporter, toSpokenPublication } from '../model/publication.js';
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

const person = (name: string) => branch('author', {}, [leaf('name', name)]);

/** The elements arXiv's own feeds have. */
function arxivElements({ entry, topics }: Item): string[] {
  if (!entry) return [];
  const primary = primaryCategory(topics);
  return [
    leaf('arxiv:comment', entry.comment),
    leaf('arxiv:journal_ref', entry.venue),
    leaf('arxiv:doi', entry.doi),
    primary ? empty('arxiv:primary_category', { term: primary, scheme: schemeOf(primary) }) : '',
  ];
}

/** By names that programs know again, whatever the language of the feed. */
function relatedLinks({ entry }: Item): string[] {
  if (!entry) return [];
  return sideLinks(entry, en).map(([way, label, href]) =>
    empty('link', { rel: 'related', type: way === 'pdf' ? 'application/pdf' : undefined, title: label, href }),
  );
}

/** HTML as text of an XML element. */
const content = contentWriter(escapeMarkup);

function entryElement(item: Item, updated: Date): string {
  return branch('entry', {}, [
    leaf('id', item.iri),
    leaf('title', item.title),
    leaf('updated', rfc3339(updated)),
    leaf('published', item.date && rfc3339(item.date)),
    item.url ? empty('link', { rel: 'alternate', type: 'text/html', href: item.url }) : '',
    ...relatedLinks(item),
    ...item.authors.map(person),
    ...item.topics.map((term) => empty('category', { term, scheme: schemeOf(term) })),
    leaf('rights', item.entry?.license),
    leaf('summary', item.summary),
    inline('content', { type: 'html' }, content(item)),
    ...arxivElements(item),
    item.image ? empty('media:thumbnail', { url: item.image }) : '',
  ]);
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
    ...authors.map(person),
    leaf('generator', 'Trending Papers'),
  ]);
  const start = `${xmlDeclaration}<${startTag('feed', { ...namespaces, 'xml:lang': language })}>\n${head}`;
  return feedText(start, inOrder, (item) => `${entryElement(item, updates.get(item)!)}\n`, '</feed>\n');
}
