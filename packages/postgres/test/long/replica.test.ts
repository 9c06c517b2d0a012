import { type ErrorCode, isTrendingPapersError, type Paper } from '@trending-papers/core/paper';
import { openStore, type PaperStore } from '@trending-papers/core/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { all } from '../../../core/test/store/conformance.js';
import { now, truth, work, written } from '../../../core/test/store/works.js';
import { openPostgres } from '../../src/driver/postgres.js';
import { postgresOpener } from '../../src/index.js';
import { type Replica, type Server, startServer } from '../server.js';
import { needsServer, otherServers, servers } from '../servers.js';

const opened = (address: string) => openStore(address, [postgresOpener()]);
const coded = (code: ErrorCode) => (error: unknown) => isTrendingPapersError(error, code);
const papers: Paper[] = Array.from({ length: 900 }, (_, number) =>
  work(number, 'both', { abstract: `About zebrafish ${number}.`, signals: { upvotes: number } }),
);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

for (const programs of [...servers, ...otherServers])
  describe(`a replica of ${programs.name}`, () => {
    let server: Server;
    let replica: Replica;
    let writer: PaperStore;
    let reader: PaperStore;
    const countIn = async (store: PaperStore) => (await all(store.papers())).length;

    beforeAll(async () => {
      server = await startServer(programs);
      writer = await opened(await server.database('papers'));
      await writer.merge(papers.slice(0, 100), { now });
      await all(writer.changes());
      replica = await server.replica();
      reader = await opened(replica.at('papers'));
    });
    afterAll(async () => {
      await Promise.all([writer?.close(), reader?.close()]);
      await replica?.stop();
      await server?.stop();
    });

    it('answers all questions as its primary does, and refuses to be written to', async () => {
      expect(written(await all(reader.papers()))).toEqual(written(await all(writer.papers())));
      expect((await reader.search('zebrafish 42')).hits[0]?.id).toBe('arxiv:2603.00042');
      expect(await reader.trending({ now, limit: 5 })).toEqual(await writer.trending({ now, limit: 5 }));
      expect((await reader.get(['doi:10.5555/made.7'])).size).toBe(1);
      const { cursor } = (await all(reader.changes())).at(-1)!;
      expect(await all(writer.changes(cursor))).toEqual([]);
      await expect(reader.merge([work(901)], { now })).rejects.toSatisfy(coded('store-refused'));
    });

    it('goes on to answer when its primary is killed in the middle of writing, and follows it when it is back', async () => {
      const merging = (async () => {
        for (let start = 100; start < papers.length; start += 20)
          await writer.merge(papers.slice(start, start + 20), { now });
      })();
      merging.catch(() => {});
      let before = 0;
      for (let seen = await countIn(reader); seen < 300; seen = await countIn(reader)) {
        expect(seen).toBeGreaterThanOrEqual(before);
        before = seen;
      }
      await server.kill();
      let cursor = (await all(reader.changes())).at(-1)!.cursor;
      const left = await countIn(reader);
      expect(left).toBeLessThan(papers.length);
      for (let time = 0; time < 20; time += 1) {
        const whole = await all(reader.papers());
        // Batches are there whole or not at all.
        expect([whole.length, whole.length % 20]).toEqual([left, 0]);
        expect((await reader.search('zebrafish', { limit: 5 })).hits).toHaveLength(5);
        expect((await reader.trending({ now, limit: 5 })).length).toBe(5);
        expect(await all(reader.changes(cursor))).toEqual([]);
        await pause(50);
      }
      await server.start();
      // The writer tries again for as long as a server restarts; whoever was given up begins again.
      await merging.catch(() => writer.merge(papers, { now }));
      await writer.merge(papers, { now });
      while ((await countIn(reader)) < papers.length) await pause(50);
      expect(written(await all(reader.papers()))).toEqual(truth(papers));
      const fresh = await all(reader.changes(cursor));
      expect(fresh.length).toBe(papers.length - left);
      cursor = fresh.at(-1)!.cursor;

      // When the primary is gone for good, the replica takes its place, and readers of changes begin again.
      await server.kill();
      const database = await openPostgres(replica.at('papers'));
      await database.query('SELECT pg_promote()');
      await database.close();
      await expect(all(reader.changes(cursor))).rejects.toSatisfy(coded('cursor-foreign'));
      expect((await reader.merge([work(901)], { now })).added).toBe(1);
      expect(await countIn(reader)).toBe(papers.length + 1);
      expect((await all(reader.changes())).length).toBe(papers.length + 1);
    });
  });

if (servers.length === 0) it.skip(`a replica answers as its primary does${needsServer}`, () => {});
