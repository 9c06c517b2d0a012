import { type PaperStore, type StoreOpener, withoutPassword } from '@trending-papers/core/store';
import { storeError } from './driver/errors.js';
import { type Engine, onPglite, openPglite } from './driver/pglite.js';
import { openPostgres } from './driver/postgres.js';
import { type PostgresStoreOptions, storeOn } from './store/store.js';

export type { PostgresStoreOptions } from './store/store.js';

/**
 * Opens `postgres://user:password@host/database` (by `pg`) and `pglite:./folder` (by `@electric-sql/pglite`; `pglite:` alone
 * is in memory) for `openStore`. Its tables stand in the schema `trending_papers`, which is made when it is missing.
 *
 * @throws TrendingPapersError (when it opens) `store-unreachable`, `store-refused`, `store-version`, `store-failed`,
 * `store-unknown` for a driver that is not installed, `locked` for a folder that another process has open
 *
 * @example
 * const store = await openStore('postgres://papers@db.example/papers', [postgresOpener()]);
 */
export function postgresOpener(options: PostgresStoreOptions = {}): StoreOpener {
  return {
    opens: (address) => /^(?:postgres(?:ql)?:\/\/|pglite:)/i.test(address),
    async open(address) {
      const isPglite = /^pglite:/i.test(address);
      const where = withoutPassword(address);
      try {
        const database = isPglite ? await openPglite(address.slice('pglite:'.length)) : await openPostgres(address);
        try {
          return await storeOn(database, { where, manyWriters: !isPglite, ...options });
        } catch (error) {
          await database.close();
          throw error;
        }
      } catch (error) {
        throw storeError(error, where);
      }
    },
  };
}

/**
 * A store on a PGlite that a program has opened itself, such as one in a browser or with an own file system.
 *
 * @example
 * const store = await pgliteStore(new PGlite('idb://papers'));
 */
export function pgliteStore(engine: Engine, options: PostgresStoreOptions = {}): Promise<PaperStore> {
  if (typeof engine?.query !== 'function')
    throw new TypeError(
      `The engine must be a PGlite, not ${engine === null ? 'null' : `a value of type ${typeof engine}`}.`,
    );
  return storeOn(onPglite(engine), { where: 'PGlite', manyWriters: false, ...options });
}
