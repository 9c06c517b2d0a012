import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFeed } from '../test/support/papers.js';
import { dist, hasChromium, now, openChromium, openSite, pageOf, type Site } from './support/browser.js';

const tags = readFileSync(join(dist, 'snippets.html'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('<script'))
  .map((tag) => ({ tag, address: new URL(/src="([^"]+)"/.exec(tag)![1]!) }));

describe.skipIf(!hasChromium)('a tag that the build prints, in Chromium (skipped without Chromium)', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([openChromium(), openSite()]);
    site.pages.set('/feed.json', { body: JSON.stringify(makeFeed(24, now)) });
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), site?.close()]);
  });

  /** Opens a page with the tag, whose CDN serves the files of the package after `change`. */
  async function visit(tag: string, change: (text: string) => string): Promise<{ page: Page; errors: string[] }> {
    const page = await (await browser.newContext()).newPage();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.route(/^https:\/\//, (route) => {
      const [, file] = /@trending-papers\/widget@[\d.]+\/dist\/(.+)$/.exec(route.request().url()) ?? [];
      if (file === undefined) return route.abort();
      return route.fulfill({
        body: change(readFileSync(join(dist, file), 'utf8')),
        headers: { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' },
      });
    });
    site.pages.set('/favicon.ico', { body: '' });
    site.pages.set('/page', { body: pageOf(`<trending-papers src="/feed.json"></trending-papers>${tag}`) });
    await page.goto(`${site.origin}page`);
    return { page, errors };
  }

  it.each(tags.map(({ tag, address }) => [address.host, address.pathname.split('/').at(-1)!, tag] as const))(
    'for %s loads %s and what that fetches',
    async (_, __, tag) => {
      const { page, errors } = await visit(tag, (text) => text);
      await page.locator('math').first().waitFor();
      await page.locator('[type=search]').fill('herbarium');
      await page.locator('mark').first().waitFor();
      await page.getByRole('button', { name: 'Cite' }).first().click();
      await page.locator('[part=bibtex]').waitFor();
      // Pictures and copying are other matters.
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );

  it.each(['trending-papers.min.js', 'trending-papers.all.min.js'])(
    'shows of %s the same on a page of any encoding, from a server that names none',
    async (file) => {
      site.pages.set(`/${file}`, {
        body: readFileSync(join(dist, file)),
        headers: { 'content-type': 'text/javascript' },
      });
      const shown: string[] = [];
      for (const encoding of ['utf-8', 'windows-1252', 'shift_jis', 'koi8-r']) {
        const body = pageOf(`<trending-papers src="/feed.json"></trending-papers><script src="/${file}"></script>`);
        site.pages.set('/page', { body, headers: { 'content-type': `text/html; charset=${encoding}` } });
        const page = await browser.newPage();
        await page.goto(`${site.origin}page`);
        await page.locator('article').first().waitFor();
        expect(await page.evaluate(() => document.characterSet.toLowerCase())).toBe(encoding);
        shown.push(await page.locator('.root').ariaSnapshot());
        await page.close();
      }
      expect(new Set(shown).size).toBe(1);
    },
  );

  it.each(tags.map(({ tag, address }) => [address.pathname.split('/').at(-1)!, tag] as const))(
    'runs nothing of %s where that was changed',
    async (_, tag) => {
      const { page, errors } = await visit(tag, (text) => `${text}\n`);
      await expect.poll(() => errors.join()).toContain('integrity');
      await expect(page.evaluate(() => customElements.get('trending-papers') === undefined)).resolves.toBe(true);
      await page.context().close();
    },
  );
});
