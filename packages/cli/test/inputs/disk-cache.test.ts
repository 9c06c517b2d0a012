import { mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { diskCache } from '../../src/inputs/disk-cache.js';
import { run, temporaryFolder } from '../terminal-io.js';

const now = () => new Date('2026-03-18T12:00:00Z');
const answer = {
  body: new TextEncoder().encode('title,year\n"A paper",2026\n"Another",2025\n'),
  etag: '"a"',
  storedAt: now().getTime(),
  freshUntil: now().getTime() + 1000,
};

async function kept() {
  const folder = join(await temporaryFolder(), 'answers');
  const cache = diskCache(folder, now);
  await cache.set('https://lab.example/papers.csv', answer);
  const [name] = await readdir(folder);
  return { folder, cache, path: join(folder, name!) };
}

it('an answer comes back as it was kept', async () => {
  const { cache } = await kept();
  expect(await cache.get('https://lab.example/papers.csv')).toEqual(answer);
  expect(await cache.get('https://lab.example/other.csv')).toBeUndefined();
});

it('nobody else on the machine may read it', async () => {
  const { folder, path } = await kept();
  expect([(await stat(folder)).mode & 0o777, (await stat(path)).mode & 0o777]).toEqual([0o700, 0o600]);
});

it.each([
  ['in its body', -9],
  ['just before its end', -1],
  ['in its first line', 20],
  ['to nothing', 0],
])('an answer that was cut %s is unknown', async (_, at) => {
  const { cache, path } = await kept();
  await truncate(path, at < 0 ? (await stat(path)).size + at : at);
  expect(await cache.get('https://lab.example/papers.csv')).toBeUndefined();
});

it.each([
  ['zeroes', (text: string) => text.replace('Another', '\0\0\0\0\0\0\0')],
  ['a header without a digest', (text: string) => text.replace(/"sha256":"\w+",/, '')],
  ['a header that is no object', (text: string) => text.replace(/^.*\n/, 'null\n')],
  ['a header of other types', (text: string) => text.replace(/"freshUntil":\d+/, '"freshUntil":"ever"')],
])('an answer with %s is unknown', async (_, damage) => {
  const { cache, path } = await kept();
  const damaged = damage(await readFile(path, 'utf8'));
  await writeFile(path, damaged);
  expect(await cache.get('https://lab.example/papers.csv')).toBeUndefined();
});

it('what a power cut left of an answer is asked for again, in the same run', async () => {
  const folder = await temporaryFolder();
  const csv = `id,title\n${Array.from({ length: 200 }, (_, n) => `arxiv:2603.${10_000 + n},Paper ${n}`).join('\n')}\n`;
  let asked = 0;
  const fetch = async () => {
    asked += 1;
    return new Response(csv, { headers: { 'cache-control': 'max-age=900000' } });
  };
  const around = { fetch, env: { TRENDING_PAPERS_CACHE: folder } };
  const count = async () =>
    JSON.parse((await run(['export', 'https://lab.example/papers.csv', '-f', 'csl'], around)).out).length;
  expect(await count()).toBe(200);
  expect(await count()).toBe(200);
  expect(asked).toBe(1);
  const [layout] = await readdir(folder);
  const [name] = await readdir(join(folder, layout!));
  const path = join(folder, layout!, name!);
  await truncate(path, (await stat(path)).size / 2);
  expect(await count()).toBe(200);
  expect(asked).toBe(2);
});

it('answers of the first layout, whose lines could hold a key, are taken away, and nothing else is', async () => {
  const folder = await temporaryFolder();
  const old = 'a'.repeat(64);
  await writeFile(join(folder, old), '{"key":"https://api.openalex.org/works?api_key=k3y"}\n{}');
  await writeFile(join(folder, 'notes.txt'), 'mine');
  await mkdir(join(folder, 'mine'));
  await diskCache(join(folder, 'answers-2'), now).set('https://lab.example/', answer);
  expect((await readdir(folder)).sort()).toEqual(['answers-2', 'mine', 'notes.txt']);
});
