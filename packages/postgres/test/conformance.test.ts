import { PGlite } from '@electric-sql/pglite';
import { it } from 'vitest';
import { conforms, type Place } from '../../core/test/store/conformance.js';
import type { Database } from '../src/driver/database.js';
import { onPglite } from '../src/driver/pglite.js';
import { openPostgres } from '../src/driver/postgres.js';
import { storeOn } from '../src/store/store.js';
import { startServer } from './server.js';
import { needsServer, servers } from './servers.js';

/** Stores in one database, each empty at first. */
function placeIn(
  database: Database,
  { partitions, end }: { partitions?: number; end?: () => Promise<void> } = {},
): Place {
  return {
    async empty() {
      await database.script('DROP SCHEMA IF EXISTS trending_papers CASCADE');
      return storeOn({ ...database, close: async () => {} }, { where: 'a test', manyWriters: true, partitions });
    },
    async end() {
      await database.close();
      await end?.();
    },
  };
}

conforms('a store on PGlite', async () => placeIn(onPglite(await PGlite.create())), { runs: 8 });

for (const programs of servers)
  for (const partitions of [undefined, 4])
    conforms(
      `a store on ${programs.name}${partitions === undefined ? '' : `, every table in ${partitions} hash partitions`}`,
      async () => {
        const server = await startServer(programs);
        return placeIn(await openPostgres(await server.database('papers')), {
          ...(partitions && { partitions }),
          end: server.stop,
        });
      },
      { runs: 12 },
    );

if (servers.length === 0) it.skip(`a store on PostgreSQL does what every store does${needsServer}`, () => {});
