import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepingPath } from '../../../test/browser/chromium.js';
import { makeFeed } from '../test/support/papers.js';
import { hasChromium, now, openChromium, openSite, pageOf, type Site, script } from './support/browser.js';

const element = '<trending-papers src="/long.json" limit="5"></trending-papers>';

describe.skipIf(!hasChromium)('an element whose page changes under it (skipped without Chromium)', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([openChromium(), openSite()]);
    site.pages.set('/long.json', { body: JSON.stringify({ ...makeFeed(30, now), next_url: '/rest.json' }) });
    site.pages.set('/rest.json', { body: JSON.stringify(makeFeed(10, now, 30)) });
    site.pages.set('/page', { body: pageOf(`${element}<aside></aside>${script}`) });
    site.pages.set('/other', { body: pageOf('<p>Another page</p>') });
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), site?.close()]);
  });

  async function visit(): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${site.origin}page`);
    await page.locator('article').nth(4).waitFor();
    return page;
  }

  /** Everything that needs a living element: more cards, the index, the next page of the feed. */
  async function use(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => page.locator('article').count()).toBe(10);
    await page.locator('[type=search]').fill('herbarium');
    await page.locator('mark').first().waitFor();
    await page.getByRole('button', { name: 'Load all' }).click();
    await expect.poll(() => page.evaluate(() => document.querySelector('trending-papers')!.papers.length)).toBe(40);
  }

  it('stays whole when it is moved: open cards, and all that can be done with it', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'Abstract' }).first().click();
    await page.evaluate(() => document.querySelector('aside')!.append(document.querySelector('trending-papers')!));
    await expect(page.locator('article[data-open]').count()).resolves.toBe(1);
    await use(page);
    await page.context().close();
  });

  it('is alive again when it is put back a while after it was taken out', async () => {
    const page = await visit();
    await page.evaluate(async () => {
      const one = document.querySelector('trending-papers')!;
      one.remove();
      await new Promise((done) => setTimeout(done, 100));
      document.querySelector('aside')!.append(one);
    });
    await use(page);
    await page.context().close();
  });

  it('is made anew of a copy, as routers keep pages, and of markup that is put in', async () => {
    const page = await visit();
    await page.evaluate(() => {
      const copy = document.body.cloneNode(true) as HTMLElement;
      document.body.replaceWith(document.createElement('body'));
      document.body.replaceWith(copy);
    });
    await page.locator('article').nth(4).waitFor();
    await page.evaluate((markup) => {
      document.querySelector('main')!.innerHTML = markup;
    }, element);
    await page.locator('article').nth(4).waitFor();
    await use(page);
    await page.context().close();
  });

  it.skipIf(!existsSync(keepingPath))(
    'goes on where it was when the browser brings its page back whole (skipped without a Chromium that keeps pages)',
    async () => {
      const keeping = await chromium.launch({
        executablePath: keepingPath,
        args: ['--no-sandbox'],
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      });
      const page = await keeping.newPage();
      await page.goto(`${site.origin}page`);
      await page.locator('article').nth(4).waitFor();
      await page.evaluate(() =>
        window.addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted })),
      );
      await page.locator('[type=search]').fill('a');
      await page.goto(`${site.origin}other`);
      // Once it has answered: the page is gone then.
      await page.evaluate(() => void setTimeout(() => history.back()));
      await expect.poll(() => page.evaluate(() => (window as { persisted?: boolean }).persisted)).toBe(true);
      await expect(page.locator('[type=search]').inputValue()).resolves.toBe('a');
      await page.locator('[type=search]').fill('');
      await use(page);
      await keeping.close();
    },
  );
});
