import { type Entry, line } from '../model/entry.js';
import { toPublication } from '../model/publication.js';
import type { Publishable, PublishOptions } from '../types.js';
import { citedDoi } from './bib-entry.js';
import { citationKeys } from './key.js';
import { type Kind, kindOf, venueOf } from './kind.js';
import { namesOf } from './name.js';

/** Of a thesis or a report it is the institution. */
function publisherOf({ organization, paper }: Entry, kind: Kind): string | undefined {
  const publisher = line(paper.publisher);
  return kind === 'thesis' || kind === 'report' ? (organization ?? publisher) : publisher;
}

function item(entry: Entry, id: string) {
  const day = entry.cited;
  const { arxiv, pmcid, pmid } = entry.ids;
  const kind = kindOf(entry);
  const preprint = kind === 'article' && arxiv !== undefined;
  const { paper } = entry;
  const authors = namesOf(paper.authors);
  const editors = namesOf(paper.editors ?? []);
  return {
    id,
    'citation-key': paper.key,
    type: kind,
    title: entry.title,
    author: authors.length > 0 ? authors : undefined,
    issued: day && { 'date-parts': [day.split('-').map(Number)] },
    abstract: entry.abstract,
    'container-title': venueOf(entry),
    // By these two Zotero makes a preprint of it, with its archive's number.
    publisher: preprint ? 'arXiv' : publisherOf(entry, kind),
    number: preprint ? `arXiv:${arxiv}` : kind === 'report' ? line(paper.issue) : undefined,
    volume: line(paper.volume),
    issue: kind === 'report' ? undefined : line(paper.issue),
    page: line(paper.pages ?? paper.articleNumber),
    'publisher-place': line(paper.place),
    'collection-title': line(paper.series),
    editor: editors.length > 0 ? editors : undefined,
    ISSN: line(paper.issn?.join(', ')),
    ISBN: line(paper.isbn?.join(', ')),
    language: line(paper.language),
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
