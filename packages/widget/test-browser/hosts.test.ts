import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFeed } from '../test/support/papers.js';
import {
  embedded,
  hasChromium,
  hasFirefox,
  now,
  openChromium,
  openFirefox,
  openSite,
  type Site,
  script,
} from './support/browser.js';
import { hasWebkit, openWebkit } from './support/webkit.js';

const element = embedded(makeFeed(3, now));
const prose = `<p>${'Words of a column that stands beside the papers. '.repeat(12)}</p>`;

/**
 * What people put the element into, and how wide it must at least be in a page of 1,000 px: a paragraph's width where
 * the place would shrink to its content, all of the place where it has a width of its own.
 */
const hosts: readonly (readonly [name: string, markup: string, least: number])[] = [
  ['a block', element, 960],
  ['a flex row', `<div style="display:flex;gap:1rem"><nav style="width:200px">n</nav>${element}</div>`, 700],
  ['a flex row beside prose', `<div style="display:flex">${prose}${element}</div>`, 128],
  ['a flex column', `<div style="display:flex;flex-direction:column">${element}</div>`, 960],
  [
    'a flex column that aligns at the start',
    `<div style="display:flex;flex-direction:column;align-items:flex-start">${element}</div>`,
    700,
  ],
  [
    'a flex column that centres',
    `<div style="display:flex;flex-direction:column;align-items:center">${element}</div>`,
    700,
  ],
  ['a float', `<div style="float:left">${element}</div>`, 700],
  ['an inline block', `<div style="display:inline-block">${element}</div>`, 700],
  ['an inline flex', `<div style="display:inline-flex">${element}</div>`, 700],
  ['an absolute box', `<div style="position:absolute">${element}</div>`, 700],
  ['a dialog', `<dialog open>${element}</dialog>`, 700],
  ['details', `<details open><summary>s</summary>${element}</details>`, 960],
  ['a table cell', `<table><tr><td>c</td><td>${element}</td></tr></table>`, 700],
  ['a grid', `<div style="display:grid">${element}</div>`, 960],
  ['a grid of two columns', `<div style="display:grid;grid-template-columns:auto auto">${prose}${element}</div>`, 300],
  ['two columns of text', `<div style="columns:2">${element}</div>`, 480],
  ['fit-content', `<div style="width:fit-content">${element}</div>`, 700],
  ['min-content', `<div style="width:min-content">${element}</div>`, 128],
  ['an aside of 240 px', `<aside style="width:240px">${element}</aside>`, 240],
  ['preformatted text', `<div style="white-space:pre;text-indent:3em">${element}</div>`, 960],
];

const pageOf = (markup: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><body style="margin:8px;font-size:16px">${markup}${script}`;

/** What is wrong with how the element stands in its place. */
function measure(least: number): string[] {
  const host = document.querySelector('trending-papers')!;
  const { width } = host.getBoundingClientRect();
  const faults: string[] = [];
  if (width < least) faults.push(`${Math.round(width)} px wide, at least ${least} expected`);
  if (document.documentElement.scrollWidth > innerWidth) faults.push('wider than the page');
  // In columns a box is in several pieces, each of them within its column.
  const columns = host.getClientRects().length > 1;
  for (const part of columns ? [] : host.shadowRoot!.querySelectorAll('article, .controls, .status')) {
    if (part.getBoundingClientRect().right > host.getBoundingClientRect().right + 1)
      faults.push(`${part.className || part.localName} stands out`);
  }
  return faults;
}

describe.each([
  { engine: 'Chromium', has: hasChromium, open: openChromium },
  { engine: 'Firefox', has: hasFirefox, open: openFirefox },
])('in $engine, the element', ({ engine, has, open }) => {
  describe.skipIf(!has)(has ? 'stands' : `(skipped: ${engine} is not installed)`, () => {
    let browser: Browser;
    let site: Site;
    // Opened once: a new page costs more than what is looked at in it.
    let pages: readonly (readonly [width: number, page: Page])[];
    beforeAll(async () => {
      [browser, site] = await Promise.all([open(), openSite()]);
      const opened = async (width: number) =>
        [width, await browser.newPage({ viewport: { width, height: 800 } })] as const;
      pages = [await opened(1000), await opened(390)];
    });
    afterAll(async () => {
      await Promise.all([browser?.close(), site?.close()]);
    });

    it.each(hosts)('in %s as wide as it needs', async (_, markup, least) => {
      site.pages.set('/host', { body: pageOf(markup) });
      for (const [width, page] of pages) {
        await page.goto(`${site.origin}host`);
        await page.locator('article').first().waitFor({ state: 'attached' });
        expect(await page.evaluate(measure, width === 1000 ? least : 120)).toEqual([]);
      }
    });
  });
});

describe.skipIf(!hasWebkit)(`in WebKit, the element${hasWebkit ? '' : ' (skipped: WebKit is not installed)'}`, () => {
  it('has the width it needs wherever a place would shrink to it', async () => {
    const [page, site] = await Promise.all([openWebkit(), openSite()]);
    const narrow: string[] = [];
    for (const [name, markup, least] of hosts) {
      site.pages.set('/host', { body: pageOf(markup) });
      await page.goto(`${site.origin}host`);
      const width = await page.evaluate(async () => {
        const host = document.querySelector('trending-papers')!;
        while (!host.shadowRoot?.querySelector('article')) await new Promise((done) => setTimeout(done, 20));
        return host.getBoundingClientRect().width / innerWidth;
      });
      // The window is somewhat wider or narrower than 1,000 px: what counts is that nothing collapses.
      if (width < Math.min(least, 300) / 1400) narrow.push(`${name}: ${Math.round(width * 100)} % of the window`);
    }
    expect(narrow).toEqual([]);
    await Promise.all([page.close(), site.close()]);
  });
});
