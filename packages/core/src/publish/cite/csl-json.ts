import { type Entry, line } from '../model/entry.js';
import { toPublication } from '../model/publication.js';
import type { Publishable, PublishOptions } from '../types.js';
import { citedDoi } from './bib-entry.js';
import { citationKeys } from './key.js';
import { kindOf, publisherOf, venueOf } from './kind.js';
import { type Kind, kinds } from './kinds.js';
import { creditsOf, type Name } from './name.js';

const some = (names: readonly Name[]) => (names.length > 0 ? names : undefined);

const isNumbered = (kind: Kind) => 'numbered' in kinds[kind];

/**
 * The archive's number by which Zotero makes a preprint of it; the number of a report; of a journal's article that has
 * no pages, its own.
 */
function numberOf({ ids, paper }: Entry, kind: Kind): string | undefined {
  if (kind === 'article') return ids.arxiv && `arXiv:${ids.arxiv}`;
  return line(isNumbered(kind) ? paper.issue : paper.articleNumber);
}

function item(entry: Entry, id: string) {
  const day = entry.cited;
  const { pmcid, pmid } = entry.ids;
  const kind = kindOf(entry);
  const { paper } = entry;
  const { authors, editors } = creditsOf(paper);
  return {
    id,
    'citation-key': paper.key,
    type: kind,
    title: entry.title,
    author: some(authors),
    issued: day && { 'date-parts': [day.split('-').map(Number)] },
    abstract: entry.abstract,
    'container-title': venueOf(entry),
    publisher: publisherOf(entry, kind),
    number: numberOf(entry, kind),
    volume: line(paper.volume),
    issue: isNumbered(kind) ? undefined : line(paper.issue),
    'chapter-number': line(paper.chapter),
    // Reference managers look for it among the pages, styles by its own name.
    page: line(paper.pages ?? paper.articleNumber),
    edition: line(paper.edition),
    'publisher-place': line(paper.place),
    'collection-title': line(paper.series),
    editor: some(editors),
    ISSN: line(paper.issn?.join(', ')),
    ISBN: line(paper.isbn?.join(', ')),
    language: line(paper.language),
    genre: line(paper.genre),
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
