import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Paper } from '@trending-papers/core/paper';
import type { PaperStore } from '@trending-papers/core/store';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { all } from '../../core/test/store/conformance.js';
import { now, truth, work, written } from '../../core/test/store/works.js';
import { openPostgres } from '../src/driver/postgres.js';
import type { Lock } from '../src/store/merge.js';
import { storeOn } from '../src/store/store.js';
import { type Programs, type Server, startServer } from './server.js';

const variants = ['arxiv', 'doi', 'both', 'title'] as const;

/** The same works as four sources know them, each in an order of its own, a quarter of them twice. */
function shares(works: number): Paper[][] {
  return variants.map((_, writer) =>
    Array.from({ length: works + works / 4 }, (_, index) => {
      const number = (index * 37 + writer * 11) % works;
      const upvotes = (number + writer) % 50;
      return work(number, variants[(number + writer) % 4], {
        sources: [{ name: `source-${writer}`, seen: `2026-03-1${writer}T00:00:00Z` }],
        history: [{ at: `2026-03-1${writer}T00:00:00Z`, signals: { upvotes } }],
        signals: { upvotes },
      });
    }),
  );
}

const storeAt = async (address: string, lock?: Lock): Promise<PaperStore> =>
  storeOn(await openPostgres(address), { where: 'a test', manyWriters: true, ...(lock && { lock }) });

/** Each writer's share in batches of twenty, all writers at once. */
async function mergeAtOnce(stores: readonly PaperStore[], parts: readonly Paper[][]): Promise<void> {
  await Promise.all(
    stores.map(async (store, writer) => {
      const papers = parts[writer]!;
      for (let start = 0; start < papers.length; start += 20)
        await store.merge(papers.slice(start, start + 20), { now });
    }),
  );
}

/** Processes and connections that write to a server at the same time. */
export function severalWriters(programs: Programs): void {
  describe(`several writers on ${programs.name}`, () => {
    let server: Server;
    let script: string;
    let folder: string;
    beforeAll(async () => {
      server = await startServer(programs);
      const cache = resolve(import.meta.dirname, '../node_modules/.cache');
      mkdirSync(cache, { recursive: true });
      folder = mkdtempSync(join(cache, 'writers-'));
      script = join(folder, 'writer.mjs');
      await build({
        entryPoints: [resolve(import.meta.dirname, 'writer.ts')],
        outfile: script,
        bundle: true,
        format: 'esm',
        platform: 'node',
        conditions: ['@trending-papers/source', 'module'],
        external: ['pg', '@electric-sql/pglite'],
        logLevel: 'silent',
      });
    });
    afterAll(() => server?.stop());

    const start = (address: string, writer: number, papers: readonly Paper[]): ChildProcess => {
      const file = join(folder, `${writer}.json`);
      writeFileSync(file, JSON.stringify(papers));
      return spawn(process.execPath, [script, address, file, now.toISOString()], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
    };
    const ended = (writer: ChildProcess) =>
      new Promise<number | string | null>((done) => writer.once('exit', (code, signal) => done(signal ?? code)));

    it('end with what one merge gives, though one of four processes is killed and begins again', async () => {
      const address = await server.database('killed');
      await (await storeAt(address)).close();
      const parts = shares(160);
      const writers = parts.map((papers, writer) => start(address, writer, papers));
      const ends = writers.map(ended);
      // In the middle of its third batch, or right behind it.
      let told = 0;
      writers[3]!.stdout!.on('data', () => {
        told += 1;
        if (told === 3) writers[3]!.kill('SIGKILL');
      });
      expect(await Promise.all(ends)).toEqual([0, 0, 0, 'SIGKILL']);
      expect(await ended(start(address, 3, parts[3]!))).toBe(0);
      const store = await storeAt(address);
      expect(written(await all(store.papers()))).toEqual(truth(parts.flat()));
      await store.close();
    });

    it('make one paper of what comes to all of them at once, and four without the lock', async () => {
      const address = await server.database('control');
      let waiting = 0;
      let go = () => {};
      const all4 = new Promise<void>((open) => {
        go = open;
      });
      // Where the lock stands each waits until all have looked for the paper, and none has written it.
      const unlocked: Lock = async () => {
        waiting += 1;
        if (waiting === variants.length) go();
        await all4;
      };
      for (const [lock, papers] of [
        [unlocked, variants.length],
        [undefined, 1],
      ] as const) {
        const stores = await Promise.all(variants.map(() => storeAt(address, lock)));
        await Promise.all(stores.map((store) => store.merge([work(papers, 'arxiv')], { now })));
        const names = `arxiv:${work(papers, 'arxiv').ids.arxiv}`;
        expect((await stores[0]!.get([names])).get(names)).toHaveLength(papers);
        await Promise.all(stores.map((store) => store.close()));
      }
    });

    it('give each paper to one of those who deliver at the same time', async () => {
      const address = await server.database('deliveries');
      const stores = await Promise.all(variants.map(() => storeAt(address)));
      const papers = Array.from({ length: 40 }, (_, number) => work(number));
      await stores[0]!.merge(papers, { now });
      const given = await Promise.all(
        stores.map((store, writer) =>
          store.deliver(
            'all@lab.example',
            papers.map(({ ids }) => (writer % 2 ? `doi:${ids.doi}` : `arxiv:${ids.arxiv}`)),
          ),
        ),
      );
      const works = given.flatMap((names) => [...names].map((name) => Number(/\d+$/.exec(name)![0])));
      expect(works.sort((a, b) => a - b)).toEqual(papers.map((_, number) => number));
      await Promise.all(stores.map((store) => store.close()));
    });

    it('lose nothing in changes beside a transaction that is held open', async () => {
      const address = await server.database('held');
      const store = await storeAt(address);
      const database = await openPostgres(address);
      let letGo = () => {};
      const gate = new Promise<void>((open) => {
        letGo = open;
      });
      let reached = () => {};
      const atGate = new Promise<void>((open) => {
        reached = open;
      });
      const slow = await storeOn(
        {
          ...database,
          transaction: (run) =>
            database.transaction(async (query, execute) => {
              const result = await run(query, execute);
              reached();
              await gate;
              return result;
            }),
        },
        { where: 'a test', manyWriters: true },
      );
      await all(store.changes());
      const early = slow.merge([work(1)], { now });
      await atGate;
      await store.merge([work(2)], { now });
      // What committed is not told of before what began earlier.
      expect(await all(store.changes())).toEqual([]);
      expect(await all(store.papers())).toHaveLength(1);
      letGo();
      await early;
      const told = await all(store.changes());
      expect(told.map((change) => 'paper' in change && change.paper.id)).toEqual([
        'arxiv:2603.00001',
        'arxiv:2603.00002',
      ]);
      await store.close();
      await slow.close();
    });

    it('go on where a server was killed in the middle of writing, with exact counts', async () => {
      const address = await server.database('crashed');
      const stores = await Promise.all([storeAt(address), storeAt(address)]);
      const parts = shares(400).slice(0, 2);
      const merging = mergeAtOnce(stores, parts);
      let before: Paper[] = [];
      while (before.length === 0) before = await all(stores[0]!.papers());
      await server.crash();
      await merging;
      expect(before.length).toBeLessThan(400);
      expect(written(await all(stores[0]!.papers()))).toEqual(truth(parts.flat()));
      await Promise.all(stores.map((store) => store.close()));
    });
  });
}
