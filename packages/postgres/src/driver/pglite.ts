import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { Database, Query } from './database.js';
import { missingDriver } from './errors.js';
import { lockFolder } from './folder-lock.js';

/**
 * A database in this process, by `@electric-sql/pglite`: in a folder, or in memory without one. A folder is locked while
 * it is open, since two processes that write to one lose each other's rows in silence.
 *
 * @throws TrendingPapersError `locked` while another process has the folder open
 */
export async function openPglite(folder: string): Promise<Database> {
  const { PGlite } = await import('@electric-sql/pglite').catch((cause: unknown) => {
    throw missingDriver('@electric-sql/pglite', `pglite:${folder}`, cause);
  });
  const unlock = folder === '' ? async () => {} : await lockFolder(folder);
  try {
    const engine = folder === '' ? new PGlite() : new PGlite(folder);
    await engine.waitReady;
    const database = onPglite(engine);
    return {
      ...database,
      async close() {
        await database.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** A database that a program has opened itself, such as one in a browser. */
export function onPglite(engine: PGlite): Database {
  const queryOf =
    (on: PGlite | Transaction): Query =>
    async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await on.query<Row>(text, [...values])).rows;
  return {
    query: queryOf(engine),
    script: async (text) => {
      await engine.exec(text);
    },
    transaction: (run) =>
      engine.transaction((on) =>
        run(queryOf(on), async (text) => {
          await on.exec(text);
        }),
      ),
    async close() {
      if (!engine.closed) await engine.close();
    },
  };
}
