import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import { isRecord, readFields } from '../fields.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { jsonOf, readLines } from '../json-lines.js';
import { fromArchive, isArchive } from './archive.js';
import { draftOfItem, HfItem } from './paper.js';
import { parsePythonLiteral } from './python-literal.js';

/**
 * Answers of `/api/daily_papers` and `/api/papers/search`: an array of items, each around a `paper`. Dumps whose
 * items were printed by Python (`{'paper': …, 'hidden': False}`) are read as well, and archives in JSON Lines.
 */
export function detect({ json, head }: Probe): boolean {
  const list = listIn(json);
  if (list !== undefined) return list.some((item) => isItem(item) || isPrinted(item) || isItem(written(item)));
  if (isArchive(head)) return true;
  return isPrinted(head.replace(/^\[\s*/, ''));
}

/** The list itself, or the one that somebody's envelope holds: `{ status, date, data: […] }`. */
function listIn(json: unknown): readonly unknown[] | undefined {
  if (Array.isArray(json)) return json;
  if (!isRecord(json)) return undefined;
  return Object.values(json).find((value): value is unknown[] => Array.isArray(value) && value.length > 0);
}

/** An item that was written as a string of JSON. */
function written(item: unknown): unknown {
  return typeof item === 'string' && /^\s*\{/.test(item) ? jsonOf(item) : undefined;
}

function isItem(item: unknown): boolean {
  return isRecord(item) && isRecord(item.paper) && typeof item.paper.id === 'string' && 'publishedAt' in item.paper;
}

function isPrinted(item: unknown): boolean {
  return typeof item === 'string' && /^\{'paper': \{'/.test(item);
}

export function parse(probe: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const { head, json, text } = probe;
  if (isArchive(head)) return readItems(readLines(probe, report).map(fromArchive), report);
  const list = listIn(json)?.map((item) => written(item) ?? item);
  if (list !== undefined && !list.some(isPrinted)) return readItems(list, report);
  report('python-literal', 'Printed by Python rather than written as JSON; read as what it means.');
  const items = list ?? parsePythonLiteral(text);
  return readItems(Array.isArray(items) ? items.map(unprinted) : [unprinted(items)], report);
}

function unprinted(item: unknown): unknown {
  return typeof item === 'string' ? parsePythonLiteral(item) : item;
}

/** The listing of some items in their order. */
export function readItems(items: readonly unknown[], report: Report): Omit<Listing, 'issues'> {
  const papers = collect('papers', items, report, (item, where) => {
    const fields = readFields(HfItem, item, report, where);
    if (fields?.paper?.withdrawnAt) report('withdrawn', `Withdrawn on ${fields.paper.withdrawnAt}.`, where);
    return fields && draftOfItem(fields);
  });
  const days = new Set(papers.map(({ listed }) => listed?.slice(0, 10)));
  const [date] = days;
  return {
    title: 'Hugging Face Daily Papers',
    homepage: 'https://huggingface.co/papers',
    // Papers of several days are a search or a week, which have no date.
    ...(days.size === 1 && date !== undefined ? { date } : {}),
    papers,
  };
}
