import { followStore, mergeInBatches, type PaperStore } from '@trending-papers/core/store';
import type { Database } from '../driver/database.js';
import { storeError } from '../driver/errors.js';
import { retried } from '../driver/retry.js';
import { migrate } from '../schema/migrate.js';
import { readChanges } from './changes.js';
import { deliver, delivered } from './deliveries.js';
import { type Lock, mergeBatch } from './merge.js';
import { getPapers, listPapers, rankPapers, readSeries } from './read.js';

/** How a store is made. */
export interface PostgresStoreOptions {
  /**
   * Makes each table in so many hash partitions. Asked when the tables are made and never again.
   * @default tables without partitions
   */
  partitions?: number | undefined;
}

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
  const store: PaperStore = {
    can: { write: true, read: true, search: true, changes: true, manyWriters },
    issues: [],
    merge: (papers, options = {}) =>
      asOurs(() => mergeInBatches(papers, options, (batch, now) => mergeBatch(database, batch, now, lock))),
    get: (names) =>
      asOurs(async () => {
        const found = await retried(() => getPapers(query, names));
        return new Map(Array.from(found, ([name, rows]) => [name, rows.map(({ paper }) => paper)]));
      }),
    papers: (which = {}) => streamed(listPapers(query, which)),
    async search(text, options) {
      return { ...(await follower.catchUp()).search(text, options), approximate: false };
    },
    trending: (how = {}) => asOurs(() => retried(() => rankPapers(query, how))),
    series: (name, which = {}) => streamed(readSeries(query, name, which)),
    changes: (cursor) => streamed(readChanges(database, cursor)),
    delivered: (recipient, names) => asOurs(() => delivered(query, recipient, names)),
    deliver: (recipient, names) => asOurs(() => deliver(database, recipient, names)),
    close: () => database.close(),
  };
  const follower = followStore(store);
  return store;
}
