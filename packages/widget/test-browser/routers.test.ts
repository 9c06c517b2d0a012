import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFeed } from '../test/support/papers.js';
import { dist, hasChromium, now, openChromium, openSite, pageOf, type Site, script } from './support/browser.js';

const require = createRequire(import.meta.url);
const turbo = readFileSync(join(dirname(require.resolve('@hotwired/turbo')), 'turbo.es2017-umd.js'), 'utf8');
const htmx = readFileSync(join(dirname(require.resolve('htmx.org')), 'htmx.min.js'), 'utf8');
const element = (limit = 5) => `<trending-papers src="/feed.json" limit="${limit}"></trending-papers>`;
const inHead = '<script src="/dist/trending-papers.min.js" defer></script>';

describe.skipIf(!hasChromium)('where pages are put together by others (skipped without Chromium)', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([openChromium(), openSite()]);
    site.pages.set('/feed.json', { body: JSON.stringify(makeFeed(24, now)) });
    site.pages.set('/favicon.ico', { body: '' });
    site.pages.set('/turbo.js', { body: turbo });
    site.pages.set('/htmx.js', { body: htmx });
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), site?.close()]);
  });

  async function visit(path: string): Promise<{ page: Page; told: string[] }> {
    const page = await (await browser.newContext()).newPage();
    const told: string[] = [];
    page.on('pageerror', ({ message }) => told.push(message));
    page.on('console', (message) => /error|warning/.test(message.type()) && told.push(message.text()));
    await page.goto(`${site.origin}${path}`);
    return { page, told };
  }

  /** One element is there, shows so many papers, and answers. */
  async function expectWhole(page: Page, papers: number): Promise<void> {
    await expect.poll(() => page.locator('article').count()).toBe(papers);
    await expect(page.locator('[type=search]').count()).resolves.toBe(1);
    await page.locator('[type=search]').fill('herbarium');
    await page.locator('mark').first().waitFor();
    await page.locator('[type=search]').fill('');
    await expect.poll(() => page.locator('article').count()).toBe(papers);
  }

  it('is whole on each visit of Turbo, back and forth, with its script in the head or in each body', async () => {
    for (const [head, tail] of [
      [inHead, ''],
      ['', script],
    ] as const) {
      const page = (limit: number, to: string) => ({
        body: pageOf(`<a href="${to}">On</a>${element(limit)}${tail}`, {
          head: `<script src="/turbo.js"></script>${head}`,
        }),
      });
      site.pages.set('/a', page(5, '/b'));
      site.pages.set('/b', page(7, '/a'));
      const { page: shown, told } = await visit('a');
      await expectWhole(shown, 5);
      await shown.evaluate(() => Object.assign(window, { isOne: true }));
      await shown.getByRole('link', { name: 'On', exact: true }).click();
      await expectWhole(shown, 7);
      await shown.evaluate(() => history.back());
      await expectWhole(shown, 5);
      await shown.evaluate(() => history.forward());
      await expectWhole(shown, 7);
      // It was one document all along.
      expect(await shown.evaluate('isOne')).toBe(true);
      expect(told).toEqual([]);
      await shown.context().close();
    }
  });

  it('is whole after each swap of htmx, with its script in what is swapped in', async () => {
    site.pages.set('/fragment', { body: `${element(6)}${script}` });
    site.pages.set('/swap', {
      body: pageOf('<button hx-get="/fragment" hx-target="#place">Load</button><div id="place"></div>', {
        head: `<script src="/htmx.js"></script>`,
      }),
    });
    const { page, told } = await visit('swap');
    for (let round = 0; round < 3; round += 1) {
      await page.evaluate(() => document.querySelector('trending-papers')?.setAttribute('data-old', ''));
      await page.getByRole('button', { name: 'Load', exact: true }).click();
      await page.locator('trending-papers:not([data-old])').waitFor();
      await expectWhole(page, 6);
    }
    expect(told).toEqual([]);
    await page.context().close();
  });

  it('goes along in view transitions, within a page and between pages', async () => {
    const head = `<style>@view-transition { navigation: auto } trending-papers { view-transition-name: papers }</style>${inHead}`;
    site.pages.set('/from', { body: pageOf(`<a href="/to">On</a>${element(4)}<aside></aside>`, { head }) });
    site.pages.set('/to', { body: pageOf(element(8), { head }) });
    const { page, told } = await visit('from');
    await expectWhole(page, 4);
    await page.evaluate(async () => {
      const change = () => document.querySelector('aside')!.append(document.querySelector('trending-papers')!);
      await document.startViewTransition(change).finished;
    });
    await expectWhole(page, 4);
    await page.getByRole('link', { name: 'On', exact: true }).click();
    await expectWhole(page, 8);
    expect(told).toEqual([]);
    await page.context().close();
  });

  const tags: readonly (readonly [where: string, head: string, tail: string])[] = [
    ['before it', '<script src="/dist/trending-papers.min.js"></script>', ''],
    ['after it', '', script],
    ['deferred', inHead, ''],
    ['twice', inHead, script],
    ['as a module', '<script type="module" src="/dist/trending-papers.min.js"></script>', ''],
    ['imported', '<script type="module">import "/dist/trending-papers.min.js"</script>', ''],
    ['asynchronously', '<script async src="/dist/trending-papers.min.js"></script>', ''],
  ];
  it.each(tags)('works with the script %s', async (_, head, tail) => {
    site.pages.set('/tag', { body: pageOf(`${element()}${tail}`, { head }) });
    const { page, told } = await visit('tag');
    await expectWhole(page, 5);
    expect(told).toEqual([]);
    await page.context().close();
  });

  it('is of the first of two versions, which are told', async () => {
    const code = readFileSync(join(dist, 'trending-papers.min.js'), 'utf8');
    site.pages.set('/other/trending-papers.min.js', {
      body: code.replaceAll(/(['"])0\.1\.0\1/g, '"9.9.9"').replaceAll('`0.1.0`', '"9.9.9"'),
    });
    site.pages.set('/two', {
      body: pageOf(`${element()}${script}<script src="/other/trending-papers.min.js"></script>`),
    });
    const { page, told } = await visit('two');
    await expectWhole(page, 5);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('0.1.0');
    await page.context().close();
  });
});
