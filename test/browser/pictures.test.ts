import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Listing } from '../../packages/core/src/index.js';
import { parse, toHtml, toJsonFeed } from '../../packages/core/src/index.js';
import { launchChromium } from './chromium.js';

const root = resolve(import.meta.dirname, '../..');
const script = readFileSync(join(root, 'packages/widget/dist/trending-papers.all.min.js'), 'utf8');
const corpus = join(
  process.env.TRENDING_PAPERS_CORPUS ?? resolve(root, '../shared/corpus'),
  'hf/daily-papers.ndjson.gz',
);
const now = new Date('2026-06-20T12:00:00Z');

/** A real day where the corpus is, else one of the same kind: every paper has a picture on another site. */
async function day(): Promise<Listing> {
  if (existsSync(corpus)) {
    const lines = gunzipSync(readFileSync(corpus)).toString('utf8').trim().split('\n').slice(-30);
    return parse(JSON.stringify(lines.map((line) => JSON.parse(line).item)), { now });
  }
  const papers = Array.from({ length: 30 }, (_, at) => ({
    title: `Paper number ${at} and what it found`,
    publishedAt: '2026-06-19T00:00:00Z',
    paper: { id: `2606.0${1000 + at}`, title: `Paper number ${at}`, summary: 'We found it.', upvotes: at, authors: [] },
    thumbnail: `https://thumbnails.example.org/${at}.png`,
  }));
  return parse(JSON.stringify(papers), { now });
}

describe(`pictures, on ${existsSync(corpus) ? 'a real day' : 'a made-up day (no corpus here)'}`, () => {
  let browser: Browser;
  let listing: Listing;
  const pages = new Map<string, { body: string; headers?: Record<string, string> }>();
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? '');
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page?.headers });
    response.end(page?.body);
  });
  let origin: string;

  beforeAll(async () => {
    [browser, listing] = await Promise.all([launchChromium(), day()]);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    pages.set('/favicon.ico', { body: '' });
  });
  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  async function open(path: string, picture: 'gone' | 'there' = 'gone') {
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    const errors: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    await page.route(/^https:/, (route) => {
      asked.push(route.request().url());
      return picture === 'gone' ? route.abort() : route.fulfill({ body: svg, contentType: 'image/svg+xml' });
    });
    await page.goto(origin + path);
    await page.locator('article:visible').first().waitFor();
    return { page, errors, asked };
  }

  /** Scrolls through the whole page, so that every lazy picture is asked for. */
  const scroll = (page: Page) =>
    page.evaluate(async () => {
      for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
        scrollTo(0, y);
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }
    });
  const shown = (page: Page) => page.locator('trending-papers img').count();

  it('are not asked for by a page whose policy allows none', async () => {
    expect(listing.papers.filter(({ image }) => image).length).toBeGreaterThan(10);
    const scriptHash = `sha256-${createHash('sha256').update(script).digest('base64')}`;
    pages.set('/built', { body: toHtml(listing, { element: { script, scriptHash } }) });
    const { page, errors, asked } = await open('/built');
    await scroll(page);
    expect(await shown(page)).toBe(0);
    expect(asked).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('that cannot be had, or may not, keep their place, so that nothing moves', async () => {
    const feed = toJsonFeed(listing).replaceAll('<', '\\u003c');
    const body = `<!doctype html><html lang="en"><title>T</title><trending-papers limit="30"><script type="application/json">${feed}</script></trending-papers><script>${script}</script>`;
    pages.set('/plain', { body });
    pages.set('/blocked', { body, headers: { 'content-security-policy': "img-src 'self'" } });
    const widths: number[] = [];
    for (const [path, picture] of [
      ['/plain', 'there'],
      ['/plain', 'gone'],
      ['/blocked', 'there'],
    ] as const) {
      const { page } = await open(path, picture);
      await page.locator('article').nth(20).waitFor({ state: 'attached' });
      if (picture === 'there' && path === '/plain') {
        expect(await shown(page)).toBeGreaterThan(10);
      } else {
        await scroll(page);
        await expect.poll(() => shown(page)).toBe(0);
      }
      widths.push(
        await page
          .locator('article .body')
          .first()
          .evaluate((body) => body.clientWidth),
      );
      await page.close();
    }
    expect(widths).toEqual([widths[0], widths[0], widths[0]]);
    expect(widths[0]).toBeGreaterThan(100);
  });
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><path fill="#9ab" d="M0 0h16v9H0z"/></svg>';
