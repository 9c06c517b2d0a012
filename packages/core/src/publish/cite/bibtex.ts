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
  containerFields,
  type Field,
  placeFields,
  subtypeField,
  textField,
} from './bib-entry.js';
import { citationKeys } from './key.js';
import { kindOf } from './kind.js';
import { kinds } from './kinds.js';
import { titleToTex, verbatim } from './tex.js';

/** BibTeX's own macros, which every style spells in its way. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

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

/** The two theses that BibTeX tells apart, by what it prints of them; it prints any other `type` as it is said. */
const isMasters = (genre: string | undefined) => /^(?:master|m\.?\s?(?:sc|a|eng)\b|diplom)/i.test(genre ?? '');
const ownWords = /^(?:phd thesis|master's thesis)$/i;

function toEntryText(entry: Entry, key: string): string {
  const kind = kindOf(entry);
  const { paper } = entry;
  const genre = line(paper.genre);
  const type = kind === 'thesis' && isMasters(genre) ? 'mastersthesis' : kinds[kind].bibtex[0];
  const [year, month, day] = entry.cited?.split('-') ?? [];
  const doi = citedDoi(entry);
  const fields: Field[] = [
    ['title', braced(titleToTex(entry.title))],
    authorField(entry),
    ...containerFields(entry, kind, 'bibtex'),
    subtypeField(entry, kind, 'bibtex', type),
    ['type', ownWords.test(genre ?? '') ? undefined : textField(genre)],
    ['year', braced(year)],
    ['month', month && months[Number(month) - 1]],
    ['day', day && braced(String(Number(day)))],
    ...placeFields(entry),
    ['address', textField(paper.place)],
    ...eprintFields(entry),
    ['doi', braced(doi && verbatim(doi))],
    ['url', braced(entry.url && verbatim(entry.url))],
    ['language', textField(paper.language)],
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
