import type { PaperFilters } from '@trending-papers/core/collect';
import { type Paper, windowStart } from '@trending-papers/core/paper';
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

const says = (value: unknown) =>
  value !== undefined && value !== false && (typeof value !== 'object' || Object.keys(value as object).length > 0);

/** The papers that pass every filter, in their order. What filters papers is loaded only when something is asked. */
export async function filterPapers(papers: readonly Paper[], args: FilterArgs, now: Date): Promise<Paper[]> {
  const filters = filtersOf(args, now);
  if (!Object.values(filters).some(says)) return [...papers];
  const core = await import('@trending-papers/core/collect');
  return core.filterPapers(papers, filters);
}

/** A day as it is, or so long before now. */
function dayOfSince(since: Since, now: Date): string {
  if ('day' in since) return since.day;
  return new Date(windowStart(since.daysAgo, now.getTime())).toISOString().slice(0, 10);
}
