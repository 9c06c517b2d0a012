import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Paper } from '@trending-papers/core/paper';
import { termsOf } from '@trending-papers/core/search';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { all } from '../../core/test/store/conformance.js';
import { now, records, work, written } from '../../core/test/store/works.js';
import type { Database } from '../src/driver/database.js';
import { onPglite } from '../src/driver/pglite.js';
import { pgliteStore } from '../src/index.js';
import { migrations, partitioned } from '../src/schema/migrations.js';
import { storeOn } from '../src/store/store.js';
import { fails, opened } from './opening.js';
import { serverTroubles } from './server-troubles.js';
import { needsServer, servers } from './servers.js';

/** How many papers have each word, as it is counted, and as it is. */
async function countsIn(engine: PGlite): Promise<Record<string, number>> {
  const { rows } = await engine.query<{ term: string; df: number }>(
    'SELECT term, sum(df)::integer AS df FROM trending_papers.term GROUP BY term HAVING sum(df) <> 0',
  );
  return Object.fromEntries(rows.map(({ term, df }) => [term, df]));
}

function countsOf(papers: readonly Paper[]): Record<string, number> {
  const { df, papers: each } = termsOf(papers);
  const words = [...df].filter(([term]) => !term.startsWith('abstract:'));
  const length = each.reduce((sum, { words: count }) => sum + count, 0);
  return { ...Object.fromEntries(words), '#papers': papers.length, '#words': length };
}

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
    const checksum = (
      await engine.query<{ checksum: string }>('SELECT checksum FROM trending_papers.migration WHERE number = 1')
    ).rows[0]!.checksum;
    await engine.query("UPDATE trending_papers.migration SET checksum = 'other' WHERE number = 1");
    await fails(pgliteStore(engine), 'store-version', /not what this release made/);
    await engine.query('UPDATE trending_papers.migration SET checksum = $1 WHERE number = 1', [checksum]);
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
        work(number, 'both', {
          abstract: Array.from({ length: 60 }, (_, at) => `made${(number * 7 + at * at * 31) % 1999}`).join(' '),
          history: [{ at: '2026-03-01T00:00:00Z', signals: { upvotes: 1 } }],
        }),
      ),
      { now },
    );
    await engine.exec('VACUUM ANALYZE');
    asked.length = 0;
    const { cursor } = (await all(store.changes())).at(-9)!;
    asked.length = 0;
    await all(store.papers({ limit: 20 }));
    await store.get(['arxiv:2603.00007']);
    await all(store.series('arxiv:2603.00007'));
    await all(store.changes(cursor));
    await store.merge([work(3, 'both', { abstract: 'A new one.' })], { now });
    for (const query of [
      'zebrafish',
      'made77 made1234 example12',
      'author:"Ada Example77"',
      'title:"amber attention" year:2026 "part 77"',
      'made77 after:2026-03-16 upvotes:>3',
      'id:arxiv:2603.00077',
      '2603.00077 attention',
      'made177*',
      '',
    ])
      await store.search(query);
    await store.search('', { sort: 'date' });
    await store.trending({ now, window: 1, limit: 5 });
    const reads = asked.filter(
      ({ text }) =>
        /^\s*(?:SELECT|UPDATE|DELETE)/.test(text) &&
        /trending_papers\.(?:paper|name|month|word|term|latest)\b/.test(text) &&
        !/meta/.test(text) &&
        // The common words, to mend typing errors by: read once a process.
        !/LIMIT 32768/.test(text),
    );
    expect(reads.length).toBeGreaterThan(30);
    for (const { text, values } of reads) {
      // Of a table as small as this some words are sooner looked for in all rows: that an index serves is what counts.
      const isSearch = /FROM trending_papers\.word\b/.test(text);
      await engine.exec(`SET enable_seqscan = ${isSearch ? 'off' : 'on'}`);
      const { rows } = await engine.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, [...values]);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(`${text}\n${plan}`).not.toMatch(/Seq Scan on (?:paper|name|month|word|term|latest)/);
      if (/ts_rank/.test(text)) expect(`${text}\n${plan}`).toMatch(/Bitmap Index Scan on word_(?:words|place)/);
    }
    await engine.exec('RESET enable_seqscan');
  });

  it('count the words of papers as they are, whatever was merged', async () => {
    await fc.assert(
      fc.asyncProperty(records, fc.nat(), async (papers, cut) => {
        await engine.exec('DROP SCHEMA trending_papers CASCADE');
        const store = await pgliteStore(engine);
        for (const part of [papers.slice(0, cut % papers.length), papers, papers.slice(cut % papers.length).reverse()])
          await store.merge(part, { now });
        expect(await countsIn(engine)).toEqual(countsOf(await all(store.papers())));
      }),
      { numRuns: 12, seed: 25 },
    );
  });

  it('of an earlier release get what they lack, and refuse to search before', async () => {
    await engine.exec('DROP SCHEMA trending_papers CASCADE');
    const before = await pgliteStore(engine);
    const papers = Array.from({ length: 600 }, (_, number) => work(number));
    await before.merge(papers, { now });
    const readings = ['2026-01-31T22:00:00Z', '2026-02-01T02:00:00Z', '2026-03-01T00:00:00Z'].map((at, upvotes) => ({
      at,
      signals: { upvotes },
    }));
    await before.merge([work(5, 'both', { history: readings })], { now });
    const series = await all(before.series('arxiv:2603.00005'));
    expect(series.map(({ at }) => at)).toEqual(expect.arrayContaining(readings.map(({ at }) => at)));
    await engine.exec(
      `DROP TABLE trending_papers.word, trending_papers.term, trending_papers.slot, trending_papers.latest;
       CREATE TABLE trending_papers.reading (key uuid, at text COLLATE "C", signals jsonb, PRIMARY KEY (key, at));
       INSERT INTO trending_papers.reading SELECT key, reading ->> 'at', reading -> 'signals'
         FROM trending_papers.month, jsonb_array_elements(readings) AS reading;
       DROP TABLE trending_papers.month;
       ALTER TABLE trending_papers.paper DROP COLUMN changed;
       DELETE FROM trending_papers.migration WHERE number > 1; DELETE FROM trending_papers.meta WHERE name = 'filled'`,
    );
    const reading: Database = {
      ...onPglite(engine),
      transaction: () => Promise.reject(Object.assign(new Error('permission denied'), { code: '42501' })),
    };
    for (const { number, sql } of migrations.slice(1)) {
      await engine.exec(partitioned(sql, undefined));
      await engine.query('INSERT INTO trending_papers.migration (number, checksum) VALUES ($1, $2)', [
        number,
        createHash('sha256').update(sql).digest('hex'),
      ]);
    }
    const reader = await storeOn(reading, { where: 'a test', manyWriters: false });
    await fails(reader.search('attention'), 'store-version', /lack the words/);
    await fails(reader.trending({ now }), 'store-version', /lack the words/);
    expect(await all(reader.papers())).toHaveLength(600);

    const store = await pgliteStore(engine);
    expect((await store.search('author:example77')).hits.map(({ id }) => id)).toEqual(['arxiv:2603.00077']);
    expect((await reader.search('author:example77')).total).toBe(1);
    expect((await store.trending({ now, window: 90 })).length).toBe(600);
    expect(await all(store.series('arxiv:2603.00005'))).toEqual(series);
    expect(await countsIn(engine)).toEqual(countsOf(await all(store.papers())));
  });

  it('say how many papers were looked at where there are more', async () => {
    const store = await pgliteStore(engine);
    const { hits, total, approximate, issues } = await store.search('attention networks', { limit: 10 });
    expect([hits.length, total, approximate]).toEqual([10, 100, true]);
    expect(issues).toMatchObject([{ code: 'search-approximate', facts: { looked: 100, most: 600 } }]);
    expect((await store.search('attention', { offset: 500, limit: 20 })).hits).toHaveLength(20);
    const dated = await store.search('attention', { sort: 'date', limit: 3 });
    expect(dated.hits.map(({ paper }) => paper!.published)).toEqual(['2026-03-17', '2026-03-17', '2026-03-17']);
  });

  it('keep a paper of more words than a row takes, and say by how many it is not found', async () => {
    const store = await pgliteStore(engine);
    const abstract = Array.from({ length: 30_000 }, (_, at) => `word${at.toString(36)}${'x'.repeat(20)}`).join(' ');
    const { added, issues } = await store.merge([work(7000, 'both', { abstract })], { now });
    expect(added).toBe(1);
    expect(issues).toMatchObject([{ code: 'paper-words-cut', facts: { paper: 'arxiv:2603.07000' } }]);
    expect((await store.search('author:example7000')).total).toBe(1);
  });

  it('say what in them contradicts itself, words that are counted wrongly among it', async () => {
    await engine.exec('DROP SCHEMA trending_papers CASCADE');
    const store = await pgliteStore(engine);
    const papers = Array.from({ length: 90 }, (_, number) => work(number, 'both', { title: `Attention ${number}` }));
    await store.merge(papers, { now });
    expect(await store.check!()).toEqual([]);
    await engine.exec(`BEGIN;
      UPDATE trending_papers.term SET df = df + 1 WHERE term IN ('text:attent', '#papers') AND slot = 0;
      DELETE FROM trending_papers.term WHERE term = 'authors:example77';
      DELETE FROM trending_papers.latest WHERE key = (SELECT key FROM trending_papers.paper WHERE id = 'arxiv:2603.00077')`);
    expect(await store.check!()).toEqual([
      { what: 'papers without numbers, which no ranking gives', count: 1 },
      { what: 'words that more or fewer papers have than is counted', count: 2 },
      { what: 'papers more or fewer than are counted', count: 1 },
    ]);
    await engine.exec('ROLLBACK');
    const { lastChange } = await store.stats!();
    expect(Date.now() - Date.parse(lastChange!)).toBeLessThan(600_000);
  });

  it('are as they were when the disk is full, and take the same once there is room', async () => {
    await engine.exec('DROP SCHEMA trending_papers CASCADE');
    const store = await pgliteStore(engine);
    await store.merge([work(1)], { now });
    const kept = written(await all(store.papers()));
    await engine.exec(`CREATE FUNCTION trending_papers.full_disk() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
      CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON trending_papers.term EXECUTE FUNCTION trending_papers.full_disk()`);
    const batch = [work(1, 'both', { abstract: 'It has changed.' }), work(2), work(3)];
    await fails(store.merge(batch, { now }), 'store-failed', /Make room on the server .* nothing was half-written/);
    expect(written(await all(store.papers()))).toEqual(kept);
    expect(await store.check!()).toEqual([]);
    await engine.exec('DROP TRIGGER full_disk ON trending_papers.term');
    expect(await store.merge(batch, { now })).toMatchObject({ added: 2, changed: 1 });
    expect(await countsIn(engine)).toEqual(countsOf(await all(store.papers())));
  });

  it('are not made on a server whose rules nobody tried', async () => {
    const database = onPglite(engine);
    const old: Database['query'] = async <Row extends object>(text: string, values?: readonly unknown[]) =>
      database.query<Row>(text.replace(/current_setting\('server_version_num'\)/, "'140005'"), values);
    const opening = storeOn({ ...database, query: old }, { where: 'a test', manyWriters: false });
    await fails(opening, 'store-version', /too old: PostgreSQL 15 to 18/);
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

for (const programs of servers) serverTroubles(programs);

if (servers.length === 0) it.skip(`what cannot be opened says why${needsServer}`, () => {});
