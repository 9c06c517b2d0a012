import * as z from 'zod/mini';
import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import { flag, isRecord, label, listOf, number, readFields, record, text } from '../fields.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { readLines } from '../json-lines.js';

/**
 * Papers with Code: the frozen dumps of the old site (papers with abstracts; links between papers and code), as an
 * array or as JSON Lines, its old API, and the API and command line of the new paperswithcode.co.
 */
export function detect({ head, json }: Probe): boolean {
  if (!/"(?:paper_url|paper_id|url_abs|arxiv_id)"/.test(head)) return false;
  const [first] = json === undefined ? [firstLine(head)] : entriesOf(json);
  if (!isRecord(first) || 'virtualsite_url' in first) return false;
  return 'paper_url' in first || 'url_abs' in first || ('paper_id' in first && 'date_published' in first);
}

/** Of JSON Lines only the keys count here; the line may be longer than the head. */
function firstLine(head: string): unknown {
  if (!head.startsWith('{')) return undefined;
  return Object.fromEntries(
    [...head.matchAll(/"(paper_url|url_abs|paper_id|date_published)"\s*:/g)].map(([, key]) => [key, '']),
  );
}

/** The old API wraps its answers in `{ results }`, the command line in `{ schema_version, data }`, at times in both. */
function entriesOf(json: unknown): readonly unknown[] {
  let entries = json;
  for (let level = 0; level < 2 && isRecord(entries); level += 1) {
    entries = entries.data ?? entries.results ?? entries.papers ?? entries;
  }
  return Array.isArray(entries) ? entries : [entries];
}

const named = z.union([z.string(), z.object({ name: text, full_name: text })]);

const Row = z.object({
  paper_url: text,
  source_url: text,
  url_abs: text,
  paper_url_abs: text,
  url_pdf: text,
  paper_url_pdf: text,
  arxiv_id: text,
  paper_arxiv_id: text,
  openreview_id: text,
  title: text,
  paper_title: text,
  abstract: text,
  authors: listOf(named),
  date: text,
  date_published: text,
  published: text,
  proceeding: text,
  conference: text,
  tasks: listOf(named),
  repo_url: text,
  is_official: flag,
  repository: record({ url: text, stars: number }),
  trending: record({ stars_gained_24h: number }),
  citation_count: number,
});
type Row = z.infer<typeof Row>;

const Page = z.object({ next: label });

export function parse(probe: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const { json } = probe;
  const entries = json === undefined ? readLines(probe, report) : entriesOf(json);
  const rows = entries.flatMap((entry, index) => readFields(Row, entry, report, `row[${index}]`) ?? []);
  return {
    title: 'Papers with Code',
    papers: collect('paper', withCode(rows), report, draftOf),
    next: isRecord(json) ? nextOf(json, report) : undefined,
  };
}

function nextOf(json: object, report: Report): string | undefined {
  const next = readFields(Page, json, report, 'answer')?.next;
  return next === undefined ? undefined : String(next);
}

/** The links dump has a row for each repository: one paper of them, the official repository first. */
function withCode(rows: readonly Row[]): Row[] {
  const papers = new Map<string, Row>();
  for (const [index, row] of rows.entries()) {
    const key = row.repo_url === undefined ? `row ${index}` : (row.paper_url ?? row.paper_title ?? '');
    const before = papers.get(key);
    if (before === undefined || (row.is_official && !before.is_official)) papers.set(key, row);
  }
  return [...papers.values()];
}

function draftOf(row: Row): Draft {
  const arxiv = row.arxiv_id ?? row.paper_arxiv_id;
  return {
    markup: 'tex',
    title: row.title ?? row.paper_title,
    abstract: row.abstract,
    authors: row.authors?.map(nameOf),
    published: row.date ?? row.date_published ?? row.published,
    ids: { arxiv, openreview: row.openreview_id },
    links: {
      // arXiv's addresses follow from the number; these carry a version.
      page: arxiv === undefined ? (row.url_abs ?? row.paper_url_abs ?? row.source_url) : undefined,
      pdf: arxiv === undefined ? (row.url_pdf ?? row.paper_url_pdf) : undefined,
      code: row.repo_url ?? row.repository?.url,
    },
    signals: {
      stars: row.repository?.stars,
      starsGained: row.trending?.stars_gained_24h,
      citations: row.citation_count,
    },
    topics: row.tasks?.map(nameOf) ?? [],
    venue: row.proceeding ?? row.conference,
  };
}

function nameOf(value: z.infer<typeof named>): string {
  return typeof value === 'string' ? value : (value.name ?? value.full_name ?? '');
}
