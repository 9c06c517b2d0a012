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
  if (listIn(json) !== undefined) return true;
  if (isArchive(head)) return true;
  return isPrinted(head.replace(/^\[\s*/, ''));
}

/** As deep as envelopes go: `{ data: { results: { papers: […] } } }`. */
const maxDepth = 3;
/** How many entries are looked at before a list is called something else. */
const probed = 10;

const fits = (item: unknown) => isItem(item) || isPrinted(item) || isItem(written(item));

/** The list itself, or those that somebody's envelope holds: `{ status, data: […] }`, `{ "2026-03-18": […] }`. */
function listIn(json: unknown, depth = 0): readonly unknown[] | undefined {
  const value = typeof json === 'string' && /^\s*\[/.test(json) ? jsonOf(json) : json;
  if (Array.isArray(value)) return value.slice(0, probed).some(fits) ? value : undefined;
  if (!isRecord(value) || depth > maxDepth) return undefined;
  const held = Object.entries(value).flatMap(([name, inner]) =>
    (listIn(inner, depth + 1) ?? []).map((item) => (isDay(name) ? fromArchive({ snapshotDate: name, item }) : item)),
  );
  return held.length > 0 ? held : undefined;
}

const isDay = (name: string) => /^\d{4}-\d{2}-\d{2}$/.test(name);

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
  report('python-literal', {});
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
    if (fields?.paper?.withdrawnAt) report('withdrawn', { day: fields.paper.withdrawnAt }, where);
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
