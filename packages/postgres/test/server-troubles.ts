import type { Paper } from '@trending-papers/core/paper';
import { isTrendingPapersError } from '@trending-papers/core/paper';
import { openStore } from '@trending-papers/core/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { all } from '../../core/test/store/conformance.js';
import { now, work } from '../../core/test/store/works.js';
import { openPostgres } from '../src/driver/postgres.js';
import { postgresOpener } from '../src/index.js';
import { migrations } from '../src/schema/migrations.js';
import { fails, opened } from './opening.js';
import { type Programs, type Server, startServer } from './server.js';

/** What goes wrong on a server of its own, and what is said of it. */
export function serverTroubles(programs: Programs): void {
  describe(`on ${programs.name}`, () => {
    let server: Server;
    let address: string;
    beforeAll(async () => {
      server = await startServer(programs);
      address = await server.database('troubles');
    });
    afterAll(() => server?.stop());

    it('several processes that begin at once make the tables once', async () => {
      const empty = await server.database('empty');
      const stores = await Promise.all(Array.from({ length: 6 }, () => opened(empty)));
      const [{ count }] = (await (
        await openPostgres(empty)
      ).query<{ count: string }>('SELECT count(*) FROM trending_papers.migration')) as [{ count: string }];
      expect(Number(count)).toBe(migrations.length);
      await Promise.all(stores.map((store) => store.close()));
    });

    it('papers and words are packed by LZ4 where the server has it, in each partition too', async () => {
      for (const partitions of [undefined, 2]) {
        const where = await server.database(`packed_${partitions ?? 'whole'}`);
        const store = await openStore(where, [postgresOpener(partitions === undefined ? {} : { partitions })]);
        await store.close();
        const database = await openPostgres(where);
        const [had] = await database.query<{ lz4: boolean }>(
          "SELECT 'lz4' = ANY (enumvals) AS lz4 FROM pg_settings WHERE name = 'default_toast_compression'",
        );
        const packed = await database.query<{ field: string; packing: string }>(
          `SELECT attrelid::regclass || '.' || attname AS field, attcompression AS packing
           FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
           WHERE relnamespace = 'trending_papers'::regnamespace AND relkind = 'r'
             AND attname IN ('paper', 'words', 'facts', 'readings')`,
        );
        await database.close();
        expect(packed).toHaveLength(4 * (partitions ?? 1));
        expect(packed.filter(({ packing }) => (packing === 'l') !== had!.lz4)).toEqual([]);
      }
    });

    it('what cannot be opened says why, without the password', async () => {
      await fails(opened('postgres://papers:secret@127.0.0.1:1/papers'), 'store-unreachable', /ECONNREFUSED/);
      await fails(
        opened(address.replace('troubles', 'nowhere').replace('papers@', 'papers:secret@')),
        'store-refused',
        /does not exist/,
      );
      await fails(opened(address.replace('papers@', 'stranger:secret@')), 'store-refused', /stranger/);
    });

    it('a user without the right to write reads, and is refused when it writes', async () => {
      const store = await opened(address);
      await store.merge([work(1)], { now });
      await all(store.changes());
      const database = await openPostgres(address);
      await database.script(
        'CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA trending_papers TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA trending_papers TO reader',
      );
      const reader = await opened(address.replace('papers@', 'reader@'));
      expect(await all(reader.papers())).toHaveLength(1);
      expect(await all(reader.changes())).toHaveLength(1);
      expect((await reader.search('attention')).total).toBe(1);
      await fails(reader.merge([work(2)], { now }), 'store-refused', /permission denied/);
      await Promise.all([store.close(), reader.close(), database.close()]);
    });

    it('a database that was copied or restored is another store to readers of changes, and has all its papers', async () => {
      const original = await server.database('original');
      const store = await opened(original);
      await store.merge([work(1), work(2)], { now });
      const { cursor } = (await all(store.changes())).at(-1)!;
      await store.close();
      const database = await openPostgres(await server.database('postgres'));
      await database.query('CREATE DATABASE restored TEMPLATE original');
      await database.close();
      const restored = await opened(original.replace('original', 'restored'));
      await expect(all(restored.changes(cursor))).rejects.toSatisfy((error) =>
        isTrendingPapersError(error, 'cursor-foreign'),
      );
      expect(await all(restored.changes())).toHaveLength(2);
      await restored.close();
    });

    it('a merge of very many writers of one paper ends', async () => {
      const store = await opened(address);
      const papers = (writer: number): Paper[] => [
        work(9, writer % 2 ? 'arxiv' : 'doi', { topics: [`t${writer}`] }),
        work(9, 'both'),
      ];
      await Promise.all(Array.from({ length: 12 }, (_, writer) => store.merge(papers(writer), { now })));
      const [paper] = (await store.get(['arxiv:2603.00009'])).get('arxiv:2603.00009')!;
      expect(paper?.topics).toHaveLength(12);
      await store.close();
    });
  });
}
