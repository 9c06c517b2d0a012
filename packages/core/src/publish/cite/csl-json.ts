import type { Entry } from '../model/entry.js';
import { toPublication } from '../model/publication.js';
import type { Publishable, PublishOptions } from '../types.js';
import { citedDoi } from './bib-entry.js';
import { citationKeys } from './key.js';
import { kindOf, venueOf } from './kind.js';
import { namesOf } from './name.js';

function item(entry: Entry, id: string) {
  const day = entry.cited;
  const { arxiv, pmcid, pmid } = entry.ids;
  const kind = kindOf(entry);
  const preprint = kind === 'article' && arxiv !== undefined;
  const authors = namesOf(entry.paper.authors);
  return {
    id,
    type: kind,
    title: entry.title,
    author: authors.length > 0 ? authors : undefined,
    issued: day && { 'date-parts': [day.split('-').map(Number)] },
    abstract: entry.abstract,
    'container-title': venueOf(entry),
    // By these two Zotero makes a preprint of it, with its archive's number.
    publisher: preprint ? 'arXiv' : undefined,
    number: arxiv && `arXiv:${arxiv}`,
    genre: preprint ? 'preprint' : undefined,
    DOI: citedDoi(entry),
    URL: entry.url,
    PMID: pmid,
    PMCID: pmcid,
    keyword: entry.topics.length > 0 ? entry.topics.join(', ') : undefined,
    note: entry.comment,
  };
}

/**
 * CSL-JSON, the citation format that Zotero reads best: an array, an item a line. Linear in the listing's text.
 *
 * @example
 * toCslJson(papers) // [{"id":"lovelace2026sparse","type":"article", …
 */
export function toCslJson(publishable: Publishable, options: PublishOptions = {}): string {
  const { entries } = toPublication(publishable, options);
  const keys = citationKeys(entries);
  const items = entries.map((entry, index) => JSON.stringify(item(entry, keys[index]!)));
  return `[\n${items.join(',\n')}\n]\n`;
}
