import * as z from 'zod/mini';
import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import { label, listOf, readFields, text, texts } from '../fields.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { readLines } from '../json-lines.js';
import { authorLine } from './author-line.js';
import { arxivAuthor, firstDoi, topicsOf, versionOf } from './entry.js';

/**
 * The snapshot of arXiv's metadata on Kaggle: JSON Lines, whatever its name says. Excerpts of it are often arrays, and
 * of some of the fields only.
 */
export function detect({ head }: Probe): boolean {
  return /^\[?\s*\{/.test(head) && arxivId.test(head.slice(0, 300)) && ownFields.test(head);
}

const arxivId = /"id"\s*:\s*"(?:\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[A-Z]{2})?\/\d{7})"/;
const ownFields = /"(?:submitter|authors_parsed|journal-ref|update_date)"\s*:|"categories"\s*:\s*"/;

/** https://www.kaggle.com/datasets/Cornell-University/arxiv lists the fields. */
const Row = z.object({
  id: label,
  submitter: text,
  authors: text,
  title: text,
  comments: text,
  'journal-ref': text,
  doi: text,
  categories: text,
  license: text,
  abstract: text,
  versions: listOf(z.object({ version: text, created: text })),
  update_date: text,
  authors_parsed: listOf(texts),
});

export function parse(probe: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  return {
    title: 'arXiv metadata snapshot',
    homepage: 'https://arxiv.org/',
    papers: collect('row', readLines(probe, report), report, (row, where) => draftOf(row, where, report)),
  };
}

/** One row of the snapshot. */
function draftOf(value: unknown, where: string, report: Report): Draft | undefined {
  const row = readFields(Row, value, report, where);
  if (row === undefined) return undefined;
  const last = row.versions?.at(-1);
  return {
    markup: 'tex',
    title: row.title,
    abstract: row.abstract,
    authors: authorsOf(row),
    published: row.versions?.[0]?.created,
    updated: last?.created ?? row.update_date,
    ids: { arxiv: row.id, doi: firstDoi(row.doi, report, where) },
    version: versionOf(last?.version),
    topics: topicsOf((row.categories ?? '').split(/\s+/)),
    venue: row['journal-ref'],
    comment: row.comments,
    submitter: row.submitter,
    license: row.license,
  };
}

/** `authors_parsed` is Unicode and split already; `authors` is the line as typed, in TeX. */
function authorsOf({ authors, authors_parsed: parsed = [] }: z.infer<typeof Row>): Draft['authors'] {
  if (parsed.length === 0) return authorLine(authors);
  return parsed.flatMap(([family, given, suffix, ...places]) => arxivAuthor(family, given, suffix, places.join('; ')));
}
