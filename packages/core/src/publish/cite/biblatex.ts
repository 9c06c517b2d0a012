import { escapeTex } from '../../text/escape/tex.js';
import { primaryCategory } from '../feed/topics.js';
import { type Entry, line } from '../model/entry.js';
import { toPublication } from '../model/publication.js';
import type { Publishable, PublishOptions } from '../types.js';
import { bibEntry, braced, citedDoi, completeKind, type Field, namesToBib, placeFields } from './bib-entry.js';
import { containerOf, publisherField } from './bibtex.js';
import { citationKeys } from './key.js';
import type { Kind } from './kind.js';
import { titleToTex, verbatim } from './tex.js';

/** Entry type, the field for its container, and what else its data model demands. */
const types: Readonly<Record<Kind, readonly [type: string, container: string, extra?: Field]>> = {
  article: ['online', 'organization'],
  'article-journal': ['article', 'journaltitle'],
  'paper-conference': ['inproceedings', 'booktitle'],
  thesis: ['thesis', 'institution', ['type', '{phdthesis}']],
  book: ['book', 'publisher'],
  chapter: ['incollection', 'booktitle'],
  report: ['report', 'institution', ['type', '{techreport}']],
};

function toEntryText(entry: Entry, key: string): string {
  const kind = completeKind(entry);
  const [type, container, extra] = types[kind];
  const venue = containerOf(entry, kind);
  const arxiv = entry.ids.arxiv;
  const doi = citedDoi(entry);
  const fields: Field[] = [
    ['title', braced(titleToTex(entry.title))],
    ['author', braced(namesToBib(entry.paper.authors))],
    [container, braced(venue && escapeTex(venue))],
    ...(extra ? [extra] : []),
    ['date', braced(entry.cited)],
    ...placeFields(entry),
    ...(container === 'publisher' ? [] : [publisherField(entry)]),
    ['location', braced(line(entry.paper.place) && escapeTex(line(entry.paper.place)!))],
    ['eprint', braced(arxiv && verbatim(arxiv))],
    ['eprinttype', arxiv && '{arxiv}'],
    ['eprintclass', arxiv && braced(primaryCategory(entry.topics))],
    ['doi', braced(doi && verbatim(doi))],
    ['url', braced(entry.url && verbatim(entry.url))],
    ['note', braced(entry.comment && escapeTex(entry.comment))],
    ['keywords', braced(entry.topics.map((topic) => escapeTex(topic.replaceAll(',', ' '))).join(', '))],
    ['abstract', braced(entry.abstract && escapeTex(entry.abstract.replace(/\s+/g, ' ')))],
  ];
  // @online demands an address of some kind; a paper without one is @misc.
  const placeless = type === 'online' && entry.url === undefined && doi === undefined && arxiv === undefined;
  return bibEntry(placeless ? 'misc' : type, key, fields);
}

/**
 * BibLaTeX in UTF-8, for biber: preprints as `@online` with their eprint. Keys are those of `toBibtex`. Linear in the
 * listing's text.
 *
 * @example
 * toBiblatex(papers) // @online{lovelace2026sparse, …
 */
export function toBiblatex(publishable: Publishable, options: PublishOptions = {}): string {
  const { entries } = toPublication(publishable, options);
  const keys = citationKeys(entries);
  return entries.map((entry, index) => toEntryText(entry, keys[index]!)).join('\n');
}
