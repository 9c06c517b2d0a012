import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser/chromium.js';
import { answerOf, emptyFolder, root, trendingPapers } from './command.js';
import { type Host, host } from './host.js';

const sharp = createRequire(join(root, 'packages/cli/package.json'))('sharp') as (options: object) => {
  png(): { toBuffer(): Promise<Buffer> };
};

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#357' } })
    .png()
    .toBuffer();

/** A day of six papers, of which two have pictures that can be shown. */
const pictures = ['wide.png', 'tall.png', 'torn.png', 'drawn.svg', 'huge.png', 'gone.png'];
const items = pictures.map((picture, index) => ({
  publishedAt: '2026-06-19T00:00:00Z',
  title: `Study ${index} of pictures`,
  thumbnail: `https://thumbnails.example.org/${picture}`,
  paper: {
    id: `2606.0100${index}`,
    title: `Study ${index} of pictures`,
    summary: `What study ${index} found.`,
    upvotes: 10 + index,
    publishedAt: '2026-06-19T00:00:00Z',
    authors: [{ name: 'Ada Example' }],
  },
}));

let browser: Browser;
let web: Host;
let site: string;

beforeAll(async () => {
  const wide = await plain(1600, 900);
  const answers = answerOf({
    'huggingface.co/api/daily_papers': JSON.stringify(items),
    'thumbnails.example.org/wide.png': wide,
    'thumbnails.example.org/tall.png': await plain(300, 900),
    'thumbnails.example.org/torn.png': wide.subarray(0, 300),
    'thumbnails.example.org/drawn.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'thumbnails.example.org/huge.png': Buffer.concat([wide, Buffer.alloc(11 * 2 ** 20)]),
  });
  const folder = emptyFolder();
  const run = await trendingPapers(['build', 'hf:daily', '--out', 'site'], {
    in: folder,
    answers,
    at: '2026-06-19T18:00:00Z',
  });
  expect(run, run.err).toMatchObject({ code: 0 });
  expect(run.err).toContain('4 of 6 pictures could not be had');
  site = join(folder, 'site');
  web = await host(site);
  browser = await launchChromium();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await web?.close();
});

describe('a site of papers with pictures', () => {
  it('has small copies of those that are pictures', () => {
    const copies = readdirSync(join(site, 'pictures')).filter((name) => name.endsWith('.webp'));
    expect(copies.map((name) => name.split('-')[1]).sort()).toEqual(['120x360', '480x270']);
  });

  it.each([
    ['front page', 'index.html', true, 2],
    ['front page without scripts', 'index.html', false, 2],
    ['day', 'days/2026-06-19.html', true, 2],
    ['paper', 'papers/arxiv-2606.01000.html', true, 1],
  ])('shows them on the %s, and asks nothing of another host', async (_, path, javaScriptEnabled, count) => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 1600 } });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(web.address) && !request.url().startsWith('data:')) faults.push(request.url());
    });
    await page.goto(web.address + path, { waitUntil: 'networkidle' });
    if (path === 'index.html' && javaScriptEnabled)
      await page.locator('trending-papers').getByRole('searchbox').waitFor();
    const shown = page.locator('main img:visible');
    await expect.poll(() => shown.count(), { timeout: 20_000 }).toBe(count);
    for (const picture of await shown.all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 20_000 })
        .toBeGreaterThan(0);
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});
