import { escapeTex } from '../../text/escape/tex.js';
import { type Entry, line } from '../model/entry.js';
import { type Kind, kindOf } from './kind.js';
import { type Name, namesOf } from './name.js';

export type Field = readonly [name: string, value: string | undefined];

/** A part of a name that holds what BibTeX parts names by is kept together by braces. */
function namePart(text: string): string {
  const tex = escapeTex(text);
  return /,|(^|\s)and(\s|$)/i.test(text) ? `{${tex}}` : tex;
}

function nameToBib(name: Name): string {
  if ('literal' in name) return `{${escapeTex(name.literal)}}`;
  const parts = [name.family, ...(name.suffix === undefined ? [] : [name.suffix]), name.given ?? ''];
  return parts.map(namePart).join(', ');
}

/** "Lovelace, Ada and {OpenAI}". */
export function namesToBib(authors: Entry['paper']['authors']): string | undefined {
  return namesOf(authors).map(nameToBib).join(' and ') || undefined;
}

const textField = (value: string | undefined) => braced(line(value) && escapeTex(line(value)!));

/** Where in a journal, a book or proceedings a work stands, and who made that: the same names in BibTeX and BibLaTeX. */
export function placeFields({ paper }: Entry): Field[] {
  return [
    ['volume', textField(paper.volume)],
    ['number', textField(paper.issue)],
    ['eid', textField(paper.articleNumber)],
    ['pages', textField(paper.pages?.replace(/(\d)\s*[-–—]+\s*(?=\w)/g, '$1--'))],
    ['series', textField(paper.series)],
    ['editor', braced(paper.editors && namesToBib(paper.editors))],
    ['issn', textField(paper.issn?.join(', '))],
    ['isbn', textField(paper.isbn?.join(', '))],
  ];
}

/** The kind that the entry has all that is demanded of, else the one that demands least. */
export function completeKind(entry: Entry): Kind {
  const kind = kindOf(entry);
  if (namesOf(entry.paper.authors).length === 0) return 'article';
  if ((kind === 'thesis' || kind === 'report') && entry.organization === undefined) return 'article';
  if ((kind === 'article-journal' || kind === 'paper-conference' || kind === 'chapter') && entry.venue === undefined) {
    return 'article';
  }
  return kind;
}

/** The work's own DOI; only the preprint itself is cited by the DOI that arXiv gave it. */
export function citedDoi(entry: Entry): string | undefined {
  return kindOf(entry) === 'article' ? entry.doi : entry.ids.doi && entry.doi;
}

/** `@misc{key, …}` with a field a line, those without a value left out. */
export function bibEntry(type: string, key: string, fields: readonly Field[]): string {
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]));
  return `@${type}{${key},\n${lines.join(',\n')}\n}\n`;
}

/** A value in braces. */
export const braced = (value: string | undefined): string | undefined => (value ? `{${value}}` : undefined);
