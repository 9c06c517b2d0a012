import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root, run, temporaryFolder } from '../terminal-io.js';
import { listing, paper } from './papers.js';

const topics = ['Sparse attention', 'Protein folding', 'Robot grasping', 'Speech synthesis'];
const papers = Array.from({ length: 80 }, (_, n) =>
  paper(n + 1, {
    title: `${topics[n % 4]} by way of example ${n + 1}`,
    authors: [{ name: n % 2 === 0 ? 'Ada Example' : 'Björn Müller' }],
    topics: [`cs.${'ABC'[n % 3]}`],
    links: n % 5 === 0 ? { code: 'https://github.com/a/b' } : {},
  }),
);

/** A host of the files of a folder, which tells what was asked of it. */
function hostOf(folder: string) {
  const asked: string[] = [];
  const fetch = async (url: unknown) => {
    const path = new URL(String(url)).pathname.slice('/lab/'.length);
    asked.push(path);
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    return bytes ? new Response(new Uint8Array(bytes)) : new Response('<!doctype html>Nothing here', { status: 404 });
  };
  return { asked, fetch: fetch as typeof globalThis.fetch };
}

const ids = (json: string) => (JSON.parse(json) as { hits: { id: string }[] }).hits.map(({ id }) => id);

describe('a site with an index', () => {
  let cwd: string;
  let site: string;
  beforeAll(async () => {
    cwd = await temporaryFolder();
    site = join(cwd, 'public');
    await writeFile(join(cwd, 'listing.json'), JSON.stringify(listing(papers)));
    const { code, err } = await run(['build', 'listing.json', '--search-shards'], { cwd });
    expect(code).toBe(0);
    expect(err).toMatch(/wrote \d+ files of the index in search\//);
  });

  it('names it in its feed and on its front page', async () => {
    expect(JSON.parse(await readFile(join(site, 'feed.json'), 'utf8'))._papers.search).toBe('search/');
    const texts = await Promise.all(
      (await readdir(site))
        .filter((name) => /\.(html|js)$/.test(name))
        .map((name) => readFile(join(site, name), 'utf8')),
    );
    expect(texts.some((text) => text.includes('"search":"search/"'))).toBe(true);
  });

  it.each([
    [['sparse attention']],
    [['protein', '--author', 'Müller']],
    [['robot', '--topic', 'cs.A', '--topic', 'cs.B']],
    [['example', '--min-upvotes', '70']],
    [['example', '--with-code', '--since', '2026-03-01']],
    [['speech', '--exclude', 'synthesis']],
  ])('is searched in its folder as its papers are, for %j', async (words) => {
    const expected = await run(['search', words[0]!, 'public/feed.json', ...words.slice(1), '-n', '200', '--json'], {
      cwd,
    });
    const found = await run(['search', words[0]!, 'public', ...words.slice(1), '-n', '200', '--json'], { cwd });
    expect([expected.code, found.code]).toEqual([0, 0]);
    expect(new Set(ids(found.out))).toEqual(new Set(ids(expected.out)));
    expect(JSON.parse(found.out).total).toBe(JSON.parse(expected.out).total);
  });

  it('is searched at its address, with a few of its files', async () => {
    const { fetch, asked } = hostOf(site);
    const { out, err } = await run(['search', 'protein folding 42', 'https://host.example/lab/', '--json'], {
      cwd,
      fetch,
    });
    expect(ids(out)[0]).toBe('arxiv:2603.00042');
    expect(err).toBe('');
    expect(asked.length).toBeLessThan(40);
    expect(asked.filter((path) => !path.startsWith('search'))).toEqual([]);
    const lines = await run(['search', 'protein folding 42', 'https://host.example/lab/'], { cwd, fetch });
    expect(lines.err).toMatch(/found among 80 papers/);
  });

  it('writes nothing anew where no paper changed, and takes the former index away where one did', async () => {
    const folders = async () => (await readdir(join(site, 'search'))).filter((name) => name !== 'search.bin');
    const before = await folders();
    await run(['build', 'listing.json', '--search-shards', '-q'], { cwd });
    expect(await folders()).toEqual(before);
    await writeFile(
      join(cwd, 'more.json'),
      JSON.stringify(listing([...papers, paper(99, { title: 'Something new' })])),
    );
    await run(['build', 'more.json', '--search-shards', '-q'], { cwd });
    const names = await readdir(join(site, 'search'), { recursive: true });
    expect(names.filter((name) => name.startsWith(before[0]!) && name.endsWith('.bin'))).toEqual([]);
    expect(ids((await run(['search', 'something new', 'public', '--json'], { cwd })).out)[0]).toBe('arxiv:2603.00099');
  });

  it('that is damaged is told, and one that is not there is no index', async () => {
    const other = join(cwd, 'other');
    await mkdir(join(other, 'search'), { recursive: true });
    await writeFile(
      join(other, 'search', 'search.bin'),
      (await readFile(join(site, 'search', 'search.bin'))).subarray(0, -9),
    );
    expect((await run(['search', 'x', 'other'], { cwd })).err).toMatch(/cut short or changed/);
    await rm(join(other, 'search', 'search.bin'));
    expect((await run(['search', 'x', 'other'], { cwd })).err).toMatch(/is a folder; name a file in it/);
  });
});

describe('a site without an index', () => {
  it('has none, and takes a former one away', async () => {
    const cwd = await temporaryFolder();
    const source = join(root, 'examples', 'listing.json');
    await run(['build', source, '--search-shards', '-q'], { cwd });
    await run(['build', source, '-q'], { cwd });
    expect(
      await readdir(join(cwd, 'public', 'search'), { recursive: true }).then(
        (names) => names.filter((name) => name.endsWith('.bin')),
        () => [],
      ),
    ).toEqual([]);
    expect(JSON.parse(await readFile(join(cwd, 'public', 'feed.json'), 'utf8'))._papers.search).toBeUndefined();
  });
});
