import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eachValue } from '../../../test/matrix.js';
import { looks } from './looks.js';
import { describeLayouts, laptop, phone } from './support/layouts.js';

looks(eachValue);

describeLayouts((visit) => {
  describe.each([
    ['a phone', phone],
    ['a laptop', laptop],
  ])('of cards on %s', (_, options) => {
    it('stand in one order, with a picture, without one, and where it could not be had', async () => {
      const page = await visit('layout="cards" limit="6" src="/mixed.json"', options);
      await page.locator('img').first().waitFor();
      for (const card of await page.locator('article').all()) await card.scrollIntoViewIfNeeded();
      // Of six papers two have a picture, and two name one that is not there.
      await expect.poll(() => page.locator('img').count()).toBe(2);
      const orders = await page
        .locator('article')
        .evaluateAll((cards) =>
          cards.map((card) =>
            [...card.querySelectorAll('[part=image], .rail, h3, [part=meta], [part=abstract], .foot')]
              .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
              .map((one) => one.getAttribute('part') ?? one.className),
          ),
        );
      const text = ['rail', 'title', 'meta', 'abstract', 'foot'];
      const pictured = ['image', ...text];
      expect(orders).toEqual([text, pictured, pictured, text, pictured, pictured]);
      await page.context().close();
    });
  });

  /** How many papers are seen at once, a part of one as such a part. */
  const seen = (page: Page) =>
    page.locator('article').evaluateAll((cards) =>
      cards
        .map((card) => card.getBoundingClientRect())
        .map(({ top, bottom, height }) => Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)) / height)
        .reduce((sum, part) => sum + part, 0),
    );

  it.each([
    ['list', 'a phone', { ...phone, hasTouch: true, isMobile: true }, 2.5],
    ['compact', 'a phone', { ...phone, hasTouch: true, isMobile: true }, 6],
    ['compact', 'a laptop', laptop, 10],
  ] as const)('of %s show on %s as many papers as they should', async (layout, _, options, least) => {
    const page = await visit(`layout="${layout}" src="/pictures.json"`, options);
    if (layout === 'list') await page.locator('img').first().waitFor();
    expect(await seen(page)).toBeGreaterThanOrEqual(least);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(options.viewport.width);
    await page.context().close();
  });
});
