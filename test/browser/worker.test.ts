import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as search from '../../packages/core/src/search/index.js';
import { launchChromium } from './chromium.js';

const dist = resolve(import.meta.dirname, '../../packages/core/dist');
const script = 'globalThis.search = search;';
let bundle: string;
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  const { outputFiles } = await build({
    stdin: { contents: `import * as search from './search.js'; ${script}`, resolveDir: dist },
    bundle: true,
    format: 'esm',
    write: false,
    external: ['fuse.js'],
    logLevel: 'silent',
  });
  bundle = outputFiles[0]!.text;
});

afterAll(() => browser?.close());

/** What comes of an index in a worker that the package starts itself, on a page that takes the package so. */
async function inPage(module: string, policy = ''): Promise<unknown> {
  const page = await browser.newPage();
  await page.route('http://example.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/')
      return route.fulfill({
        contentType: 'text/html',
        headers: policy ? { 'content-security-policy': policy } : {},
        body: '<!doctype html><title>Worker</title><script type="module" src="/page.js"></script>',
      });
    const body = pathname === '/page.js' ? module : await readFile(join(dist, pathname), 'utf8').catch(() => undefined);
    return body === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ contentType: 'text/javascript', body });
  });
  await page.goto('http://example.test/');
  await page.waitForFunction(() => 'search' in globalThis);
  const result = await page.evaluate(async () => {
    const { createIndexWorker } = (globalThis as unknown as { search: typeof search }).search;
    const rest = { authors: [], ids: {}, links: {}, signals: {}, history: [], topics: [], sources: [] };
    const papers = ['Graphs and trees', 'Speech'].map((title, n) => ({ ...rest, id: `p${n}`, title }));
    try {
      const index = await createIndexWorker({ papers });
      const { hits } = await index.search('graph ');
      index.terminate();
      return hits.map(({ id }) => id);
    } catch (error) {
      return (error as { code?: string }).code;
    }
  });
  await page.close();
  return result;
}

describe('an index in a worker that starts itself', () => {
  it('works on a page without a bundler', async () => {
    expect(await inPage(`import * as search from '/search.js'; ${script}`)).toEqual(['p0']);
  });

  it('works from a bundle that knows nothing of workers', async () => {
    expect(await inPage(bundle)).toEqual(['p0']);
  });

  it('is told of where a policy forbids it, and hangs nobody', async () => {
    expect(await inPage(`import * as search from '/search.js'; ${script}`, "worker-src 'self'")).toBe('worker-failed');
  });
});
