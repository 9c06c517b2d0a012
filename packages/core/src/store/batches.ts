import { TrendingPapersError } from '../paper/errors.js';
import type { Listing, Paper } from '../paper/schema.js';
import {
  aDate,
  aFunction,
  anything,
  checkOptions,
  checkPapers,
  isObject,
  type Rule,
  type Rules,
} from '../text/options.js';
import { prepared } from './prepare.js';
import type { StoreMerge, StoreMergeOptions } from './types.js';

/** Papers of one transaction: enough to be quick, few enough to be tried again. */
const batchSize = 500;

/** What one batch did. */
export type Merged = Pick<StoreMerge, 'added' | 'changed' | 'united' | 'unchanged'> &
  Partial<Pick<StoreMerge, 'issues'>>;

const rules: Rules<StoreMergeOptions> = { now: aDate, signal: anything, onProgress: aFunction };

const papersRule: Rule = [
  'a listing, or papers one after another',
  (value) => typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value),
];

/**
 * Merges papers batch by batch: what is no paper is left out and told, and the counts are added up. A store says how one
 * batch is merged.
 *
 * @throws TrendingPapersError `aborted` between two batches, by the signal
 */
export async function mergeInBatches(
  given: Listing | Iterable<Paper> | AsyncIterable<Paper>,
  options: StoreMergeOptions,
  mergeBatch: (papers: readonly Paper[], now: Date) => Promise<Merged>,
): Promise<StoreMerge> {
  checkOptions(options, rules);
  const { now = new Date(), signal, onProgress } = options;
  const papersGiven = isObject(given) && 'papers' in given ? given.papers : given;
  checkPapers(papersGiven, papersRule);
  const sum: StoreMerge = { added: 0, changed: 0, united: 0, unchanged: 0, issues: [] };
  let done = 0;
  for await (const batch of inBatches(papersGiven as Iterable<Paper> | AsyncIterable<Paper>)) {
    if (signal?.aborted)
      throw new TrendingPapersError('aborted', `The merge was stopped; ${done} papers were merged before.`, {});
    const { papers, issues } = prepared(batch);
    const merged = await mergeBatch(papers, now);
    for (const count of ['added', 'changed', 'united', 'unchanged'] as const) sum[count] += merged[count];
    sum.issues.push(...issues, ...(merged.issues ?? []));
    done += batch.length;
    onProgress?.(done);
  }
  return sum;
}

async function* inBatches(papers: Iterable<Paper> | AsyncIterable<Paper>): AsyncGenerator<Paper[]> {
  let batch: Paper[] = [];
  for await (const paper of papers) {
    batch.push(paper);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
