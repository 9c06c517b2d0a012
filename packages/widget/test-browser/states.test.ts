import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFeed } from '../test/support/papers.js';
import {
  embedded,
  faults,
  hasChromium,
  now,
  openChromium,
  openSite,
  pageOf,
  picture,
  type Site,
  script,
} from './support/browser.js';

const feed = makeFeed(24, now);

interface State {
  /** Name of the test and of its picture. */
  name: string;
  markup: string;
  /** Seen when the state is reached. */
  until: string;
  options?: BrowserContextOptions;
  page?: { lang?: string; dir?: string; head?: string };
  /** Brings the page from its first look into the state. */
  reach?(page: Page): Promise<unknown>;
}

const wide = { viewport: { width: 960, height: 900 } };
const slow = '<trending-papers src="/slow.json" limit="3"></trending-papers>';

/** Every second paper has a thumbnail. */
const withImages = {
  ...feed,
  items: feed.items.map((item, at) => ({
    ...item,
    _papers: { ...item._papers, paper: { ...item._papers.paper, ...(at % 2 === 0 && { image: '/thumbnail.svg' }) } },
  })),
};
const thumbnail =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><path fill="#dce6f2" d="M0 0h320v180H0z"/><path fill="none" stroke="#5b7da8" stroke-width="3" d="M20 150c50-10 60-80 110-70s70 60 170-50"/><g fill="#c96a4a"><circle cx="90" cy="112" r="6"/><circle cx="160" cy="90" r="6"/><circle cx="240" cy="88" r="6"/></g></svg>';

const states: State[] = [
  { name: 'list', markup: embedded(feed), until: 'math' },
  { name: 'one', markup: embedded(makeFeed(1, now)), until: 'article' },
  {
    name: 'cards',
    markup: embedded(feed, 'layout="cards"'),
    until: 'math',
    options: { viewport: { width: 1600, height: 1000 } },
  },
  { name: 'images', markup: embedded(withImages), until: 'img' },
  {
    name: 'images-in-cards',
    markup: embedded(withImages, 'layout="cards"'),
    until: 'img',
    options: { viewport: { width: 1200, height: 900 } },
  },
  { name: 'wide', markup: embedded(feed), until: 'math', options: { viewport: { width: 1600, height: 900 } } },
  {
    name: 'narrow',
    markup: embedded(feed),
    until: 'math',
    options: { viewport: { width: 280, height: 900 } },
    page: { head: '<style>body{margin:.75rem}</style>' },
  },
  { name: 'compact', markup: embedded(feed, 'layout="compact"'), until: 'article' },
  {
    name: 'dark',
    markup: embedded(feed),
    until: 'math',
    options: { ...wide, colorScheme: 'dark' },
    page: { head: '<style>html{color-scheme:light dark;background:Canvas}</style>' },
  },
  {
    name: 'dark-by-class',
    markup: embedded(feed),
    until: 'math',
    page: { head: '<style>body{background:#101418;color:#e6e8eb}</style>' },
  },
  { name: 'theme-dark', markup: embedded(feed, 'theme="dark"'), until: 'math' },
  { name: 'rtl', markup: embedded(feed), until: 'math', page: { lang: 'ar', dir: 'rtl' } },
  { name: 'japanese', markup: embedded(feed), until: 'math', page: { lang: 'ja' } },
  { name: 'forced-colours', markup: embedded(feed), until: 'math', options: { ...wide, forcedColors: 'active' } },
  { name: 'loading', markup: slow, until: '.ghost' },
  { name: 'empty', markup: embedded(makeFeed(0, now)), until: '[part=empty]' },
  {
    name: 'error',
    markup: '<trending-papers src="/gone.json"><a href="/feed.json">The papers as a file</a></trending-papers>',
    until: '[part=error]',
  },
  { name: 'nothing-found', markup: embedded(feed, 'query="zebrafish"'), until: '[part=empty]' },
  {
    name: 'search',
    markup: embedded(feed),
    until: 'math',
    reach: async (page) => {
      await page.getByRole('searchbox').fill('attention transformers');
      await page.locator('mark').first().waitFor();
    },
  },
  {
    name: 'ten-thousand',
    markup: '<trending-papers></trending-papers>',
    until: 'html',
    reach: async (page) => {
      await page.evaluate(
        (item) => {
          const items = Array.from({ length: 10_000 }, (_, at) => ({
            ...item,
            id: `${at}`,
            title: `${item.title} (${at + 1})`,
          }));
          Object.assign(document.querySelector('trending-papers')!, { items });
        },
        makeFeed(1, now).items[0]!._papers.paper as { title: string },
      );
      await page.getByText('10,000 papers').waitFor();
    },
  },
  {
    name: 'unfolded',
    markup: embedded(feed),
    until: 'math',
    reach: async (page) => {
      for (const name of ['Abstract', 'Why', 'Cite', 'Similar', 'Save']) {
        await page.locator('article').first().getByRole('button', { name }).click();
      }
      await page.locator('[part=bibtex]').waitFor();
      await page.locator('[part=similar] li').first().waitFor();
    },
  },
  {
    name: 'subscribe',
    markup: `<trending-papers subscribe="/join" src="/feed.json" limit="2"><a type="application/rss+xml" href="/feed.rss">RSS</a> <a type="application/atom+xml" href="/feed.atom">Atom</a></trending-papers>`,
    until: '[part=subscribe]',
    reach: (page) => page.getByRole('button', { name: 'Subscribe' }).click(),
  },
];

describe.skipIf(!hasChromium)('every state in Chromium (skipped without Chromium)', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([openChromium(), openSite()]);
    site.pages.set('/feed.json', { body: JSON.stringify(feed) });
    site.pages.set('/thumbnail.svg', { body: thumbnail, headers: { 'content-type': 'image/svg+xml' } });
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), site?.close()]);
  });

  it.each(states)(
    '$name has no fault that axe knows, and no error',
    async ({ name, markup, until, options = wide, page: around, reach }) => {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.clock.setFixedTime(now);
      await page.route('**/slow.json', () => undefined);
      site.pages.set('/page', { body: pageOf(markup + script, around) });
      await page.goto(`${site.origin}page`);
      await page.locator(until).first().waitFor();
      await reach?.(page);
      await picture(page, name);
      expect(await faults(page)).toEqual([]);
      expect(errors).toEqual([]);
      const { width } = page.viewportSize()!;
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await context.close();
    },
  );

  it('says that the network is gone, and shows the papers of the last visit', async () => {
    const context = await browser.newContext(wide);
    const page = await context.newPage();
    await page.clock.setFixedTime(now);
    site.pages.set('/visit', {
      body: pageOf(`<trending-papers src="/feed.json" limit="3"></trending-papers>${script}`),
    });
    await page.goto(`${site.origin}visit`);
    await page.locator('article').first().waitFor();
    await page.waitForFunction(async () => (await (await caches.open('trending-papers')).keys()).length > 0);
    await page.route('**/feed.json', (route) => route.abort());
    await page.goto(`${site.origin}visit`);
    await page.getByText('You are offline').waitFor();
    await expect(page.locator('article').count()).resolves.toBe(3);
    await picture(page, 'offline');
    expect(await faults(page)).toEqual([]);
    // A feed that is gone from a site that answers is no matter of the network.
    await page.unroute('**/feed.json');
    await page.route('**/feed.json', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto(`${site.origin}visit`);
    await page.getByText('The papers could not be loaded anew.').waitFor();
    await expect(page.locator('article').count()).resolves.toBe(3);
    await context.close();
  });

  it('shifts nothing when the papers take the place of the skeleton', async () => {
    const context = await browser.newContext(wide);
    const page = await context.newPage();
    await page.clock.setFixedTime(now);
    await page.route('**/late.json', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      // A formula is a little taller than its TeX, which it replaces once it is set: that is another matter.
      await route.fulfill({ body: JSON.stringify(feed).replaceAll(/\$[^$]*\$/g, 'n') });
    });
    const around = '<p>Before</p><trending-papers src="/late.json"></trending-papers><p>After</p>';
    site.pages.set('/shift', { body: pageOf(around, { head: script }) });
    await page.goto(`${site.origin}shift`);
    await page.locator('article').first().waitFor();
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            resolve(
              list.getEntries().reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0),
            );
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(0), 500);
        }),
    );
    expect(shift).toBe(0);
    await context.close();
  });

  it('prints abstracts in full and no controls', async () => {
    const context = await browser.newContext(wide);
    const page = await context.newPage();
    await page.clock.setFixedTime(now);
    site.pages.set('/print', { body: pageOf(embedded(feed) + script) });
    await page.goto(`${site.origin}print`);
    await page.locator('math').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.controls').isVisible()).resolves.toBe(false);
    await expect(page.locator('.actions').first().isVisible()).resolves.toBe(false);
    const clamped = await page
      .locator('[part=abstract]')
      .first()
      .evaluate((text) => text.scrollHeight > text.clientHeight);
    expect(clamped).toBe(false);
    const link = page.locator('.links a').first();
    const apart = await link.evaluate((one) => Number.parseFloat(getComputedStyle(one, '::after').marginInlineStart));
    expect(apart).toBeGreaterThan(2);
    await picture(page, 'print');
    await context.close();
  });
});
