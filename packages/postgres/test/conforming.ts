import { conforms, type Place } from '../../core/test/store/conformance.js';
import type { Database } from '../src/driver/database.js';
import { openPostgres } from '../src/driver/postgres.js';
import { storeOn } from '../src/store/store.js';
import { type Programs, startServer } from './server.js';

/** Stores in one database, each empty at first. */
export function placeIn(
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

/** A server does what every store does, whole and with every table in partitions. */
export function serverConforms(programs: Programs): void {
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
}
