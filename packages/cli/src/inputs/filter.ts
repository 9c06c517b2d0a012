import type { PaperFilters } from '@trending-papers/core/collect';
import { type Paper, windowStart } from '@trending-papers/core/paper';
import type { StoreListing } from '@trending-papers/core/store';
import type { Since } from '../args/kind.js';

/** What the filter options say. */
export interface FilterArgs {
  query?: string | undefined;
  topic: readonly string[];
  author: readonly string[];
  exclude: readonly string[];
  since: Since | undefined;
  'min-upvotes': number | undefined;
  'with-code': boolean;
}

/** The options as filters. */
function filtersOf(args: FilterArgs, now: Date): PaperFilters {
  return {
    query: args.query,
    topics: args.topic,
    authors: args.author,
    exclude: args.exclude,
    since: args.since && dayOfSince(args.since, now),
    minSignals: args['min-upvotes'] === undefined ? {} : { upvotes: args['min-upvotes'] },
    withCode: args['with-code'],
  };
}

/**
 * The filters that a store may be asked for, so that papers that would be left out are not read. Not those of another time:
 * they look at papers as they were then.
 */
export function storedFilters(args: FilterArgs & { 'as-of'?: Date | undefined }, now: Date): StoreListing | undefined {
  if (args['as-of'] !== undefined) return undefined;
  const { query: _, ...filters } = filtersOf(args, now);
  return filters;
}

const quoted = (text: string) => `"${text.replaceAll('"', ' ')}"`;

/** One of several, as the search language says it. */
const oneOf = (field: string, values: readonly string[]) =>
  values.map((value) => `${field}:${quoted(value)}`).join(' OR ');

/** The options as the search language says them, for an index that has no papers at hand. */
export function filterWords(args: Omit<FilterArgs, 'query'>, now: Date): string[] {
  return [
    oneOf('topic', args.topic),
    oneOf('author', args.author),
    ...args.exclude.map((words) => `-${quoted(words)}`),
    args.since ? `after:${dayOfSince(args.since, now)}` : '',
    args['min-upvotes'] ? `upvotes:>=${args['min-upvotes']}` : '',
    args['with-code'] ? 'has:code' : '',
  ].filter(Boolean);
}

const says = (value: unknown) =>
  value !== undefined && value !== false && (typeof value !== 'object' || Object.keys(value as object).length > 0);

/** The papers that pass every filter, in their order. What filters papers is loaded only when something is asked. */
export async function filterPapers(papers: readonly Paper[], args: FilterArgs, now: Date): Promise<Paper[]> {
  const filters = filtersOf(args, now);
  if (!Object.values(filters).some(says)) return [...papers];
  const core = await import('./collecting.js');
  return core.filterPapers(papers, filters);
}

/** A day as it is, or so long before now. */
function dayOfSince(since: Since, now: Date): string {
  if ('day' in since) return since.day;
  return new Date(windowStart(since.daysAgo, now.getTime())).toISOString().slice(0, 10);
}
