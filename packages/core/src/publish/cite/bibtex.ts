import { escapeTex } from '../../text/escape/tex.js';
import { primaryCategory } from '../feed/topics.js';
import { type Entry, line } from '../model/entry.js';
import { toPublication } from '../model/publication.js';
import type { Publishable, PublishOptions } from '../types.js';
import { bibEntry, braced, citedDoi, completeKind, type Field, namesToBib, placeFields } from './bib-entry.js';
import { citationKeys } from './key.js';
import { type Kind, venueOf } from './kind.js';
import { titleToTex, verbatim } from './tex.js';

interface BibType {
  readonly type: string;
  /** The field for the venue, or for the organization of theses and reports. */
  readonly container?: string;
}

const types: Readonly<Record<Kind, BibType>> = {
  article: { type: 'misc', container: 'howpublished' },
  'article-journal': { type: 'article', container: 'journal' },
  'paper-conference': { type: 'inproceedings', container: 'booktitle' },
  thesis: { type: 'phdthesis', container: 'school' },
  book: { type: 'book', container: 'publisher' },
  chapter: { type: 'incollection', container: 'booktitle' },
  report: { type: 'techreport', container: 'institution' },
};

/** BibTeX's own macros, which every style spells in its way. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const fromOrganization: ReadonlySet<Kind> = new Set<Kind>(['thesis', 'report', 'book']);

/** What the venue, the institution or the publisher is called. */
export function containerOf(entry: Entry, kind: Kind): string | undefined {
  if (kind === 'book') return line(entry.paper.publisher) ?? entry.organization ?? venueOf(entry);
  return fromOrganization.has(kind) ? (entry.organization ?? venueOf(entry)) : venueOf(entry);
}

export const publisherField = ({ paper }: Entry): Field => [
  'publisher',
  braced(line(paper.publisher) && escapeTex(line(paper.publisher)!)),
];

/** How arXiv itself cites: https://info.arxiv.org/help/hypertex/bibstyles/ */
function eprintFields(entry: Entry): Field[] {
  const arxiv = entry.ids.arxiv;
  if (arxiv === undefined) return [];
  return [
    ['eprint', braced(verbatim(arxiv))],
    ['archivePrefix', braced('arXiv')],
    // Zotero knows the archive by this field alone.
    ['eprinttype', braced('arxiv')],
    ['primaryClass', braced(primaryCategory(entry.topics))],
  ];
}

function toEntryText(entry: Entry, key: string): string {
  const kind = completeKind(entry);
  const { container, type } = types[kind];
  const venue = containerOf(entry, kind);
  const [year, month] = entry.cited?.split('-') ?? [];
  const doi = citedDoi(entry);
  const fields: Field[] = [
    ['title', braced(titleToTex(entry.title))],
    ['author', braced(namesToBib(entry.paper.authors))],
    [container ?? 'note', braced(venue && escapeTex(venue))],
    ['year', braced(year)],
    ['month', month && months[Number(month) - 1]],
    ...placeFields(entry),
    ...(container === 'publisher' ? [] : [publisherField(entry)]),
    ['address', braced(line(entry.paper.place) && escapeTex(line(entry.paper.place)!))],
    ...eprintFields(entry),
    ['doi', braced(doi && verbatim(doi))],
    ['url', braced(entry.url && verbatim(entry.url))],
    ['language', braced(line(entry.paper.language) && escapeTex(line(entry.paper.language)!))],
    ['note', braced(entry.comment && escapeTex(entry.comment))],
    ['keywords', braced(entry.topics.map((topic) => escapeTex(topic.replaceAll(',', ' '))).join(', '))],
    ['abstract', braced(entry.abstract && escapeTex(entry.abstract.replace(/\s+/g, ' ')))],
  ];
  return bibEntry(type, key, fields);
}

/**
 * BibTeX in UTF-8: preprints as arXiv cites them, published papers with their journal or proceedings. Keys are unique:
 * those that the sources gave, else made of ASCII. Linear in the listing's text.
 *
 * @example
 * toBibtex(papers) // @misc{lovelace2026sparse, …
 */
export function toBibtex(publishable: Publishable, options: PublishOptions = {}): string {
  const { entries } = toPublication(publishable, options);
  const keys = citationKeys(entries);
  return entries.map((entry, index) => toEntryText(entry, keys[index]!)).join('\n');
}
