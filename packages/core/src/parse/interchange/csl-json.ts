import * as z from 'zod/mini';
import type { Listing } from '../../paper/schema.js';
import type { Draft, DraftAuthor } from '../draft.js';
import { isRecord, label, listOf, maybe, oneOrMore, readFields, text } from '../fields.js';
import type { ParseContext, Probe } from '../format.js';
import { toPaper } from '../to-paper.js';
import { looselyHtml } from './as-html.js';
import { genreOf, publishedBy } from './csl-types.js';
import { parseYaml } from './yaml.js';

/** Crossref's variant of CSL-JSON has lists where the schema has texts; the first counts. */
const textOrList = z.pipe(
  maybe(z.union([z.string(), z.array(z.string())])),
  z.transform((value) => (Array.isArray(value) ? value[0] : value)),
);

const Name = z.object({
  family: text,
  given: text,
  literal: text,
  suffix: text,
  'dropping-particle': text,
  'non-dropping-particle': text,
});

/** Parts by name are how Pandoc wrote dates before its version 2.11. */
const NamedParts = z.object({ year: label, month: label, day: label });

const CslDate = maybe(
  z.union([
    z.string(),
    z.array(NamedParts),
    z.object({ 'date-parts': listOf(z.array(z.nullish(z.union([z.string(), z.number()])))), raw: text, literal: text }),
  ]),
);

/** A list, or one person as some tools write it. */
const people = z.pipe(
  maybe(z.union([z.array(z.nullish(Name)), Name])),
  z.transform((value) =>
    value === undefined ? undefined : [value].flat().filter((name) => name !== null && name !== undefined),
  ),
);

/** The variables a Paper has a place for. https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
const Item = z.object({
  type: text,
  title: textOrList,
  abstract: text,
  author: people,
  editor: people,
  issued: CslDate,
  DOI: label,
  PMID: label,
  PMCID: label,
  URL: text,
  archive: text,
  archive_location: text,
  number: label,
  note: text,
  keyword: text,
  'container-title': textOrList,
  'event-title': text,
  version: label,
  license: text,
  volume: label,
  issue: label,
  page: label,
  publisher: text,
  'publisher-place': text,
  'collection-title': textOrList,
  edition: label,
  'chapter-number': label,
  genre: text,
  ISSN: oneOrMore,
  ISBN: oneOrMore,
  language: text,
  'citation-key': text,
});

/** What only CSL-JSON has in this spelling; beside a title and a type it tells CSL from services' own records. */
const telling = ['author', 'issued', 'container-title', 'DOI', 'URL', 'citation-key', 'accessed'];

/**
 * CSL-JSON: what Zotero, Pandoc and citation processors exchange, as a list or one item; in YAML below `references`, as
 * Pandoc keeps it above a text.
 */
export function detect(probe: Probe): boolean {
  return itemsIn(probe).slice(0, 10).some(isCsl);
}

export function parse(probe: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const papers = itemsIn(probe).flatMap((value, index) => {
    const where = `items[${index}]`;
    const item = readFields(Item, value, report, where);
    return (item && toPaper(looselyHtml({ ...draftOf(item), position: index + 1 }), report, where)) ?? [];
  });
  return { title: 'CSL-JSON', papers };
}

/** Some tools wrap the list: `{ items: […] }` is how citation processors take it, `references` how Pandoc does. */
function itemsIn({ json, head, text }: Probe): readonly unknown[] {
  const value = json ?? (/^references:[ \t]*\r?$/m.test(head) ? parseYaml(text) : undefined);
  if (Array.isArray(value)) return value;
  const list = isRecord(value) ? (value.items ?? value.references) : undefined;
  return Array.isArray(list) ? list : [value];
}

function isCsl(value: unknown): boolean {
  if (!isRecord(value) || typeof value.type !== 'string') return false;
  return (typeof value.title === 'string' || Array.isArray(value.author)) && telling.some((name) => name in value);
}

function draftOf(item: z.infer<typeof Item>): Draft {
  return {
    title: item.title,
    abstract: item.abstract,
    authors: item.author?.map(authorOf),
    published: dateOf(item.issued),
    ids: {
      doi: item.DOI,
      pmid: item.PMID ?? /^pmid:\s?(\S+)/im.exec(item.note ?? '')?.[1],
      pmcid: item.PMCID ?? /^pmcid:\s?(\S+)/im.exec(item.note ?? '')?.[1],
      arxiv: arxivOf(item),
    },
    version: item.version,
    links: { page: item.URL },
    topics: item.keyword?.split(/[,;]/),
    venue: item['container-title'] ?? item['event-title'],
    volume: item.volume,
    ...numberedBy(item),
    ...publishedBy(item.type, item.publisher),
    place: item['publisher-place'],
    series: item['collection-title'],
    edition: item.edition,
    chapter: item['chapter-number'],
    genre: genreOf(item.type, item.genre),
    issn: [item.ISSN ?? []].flat().flatMap((issn) => issn.split(/[,;]\s*/)),
    isbn: [item.ISBN ?? []].flat().flatMap((isbn) => isbn.split(/[,;]\s*|\s+(?=97)/)),
    editors: item.editor?.map(authorOf),
    language: item.language,
    key: item['citation-key'] ?? /^citation key:\s?(\S+)/im.exec(item.note ?? '')?.[1],
    type: item.type,
    license: item.license,
    comment: remarkOf(item.note),
  };
}

/**
 * `number` is that of a report, a patent or a standard; of an article in a journal it is the article's own, which may stand
 * where its pages would, too.
 */
function numberedBy({
  issue,
  number,
  page,
  type,
}: z.infer<typeof Item>): Pick<Draft, 'issue' | 'pages' | 'articleNumber'> {
  const own = /^arxiv:/i.test(String(number)) ? undefined : number;
  if (/^(?:report|patent|standard)$/.test(type ?? '')) return { issue: own ?? issue, pages: page };
  return { issue, pages: page === own ? undefined : page, articleNumber: own };
}

function authorOf(name: z.infer<typeof Name>): DraftAuthor {
  const join = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' ') || undefined;
  if (name.family === undefined) {
    // A literal name of several words is nobody's: it is how CSL is told of a group.
    const { literal } = name;
    return literal && /\S\s+\S/.test(literal) ? { name: literal, corporate: true } : { name: literal ?? name.given };
  }
  return {
    family: join(name['non-dropping-particle'], name.family),
    suffix: name.suffix,
    given: join(name.given, name['dropping-particle']),
  };
}

/** The first date of a range without marks of doubt; parts come as numbers or texts and may be missing or null. */
function dateOf(date: z.infer<typeof CslDate>): string | undefined {
  if (date === undefined || typeof date === 'string') return date?.split('/')[0]?.replace(/[~?%]$/, '');
  const named = Array.isArray(date) ? date[0] : undefined;
  const written = Array.isArray(date) ? [named?.year, named?.month, named?.day] : date['date-parts']?.[0];
  const parts = written?.filter((part) => part != null && Number(part) > 0) ?? [];
  if (parts.length === 0) return Array.isArray(date) ? undefined : (date.raw ?? date.literal);
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** Zotero keeps what CSL has no variable for as lines of the note: `arXiv: 2301.00001`, `tex.eprint: …`. */
function remarkOf(note: string | undefined): string | undefined {
  const lines = note
    ?.split('\n')
    .filter((line) => !/^(?:arxiv|pmid|pmcid|doi|issn|isbn|citation key|tex\.[\w.]+):/i.test(line));
  return lines?.join(' ');
}

/** arXiv numbers stand where a citation style would print them: `number`, the archive, or a line of the note. */
function arxivOf({ archive, archive_location, number, note }: z.infer<typeof Item>): string | undefined {
  if (/^arxiv$/i.test(archive ?? '') && archive_location) return archive_location;
  if (/^arxiv:/i.test(String(number))) return String(number);
  return /^arxiv:\s?(\S+)/im.exec(note ?? '')?.[1];
}
