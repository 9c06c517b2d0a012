import { escapeTex } from '../../text/escape/tex.js';
import { type Entry, line } from '../model/entry.js';
import { kindOf, publisherOf, venueOf } from './kind.js';
import { firstOfType, type Kind, kinds } from './kinds.js';
import { creditsOf, type Name } from './name.js';

export type Field = readonly [name: string, value: string | undefined];

/** The two formats of one family: the same entries under other names. */
export type BibFormat = 'bibtex' | 'biblatex';

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
const namesToBib = (names: readonly Name[]) => names.map(nameToBib).join(' and ') || undefined;

/** A value in braces. */
export const braced = (value: string | undefined): string | undefined => (value ? `{${value}}` : undefined);

/** Text in braces, TeX's own characters escaped. */
export const textField = (value: string | undefined) => braced(line(value) && escapeTex(line(value)!));

export const authorField = ({ paper }: Entry): Field => ['author', braced(namesToBib(creditsOf(paper).authors))];

/**
 * Where it came out: the journal, the proceedings, the institution; and who published that. What else is known of a book or
 * a thesis has no field in BibLaTeX; BibTeX minds none.
 */
export function containerFields(entry: Entry, kind: Kind, format: BibFormat): Field[] {
  const [, container] = kinds[kind][format];
  const publisher = line(entry.paper.publisher);
  const venue = venueOf(entry);
  const ofBibtex = (value: string | undefined) => (format === 'bibtex' ? textField(value) : undefined);
  if (container === 'publisher') {
    return [
      ['publisher', textField(publisher ?? entry.organization)],
      ['howpublished', ofBibtex(venue)],
    ];
  }
  if (container !== 'school' && container !== 'institution') {
    return [
      [container, textField(venue)],
      ['publisher', textField(publisher)],
    ];
  }
  const institution = publisherOf(entry, kind);
  return [
    [container, textField(institution)],
    ['publisher', publisher === institution ? undefined : ofBibtex(publisher)],
    ['howpublished', ofBibtex(venue)],
  ];
}

/** Where in a journal, a book or proceedings a work stands, and who made that: the same names in BibTeX and BibLaTeX. */
export function placeFields({ paper }: Entry): Field[] {
  return [
    ['volume', textField(paper.volume)],
    ['number', textField(paper.issue)],
    ['eid', textField(paper.articleNumber)],
    ['chapter', textField(paper.chapter)],
    ['pages', textField(paper.pages?.replace(/(\d)\s*[-–—]+\s*(?=\w)/g, '$1--'))],
    ['edition', textField(paper.edition)],
    ['series', textField(paper.series)],
    ['editor', braced(namesToBib(creditsOf(paper).editors))],
    ['issn', textField(paper.issn?.join(', '))],
    ['isbn', textField(paper.isbn?.join(', '))],
  ];
}

const first = { bibtex: firstOfType('bibtex'), biblatex: firstOfType('biblatex') };

/**
 * What the source calls it, where the type of the entry says less: a data set in BibTeX, a page that is no preprint. `@misc`
 * says nothing but of a preprint with its number.
 */
export function subtypeField({ ids, paper }: Entry, kind: Kind, format: BibFormat, type: string): Field {
  const isSaid = type === 'misc' ? kind === 'article' && ids.arxiv !== undefined : first[format].has(kind);
  return ['entrysubtype', paper.type === kind && !isSaid ? braced(kind) : undefined];
}

/**
 * The kind that BibLaTeX's data model finds complete: the paper's own, or where something that it demands is not known,
 * the one that demands least.
 */
export function completeKind(entry: Entry): Kind {
  const kind = kindOf(entry);
  const { authors, editors } = creditsOf(entry.paper);
  const demanded: Readonly<Partial<Record<Kind, unknown>>> = {
    thesis: publisherOf(entry, kind),
    report: publisherOf(entry, kind),
    'article-journal': entry.venue,
    'article-magazine': entry.venue,
    'article-newspaper': entry.venue,
    'paper-conference': entry.venue,
    chapter: entry.venue,
    entry: entry.venue,
    patent: line(entry.paper.issue),
  };
  const isKnown = !Object.hasOwn(demanded, kind) || demanded[kind] !== undefined;
  return isKnown && (authors.length > 0 || (kind === 'book' && editors.length > 0)) ? kind : 'article';
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
