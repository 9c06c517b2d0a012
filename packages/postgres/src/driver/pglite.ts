import type { Database, Query } from './database.js';
import { missingDriver } from './errors.js';
import { lockFolder } from './folder-lock.js';

/** What is asked of a PGlite inside and outside of a transaction. */
interface Statements {
  query<Row>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
  exec(text: string): Promise<unknown>;
}

/**
 * A `PGlite` of `@electric-sql/pglite`, by what is used of it: whoever installs only another driver has no types of that
 * package, and declarations that name it would not compile.
 */
export interface Engine extends Statements {
  transaction<Result>(run: (on: Statements) => Promise<Result>): Promise<Result>;
  readonly closed: boolean;
  close(): Promise<void>;
}

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
export function onPglite(engine: Engine): Database {
  const queryOf =
    (on: Statements): Query =>
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
