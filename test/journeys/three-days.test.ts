import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser/chromium.js';
import { answerOf, emptyFolder, trendingPapers } from './command.js';
import { dataName, lastDays } from './days.js';
import { open } from './look.js';

const days = lastDays(3);
const papers = new Set(days.flatMap(({ items }) => items.map(({ paper }) => paper.id)));
let browser: Browser;
let site: string;

beforeAll(async () => {
  console.log(`journey: ${papers.size} papers of ${dataName}`);
  const folder = emptyFolder();
  for (const { date, items } of days) {
    const answers = answerOf({ 'huggingface.co/api/daily_papers': JSON.stringify(items) });
    const run = await trendingPapers(['build', 'hf:daily', '--out', 'site'], {
      in: folder,
      answers,
      at: `${date}T18:00:00Z`,
    });
    expect(run, run.err).toMatchObject({ code: 0 });
  }
  site = join(folder, 'site');
  browser = await launchChromium();
}, 300_000);

afterAll(() => browser?.close());

describe(`three days in a row, from ${dataName} to a page`, () => {
  it('keep every paper of every day', () => {
    const feed = JSON.parse(readFileSync(join(site, 'feed.json'), 'utf8'));
    const rest = feed.next_url ? JSON.parse(readFileSync(join(site, 'feed-2.json'), 'utf8')).items : [];
    expect(feed.items.length + rest.length).toBe(papers.size);
  });

  it.each<[string, BrowserContextOptions]>([
    ['1280 px, light', { viewport: { width: 1280, height: 900 } }],
    ['1280 px, dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
    ['390 px, light', { viewport: { width: 390, height: 844 }, hasTouch: true }],
    ['390 px, dark', { viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: 'dark' }],
    ['without JavaScript', { javaScriptEnabled: false }],
  ])('make a page without a visible fault: %s', async (name, options) => {
    const { page, look, close } = await open(browser, join(site, 'index.html'), options);
    if (options.javaScriptEnabled !== false) await page.locator('trending-papers').getByRole('searchbox').waitFor();
    expect(await look(`three days ${name}`)).toEqual([]);
    await close();
  });
});
