import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { type ErrorCode, isTrendingPapersError, type Paper } from '@trending-papers/core/paper';
import { openStore } from '@trending-papers/core/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { all } from '../../core/test/store/conformance.js';
import { now, work, written } from '../../core/test/store/works.js';
import type { Database } from '../src/driver/database.js';
import { onPglite } from '../src/driver/pglite.js';
import { openPostgres } from '../src/driver/postgres.js';
import { pgliteStore, postgresOpener } from '../src/index.js';
import { migrations } from '../src/schema/migrations.js';
import { storeOn } from '../src/store/store.js';
import { type Server, startServer } from './server.js';
import { needsServer, servers } from './servers.js';

const opened = (address: string) => openStore(address, [postgresOpener()]);
const fails = async (promise: Promise<unknown>, code: ErrorCode, says: RegExp) => {
  const error = await promise.catch((thrown: unknown) => thrown);
  expect(String(error)).toMatch(says);
  expect(isTrendingPapersError(error, code) ? code : error).toBe(code);
  expect(String(error) + JSON.stringify(error)).not.toContain('secret');
};

describe('a folder of PGlite', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'trending-papers-pglite-')), 'papers');
  const lock = `${folder}.lock`;
  const address = `pglite:${folder}`;
  afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  it('keeps what was merged, and is open in one process alone', async () => {
    const store = await opened(address);
    expect(store.can.manyWriters).toBe(false);
    await store.merge([work(1), work(2)], { now });
    const { cursor } = (await all(store.changes())).at(-1)!;
    const kept = written(await all(store.papers()));
    await fails(opened(address), 'locked', /has .* open/);
    await store.close();
    expect(existsSync(lock)).toBe(false);

    // The lock of a process that is gone.
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    writeFileSync(lock, JSON.stringify({ pid, host: hostname() }));
    const again = await opened(address);
    expect(written(await all(again.papers()))).toEqual(kept);
    expect(await all(again.changes(cursor))).toEqual([]);
    await again.close();
  });

  it.each([
    ['of another machine', JSON.stringify({ pid: 1, host: 'elsewhere.example' })],
    ['that is damaged', '{"pid":'],
  ])('is not taken from a lock %s', async (_, text) => {
    writeFileSync(lock, text);
    await fails(opened(address), 'locked', /remove .*\.lock/);
    rmSync(lock);
  });
});

describe('tables', () => {
  let engine: PGlite;
  beforeAll(async () => {
    engine = await PGlite.create();
    await pgliteStore(engine);
  });
  afterAll(() => engine.close());

  it('of a newer release, or changed by hand, are left alone', async () => {
    const checksum = (await engine.query<{ checksum: string }>('SELECT checksum FROM trending_papers.migration'))
      .rows[0]!.checksum;
    await engine.query("UPDATE trending_papers.migration SET checksum = 'other'");
    await fails(pgliteStore(engine), 'store-version', /not what this release made/);
    await engine.query('UPDATE trending_papers.migration SET checksum = $1', [checksum]);
    await engine.query('INSERT INTO trending_papers.migration (number, checksum) VALUES ($1, $2)', [
      migrations.length + 1,
      'x',
    ]);
    await fails(pgliteStore(engine), 'store-version', /newer release/);
    await engine.query('DELETE FROM trending_papers.migration WHERE number > $1', [migrations.length]);
    await pgliteStore(engine);
  });

  it('are read by plans that use indexes, however many papers there are', async () => {
    const asked: { text: string; values: readonly unknown[] }[] = [];
    const database = onPglite(engine);
    const noting: Database['query'] = (text, values = []) => {
      asked.push({ text, values });
      return database.query(text, values);
    };
    const store = await storeOn(
      {
        ...database,
        query: noting,
        transaction: (run) =>
          database.transaction((query, script) =>
            run((text, values = []) => {
              asked.push({ text, values });
              return query(text, values);
            }, script),
          ),
      },
      { where: 'a test', manyWriters: false },
    );
    await store.merge(
      Array.from({ length: 4000 }, (_, number) =>
        work(number, 'both', { history: [{ at: '2026-03-01T00:00:00Z', signals: { upvotes: 1 } }] }),
      ),
      { now },
    );
    await engine.exec('ANALYZE');
    asked.length = 0;
    const { cursor } = (await all(store.changes())).at(-9)!;
    asked.length = 0;
    await all(store.papers({ limit: 20 }));
    await store.get(['arxiv:2603.00007']);
    await all(store.series('arxiv:2603.00007'));
    await all(store.changes(cursor));
    await store.merge([work(3, 'both', { abstract: 'A new one.' })], { now });
    const reads = asked.filter(
      ({ text }) =>
        /^\s*(?:SELECT|UPDATE|DELETE)/.test(text) &&
        /trending_papers\.(?:paper|name|reading)\b/.test(text) &&
        !/meta/.test(text),
    );
    expect(reads.length).toBeGreaterThan(7);
    for (const { text, values } of reads) {
      const { rows } = await engine.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, [...values]);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).not.toMatch(/Seq Scan on (?:paper|name|reading)/);
    }
  });

  it('take what they can of a batch, and say what they cannot', async () => {
    const store = await pgliteStore(engine);
    await engine.exec("ALTER TABLE trending_papers.paper ADD CONSTRAINT house_rule CHECK (id <> 'arxiv:2603.05001')");
    const { added, issues } = await store.merge([work(5000), work(5001), work(5002), work(5003)], { now });
    expect(added).toBe(3);
    const facts = { paper: 'arxiv:2603.05001', reason: expect.stringContaining('house_rule') };
    expect(issues).toMatchObject([{ code: 'paper-refused', facts }]);
    const names = ['arxiv:2603.05000', 'arxiv:2603.05001', 'arxiv:2603.05002', 'arxiv:2603.05003'];
    expect([...(await store.get(names)).keys()]).toEqual(names.filter((name) => name !== facts.paper));
  });
});

for (const programs of servers)
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

if (servers.length === 0) it.skip(`what cannot be opened says why${needsServer}`, () => {});
