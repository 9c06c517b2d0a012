import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import PostalMime from 'postal-mime';
import RssParser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser/chromium.js';
import { emptyFolder, root, trendingPapers } from './command.js';
import { open } from './look.js';

const seed = resolve(root, '../shared/seeds/listing.txt');
const listing = existsSync(seed) ? seed : join(root, 'examples/listing.txt');
const folder = emptyFolder();
const site = join(folder, 'site');
const at = '2026-03-19T12:00:00Z';
let browser: Browser;
let count: number;

beforeAll(async () => {
  console.log(`journey: ${listing === seed ? 'the listing that the project began with' : 'the sample listing'}`);
  const run = await trendingPapers(['build', listing, '--out', 'site', '--url', 'https://papers.lab.example/'], {
    in: folder,
    at,
  });
  expect(run, run.err).toMatchObject({ code: 0 });
  const json = await trendingPapers(['show', listing, '--json'], { in: folder, at });
  count = JSON.parse(json.out).papers.length;
  browser = await launchChromium();
}, 120_000);

afterAll(() => browser?.close());

describe('a listing saved as text, from the file to all that is published', () => {
  it('is in all three feeds, whole, for a reader of another make', async () => {
    expect(count).toBe(listing === seed ? 67 : 64);
    for (const feed of ['feed.xml', 'atom.xml']) {
      const { items } = await new RssParser().parseString(readFileSync(join(site, feed), 'utf8'));
      expect(new Set(items.map(({ guid, id }) => guid ?? id)).size).toBe(count);
      expect(items.filter(({ title }) => !title)).toEqual([]);
    }
    expect(JSON.parse(readFileSync(join(site, 'feed.json'), 'utf8')).items).toHaveLength(count);
  });

  it('is a mail that opens, dated when it was written', async () => {
    const run = await trendingPapers(['digest', join(site, 'feed.json'), '--write-to', 'mail', '--limit', '10'], {
      in: folder,
      at,
    });
    expect(run, run.err).toMatchObject({ code: 0 });
    const mail = await PostalMime.parse(readFileSync(join(folder, 'mail/digest.eml')));
    expect(mail.date).toBe('2026-03-19T12:00:00.000Z');
    expect(mail.text).toMatch(/\S/);
    expect(mail.html).not.toMatch(/undefined|NaN|\[object/);
  });

  it.each<[string, BrowserContextOptions]>([
    ['1280 px', { viewport: { width: 1280, height: 900 } }],
    ['390 px, dark', { viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: 'dark' }],
    ['without JavaScript', { javaScriptEnabled: false }],
  ])('is a page without a visible fault: %s', async (name, options) => {
    const { page, look, close } = await open(browser, join(site, 'index.html'), options);
    if (options.javaScriptEnabled !== false) await page.locator('trending-papers').getByRole('searchbox').waitFor();
    expect(await look(`seed ${name}`)).toEqual([]);
    await close();
  });

  it('offers a way to every paper, though the listing had no links', async () => {
    const { page, close } = await open(browser, join(site, 'index.html'));
    await page.locator('trending-papers').getByRole('searchbox').waitFor();
    const dead = await page.evaluate(() => {
      const cards = document.querySelector('trending-papers')!.shadowRoot!.querySelectorAll('article');
      return [...cards].filter((card) => !card.querySelector('a[href^="http"]')).length;
    });
    expect(dead).toBe(0);
    await close();
  });
});
