import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { makeFeed } from '../../test/support/papers.js';
import { hasChromium, now, openChromium, openSite, pageOf, type Site, script } from './browser.js';

export const plain = makeFeed(24, now);
const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><path d="M0 0h320v180H0z"/></svg>';

/** The feed with a picture for each paper, by its index. */
const withImages = (imageOf: (index: number) => string | undefined) => ({
  ...plain,
  items: plain.items.map((item, index) => ({
    ...item,
    _papers: { ...item._papers, paper: { ...item._papers.paper, image: imageOf(index) } },
  })),
});

export const phone = { viewport: { width: 390, height: 844 } };
export const laptop = { viewport: { width: 1280, height: 800 } };

/** Opens a page with an element of these attributes. */
type Visit = (attributes: string, options: BrowserContextOptions) => Promise<Page>;

/** Tests of layouts, on a site that has feeds with pictures, without, and with ones that are gone. */
export function describeLayouts(tests: (visit: Visit, pages: () => Site['pages']) => void): void {
  describe.skipIf(!hasChromium)('the layouts in Chromium (skipped without Chromium)', () => {
    let browser: Browser;
    let site: Site;
    beforeAll(async () => {
      [browser, site] = await Promise.all([openChromium(), openSite()]);
      site.pages.set('/there.svg', { body: picture });
      site.pages.set('/pictures.json', { body: JSON.stringify(withImages(() => '/there.svg')) });
      const mixed = withImages((index) => [undefined, '/there.svg', '/gone.svg'][index % 3]);
      site.pages.set('/lost.json', { body: JSON.stringify(withImages(() => '/gone.svg')) });
      site.pages.set('/mixed.json', { body: JSON.stringify(mixed) });
    });
    afterAll(async () => {
      await Promise.all([browser?.close(), site?.close()]);
    });

    const visit: Visit = async (attributes, options) => {
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
    };

    tests(visit, () => site.pages);
  });
}
