import * as z from 'zod/mini';
import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import { label, listOf, maybe, readFields, record, text, texts } from '../fields.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { authorLine } from './author-line.js';
import { arxivAuthor, firstDoi, topicsOf } from './entry.js';

/** Metadata documents of arXiv's own search and browse services (`/docmeta/…`): one, or a list of them. */
export function detect({ head, json }: Probe): boolean {
  return /"(?:paper_id|abs_categories|submitted_date)"/.test(head) && documentsOf(json).some(isDocument);
}

function documentsOf(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [json];
}

function isDocument(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'paper_id' in value && 'abs_categories' in value;
}

const person = z.object({ first_name: text, last_name: text, suffix: text, affiliation: texts });
type Person = z.infer<typeof person>;

/** The `…_utf8` twins hold what arXiv made of the TeX. Search's documents have lists where browse's have one value. */
const Document = z.object({
  paper_id: label,
  version: label,
  title: text,
  title_utf8: text,
  abstract: text,
  abstract_utf8: text,
  authors: maybe(z.union([z.string(), z.array(person)])),
  authors_parsed: listOf(person),
  submitted_date: maybe(z.union([z.string(), z.array(z.string())])),
  submitted_date_all: texts,
  abs_categories: text,
  doi: text,
  journal_ref: text,
  comments: text,
  submitter: record({ name: text, name_utf8: text }),
  license: record({ uri: text }),
});

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  return {
    title: 'arXiv metadata',
    homepage: 'https://arxiv.org/',
    papers: collect('document', documentsOf(json), report, (value, where) => draftOf(value, where, report)),
  };
}

function draftOf(value: unknown, where: string, report: Report): Draft | undefined {
  const document = readFields(Document, value, report, where);
  if (document === undefined) return undefined;
  const { submitted_date: submitted } = document;
  const dates = Array.isArray(submitted) ? submitted : document.submitted_date_all;
  return {
    markup: 'tex',
    title: document.title_utf8 ?? document.title,
    abstract: document.abstract_utf8 ?? document.abstract,
    authors: authorsOf(document),
    published: dates?.[0] ?? (Array.isArray(submitted) ? undefined : submitted),
    updated: Array.isArray(submitted) ? submitted.at(-1) : submitted,
    ids: { arxiv: document.paper_id, doi: firstDoi(document.doi, report, where) },
    version: document.version,
    topics: topicsOf((document.abs_categories ?? '').split(/\s+/)),
    venue: document.journal_ref,
    comment: document.comments,
    submitter: document.submitter?.name_utf8 ?? document.submitter?.name,
    license: document.license?.uri,
  };
}

function authorsOf({ authors, authors_parsed: parsed }: z.infer<typeof Document>): Draft['authors'] {
  const people: Person[] | undefined = parsed ?? (Array.isArray(authors) ? authors : undefined);
  if (people === undefined) return authorLine(Array.isArray(authors) ? undefined : authors);
  return people.flatMap((each) =>
    arxivAuthor(each.last_name, each.first_name, each.suffix, each.affiliation?.join('; ')),
  );
}
