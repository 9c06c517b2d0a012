import type { AtomFeed } from 'feedsmith';
import type { Listing } from '../../paper/schema.js';
import { escapeMarkup } from '../../text/escape/markup.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { rootTag } from '../xml.js';
import { asHtml } from './as-html.js';
import { creatorsOf, idsIn, isOurs, listingOf, readFeed, rightsOf, withoutOurContent } from './feed-fields.js';

/** arXiv's own feeds know themselves. */
export const general = true;

/** Atom 1.0 (RFC 4287) and 0.3. */
export function detect({ head }: Probe): boolean {
  const root = rootTag(head);
  return root?.name === 'feed' && /w3\.org\/2005\/Atom|purl\.org\/atom/.test(root.tag);
}

export async function parse({ text }: Probe, { report }: ParseContext): Promise<Omit<Listing, 'issues'>> {
  const { parseAtomFeed } = await import('feedsmith');
  const feed = readFeed(withoutOurContent(text), parseAtomFeed, report);
  const ours = isOurs(feed.generator?.text);
  return {
    ...listingOf({
      title: htmlOf(feed.title),
      description: htmlOf(feed.subtitle),
      homepage: hrefOf(feed.links, 'alternate'),
      date: feed.updated,
      next: hrefOf(feed.links, 'next'),
    }),
    papers: collect('entries', feed.entries ?? [], report, (entry) => draftOf(entry, ours ? undefined : entry.content)),
  };
}

function draftOf(entry: AtomFeed.Entry<string>, content: AtomFeed.Content | undefined): Draft {
  const { arxiv, authors, categories, dc, dcterms, id, links = [], media } = entry;
  // What says that it is plain text is: tags in it are words.
  const literal = [entry.title, entry.summary ?? content].every((text) => !text?.value || text.type === 'text');
  const construct = literal ? (text: Partial<AtomFeed.Text> | undefined) => text?.value : htmlOf;
  const plain = (text: string | undefined) => (literal ? text : text && asHtml(text));
  const names = authors?.flatMap(({ name, arxiv: more }) => (name ? { name, affiliation: more?.affiliation } : []));
  return {
    ...rightsOf(dc, dcterms),
    markup: literal ? 'plain' : 'html',
    title: construct(entry.title),
    abstract: construct(entry.summary) ?? construct(content),
    authors: names ?? creatorsOf(dc?.creators),
    published: entry.published ?? dc?.dates?.[0],
    updated: entry.updated,
    ids: idsIn([arxiv?.doi, ...(dc?.identifiers ?? []), id]),
    links: {
      page: hrefOf(links, 'alternate') ?? (/^https?:/i.test(id ?? '') ? id : undefined),
      pdf: links.find(({ type }) => type === 'application/pdf')?.href,
      ...Object.fromEntries(links.flatMap(({ title, href }) => sideLink(title, href))),
    },
    topics: categories?.flatMap(({ term, label }) => term ?? label ?? []),
    venue: plain(arxiv?.journalRef ?? dc?.sources?.[0]),
    comment: plain(arxiv?.comment),
    license: construct(entry.rights),
    image: media?.thumbnails?.[0]?.url,
  };
}

/** What links of a paper are called beside the page: `<link rel="related" title="Code">`. */
const sideLinks = new Map([
  ['code', 'code'],
  ['project', 'project'],
  ['discussion', 'discussion'],
  ['video', 'video'],
]);

function sideLink(title: string | undefined, href: string | undefined): [string, string][] {
  const name = sideLinks.get(title?.toLowerCase() ?? '');
  return name && href ? [[name, href]] : [];
}

/** A link without a relation is an alternate. */
function hrefOf(links: readonly AtomFeed.Link<string>[] = [], relation: string): string | undefined {
  return links.find(({ rel = 'alternate' }) => rel === relation)?.href;
}

/** A text construct as HTML. Without a type it is plain text, though Atom 0.3 and careless feeds put HTML there. */
function htmlOf(text: AtomFeed.Text | AtomFeed.Content | undefined): string | undefined {
  if (!text?.value) return undefined;
  // Twice, because what looks escaped after one reading is read again.
  if (text.type === 'text') return escapeMarkup(escapeMarkup(text.value));
  return asHtml(text.value);
}
