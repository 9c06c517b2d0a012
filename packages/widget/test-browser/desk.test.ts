import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFeed } from '../test/support/papers.js';
import {
  embedded,
  hasChromium,
  now,
  openChromium,
  openSite,
  pageOf,
  type Site,
  script,
  strict,
} from './support/browser.js';

const feed = makeFeed(40, now);

describe.skipIf(!hasChromium)('for who comes back (skipped without Chromium)', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([openChromium(), openSite()]);
    site.pages.set('/feed.json', { body: JSON.stringify(feed) });
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), site?.close()]);
  });

  async function visit(markup: string, { headers = {}, style = true } = {}): Promise<Page> {
    const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
    site.pages.set('/page', { body: pageOf(markup + script, { style }), headers });
    await page.goto(`${site.origin}page`);
    await page.locator('article').first().waitFor();
    return page;
  }
  const focusedTitle = (page: Page) =>
    page.evaluate(
      () =>
        document.querySelector('trending-papers')!.shadowRoot!.activeElement?.querySelector('h3')?.textContent ?? '',
    );

  describe('the box that leads to a paper, an author or a topic', () => {
    it('is opened by a key, finds what is misspelt, and leads to a paper that was not shown', async () => {
      const page = await visit('<trending-papers src="/feed.json" limit="3"></trending-papers>', {
        headers: strict,
        style: false,
      });
      await page.keyboard.press('/');
      const box = page.getByRole('combobox', { name: 'Go to a paper, an author or a topic' });
      await box.fill('Geometri of Refusl');
      const places = page.locator('.jump [role=option]');
      await expect.poll(() => places.first().textContent()).toContain('Geometry of Refusal');
      await expect(box.getAttribute('aria-activedescendant')).resolves.toBe('place0');
      await expect(places.first().getAttribute('aria-selected')).resolves.toBe('true');
      await box.press('Enter');
      await expect.poll(() => focusedTitle(page)).toContain('Geometry of Refusal');
      await expect(page.getByRole('dialog').count()).resolves.toBe(0);
      await page.context().close();
    });

    it('shows the papers of an author and of a topic', async () => {
      const page = await visit(embedded(feed));
      await page.keyboard.press('Control+k');
      await page.locator('.jump [role=combobox]').fill('wei lin chao');
      await page.locator('.jump [role=option]', { hasText: 'Wei-Lin Chao' }).click();
      await expect(page.locator('[type=search]').inputValue()).resolves.toBe('author:"Wei-Lin Chao"');
      await page.keyboard.press('Control+k');
      await page.locator('.jump [role=combobox]').fill('stat.ml');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.getByRole('button', { name: /^stat\.ML/, pressed: true }).count()).toBe(1);
      await expect(page.locator('[type=search]').inputValue()).resolves.toBe('');
      await page.context().close();
    });

    it('says that there is nothing, closes on Escape and gives the focus back', async () => {
      const page = await visit(embedded(feed));
      const button = page.getByRole('button', { name: 'Go to a paper, an author or a topic' });
      await button.press('Enter');
      await page.locator('.jump [role=combobox]').fill('qqqqqqzzzz');
      await page.getByText('Nothing like that here.').waitFor();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog').count()).resolves.toBe(0);
      await expect(button.evaluate((node) => (node.getRootNode() as ShadowRoot).activeElement === node)).resolves.toBe(
        true,
      );
      await page.context().close();
    });

    it('takes no key from the page: its fields, its editors, its own shortcuts', async () => {
      const page = await visit(`<input id="own"><div id="editor" contenteditable>x</div>${embedded(feed)}`);
      const isOpen = () => page.locator('.jump').count();
      await page.locator('#own').press('/');
      await page.locator('#own').press('Control+k');
      await page.locator('#editor').press('/');
      await expect(page.locator('#own').inputValue()).resolves.toBe('/');
      expect(await isOpen()).toBe(0);
      await page.locator('[type=search]').press('/');
      await expect(page.locator('[type=search]').inputValue()).resolves.toBe('/');
      await page.evaluate(() =>
        document.addEventListener('keydown', (event) => event.key === 'k' && event.preventDefault()),
      );
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.keyboard.press('Control+k');
      expect(await isOpen()).toBe(0);
      await page.evaluate(() => document.querySelector('trending-papers')!.setAttribute('controls', 'search'));
      await page.keyboard.press('/');
      expect(await isOpen()).toBe(0);
      await page.context().close();
    });
  });

  describe('a list of the reader’s', () => {
    it('is taken along as a file, as BibTeX too, and brought to another browser', async () => {
      const page = await visit(embedded(feed, 'limit="40"'));
      for (const at of [0, 4]) await page.getByRole('button', { name: 'Save', exact: true }).nth(at).click();
      await page.getByRole('button', { name: /^Saved/ }).click();
      const take = async (name: string) => {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name }).click(),
        ]);
        return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
      };
      const json = await take('Export as JSON');
      expect(json.name).toBe('saved-papers.json');
      const bibtex = await take('Export as BibTeX');
      expect(bibtex.name).toBe('saved-papers.bib');
      expect(bibtex.text.match(/^@/gm)).toHaveLength(2);
      await page.context().close();

      for (const file of [json, bibtex]) {
        const other = await visit(embedded(makeFeed(2, now, 30)));
        await other.getByRole('button', { name: 'Saved' }).click();
        await other
          .locator('input[type=file]')
          .setInputFiles({ name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.text) });
        await other.getByText('2 papers added').waitFor();
        await expect.poll(() => other.locator('article').count()).toBe(2);
        await other.reload();
        await other.getByRole('button', { name: /^Saved 2/ }).click();
        await expect.poll(() => other.locator('article').count()).toBe(2);
        await other.context().close();
      }
    });

    it('says when a file holds no papers', async () => {
      const page = await visit(embedded(feed));
      await page.getByRole('button', { name: 'Saved' }).click();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
      await page.getByText('No papers could be read from this file.').waitFor();
      await page.context().close();
    });
  });

  it.each([
    ['#3c3c43', '#ffffff'],
    ['#555555', '#ffffff'],
    ['#dfdfd6', '#1b1b1f'],
  ])('is read on a page whose text is %s on %s', async (color, ground) => {
    const page = await visit(embedded(makeFeed(3, now)));
    await page.addStyleTag({ content: `html { color: ${color}; background: ${ground}; }` });
    const contrast = await page.evaluate(async () => {
      // Colours that are on their way to those of the page are nobody's to read.
      const moving = document.querySelector('trending-papers')!.shadowRoot!.getAnimations();
      await Promise.allSettled(moving.map((one) => one.finished));
      const context = document.createElement('canvas').getContext('2d')!;
      const luminance = (...colors: string[]) => {
        for (const one of colors) {
          context.fillStyle = one;
          context.fillRect(0, 0, 1, 1);
        }
        const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
          const share = value / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
      };
      const root = document.querySelector('trending-papers')!.shadowRoot!;
      const behind = getComputedStyle(document.documentElement).backgroundColor;
      const back = luminance(behind);
      return ['time', '.votes', '[role=status]', '.tool'].map((selector) => {
        const text = luminance(behind, getComputedStyle(root.querySelector(selector)!).color);
        return (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05);
      });
    });
    expect(Math.min(...contrast)).toBeGreaterThanOrEqual(4.5);
    await page.context().close();
  });
});
