import * as z from 'zod/mini';
import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import { isRecord, label, maybe, oneOrMore, readFields, record, text } from '../fields.js';
import type { ParseContext, Probe, Report } from '../format.js';
import {
  childOf,
  childrenOf,
  fieldOf,
  fieldsOf,
  findAll,
  markupOf,
  readXml,
  rootTag,
  textOf,
  type XmlNode,
} from '../xml.js';
import { cslType } from './work-types.js';

/**
 * DBLP: its search API in JSON and XML (https://dblp.org/faq/How+to+use+the+dblp+search+API.html), and the records of
 * its dump and of person pages.
 */
export function detect({ head, json }: Probe): boolean {
  if (head.startsWith('{')) return hitsOf(json) !== undefined;
  const root = rootTag(head)?.name;
  if (root === 'dblp' || root === 'dblpperson') return true;
  return root === 'result' && /<completions\b|<hits\b[^>]*\bcomputed=|dblp/i.test(head);
}

const author = z.union([z.string(), z.object({ text: text })]);

const Info = z.object({
  authors: record({ author: maybe(z.union([author, z.array(author)])) }),
  title: text,
  venue: oneOrMore,
  volume: text,
  year: label,
  type: text,
  key: text,
  doi: text,
  ee: oneOrMore,
  number: text,
  pages: text,
  publisher: text,
  isbn: oneOrMore,
  url: text,
});
type Info = z.infer<typeof Info>;

const Hits = z.object({ '@total': label, '@sent': label, '@first': label });

export function parse(probe: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const hits = hitsOf(probe.json);
  if (hits === undefined) return parseXml(probe, report);
  // A search without a hit has no `hit` at all.
  const found = listOfOne(hits.hit);
  return {
    title: 'DBLP',
    homepage: 'https://dblp.org/',
    papers: collect('hit', found, report, (hit, where) => {
      const info = readFields(Info, isRecord(hit) ? hit.info : hit, report, where);
      return info && draftOf(info);
    }),
    next: nextFirst(readFields(Hits, hits, report, 'hits')),
  };
}

function hitsOf(json: unknown): Record<string, unknown> | undefined {
  const result = isRecord(json) ? json.result : undefined;
  const hits = isRecord(result) ? result.hits : undefined;
  return isRecord(hits) && '@total' in hits ? hits : undefined;
}

function listOfOne<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}

/** The `f` of the next request. */
function nextFirst(hits: z.infer<typeof Hits> | undefined): string | undefined {
  const [total, sent, first] = [hits?.['@total'], hits?.['@sent'], hits?.['@first']].map(Number) as [
    number,
    number,
    number,
  ];
  return sent > 0 && first + sent < total ? String(first + sent) : undefined;
}

function parseXml({ text: source }: Probe, report: Report): Omit<Listing, 'issues'> {
  const document = readXml(source);
  const records = findAll(document, (node) => node.name === 'info' || isRecordNode(node));
  const [hits] = findAll(document, ({ name }) => name === 'hits');
  const counters = hits?.attributes;
  return {
    title: 'DBLP',
    homepage: 'https://dblp.org/',
    papers: collect('record', records, report, (node) => draftOf(infoOf(node))),
    next: counters && nextFirst({ '@total': counters.total, '@sent': counters.sent, '@first': counters.first }),
  };
}

/** `<article key="journals/corr/…">` of the dump. Home pages (`www`) and data are records too, but no papers. */
function isRecordNode({ name, attributes }: XmlNode): boolean {
  return (
    attributes.key !== undefined && /^(?:article|inproceedings|incollection|book|phdthesis|mastersthesis)$/.test(name)
  );
}

function infoOf(node: XmlNode): Info {
  const people = childOf(node, 'authors') ?? node;
  return {
    authors: { author: childrenOf(people, 'author').map((each) => ({ text: textOf(each) })) },
    title: markupOf(childOf(node, 'title')),
    venue: fieldOf(node, 'venue') ?? fieldOf(node, 'journal') ?? fieldOf(node, 'booktitle'),
    volume: fieldOf(node, 'volume'),
    number: fieldOf(node, 'number'),
    pages: fieldOf(node, 'pages'),
    publisher: fieldOf(node, 'publisher'),
    isbn: fieldsOf(node, 'isbn'),
    year: fieldOf(node, 'year'),
    type: fieldOf(node, 'type') ?? (node.name === 'article' ? 'journal-article' : node.name),
    key: fieldOf(node, 'key') ?? node.attributes.key,
    doi: fieldOf(node, 'doi'),
    ee: fieldsOf(node, 'ee'),
    url: undefined,
  };
}

function draftOf(info: Info): Draft {
  const links = listOfOne(info.ee);
  return {
    markup: 'html',
    // Every title in DBLP ends with a full stop.
    title: info.title?.trim().replace(/\.$/, ''),
    authors: listOfOne(info.authors?.author).map((each) =>
      personName(typeof each === 'string' ? each : (each.text ?? '')),
    ),
    published: info.year,
    ids: { dblp: info.key, doi: info.doi ?? links.find((link) => /\bdoi\.org\/10\./.test(link)), arxiv: arxivOf(info) },
    links: { page: links[0] },
    venue: listOfOne(info.venue)[0],
    ...(arxivOf(info) === undefined && { volume: info.volume, issue: info.number, pages: info.pages }),
    publisher: info.publisher,
    isbn: listOfOne(info.isbn),
    type: arxivOf(info) === undefined ? cslType(info.type) : 'article',
  };
}

/** People of the same name are numbered: "Wei Wang 0001". */
function personName(name: string): string {
  return name.trim().replace(/ \d{4}$/, '');
}

/** CoRR is DBLP's name for arXiv; its volumes are the numbers there. */
function arxivOf({ key, volume }: Info): string | undefined {
  if (!key?.startsWith('journals/corr/')) return undefined;
  return volume?.startsWith('abs/') ? volume.slice('abs/'.length) : key.slice('journals/corr/'.length);
}
