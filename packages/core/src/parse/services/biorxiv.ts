import * as z from 'zod/mini';
import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import { isRecord, label, listOf, readFields, text } from '../fields.js';
import type { ParseContext, Probe } from '../format.js';
import { cslType } from './work-types.js';

/** Answers of api.biorxiv.org, for bioRxiv and medRxiv: `/details` and `/pubs`. */
export function detect({ head, json }: Probe): boolean {
  return (
    head.includes('"collection"') && isRecord(json) && Array.isArray(json.messages) && Array.isArray(json.collection)
  );
}

/** `/pubs` names the same fields with a prefix. */
const Row = z.object({
  doi: text,
  preprint_doi: text,
  biorxiv_doi: text,
  title: text,
  preprint_title: text,
  authors: text,
  preprint_authors: text,
  abstract: text,
  preprint_abstract: text,
  date: text,
  preprint_date: text,
  version: label,
  type: text,
  license: text,
  category: text,
  preprint_category: text,
  server: text,
  preprint_platform: text,
  published: text,
  published_doi: text,
  author_corresponding_institution: text,
});
type Row = z.infer<typeof Row>;

const Answer = z.object({
  messages: listOf(z.object({ cursor: label, total: label })),
  collection: listOf(z.unknown()),
});
type Message = NonNullable<z.infer<typeof Answer>['messages']>[number];

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const { collection, messages } = readFields(Answer, json, report, 'answer') ?? {};
  const rows = (collection ?? []).map((row, index) => readFields(Row, row, report, `collection[${index}]`));
  return {
    title: 'bioRxiv and medRxiv preprints',
    homepage: 'https://www.biorxiv.org/',
    papers: collect('paper', byPaper(rows), report, draftOf),
    next: nextCursor(messages?.[0], rows.length),
  };
}

/** Each version is a row of its own; they belong together by their DOI. */
function byPaper(rows: readonly (Row | undefined)[]): Row[][] {
  const papers = new Map<string, Row[]>();
  for (const [index, row] of rows.entries()) {
    if (row === undefined) continue;
    const key = doiOf(row) ?? `row ${index}`;
    const versions = papers.get(key);
    if (versions === undefined) papers.set(key, [row]);
    else versions.push(row);
  }
  return [...papers.values()].map((versions) =>
    versions.sort((a, b) => Number(a.version ?? 0) - Number(b.version ?? 0)),
  );
}

function doiOf(row: Row): string | undefined {
  return row.doi ?? row.preprint_doi ?? row.biorxiv_doi;
}

function draftOf(versions: readonly Row[]): Draft | undefined {
  const [first, last] = [versions[0], versions.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const server = last.server ?? last.preprint_platform ?? 'bioRxiv';
  const doi = doiOf(last);
  const article = last.published_doi ?? last.published;
  const page = doi && `https://www.${server.toLowerCase()}.org/content/${doi}v${last.version ?? 1}`;
  return {
    markup: 'html',
    title: last.title ?? last.preprint_title,
    abstract: last.abstract ?? last.preprint_abstract,
    // "Last, F. M.; Other, G."
    authors: (last.authors ?? last.preprint_authors ?? '').split(';'),
    published: first.date ?? first.preprint_date,
    updated: last.date ?? last.preprint_date,
    ids: { doi },
    version: last.version,
    links: { page, pdf: page && `${page}.full.pdf` },
    topics: [last.category ?? last.preprint_category ?? ''],
    venue: server,
    type: cslType(last.type) ?? 'article',
    relations:
      article === undefined || article === 'NA' ? [] : [{ type: 'is-preprint-of', id: article, scheme: 'doi' }],
    organization: last.author_corresponding_institution,
    license: last.license,
  };
}

/** Pages hold 30 or 100 rows, whatever the documentation says: step by what came, end when all have come. */
function nextCursor(message: Message | undefined, count: number): string | undefined {
  const [cursor, total] = [Number(message?.cursor ?? 0), Number(message?.total ?? 0)];
  return count > 0 && cursor + count < total ? String(cursor + count) : undefined;
}
