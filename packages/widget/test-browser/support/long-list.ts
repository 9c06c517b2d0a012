import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pairs } from '../../../../test/matrix.js';
import { makeFeed } from '../../test/support/papers.js';
import { hasChromium, now, openChromium, openSite, pageOf, type Site, script } from './browser.js';

export const count = 10_000;

/** What is in sight: how many elements there are in all, the places of papers that are seen, and holes between them. */
export const look = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise((done) => requestAnimationFrame(done));
    const root = document.querySelector('trending-papers')!.shadowRoot!;
    const items = [...root.querySelectorAll<HTMLElement>('ol > li')];
    const boxes = items.map((item) => ({ box: item.getBoundingClientRect(), place: Number(item.ariaPosInSet) }));
    const seen = boxes.filter(({ box }) => box.bottom > 0 && box.top < innerHeight);
    const top = Math.max(0, root.querySelector('ol')!.getBoundingClientRect().top);
    const end = Math.max(...seen.map(({ box }) => box.bottom));
    // The window may begin or end between two rows.
    const gap = Number.parseFloat(getComputedStyle(root.querySelector('ol')!).rowGap) || 0;
    return {
      elements: root.querySelectorAll('*').length,
      places: seen.map(({ place }) => place),
      isFilled: Math.min(...seen.map(({ box }) => box.top)) <= top + gap + 1 && end >= innerHeight - gap - 1,
    };
  });

/** Opens a page with all of them in an element of these attributes. */
type Visit = (attributes: string, around?: (markup: string) => string, width?: number) => Promise<Page>;

/** Tests of very many papers. */
export function describeLongList(tests: (visit: Visit, opened: () => { browser: Browser; site: Site }) => void): void {
  describe.skipIf(!hasChromium)('a list of ten thousand papers (skipped without Chromium)', () => {
    let browser: Browser;
    let site: Site;
    beforeAll(async () => {
      [browser, site] = await Promise.all([openChromium(), openSite()]);
      const feed = makeFeed(count, now);
      // A page of more than 10 MB is refused: every second paper has a short abstract, every other one none.
      for (const [at, { _papers }] of feed.items.entries()) {
        const { abstract } = _papers.paper as { abstract: string };
        _papers.paper.abstract = at % 2 === 0 ? abstract.slice(0, 200) : undefined;
      }
      site.pages.set('/long.json', { body: JSON.stringify(feed) });
    }, 60_000);
    afterAll(async () => {
      await Promise.all([browser?.close(), site?.close()]);
    });

    const visit: Visit = async (attributes, around = (markup) => markup, width = 1280) => {
      const page = await (await browser.newContext({ viewport: { width, height: 844 } })).newPage();
      const element = `<trending-papers src="/long.json" limit="${count}" ${attributes}></trending-papers>`;
      site.pages.set('/page', { body: pageOf(around(element) + script) });
      await page.goto(`${site.origin}page`);
      await page.locator('ol[data-windowed]').waitFor({ timeout: 60_000 });
      await page.getByText('10,000 papers').waitFor({ timeout: 60_000 });
      return page;
    };

    tests(visit, () => ({ browser, site }));
  });
}

/** Wherever a list is scrolled to it has fewer than `most` elements, without a hole. */
export async function staysFew(visit: Visit, layout: string, width: number, most: number): Promise<void> {
  const page = await visit(`layout="${layout}"`, undefined, width);
  for (const share of [0, 0.0005, 0.3, 0.301, 0.9, 0.2]) {
    await page.evaluate((at) => scrollTo(0, document.documentElement.scrollHeight * at), share);
    const { elements, places, isFilled } = await look(page);
    expect({ share, isFilled, isFew: elements < most, elements }).toMatchObject({ isFilled: true, isFew: true });
    expect(places).toEqual(places.map((_, at) => places[0]! + at));
  }
  await page.context().close();
}

/** A list in layouts of each kind and width. */
export function longLists(pairs: Pairs): void {
  describeLongList((visit) => {
    it.each(pairs(['list', 'compact'], [1280, 390]))(
      'in the layout %s at %i px is some dozen cards wherever it is scrolled to',
      (layout, width) => staysFew(visit, layout, width, 1000),
    );
  });
}
