import type { RdfFeed } from 'feedsmith';
import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { rootTag } from '../xml.js';
import { looselyHtml } from './as-html.js';
import { creatorsOf, idsIn, listingOf, readFeed, rightsOf } from './feed-fields.js';

export const general = true;

/** RSS 0.90 and 1.0, which are RDF: bioRxiv, PLOS, Nature and arXiv before 2024. */
export function detect({ head }: Probe): boolean {
  const root = rootTag(head);
  return root?.name === 'rdf' && /purl\.org\/rss\/|my\.netscape\.com\/rdf/.test(head);
}

export async function parse({ text }: Probe, { report }: ParseContext): Promise<Omit<Listing, 'issues'>> {
  const { parseRdfFeed } = await import('feedsmith');
  const feed = readFeed(prismAsDublinCore(text), parseRdfFeed, report);
  const { title, description, link, dc } = feed;
  return {
    ...listingOf({ title, description, homepage: link, date: dc?.dates?.[0] }),
    papers: collect('items', feed.items ?? [], report, draftOf),
  };
}

/** In RDF feedsmith reads no PRISM; its two elements that name the paper and its journal have twins that it reads. */
function prismAsDublinCore(text: string): string {
  return text
    .replace(/<(\/?)prism:doi\b/gi, '<$1dc:identifier')
    .replace(/<(\/?)prism:publicationName\b/gi, '<$1dc:source');
}

function draftOf({ content, dc, dcterms, description, link, media, rdf, title }: RdfFeed.Item<string>): Draft {
  const journals = dc?.sources?.filter((source) => !/^(?:doi:|https?:)|\d{4}/.test(source));
  return looselyHtml({
    ...rightsOf(dc, dcterms),
    title: title ?? dc?.titles?.[0],
    abstract: description ?? dc?.descriptions?.[0] ?? content?.encoded,
    authors: creatorsOf(dc?.creators),
    published: dc?.dates?.[0] ?? dcterms?.issued?.[0],
    ids: idsIn([...(dc?.identifiers ?? []), rdf?.about]),
    links: { page: link ?? rdf?.about },
    topics: dc?.subjects,
    venue: journals?.[0] ?? dc?.sources?.[0],
    image: media?.thumbnails?.[0]?.url,
  });
}
