import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import { withoutBibtex } from '../copied/without-bibtex.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { type BibEntry, readEntries } from './bibtex-entries.js';
import { readNames } from './bibtex-names.js';
import { cslTypes, namedType, publishedBy } from './csl-types.js';
import { serialOf } from './endnote-xml.js';

type Fields = BibEntry['fields'];

/** An entry's type, its brace or parenthesis, and a key or a first field. */
const entry = /(?:^|[\r\n])[^\S\n]{0,20}@[a-z]{3,30}\s{0,9}[{(]\s{0,9}[^\s{}"=]{0,200}\s{0,9}[,=]/i;
const definition = /(?:^|[\r\n])[^\S\n]{0,20}@(?:string|preamble|comment)\s{0,9}[{(]/i;

/** BibTeX and BibLaTeX, as arXiv, publishers, Zotero, JabRef and Mendeley write them. */
export function detect({ head, text }: Probe): boolean {
  return !/^[<{[]/.test(head) && (entry.test(head) || definition.test(head)) && !isCitedBy(head, text);
}

const paperLink =
  /^(?:[-*|]|\d+\.|\s|#).*\b(?:arxiv\.org|doi\.org|openreview\.net|aclanthology\.org|huggingface\.co\/papers)\//gm;

/** Whether the entries are what a list of papers in Markdown asks to be cited by. */
function isCitedBy(head: string, text: string): boolean {
  if (!/^#{1,6} \S/m.test(head.slice(0, head.search(entry)))) return false;
  return (withoutBibtex(text.slice(0, 60_000)).match(paperLink)?.length ?? 0) > 1;
}

/** Reads all entries but `@xdata`, which only lends its fields to others. */
export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const entries = readEntries(text.replace(/\r\n?/g, '\n'), report);
  const byKey = new Map(entries.map((each) => [each.key.toLowerCase(), each]));
  const works = entries.filter(({ type }) => type !== 'xdata');
  return {
    title: 'BibTeX',
    papers: collect('entries', works, report, (each, where) => draftOf(inherit(each, byKey), where, report)),
  };
}

/** How fields are called in an entry that takes them over from the whole it is part of (BibLaTeX manual, appendix B). */
const inheritedAs: Readonly<Record<string, string>> = {
  title: 'booktitle',
  subtitle: 'booksubtitle',
  journal: 'journal',
};
const notInherited = new Set([
  'crossref',
  'xdata',
  'ids',
  'label',
  'doi',
  'url',
  'eprint',
  'abstract',
  'author',
  'note',
  'pages',
]);

/** The entry with what its `xdata` and its `crossref` lend it; its own fields stand above theirs. One level deep. */
function inherit(each: BibEntry, byKey: ReadonlyMap<string, BibEntry>): BibEntry {
  const lent = (name: string) =>
    namesIn(each.fields.get(name) ?? '').flatMap((key) => [...(byKey.get(key.toLowerCase())?.fields ?? [])]);
  if (!each.fields.has('crossref') && !each.fields.has('xdata')) return each;
  const whole = lent('crossref')
    .filter(([name]) => !notInherited.has(name))
    .map(([name, value]) => [inheritedAs[name] ?? name, value] as const);
  // Of a book's own booktitle and its title, the former was written for this purpose.
  return { ...each, fields: new Map([...whole.reverse(), ...lent('xdata'), ...each.fields]) };
}

/** Entries without a key are not named by an empty reference. */
function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function draftOf({ type, key, fields }: BibEntry, where: string, report: Report): Draft {
  const { people, others } = readNames(fields.get('author') ?? '');
  if (others) report('authors-cut', { ending: '"and others"' }, `${where}.authors`);
  const cited = citedIds(fields);
  const eprint = eprintOf(fields);
  return {
    markup: 'tex',
    title: titleOf(fields),
    abstract: fields.get('abstract'),
    authors: people,
    published: dateOf(fields),
    ids: {
      ...eprint,
      arxiv: eprint.arxiv ?? verbatim(fields.get('arxivid')) ?? cited,
      doi: verbatim(fields.get('doi')),
      pmid: eprint.pmid ?? verbatim(fields.get('pmid')),
      pmcid: verbatim(fields.get('pmcid')),
    },
    links: { page: verbatim(fields.get('url')) },
    topics: topicsOf(fields),
    venue: venueOf(fields, type, cited),
    ...printedOf(type, fields, cited),
    key: key || undefined,
    type:
      namedType(fields.get('entrysubtype')?.trim()) ??
      cslTypes.bibtex?.[type] ??
      (eprint.arxiv || cited ? 'article' : undefined),
    genre: genreOf(type, fields.get('type')),
    comment: fields.get('note'),
  };
}

/** Whose field `organization` holds who stands behind the work: where no publisher is named, that is who published it. */
const sponsored = /^(?:inproceedings|conference|proceedings|manual)$/;

/** What kind of thesis or report it is: its `type`, which BibLaTeX may give as one of its own words, else its entry's. */
function genreOf(entryType: string, said: string | undefined): string | undefined {
  if (!/thesis$|report$/.test(entryType)) return undefined;
  const words: Readonly<Record<string, string>> = {
    phdthesis: 'PhD thesis',
    mathesis: "Master's thesis",
    mastersthesis: "Master's thesis",
    techreport: '',
    resreport: 'Research report',
  };
  const genre = said?.trim() || entryType;
  return words[genre.toLowerCase()] ?? (genre === entryType ? undefined : genre);
}

/** The institution and the publisher; whoever alone is named of a thesis or a report is the institution. */
function makersOf(type: string, fields: Fields): Pick<Draft, 'publisher' | 'organization'> {
  const publisher = first(fields, 'publisher', ...(sponsored.test(type) ? ['organization'] : []));
  const institution = first(fields, 'institution', 'school');
  return institution === undefined
    ? publishedBy(cslTypes.bibtex?.[type], publisher)
    : { organization: institution, publisher };
}

/** Volume, pages and so on. An arXiv number where a volume would stand is none. */
function printedOf(type: string, fields: Fields, cited: string | undefined): Draft {
  const isReport = /^(?:techreport|report|standard|patent)$/.test(type);
  const number = first(fields, 'number', 'issue');
  const volume = fields.get('volume');
  const isNumber = (value: string | undefined) => cited !== undefined && value?.includes(cited);
  return {
    volume: isNumber(volume) ? undefined : volume,
    issue: isNumber(number) || isReport ? (isReport ? number : undefined) : number,
    pages: isNumber(fields.get('pages')) ? undefined : fields.get('pages'),
    articleNumber: first(fields, 'eid', 'articleno', 'article-number'),
    ...makersOf(type, fields),
    place: first(fields, 'address', 'location'),
    series: fields.get('series'),
    edition: fields.get('edition'),
    chapter: fields.get('chapter'),
    ...serialOf(
      first(fields, 'issn', 'isbn') &&
        [fields.get('issn'), fields.get('isbn')]
          .filter(Boolean)
          .map((value) => verbatim(value))
          .join('; '),
    ),
    editors: readNames(fields.get('editor') ?? '').people,
    language: first(fields, 'language', 'langid'),
  };
}

function first(fields: Fields, ...names: readonly string[]): string | undefined {
  return names.map((name) => fields.get(name)).find((value) => value?.trim());
}

function titleOf(fields: Fields): string | undefined {
  const title = first(fields, 'title', 'booktitle', 'maintitle');
  const subtitle = fields.get('subtitle');
  return title && subtitle ? `${title}: ${subtitle}` : title;
}

/** BibLaTeX's `date` (the start of a range, without marks of doubt), else year and month, which may be text. */
function dateOf(fields: Fields): string | undefined {
  const date = /^\d{4}(?:-\d{2}){0,2}/.exec(fields.get('date')?.trim() ?? '')?.[0];
  if (date) return date;
  const year = /\d{4}/.exec(first(fields, 'year', 'date') ?? '')?.[0];
  const month = fields.get('month') ?? '';
  const name = /[a-z]{3,9}/i.exec(month)?.[0];
  const number = /\d{1,2}/.exec(month)?.[0];
  if (!year || !(name ?? number)) return year;
  const day = /^\W*(\d{1,2})\W*$/.exec(fields.get('day') ?? '')?.[1];
  if (day !== undefined && number === undefined) return `${day} ${name} ${year}`;
  // The name may stand with a day: "5~dec".
  return name ? `${number ?? ''} ${name} ${year}`.trim() : `${year}-${number?.padStart(2, '0')}`;
}

/** `eprint` under the scheme that `eprinttype` or `archivePrefix` names; without one, what looks like arXiv's is. */
function eprintOf(fields: Fields): Record<string, string | undefined> {
  const eprint = verbatim(fields.get('eprint'));
  if (eprint === undefined) return {};
  const scheme = first(fields, 'eprinttype', 'archiveprefix')?.trim().toLowerCase() ?? 'arxiv';
  const known: Readonly<Record<string, string>> = { pubmed: 'pmid', arxiv: 'arxiv' };
  if (Object.hasOwn(known, scheme)) return { [known[scheme]!]: eprint };
  return /^[a-z][a-z0-9-]{1,20}$/.test(scheme) ? { [scheme]: eprint } : {};
}

/** An arXiv number cited where a journal would stand: "arXiv preprint arXiv:2301.00001", "CoRR, abs/2301.00001". */
function citedIds(fields: Fields): string | undefined {
  const places = ['journal', 'journaltitle', 'volume', 'howpublished', 'number', 'note'];
  const found = places.map(
    (name) =>
      /(?:arxiv[:/ ]|abs\/)\s?((?:[a-z-]{2,9}\/)?\d{4}\.?\d{3,5}(?:v\d{1,2})?)/i.exec(fields.get(name) ?? '')?.[1],
  );
  return found.find(Boolean);
}

/** The class of the preprint and the key words. */
function topicsOf(fields: Fields): string[] {
  const words = (first(fields, 'keywords', 'keyword') ?? '').split(/[,;]/).map((word) => word.trim());
  const primary = first(fields, 'primaryclass', 'eprintclass')?.trim();
  return primary && !words.includes(primary) ? [primary, ...words] : words;
}

/** Where it was published; a citation of the preprint itself says nothing about that. */
function venueOf(fields: Fields, type: string, cited: string | undefined): string | undefined {
  const names = [
    'journal',
    'journaltitle',
    'booktitle',
    ...(type === 'online' ? ['organization'] : ['howpublished', 'eventtitle']),
  ];
  const venue = first(fields, ...names);
  if (venue === undefined || (cited && /^(?:arxiv|corr)\b/i.test(venue)) || /^\\?(?:url|href)\b|^https?:/i.test(venue))
    return undefined;
  return venue;
}

/** A field that is no prose: without TeX's escapes, braces and line breaks. */
function verbatim(value: string | undefined): string | undefined {
  if (value === undefined || !/[\\{}\s]/.test(value)) return value || undefined;
  const bare = value
    .replace(/\\url\s{0,3}/g, '')
    .replace(/\\([_%&#$~{}])/g, '$1')
    .replace(/\{?\\(?:textasciitilde|sim)(?:\{\})?\}?/g, '~')
    .replace(/[{}\s]+/g, '');
  return bare === '' ? undefined : bare;
}
