import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFeed } from '../test/support/papers.js';
import { hasChromium, now, openChromium, openSite, pageOf, type Site, script } from './support/browser.js';

const plain = makeFeed(24, now);
const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><path d="M0 0h320v180H0z"/></svg>';

/** The feed with a picture for each paper, by its index. */
const withImages = (imageOf: (index: number) => string | undefined) => ({
  ...plain,
  items: plain.items.map((item, index) => ({
    ...item,
    _papers: { ...item._papers, paper: { ...item._papers.paper, image: imageOf(index) } },
  })),
});

const phone = { viewport: { width: 390, height: 844 } };
const laptop = { viewport: { width: 1280, height: 800 } };

describe.skipIf(!hasChromium)('the layouts in Chromium (skipped without Chromium)', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([openChromium(), openSite()]);
    site.pages.set('/there.svg', { body: picture });
    site.pages.set('/plain.json', { body: JSON.stringify(plain) });
    const mixed = withImages((index) => [undefined, '/there.svg', '/gone.svg'][index % 3]);
    site.pages.set('/mixed.json', { body: JSON.stringify(mixed) });
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), site?.close()]);
  });

  async function visit(attributes: string, options: BrowserContextOptions): Promise<Page> {
    const page = await (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage();
    await page.clock.setFixedTime(now);
    site.pages.set('/page', {
      body: pageOf(`<trending-papers ${attributes}></trending-papers>${script}`, {
        head: '<style>@media (max-width: 600px) { body { margin: 12px } }</style>',
      }),
    });
    await page.goto(`${site.origin}page`);
    await page.locator('article').first().waitFor();
    return page;
  }

  describe.each([
    ['a phone', phone],
    ['a laptop', laptop],
  ])('of cards on %s', (_, options) => {
    it('stand in one order, with a picture, without one, and where it could not be had', async () => {
      const page = await visit('layout="cards" limit="6" src="/mixed.json"', options);
      await page.locator('img').first().waitFor();
      for (const card of await page.locator('article').all()) await card.scrollIntoViewIfNeeded();
      // Of six papers two have a picture, and two name one that is not there.
      await expect.poll(() => page.locator('img').count()).toBe(2);
      const orders = await page
        .locator('article')
        .evaluateAll((cards) =>
          cards.map((card) =>
            [...card.querySelectorAll('img, .rail, h3, [part=meta], [part=abstract], .foot')]
              .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
              .map((one) => one.getAttribute('part') ?? one.className),
          ),
        );
      const text = ['rail', 'title', 'meta', 'abstract', 'foot'];
      expect(orders).toEqual([text, ['image', ...text], text, text, ['image', ...text], text]);
      await page.context().close();
    });
  });
});
