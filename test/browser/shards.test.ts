import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as search from '../../packages/core/src/search/index.js';
import { saveShards } from '../../packages/core/src/search/index.js';
import { by, paper } from '../../packages/core/test/search/papers.js';
import { launchChromium } from './chromium.js';

const dist = resolve(import.meta.dirname, '../../packages/core/dist');
const kinds = ['Sparse attention', 'Protein folding', 'Robot grasping', 'Speech recognition'];
const papers = Array.from({ length: 2000 }, (_, n) =>
  paper(`p${n}`, `${kinds[n % kinds.length]} ${n}`, {
    abstract: `A study of what ${kinds[(n + 1) % kinds.length]!.toLowerCase()} needs.`,
    authors: by('Ada Lovelace'),
  }),
);
const files = new Map([...saveShards(papers)].map(({ name, bytes }) => [`/search/${name}`, Buffer.from(bytes)]));
const html = `<!doctype html><title>Search</title>
<script type="module">import * as search from '/search.js'; globalThis.search = search;</script>`;
const asked: string[] = [];
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  await page.route('http://example.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith('/search/')) asked.push(pathname);
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
    if (pathname.endsWith('.js'))
      return route.fulfill({ contentType: 'text/javascript', body: await readFile(join(dist, pathname), 'utf8') });
    const body = files.get(pathname);
    return body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body });
  });
  await page.goto('http://example.test/');
  await page.waitForFunction(() => 'search' in globalThis);
});

afterAll(() => browser?.close());

describe('an index in shards on a static host, in a page', () => {
  it('is searched by fetching a few of its files', async () => {
    const found = await page.evaluate(async () => {
      const { filesAt, openShards } = (globalThis as unknown as { search: typeof search }).search;
      const shards = await openShards(filesAt('http://example.test/search'));
      const { hits, total, corrected } = await shards.search('protien folding 41 author:lovelace', { limit: 3 });
      return {
        total,
        corrected,
        title: hits[0]?.paper?.title,
        marked: hits[0]?.highlights?.title,
        authors: hits[0]?.highlights?.authors,
      };
    });
    expect(found).toEqual({
      total: 1000,
      corrected: 'protein folding 41 author:lovelace',
      title: 'Protein folding 41',
      marked: [
        [0, 7],
        [8, 15],
        [16, 18],
      ],
      authors: [0],
    });
    // The files of three words and a name, and those of the ten papers shown and the six looked at beside them.
    expect(asked.length).toBeLessThan(24);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('says which file is not there', async () => {
    const told = await page.evaluate(async () => {
      const { filesAt, openShards } = (globalThis as unknown as { search: typeof search }).search;
      return openShards(filesAt('http://example.test/elsewhere')).catch(
        ({ code, facts }: { code: string; facts: unknown }) => ({ code, facts }),
      );
    });
    expect(told).toEqual({ code: 'index-missing', facts: { name: 'search.bin' } });
  });
});
