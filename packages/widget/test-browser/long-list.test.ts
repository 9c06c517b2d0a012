import { expect, it } from 'vitest';
import { eachValue } from '../../../test/matrix.js';
import { makeFeed } from '../test/support/papers.js';
import { embedded, now, pageOf, script } from './support/browser.js';
import { count, describeLongList, longLists, look, staysFew } from './support/long-list.js';

longLists(eachValue);

describeLongList((visit, opened) => {
  // Cards in four columns are many at once.
  it('in cards is some more, wherever it is scrolled to', () => staysFew(visit, 'cards', 1280, 1300));

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
    const page = await (await opened().browser.newContext({ viewport: { width: 1280, height: 844 } })).newPage();
    opened().site.pages.set('/page', { body: pageOf(embedded(makeFeed(100, now)) + script) });
    await page.goto(`${opened().site.origin}page`);
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
    const page = await (await opened().browser.newContext()).newPage();
    opened().site.pages.set('/page', { body: pageOf(embedded(makeFeed(90, now), 'limit="90"') + script) });
    await page.goto(`${opened().site.origin}page`);
    await page.locator('ol[data-windowed]').waitFor();
    await expect.poll(() => page.locator('article').count()).toBeLessThan(30);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('article').count()).toBe(90);
    await page.emulateMedia({ media: 'screen' });
    await expect.poll(() => page.locator('article').count()).toBeLessThan(30);
    await page.context().close();
  });
});
