import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Host, host } from '../journeys/host.js';
import { axeSource, violationsOn } from './axe.js';
import { launchChromium } from './chromium.js';

const site = resolve(import.meta.dirname, '../../docs/.vitepress/dist');
const isBuilt = existsSync(join(site, 'index.html'));
const pages = isBuilt
  ? readdirSync(site, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.html'))
      .map((name) => name.split(sep).join('/'))
  : [];

describe('the pages of the documentation', () => {
  it.skipIf(!isBuilt)('link to pages and places that exist (skipped: build it with npm run docs)', () => {
    const read = (name: string) => readFileSync(join(site, name), 'utf8');
    const dead = pages.flatMap((page) => {
      const body = read(page).replaceAll(/<pre[\s\S]*?<\/pre>/g, '');
      return [...body.matchAll(/<a\b[^>]*?href="([^"]*)"/g)].flatMap(([, href = '']) => {
        if (/^[a-z]+:/i.test(href)) return [];
        const [path = '', place] = href.split('#');
        const target =
          path === '' ? page : posix.join(path.startsWith('/') ? '' : posix.dirname(page), path).replace(/^\//, '');
        const file = target === '' || target.endsWith('/') ? `${target}index.html` : target;
        if (!existsSync(join(site, file))) return [`${page} → ${href}`];
        const known = !place || file === 'playground.html' || read(file).includes(`id="${decodeURIComponent(place)}"`);
        return known ? [] : [`${page} → ${href}`];
      });
    });
    expect(pages.length).toBeGreaterThan(40);
    expect([...new Set(dead)]).toEqual([]);
  });
});

describe.skipIf(!isBuilt)('the documentation in a browser (skipped: build it with npm run docs)', () => {
  let browser: Browser;
  let served: Host;

  beforeAll(async () => {
    [browser, served] = await Promise.all([launchChromium(), host(site)]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
  });

  /** Opens a page; gives what it asked of others and what went wrong. */
  async function open(path: string, width = 1280): Promise<{ page: Page; wrong: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    page.on('response', (response) => response.status() >= 400 && wrong.push(`${response.status()} ${response.url()}`));
    page.on('request', (request) => !request.url().startsWith(served.address) && wrong.push(`asked ${request.url()}`));
    await page.goto(new URL(path, served.address).href);
    return { page, wrong };
  }

  const widerThanPage = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  it.each([390, 1280])('shows the living element on its front page, %i px wide', async (width) => {
    const { page, wrong } = await open('/', width);
    await page.locator('trending-papers article').nth(4).waitFor();
    expect(await page.locator('trending-papers article').count()).toBe(5);
    expect(await widerThanPage(page)).toBe(0);
    expect(wrong).toEqual([]);
    await page.close();
  });

  describe('page by page', () => {
    // One window for all, as a reader has: a new one costs more than what is looked at in it.
    let opened: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      opened = await open('/', 390);
    });
    afterAll(() => opened?.page.close());

    it.each(pages)('%s opens without a fault and fits a phone', async (path) => {
      const { page, wrong } = opened;
      wrong.length = 0;
      await page.goto(new URL(`/${path}`, served.address).href);
      await page.locator('h1').first().waitFor();
      expect(await page.locator('h1').first().textContent()).not.toBe('');
      expect(await widerThanPage(page)).toBe(0);
      expect(wrong).toEqual([]);
    });
  });

  it('finds a section by its index, by keyboard alone', async () => {
    const { page, wrong } = await open('/start/page.html');
    const box = page.getByRole('combobox', { name: 'Search these pages' });
    await box.fill('worker');
    await page.getByRole('option').first().waitFor();
    await box.press('ArrowDown');
    await box.press('Enter');
    await page.waitForURL(/search\.html#/);
    await page.getByRole('heading', { name: 'In a worker' }).waitFor();
    expect(wrong).toEqual([]);
    await page.close();
  });

  describe('the playground', () => {
    const listing = (page: Page) => page.getByRole('textbox', { name: 'The listing' });

    it('reads what is pasted, ranks, searches, writes, and tells of the program', async () => {
      const { page, wrong } = await open('/playground.html');
      await listing(page).fill(
        '@article{a, title = {Slow Herons}, author = {Lee, Ann}, year = 2025}\n@article{b, title = {Quick Foxes}, author = {Roe, Bo}, year = 2026}',
      );
      await page.getByText('2 papers').first().waitFor();
      expect(await page.getByText('read as bibtex').count()).toBe(1);
      await page.getByLabel(/^By/).selectOption('new');
      expect(await page.locator('[aria-labelledby=p-ranking] li').allTextContents()).toEqual([
        expect.stringMatching(/^Quick Foxes/),
        expect.stringMatching(/^Slow Herons/),
      ]);
      await page.getByLabel('Query').fill('heron');
      await page.getByText('1 found.').waitFor();
      await page.getByLabel(/^Write/).selectOption('RIS');
      await page.getByText('TI  - Quick Foxes').waitFor();
      await page.getByText("rank(listing.papers, { by: 'new' })").waitFor();
      const element = page.locator('trending-papers');
      await element.scrollIntoViewIfNeeded();
      expect(await element.locator('h3').allTextContents()).toEqual(['Quick Foxes', 'Slow Herons']);
      const before = page.url();
      await page.reload();
      await page.getByText('TI  - Quick Foxes').waitFor();
      expect(page.url()).toBe(before);
      expect(wrong).toEqual([]);
      await page.close();
    });

    it('reads a file that was chosen, and says that the listing is no sample', async () => {
      const { page } = await open('/playground.html');
      const sample = page.getByLabel(/^Sample/);
      await sample.and(page.locator(':enabled')).waitFor();
      const buffer = Buffer.from('@article{a, title = {A Chosen File}, year = 2026}');
      await page.getByLabel(/^File/).setInputFiles({ name: 'library.bib', mimeType: 'text/plain', buffer });
      await page.getByText('read as bibtex').waitFor();
      expect(await sample.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text)).toBe('your own');
      await page.close();
    });

    it('says in words what is no listing, and runs nothing that stands in one', async () => {
      const { page, wrong } = await open('/playground.html');
      await page.getByLabel(/^Sample/).selectOption('readme.md');
      await page.locator('.problem').waitFor();
      await listing(page).fill(
        JSON.stringify([
          { title: '<img src=x onerror="document.title=1"> A title', url: 'javascript:document.title=2' },
        ]),
      );
      await page.locator('strong', { hasText: '1 paper' }).waitFor();
      for (const output of ['Mail', 'Markdown', 'RSS']) await page.getByLabel(/^Write/).selectOption(output);
      expect(await page.title()).not.toMatch(/^[12]$/);
      expect(wrong.filter((line) => !line.includes('sandboxed'))).toEqual([]);
      await page.close();
    });

    it('is whole to axe, in the light and in the dark', async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await browser.newContext({ colorScheme, bypassCSP: true });
        const page = await context.newPage();
        await page.goto(`${served.address}playground.html`);
        await page.locator('trending-papers article').first().waitFor({ state: 'attached' });
        await page.addScriptTag({ content: axeSource });
        const violations = await violationsOn(page);
        expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target).join(' ')}`)).toEqual([]);
        await context.close();
      }
    });
  });
});
