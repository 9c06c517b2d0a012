import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft, DraftAuthor } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { childOf, childrenOf, descend, findAll, readXml, rootTag, textOf, type XmlNode } from '../xml.js';
import { genreOf, publishedBy } from './csl-types.js';
import { endnoteTypes } from './endnote-types.js';

/** EndNote's XML export, which other reference managers write as well. */
export function detect({ head }: Probe): boolean {
  return (
    rootTag(head)?.name === 'xml' &&
    /<records?[\s>]/.test(head) &&
    /<ref-type\b|<rec-number\b|<source-app\b|<contributors>/.test(head)
  );
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const records = findAll(readXml(text), ({ name }) => name === 'record');
  return { title: 'EndNote', papers: collect('record', records, report, draftOf) };
}

/** EndNote cuts texts into runs of one style; joined they are the text. */
const flat = (node: XmlNode | undefined) =>
  textOf(node)
    ?.replace(/\s+/g, (gap) => (/[\r\n]/.test(gap) ? ' ' : gap))
    .trim() || undefined;

function draftOf(record: XmlNode): Draft {
  const titles = childOf(record, 'titles');
  const names = (group: string) =>
    childrenOf(descend(record, 'contributors', group), 'author').flatMap((author) => flat(author) ?? []);
  const urls = (group: string) =>
    findAll(descend(record, 'urls', group), ({ name }) => name === 'url').flatMap((url) => flat(url) ?? []);
  const number = flat(childOf(record, 'electronic-resource-num'));
  // The numbers differ from version to version; the names do not.
  const type = endnoteTypes[(childOf(record, 'ref-type')?.attributes.name ?? '').toLowerCase()];
  const isArticle = type?.startsWith('article') ?? false;
  const pages = flat(childOf(record, 'pages'));
  return {
    title: flat(childOf(titles, 'title')),
    abstract: textOf(childOf(record, 'abstract')),
    authors: names('authors').map(authorOf),
    editors: names('secondary-authors').map(authorOf),
    published: dateOf(childOf(record, 'dates')),
    ids: { doi: number ?? urls('related-urls').find((url) => /doi\.org\//.test(url)), pmid: pmidOf(record) },
    links: {
      page: urls('related-urls').find((url) => /^https?:/.test(url)),
      pdf: urls('pdf-urls').find((url) => /^https?:/.test(url)),
    },
    topics: childrenOf(childOf(record, 'keywords'), 'keyword').flatMap((keyword) => flat(keyword) ?? []),
    venue: flat(descend(record, 'periodical', 'full-title')) ?? flat(childOf(titles, 'secondary-title')),
    series: flat(childOf(titles, 'tertiary-title')),
    edition: isArticle ? undefined : flat(childOf(record, 'edition')),
    chapter: type === 'chapter' ? flat(childOf(record, 'section')) : undefined,
    genre: genreOf(type, flat(childOf(record, 'work-type'))),
    volume: flat(childOf(record, 'volume')),
    issue: flat(childOf(record, 'number')),
    pages,
    ...publishedBy(type, flat(childOf(record, 'publisher'))),
    place: flat(childOf(record, 'pub-location')),
    ...serialOf(flat(childOf(record, 'isbn'))),
    language: flat(childOf(record, 'language')),
    key: flat(childOf(record, 'label')),
    comment: flat(childOf(record, 'notes')),
    type,
  };
}

/**
 * "Family, Given, Suffix" as names are read, the suffix in the middle. Of several words with a comma at the end it is a
 * group's name; a comma within such a name is doubled.
 */
export function authorOf(name: string): string | DraftAuthor {
  const comma = name.indexOf(',');
  // Most are a family and given names, and nothing more.
  if (name.indexOf(',', comma + 1) < 0 && name.slice(comma + 1).trim() !== '') return name;
  if (name.includes(',,')) return { name: name.replace(/,,/g, ',').replace(/,$/, ''), corporate: true };
  const [family, given, suffix, ...more] = name.split(',').map((part) => part.trim());
  if (given === '' && suffix === undefined && family!.includes(' ')) return { name: family, corporate: true };
  return suffix && more.length === 0 ? [family, suffix, given].join(', ') : name.replace(/,$/, '');
}

/** One field holds the ISSN of a journal or the ISBN of a book. */
export function serialOf(numbers: string | undefined): Pick<Draft, 'issn' | 'isbn'> {
  const all =
    numbers
      ?.split(/(?<![\s;,])[\s;,]+(?=[\dX-]{8,})|[\r\n;]+/)
      .map((number) => (number.endsWith(')') ? number.replace(/\(.*/, '') : number).trim())
      .filter(Boolean) ?? [];
  return {
    issn: all.filter((number) => /^\d{4}-?\d{3}[\dX]$/i.test(number)),
    isbn: all.filter(
      (number) => /^(?:97[89])?-?\d[\d-]{8,15}[\dX]$/i.test(number) && number.replace(/-/g, '').length >= 10,
    ),
  };
}

/** The year, and month and day as they are printed: "Mar 5". */
function dateOf(dates: XmlNode | undefined): string | undefined {
  const year = flat(childOf(dates, 'year'));
  const day = flat(descend(dates, 'pub-dates', 'date'));
  if (year === undefined || day === undefined) return year ?? day;
  if (/\d{4}/.test(day)) return day;
  const [, month, number] = /^([A-Za-z]{3,9})\.?(?:\s+(\d{1,2}))?/.exec(day) ?? [];
  return month === undefined ? year : [number, month, year].filter(Boolean).join(' ');
}

function pmidOf(record: XmlNode): string | undefined {
  const isPubmed = /pubmed|medline|nlm/i.test(
    `${flat(childOf(record, 'remote-database-name')) ?? ''} ${flat(childOf(record, 'remote-database-provider')) ?? ''}`,
  );
  const accession = flat(childOf(record, 'accession-num'));
  return isPubmed && /^\d{5,9}$/.test(accession ?? '') ? accession : undefined;
}
