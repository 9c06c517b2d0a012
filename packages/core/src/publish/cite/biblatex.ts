import { escapeTex } from '../../text/escape/tex.js';
import { primaryCategory } from '../feed/topics.js';
import { type Entry, line } from '../model/entry.js';
import { toPublication } from '../model/publication.js';
import type { Publishable, PublishOptions } from '../types.js';
import {
  authorField,
  bibEntry,
  braced,
  citedDoi,
  completeKind,
  containerFields,
  type Field,
  placeFields,
  subtypeField,
  textField,
} from './bib-entry.js';
import { citationKeys } from './key.js';
import { type Kind, kinds } from './kinds.js';
import { creditsOf } from './name.js';
import { titleToTex, verbatim } from './tex.js';

/** The kinds whose `type` is demanded, and what is written where their sources do not say. */
const genres: Readonly<Partial<Record<Kind, string>>> = { thesis: 'phdthesis', report: 'techreport' };

/** What biber knows by a word of its own, which styles then print in the document's language. */
const genreWord: Readonly<Record<string, string>> = { 'phd thesis': 'phdthesis', "master's thesis": 'mathesis' };

function genreOf({ paper }: Entry, kind: Kind): string | undefined {
  const genre = line(paper.genre);
  return genre === undefined ? genres[kind] : (genreWord[genre.toLowerCase()] ?? genre);
}

/** A work that nobody wrote and somebody edited is a collection; of an online work without any address @misc is left. */
function typeOf(entry: Entry, kind: Kind): string {
  const [type] = kinds[kind].biblatex;
  if (type === 'book' && creditsOf(entry.paper).authors.length === 0) return 'collection';
  const isPlaceless = entry.url === undefined && citedDoi(entry) === undefined && entry.ids.arxiv === undefined;
  return type === 'online' && isPlaceless ? 'misc' : type;
}

function toEntryText(entry: Entry, key: string): string {
  const kind = completeKind(entry);
  const type = typeOf(entry, kind);
  const arxiv = entry.ids.arxiv;
  const doi = citedDoi(entry);
  const fields: Field[] = [
    ['title', braced(titleToTex(entry.title))],
    authorField(entry),
    ...containerFields(entry, kind, 'biblatex'),
    subtypeField(entry, kind, 'biblatex', type),
    ['type', textField(genreOf(entry, kind))],
    ['date', braced(entry.cited)],
    ...placeFields(entry),
    ['location', textField(entry.paper.place)],
    ['eprint', braced(arxiv && verbatim(arxiv))],
    ['eprinttype', arxiv && '{arxiv}'],
    ['eprintclass', arxiv && braced(primaryCategory(entry.topics))],
    ['doi', braced(doi && verbatim(doi))],
    ['url', braced(entry.url && verbatim(entry.url))],
    ['language', textField(entry.paper.language)],
    ['note', braced(entry.comment && escapeTex(entry.comment))],
    ['keywords', braced(entry.topics.map((topic) => escapeTex(topic.replaceAll(',', ' '))).join(', '))],
    ['abstract', braced(entry.abstract && escapeTex(entry.abstract.replace(/\s+/g, ' ')))],
  ];
  return bibEntry(type, key, fields);
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
