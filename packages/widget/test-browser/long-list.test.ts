import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFeed } from '../test/support/papers.js';
import { embedded, hasChromium, now, openChromium, openSite, pageOf, type Site, script } from './support/browser.js';

const count = 10_000;

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

  async function visit(attributes: string, around = (markup: string) => markup, width = 1280): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width, height: 844 } })).newPage();
    const element = `<trending-papers src="/long.json" limit="${count}" ${attributes}></trending-papers>`;
    site.pages.set('/page', { body: pageOf(around(element) + script) });
    await page.goto(`${site.origin}page`);
    await page.locator('ol[data-windowed]').waitFor({ timeout: 60_000 });
    await page.getByText('10,000 papers').waitFor({ timeout: 60_000 });
    return page;
  }

  /** What is in sight: how many elements there are in all, the places of papers that are seen, and holes between them. */
  const look = (page: Page) =>
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

  it.each([
    ['list', 1280, 1000],
    ['list', 390, 1000],
    ['compact', 1280, 1000],
    ['compact', 390, 1000],
    // Cards in four columns are many at once.
    ['cards', 1280, 1300],
  ])('in the layout %s at %i px is some dozen cards wherever it is scrolled to', async (layout, width, most) => {
    const page = await visit(`layout="${layout}"`, undefined, width);
    for (const share of [0, 0.0005, 0.3, 0.301, 0.9, 0.2]) {
      await page.evaluate((at) => scrollTo(0, document.documentElement.scrollHeight * at), share);
      const { elements, places, isFilled } = await look(page);
      expect({ share, isFilled, isFew: elements < most, elements }).toMatchObject({ isFilled: true, isFew: true });
      expect(places).toEqual(places.map((_, at) => places[0]! + at));
    }
    await page.context().close();
  });

  it('keeps what is read in its place when it is scrolled up to papers that were never measured', async () => {
    const page = await visit('');
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    await look(page);
    for (let step = 0; step < 12; step += 1) {
      const before = await page.evaluate(() => {
        const items = [
          ...document.querySelector('trending-papers')!.shadowRoot!.querySelectorAll<HTMLElement>('ol > li'),
        ];
        const first = items.find((item) => item.getBoundingClientRect().top > 100)!;
        scrollBy(0, -200);
        return { place: first.ariaPosInSet, top: first.getBoundingClientRect().top };
      });
      await look(page);
      const top = await page.evaluate(
        (place) =>
          document
            .querySelector('trending-papers')!
            .shadowRoot!.querySelector(`li[aria-posinset="${place}"]`)
            ?.getBoundingClientRect().top,
        before.place,
      );
      expect(Math.abs((top ?? Number.NaN) - before.top)).toBeLessThan(2);
    }
    await page.context().close();
  });

  it('says of each paper where it stands, keeps the focus, and reaches the last one', async () => {
    const page = await visit('');
    const item = page.locator('ol > li').first();
    await expect(item.getAttribute('aria-setsize')).resolves.toBe(String(count));
    await expect(item.getAttribute('aria-posinset')).resolves.toBe('1');
    await page.getByRole('button', { name: 'Abstract' }).nth(2).focus();
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const { places } = await look(page);
    expect(places.at(-1)).toBe(count);
    const focused = () =>
      page.evaluate(
        () =>
          document.querySelector('trending-papers')!.shadowRoot!.activeElement?.closest('li')?.ariaPosInSet ?? 'lost',
      );
    expect(await focused()).toBe('5');
    await page.context().close();
  });

  it('leads to the first of the papers that more bring, where it becomes long and after', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 844 } })).newPage();
    site.pages.set('/page', { body: pageOf(embedded(makeFeed(100, now)) + script) });
    await page.goto(`${site.origin}page`);
    for (const first of [20, 40, 60, 80]) {
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.waitForFunction((at) => {
        const element = document.querySelector('trending-papers')!;
        const focused = element.shadowRoot!.activeElement as HTMLElement | null;
        const isLong = at < 60 || element.shadowRoot!.querySelector('ol[data-windowed]') !== null;
        return isLong && focused?.matches('article') && focused.dataset.id === element.results[at]?.id;
      }, first);
      await look(page);
      const { box, id } = await page.evaluate(() => {
        const focused = document.querySelector('trending-papers')!.shadowRoot!.activeElement as HTMLElement;
        const { top, bottom } = focused.getBoundingClientRect();
        return { box: [top < innerHeight, bottom > 0], id: focused.dataset.id };
      });
      expect(box).toEqual([true, true]);
      expect(id).toBe(`arxiv:2606.${10_000 + first}`);
    }
    await page.context().close();
  });

  it('works in a box that scrolls by itself', async () => {
    const page = await visit('', (markup) => `<div id="box" style="height:500px;overflow-y:auto">${markup}</div>`);
    await page.evaluate(() => document.querySelector('#box')!.scrollTo(0, 200_000));
    const { places, elements } = await look(page);
    expect(places.length).toBeGreaterThan(1);
    expect(places[0]).toBeGreaterThan(100);
    expect(elements).toBeLessThan(1000);
    await page.context().close();
  });

  it('is whole on paper', async () => {
    const page = await (await browser.newContext()).newPage();
    site.pages.set('/page', { body: pageOf(embedded(makeFeed(90, now), 'limit="90"') + script) });
    await page.goto(`${site.origin}page`);
    await page.locator('ol[data-windowed]').waitFor();
    await expect.poll(() => page.locator('article').count()).toBeLessThan(30);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('article').count()).toBe(90);
    await page.emulateMedia({ media: 'screen' });
    await expect.poll(() => page.locator('article').count()).toBeLessThan(30);
    await page.context().close();
  });
});
