import * as z from 'zod/mini';
import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import type { Draft } from '../draft.js';
import { isRecord, listOf, readFields, text } from '../fields.js';
import type { ParseContext, Probe } from '../format.js';

/** The evaluation tables of Papers with Code: tasks, their data sets, and papers with their results in rows. */
export function detect({ head, json }: Probe): boolean {
  if (!/"(?:datasets|subtasks|categories)"/.test(head) || !Array.isArray(json)) return false;
  return isRecord(json[0]) && 'task' in json[0] && Array.isArray(json[0].datasets);
}

const Row = z.object({
  paper_title: text,
  paper_url: text,
  paper_date: text,
  code_links: listOf(z.object({ url: text })),
});

/** A row under the names of its task and data set. */
interface Result {
  row: z.infer<typeof Row>;
  topics: string[];
}

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const rows = rowsOf(Array.isArray(json) ? json : []);
  const results = rows.flatMap(({ value, topics }, index): Result[] => {
    const row = readFields(Row, value, report, `row[${index}]`);
    return row === undefined ? [] : [{ row, topics: [...topics] }];
  });
  return {
    title: 'Papers with Code evaluation tables',
    papers: collect('paper', byPaper(results), report, draftOf),
  };
}

interface Found {
  value: unknown;
  topics: string[];
}

/** Tasks have subtasks and data sets subsets, to a few levels. Without recursion, so that none is too deep. */
function rowsOf(tables: readonly unknown[]): Found[] {
  const found: Found[] = [];
  const waiting: Found[] = tables.map((value) => ({ value, topics: [] }));
  for (const { value, topics } of waiting) {
    if (!isRecord(value)) continue;
    const name = value.task ?? value.dataset;
    const within = typeof name === 'string' ? [...topics.slice(-1), name] : topics;
    for (const key of ['subtasks', 'datasets', 'subdatasets']) {
      for (const inner of arrayOf(value[key])) waiting.push({ value: inner, topics: within });
    }
    const rows = isRecord(value.sota) ? arrayOf(value.sota.rows) : [];
    found.push(...rows.map((row) => ({ value: row, topics: within })));
  }
  return found;
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A paper has a row for each of its models and data sets. */
function byPaper(results: readonly Result[]): Result[] {
  const papers = new Map<string, Result>();
  for (const [index, result] of results.entries()) {
    const key = result.row.paper_url || result.row.paper_title || `row ${index}`;
    const before = papers.get(key);
    if (before === undefined) papers.set(key, result);
    else before.topics.push(...result.topics);
  }
  return [...papers.values()];
}

function draftOf({ row, topics }: Result): Draft {
  const arxiv = /\barxiv\.org\/(?:abs|pdf)\/(\S{7,30})/.exec(row.paper_url ?? '')?.[1];
  return {
    markup: 'tex',
    title: row.paper_title,
    published: row.paper_date,
    ids: { arxiv },
    links: { page: arxiv === undefined ? row.paper_url : undefined, code: row.code_links?.[0]?.url },
    topics,
  };
}
