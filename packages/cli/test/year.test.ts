import { existsSync, readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { corpus, needsCorpus } from '../../core/test/corpus.js';
import { atomFaults, jsonFeedFaults, rssFaults } from '../../core/test/publish/feed/rules.js';
import { readXml } from '../../core/test/publish/xml.js';
import { disk } from '../src/site/disk.js';
import { readPrevious } from '../src/site/previous.js';
import { run, temporaryFolder } from './terminal-io.js';

const archive = join(corpus, 'hf', 'daily-papers.ndjson.gz');
const hasArchive = existsSync(archive);

/** All 250 days take minutes: `TRENDING_PAPERS_YEAR=250 npx vitest run --project cli year` runs them. */
const days = Number(process.env.TRENDING_PAPERS_YEAR ?? 8);
/** What the service gives when asked for the newest papers. */
const window = 100;

interface Item {
  paper: { id: string };
}

/** Mulberry32, a small generator with a seed: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const page = '<!doctype html><title>502 Bad Gateway</title><h1>Bad gateway</h1>';

/** What an answer of the service may become on a bad day. Some pass after a try, some last the whole run. */
const faults: readonly ((good: string, request: number) => Response)[] = [
  (good, request) =>
    request === 0 ? new Response('Too many', { status: 429, headers: { 'retry-after': '3' } }) : new Response(good),
  (good, request) => (request < 3 ? new Response('Too many', { status: 429 }) : new Response(good)),
  () => new Response('Internal error', { status: 500 }),
  () => {
    throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') });
  },
  (good, request) => (request === 0 ? new Response(good.slice(0, good.length / 2)) : new Response(good)),
  (good) => new Response(good.slice(0, good.length / 3)),
  (good, request) => new Response(request < 2 ? page : good),
  () => new Response(page),
  () => new Response('[]'),
  (good) => new Response(JSON.stringify((JSON.parse(good) as Item[]).slice(0, 1))),
  () => new Response('{"error":"Something went wrong"}'),
  () => new Response('', { status: 200 }),
  () => new Response(null, { status: 302, headers: { location: 'https://huggingface.co/api/daily_papers' } }),
  () => new Response('Service unavailable', { status: 503, headers: { 'retry-after': '86400' } }),
];

function archiveByDay(): Map<string, Item[]> {
  const byDay = new Map<string, Item[]>();
  if (!hasArchive) return byDay;
  for (const line of gunzipSync(readFileSync(archive)).toString('utf8').split('\n').filter(Boolean)) {
    const { snapshotDate, item } = JSON.parse(line) as { snapshotDate: string; item: Item };
    byDay.set(snapshotDate, [...(byDay.get(snapshotDate) ?? []), item]);
  }
  return byDay;
}

describe.skipIf(!hasArchive)(`a feed kept over ${days} days of the archive${needsCorpus}`, () => {
  it('is valid every day, holds each paper once, loses none and stays small', async () => {
    const byDay = archiveByDay();
    const dates = [...byDay.keys()].sort().slice(-days);
    const chance = random(20260630);
    const cwd = await temporaryFolder();
    const folder = join(cwd, 'public');
    let known: string[] = [];
    const served = new Set<string>();
    let faulty = 0;

    for (const [index, date] of dates.entries()) {
      const recent = dates.slice(0, index + 1).flatMap((day) => byDay.get(day) ?? []);
      const items = recent.slice(-window);
      const fault = index > 0 && chance() < 0.4 ? faults[Math.floor(chance() * faults.length)] : undefined;
      if (fault) faulty++;
      let request = 0;
      const good = JSON.stringify(items);
      const { code, err } = await run(['build', 'hf:daily', '--quiet'], {
        cwd,
        env: { TRENDING_PAPERS_CACHE: join(cwd, 'cache', date) },
        now: () => new Date(`${date}T06:17:00Z`),
        fetch: async () => fault?.(good, request++) ?? new Response(good),
      });
      expect([0, 1], `${date}: ${err}`).toContain(code);
      if (!fault) for (const { paper } of items) served.add(`arxiv:${paper.id}`);

      const feed = await readFile(join(folder, 'feed.json'), 'utf8');
      expect(jsonFeedFaults(feed), date).toEqual([]);
      expect(rssFaults(readXml(await readFile(join(folder, 'feed.xml'), 'utf8'))), date).toEqual([]);
      expect(atomFaults(readXml(await readFile(join(folder, 'atom.xml'), 'utf8'))), date).toEqual([]);
      expect((await stat(join(folder, 'feed.json'))).size).toBeLessThan(2_000_000);

      const ids = (await readPrevious(folder, new Date(date), disk))!.papers.map(({ id }) => id);
      expect(new Set(ids).size, `${date}: a paper is there twice`).toBe(ids.length);
      expect(
        known.filter((id) => !ids.includes(id)),
        `${date}: papers lost or renamed`,
      ).toEqual([]);
      known = ids;
    }
    expect([...served].filter((id) => !known.includes(id))).toEqual([]);
    expect(faulty).toBeGreaterThan(days / 8);
  }, 3_600_000);
});
