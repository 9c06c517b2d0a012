import { type Paper, TrendingPapersError } from '@trending-papers/core/paper';
import { type Merged, mergeInBatches, type PaperStore } from '@trending-papers/core/store';
import type { Database } from '../driver/database.js';
import { mayNotWrite, storeError } from '../driver/errors.js';
import { retried } from '../driver/retry.js';
import { migrate } from '../schema/migrate.js';
import { hasBm25 } from '../search/bm25.js';
import { createLookup } from '../search/lookup.js';
import { searchIn } from '../search/search.js';
import { readChanges } from './changes.js';
import { checkTables } from './check.js';
import { deliver, delivered } from './deliveries.js';
import { fill, isFilled } from './fill.js';
import { type Lock, mergeBatch } from './merge.js';
import { getPapers, listPapers, rankPapers, readSeries } from './read.js';
import { readStats } from './stats.js';
import { thinReadings } from './thin.js';

/** How a store is made. */
export interface PostgresStoreOptions {
  /**
   * Makes each table in so many hash partitions. Asked when the tables are made and never again.
   * @default tables without partitions
   */
  partitions?: number | undefined;
}

/**
 * Papers written after which the room of counts that have changed is given free: each batch changes tens of thousands, and
 * until then keeps what they were, which made the table two and a half times as large.
 */
const tidiedAfter = 5_000;

/** What a store is told of itself. */
interface Setting extends PostgresStoreOptions {
  /** What it is called in errors. */
  where: string;
  manyWriters: boolean;
  lock?: Lock;
}

/** A store on a database, whose tables are made or brought up to date first. */
export async function storeOn(
  database: Database,
  { where, manyWriters, partitions, lock }: Setting,
): Promise<PaperStore> {
  const asOurs = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      throw storeError(error, where);
    }
  };
  async function* streamed<T>(stream: AsyncIterable<T>): AsyncGenerator<T> {
    try {
      yield* stream;
    } catch (error) {
      throw storeError(error, where);
    }
  }
  await asOurs(() => migrate(database, { partitions }));
  const { query } = database;
  let whole = await asOurs(() => isFilled(query));
  if (!whole)
    await asOurs(async () => {
      try {
        await fill(database);
      } catch (error) {
        // Who may only read waits until somebody opens the store who may write.
        if (!mayNotWrite(error)) throw error;
      }
    });
  const lookup = createLookup(query);
  let untidy = 0;

  /** Who does not own the table is warned by the server, and leaves it to the server's own vacuum. */
  async function mergeTidily(papers: readonly Paper[], now: Date): Promise<Merged> {
    const merged = await mergeBatch(database, papers, now, lock);
    untidy += merged.added + merged.changed;
    if (untidy < tidiedAfter) return merged;
    untidy = 0;
    await retried(() => database.script('VACUUM (SKIP_LOCKED, ANALYZE) trending_papers.term'));
    return merged;
  }

  const bm25 = await asOurs(() => hasBm25(query));

  /** Search and ranking give nothing rather than a part of it. */
  async function mustBeFilled(): Promise<void> {
    whole ||= await isFilled(query);
    if (whole) return;
    throw new TrendingPapersError(
      'store-version',
      'The papers are of an older release and lack the words that searching needs: open the store once as a user who may write.',
      { found: 1, expected: 2 },
    );
  }

  return {
    can: { write: true, read: true, search: true, changes: true, manyWriters },
    issues: [],
    merge: (papers, options = {}) => asOurs(() => mergeInBatches(papers, options, mergeTidily)),
    get: (names) =>
      asOurs(async () => {
        const found = await retried(() => getPapers(query, names));
        return new Map(Array.from(found, ([name, rows]) => [name, rows.map(({ paper }) => paper)]));
      }),
    papers: (which = {}) => streamed(listPapers(query, which)),
    search: (text, options) =>
      asOurs(async () => {
        await mustBeFilled();
        return retried(() => searchIn(query, lookup, text, options, bm25));
      }),
    trending: (how = {}) =>
      asOurs(async () => {
        await mustBeFilled();
        return retried(() => rankPapers(query, how));
      }),
    series: (name, which = {}) => streamed(readSeries(query, name, which)),
    thin: (before) => asOurs(() => thinReadings(database, before)),
    changes: (cursor) => streamed(readChanges(database, cursor)),
    delivered: (recipient, names) => asOurs(() => delivered(query, recipient, names)),
    deliver: (recipient, names) => asOurs(() => deliver(database, recipient, names)),
    stats: () => asOurs(() => retried(() => readStats(query))),
    check: () => asOurs(() => checkTables(query)),
    close: () => database.close(),
  };
}
