import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPapers } from '../src/server.js';
import { makeFeed } from '../test/support/papers.js';
import {
  dist,
  embedded,
  hasChromium,
  hasFirefox,
  now,
  openChromium,
  openFirefox,
  openSite,
  pageOf,
  type Site,
  script,
  strict,
} from './support/browser.js';

const feed = makeFeed(24, now);
const engines = [
  { engine: 'Chromium', has: hasChromium, open: openChromium },
  { engine: 'Firefox', has: hasFirefox, open: openFirefox },
];

describe.each(engines)('in $engine', ({ engine, has, open }) => {
  describe.skipIf(!has)(has ? 'the element' : `(skipped: ${engine} is not installed)`, () => {
    let browser: Browser;
    let site: Site;
    beforeAll(async () => {
      [browser, site] = await Promise.all([open(), openSite()]);
      site.pages.set('/feed.json', { body: JSON.stringify(feed), headers: { 'access-control-allow-origin': '*' } });
    });
    afterAll(async () => {
      await Promise.all([browser?.close(), site?.close()]);
    });

    /** Opens a page of this body and gives what went wrong on it. */
    async function visit(
      body: string,
      headers = {},
    ): Promise<{ page: Page; errors: string[]; leave(): Promise<void> }> {
      const context = await browser.newContext();
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/favicon/.test(message.text())) errors.push(message.text());
      });
      site.pages.set('/favicon.ico', { body: '' });
      site.pages.set('/page', { body, headers });
      await page.goto(`${site.origin}page`);
      return { page, errors, leave: () => context.close() };
    }

    const bare = (markup: string) =>
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><body>${markup}`;

    it('works under a strict content security policy with Trusted Types, and so do the parts it fetches', async () => {
      const { page, errors, leave } = await visit(
        bare(`<trending-papers src="/feed.json"></trending-papers>${script}`),
        strict,
      );
      await page.locator('math').first().waitFor();
      await page.locator('[type=search]').fill('attention');
      await page.locator('mark').first().waitFor();
      expect(errors).toEqual([]);
      await leave();
    });

    it('stands beside another Lit, and beside itself, under the same policy', async () => {
      const policy = { 'content-security-policy': `${strict['content-security-policy']} lit-html` };
      site.pages.set('/other.js', {
        body: "globalThis.trustedTypes?.createPolicy('lit-html', { createHTML: (text) => text });",
      });
      const { page, errors, leave } = await visit(
        bare(
          `${embedded(feed)}<script src="/other.js"></script>${script}${script}<script src="/dist/trending-papers.all.min.js"></script>`,
        ),
        policy,
      );
      await page.locator('article').first().waitFor();
      expect(errors).toEqual([]);
      await leave();
    });

    it('takes over from the server without doubling anything', async () => {
      const markup = await renderPapers(feed, { now, attributes: { limit: '5' } });
      const { page, leave } = await visit(
        bare(
          `${markup}<script>globalThis.before = document.querySelector('trending-papers').shadowRoot.querySelectorAll('article').length</script>${script}`,
        ),
      );
      await page.locator('math').first().waitFor();
      expect(await page.evaluate('before')).toBe(5);
      await expect(page.locator('article').count()).resolves.toBe(5);
      await expect(page.locator('[type=search]').count()).resolves.toBe(1);
      await leave();
    });

    it('leaves the server’s papers where they are until its language has come', async () => {
      let send = (): void => undefined;
      const asked = new Promise<void>((resolve) => {
        site.pages.set('/late/parts/de.js', async () => {
          resolve();
          await new Promise<void>((sent) => {
            send = sent;
          });
          return { body: await readFile(join(dist, 'parts/de.js'), 'utf8') };
        });
      });
      site.pages.set('/late/script.js', { body: await readFile(join(dist, 'trending-papers.min.js'), 'utf8') });
      const markup = await renderPapers(feed, { now, language: 'de', attributes: { limit: '5', controls: '' } });
      // After the page has loaded, for Firefox counts what a script imports as a part of the page.
      const late =
        "addEventListener('load', () => document.body.append(Object.assign(document.createElement('script'), { src: '/late/script.js' })))";
      const { page, leave } = await visit(bare(`${markup}<script>${late}</script>`));
      await asked;
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      await expect(page.locator('article').count()).resolves.toBe(5);
      await expect(page.locator('.ghost').count()).resolves.toBe(0);
      await expect(page.locator('.root').count()).resolves.toBe(1);
      send();
      // The server's style stands in its root and goes with it.
      await page.locator('trending-papers style').waitFor({ state: 'detached' });
      await expect(page.locator('.root').count()).resolves.toBe(1);
      await expect(page.locator('article').count()).resolves.toBe(5);
      await leave();
    });

    it('leaves the server’s papers where they are while a lazy element is far away', async () => {
      const markup = await renderPapers(feed, { now, attributes: { limit: '5', loading: 'lazy' } });
      const { page, leave } = await visit(bare(`<div style="height: 4000px"></div>${markup}${script}`));
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      await expect(page.locator('trending-papers style').count()).resolves.toBe(1);
      await expect(page.locator('article').count()).resolves.toBe(5);
      await page.evaluate(() => scrollTo(0, 4000));
      await page.locator('trending-papers style').waitFor({ state: 'detached' });
      await expect(page.locator('article').count()).resolves.toBe(5);
      await leave();
    });

    it('keeps its looks when the server’s styles are forbidden', async () => {
      const { page, leave } = await visit(bare(`${await renderPapers(feed, { now })}${script}`), strict);
      await page.locator('math').first().waitFor();
      await expect(
        page
          .locator('article')
          .first()
          .evaluate((card) => getComputedStyle(card).display),
      ).resolves.toBe('grid');
      await leave();
    });

    it('works in a sandboxed frame, where storage throws', async () => {
      const inside = bare(
        `<trending-papers src="${site.origin}feed.json"></trending-papers><script src="${site.origin}dist/trending-papers.min.js"></script>`,
      );
      const { page, leave } = await visit(
        bare(
          `<iframe title="f" sandbox="allow-scripts" width="800" height="600" srcdoc="${inside.replaceAll('"', '&quot;')}"></iframe>`,
        ),
      );
      const frame = page.frameLocator('iframe');
      await frame.locator('article').first().waitFor();
      await frame.getByRole('button', { name: 'Save', exact: true }).first().click();
      await frame.locator('.tool[aria-pressed=true]').first().waitFor();
      await leave();
    });

    it('keeps its looks when it is adopted by another document', async () => {
      const { page, leave } = await visit(
        bare(`${embedded(feed)}<iframe title="f" srcdoc="<body>"></iframe>${script}`),
      );
      await page.locator('article').first().waitFor();
      await page.evaluate(() =>
        document.querySelector('iframe')!.contentDocument!.body.append(document.querySelector('trending-papers')!),
      );
      const card = page.frameLocator('iframe').locator('article').first();
      await card.waitFor();
      await expect(card.evaluate((one) => getComputedStyle(one).display)).resolves.toBe('grid');
      await leave();
    });

    it('is dark where the page is, and when it is told to', async () => {
      const redOfText = async (markup: string, head = '') => {
        const { page, leave } = await visit(pageOf(markup + script, { head }));
        const colour = await page
          .locator('h3')
          .first()
          .evaluate((title) => getComputedStyle(title).color);
        await leave();
        return Number(/\d+/.exec(colour)![0]);
      };
      expect(await redOfText(embedded(feed))).toBeLessThan(100);
      expect(await redOfText(embedded(feed), '<style>html{color-scheme:dark}</style>')).toBeGreaterThan(200);
      expect(await redOfText(embedded(feed, 'theme="dark"'))).toBeGreaterThan(200);
    });

    it('runs nothing of a hostile feed, and shows what is safe of it', async () => {
      const hostile = {
        title: '<script>globalThis.ran = 1</script>',
        next_url: 'javascript:globalThis.ran = 1',
        items: [
          {
            id: 'a',
            title: '<img src=x onerror="globalThis.ran=1">',
            url: 'javascript:globalThis.ran=1',
            summary: '<svg onload="globalThis.ran=1">',
          },
          { id: 'b', title: '$\\href{javascript:ran=1}{x}$ and $\\class{x}{y}$', authors: 'none', tags: [{}, 7] },
          null,
          {
            id: 'c',
            title: 'A plain one',
            _papers: {
              paper: {
                title: 'A plain one',
                links: { page: 'data:text/html,<script>1</script>' },
                image: 'javascript:1',
              },
            },
          },
        ],
      };
      const { page, leave } = await visit(bare(embedded(hostile) + script));
      await page.locator('article').first().waitFor();
      await expect(page.locator('h3').allTextContents()).resolves.toEqual([
        '<img src=x onerror="globalThis.ran=1">',
        '$\\href{javascript:ran=1}{x}$ and $\\class{x}{y}$',
        'A plain one',
      ]);
      // No address of the feed is a link or a picture: what is left to follow are searches by title.
      await expect(page.locator('trending-papers img').count()).resolves.toBe(0);
      const links = await page
        .locator('trending-papers a')
        .evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href)));
      expect([...new Set(links.map(({ protocol, host }) => `${protocol}//${host}`))].sort()).toEqual([
        'https://arxiv.org',
        'https://scholar.google.com',
      ]);
      expect(await page.evaluate('globalThis.ran')).toBeUndefined();
      await leave();
    });

    it('leaves no element behind after ten insertions and removals', async () => {
      const { page, leave } = await visit(bare(embedded(makeFeed(3, now)) + script));
      await page.locator('article').first().waitFor();
      await page.evaluate(async () => {
        const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
        const given = document.querySelector('trending-papers')!.innerHTML;
        const seen: WeakRef<Element>[] = [];
        for (let round = 0; round < 10; round += 1) {
          const holder = document.createElement('div');
          holder.innerHTML = `<trending-papers refresh="1">${given}</trending-papers>`;
          document.body.append(holder);
          seen.push(new WeakRef(holder.firstElementChild!));
          await pause(20);
          holder.remove();
        }
        await pause(50);
        Object.assign(globalThis, { seen });
      });
      // The listeners that hold an element from outside are what would leak. Chromium can be asked to collect, from
      // outside the page: what a script of the page's own is at work on counts as held.
      if (engine === 'Chromium') {
        const devtools = await page.context().newCDPSession(page);
        const alive = async () => {
          await devtools.send('HeapProfiler.collectGarbage');
          return page.evaluate('seen.filter((one) => one.deref()).length');
        };
        await expect.poll(alive, { timeout: 20_000 }).toBeLessThanOrEqual(1);
      }
      await leave();
    });

    it('can be used from the keyboard alone, and never loses the focus', async () => {
      const { page, leave } = await visit(pageOf(embedded(feed, 'limit="3"') + script));
      await page.locator('article').first().waitFor();
      const focused = () =>
        page.evaluate(() => {
          const inner = document.activeElement?.shadowRoot?.activeElement;
          return inner?.getAttribute('aria-label') ?? inner?.textContent?.trim().slice(0, 30);
        });
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('Search papers');
      await page.locator('.more').focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.localName === 'article');
      expect(
        await page.evaluate(() => document.activeElement!.shadowRoot!.activeElement!.querySelector('h3')!.id),
      ).toBe('t4');
      await page.getByRole('button', { name: 'Hide' }).first().focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Undo' }).waitFor();
      expect(await focused()).toBe('Undo');
      await leave();
    });
  });
});
