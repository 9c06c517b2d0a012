import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Pairs } from '../../../test/matrix.js';
import { faults } from './support/browser.js';
import { describeLayouts, laptop, phone, plain } from './support/layouts.js';

/** Every layout on windows of each width, and in each language. */
export function looks(pairs: Pairs): void {
  describeLayouts((visit, pages) => {
    it.each(pairs(['list', 'cards'], [phone, laptop]))(
      'keep the place of pictures that cannot be had: %s on %o',
      async (layout, options) => {
        const boxes = async (src: string, part: string) => {
          const page = await visit(`layout="${layout}" limit="6" src="${src}"`, options);
          const cards = page.locator('article');
          for (const card of await cards.all()) await card.scrollIntoViewIfNeeded();
          await expect.poll(() => page.locator(part).count()).toBe(6);
          const made = await cards.evaluateAll((all) =>
            all.map((card) =>
              [card, ...card.querySelectorAll('[part=image]')].map((one) => {
                const { left, top, width, height } = one.getBoundingClientRect();
                return [left, top + scrollY, width, height].map(Math.round);
              }),
            ),
          );
          await page.context().close();
          return made;
        };
        expect(await boxes('/lost.json', 'span[part=image]')).toEqual(await boxes('/pictures.json', 'img'));
      },
    );

    /** What can be touched and is smaller than a fingertip, with its size. */
    const small = (page: Page) =>
      page.locator('trending-papers :is(a, button, input, select, label.chip)').evaluateAll((targets) =>
        targets
          .filter((one) => one.checkVisibility() && !(one.closest('label.chip') && one.localName === 'input'))
          .map((one) => ({ one, box: one.getBoundingClientRect() }))
          .filter(({ box }) => Math.min(box.width, box.height) < 44)
          .map(({ one, box }) => `${one.textContent?.trim()}: ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`),
      );

    /** Papers whose cards are far from the usual height: long titles without any link, abstracts of one word. */
    const uneven = {
      ...plain,
      items: plain.items.map((item, index) => {
        const { links: _, abstract: __, ...paper } = item._papers.paper as { links: object; abstract: string };
        const title = index % 3 === 0 ? item.title.repeat(4) : item.title;
        return {
          ...item,
          title,
          _papers: { ...item._papers, paper: { ...paper, title, abstract: index % 2 ? 'x' : undefined } },
        };
      }),
    };

    it.each(pairs(['list', 'cards', 'compact'], [390, 820, 1280]))(
      'lie over no other, seen or not, however tall their cards: %s at %i px',
      async (layout, width) => {
        pages().set('/uneven.json', { body: JSON.stringify(uneven) });
        const page = await visit(`layout="${layout}" src="/uneven.json"`, {
          viewport: { width, height: 844 },
          hasTouch: true,
        });
        expect(await faults(page)).toEqual([]);
        const ends = await page
          .locator('ol > li')
          .evaluateAll((items) =>
            items.map((item) => item.scrollHeight - item.clientHeight).filter((beyond) => beyond > 1),
          );
        expect(ends).toEqual([]);
        await page.context().close();
      },
    );

    /** Texts that no line holds, and a paper of whose ways in the title is the only one. */
    const wide = [
      { content_text: `See https://papers.example.org/${'a'.repeat(300)}.` },
      { content_text: `A sum $${'x_1 + '.repeat(60)}1$ of many.` },
      { content_text: 'Short.' },
    ].map((item, index) => ({ id: `${index}`, title: 'A Title', url: `https://papers.example.org/${index}`, ...item }));
    const others = plain.items.slice(0, 2);

    it.each(pairs(['list', 'cards'], [390, 1280]))(
      'hold texts that no line holds, and what can be done stands where it does on all cards: %s at %i px',
      async (layout, width) => {
        pages().set('/wide.json', { body: JSON.stringify({ ...plain, items: [...wide, ...others] }) });
        const page = await visit(`layout="${layout}" src="/wide.json"`, { viewport: { width, height: 844 } });
        await page.locator('math').first().waitFor();
        const [beyond, ends] = await page.locator('article').evaluateAll((cards) => {
          const right = (one: Element) => Math.round(one.getBoundingClientRect().right);
          const last = (card: Element) =>
            [...card.querySelectorAll('.tool')].filter((one) => one.checkVisibility()).at(-1)!;
          const ends = cards.map((card) => right(card.closest('li')!) - right(last(card)));
          const texts = cards.flatMap((card) => [...card.querySelectorAll('[part=abstract], [part=abstract] math')]);
          return [texts.filter((text) => right(text) > right(text.closest('li')!)).length, new Set(ends).size] as const;
        });
        expect({ beyond, ends }).toEqual({ beyond: 0, ends: 1 });
        await page.context().close();
      },
    );

    const voted = [1, 999, 1_234, 12_345, 123_456, 1_234_567].map((upvotes) => ({
      id: `${upvotes}`,
      title: 'A Title',
      _papers: { paper: { id: `${upvotes}`, title: 'A Title', signals: { upvotes } } },
    }));

    it.each(pairs(['list', 'compact'], ['en', 'de', 'es', 'pt', 'fr', 'ar']))(
      'hold votes of any number beside the title, and touch neither it nor the edge: %s in %s',
      async (layout, lang) => {
        pages().set('/voted.json', { body: JSON.stringify({ ...plain, items: voted }) });
        const page = await visit(`layout="${layout}" src="/voted.json" lang="${lang}"`, laptop);
        const mil: Readonly<Record<string, string>> = { en: '1.2k', de: '1234', es: '1,2 mil', ar: '1.2 ألف' };
        await page
          .locator('[part=votes] b', { hasText: mil[lang] ?? '1,2' })
          .first()
          .waitFor();
        const beyond = await page.locator('[part=votes]').evaluateAll((all) =>
          all.map((votes) => {
            const [inner, outer] = [votes, votes.closest('.rail')!].map((one) => one.getBoundingClientRect());
            return Math.round(Math.max(outer!.left - inner!.left, inner!.right - outer!.right));
          }),
        );
        expect(beyond.filter((far) => far > 5)).toEqual([]);
        await page.context().close();
      },
    );

    it.each(pairs([390, 1100], ['list', 'cards', 'compact']))(
      'are large enough for fingers at %i px: %s',
      async (width, layout) => {
        const touch = { viewport: { width, height: 844 }, hasTouch: true, isMobile: true };
        const page = await visit(
          `layout="${layout}" limit="4" list="" subscribe="/join" src="/pictures.json /gone.json"`,
          touch,
        );
        await page.locator('[part=subscribe]').waitFor();
        expect(await small(page)).toEqual([]);
        expect(await faults(page)).toEqual([]);
        const [first] = await page.locator('article').all();
        await first!.locator('.tool').first().tap();
        for (const name of ['Why', 'Cite', 'Similar', 'Save']) await first!.getByRole('button', { name }).tap();
        await first!.locator('[part=similar] a').first().waitFor();
        await first!.getByRole('button', { name: 'Hide' }).first().scrollIntoViewIfNeeded();
        expect(await small(page)).toEqual([]);
        expect(await faults(page)).toEqual([]);
        await page.evaluate(() => Object.assign(document.querySelector('trending-papers')!, { list: 'saved' }));
        await page.getByText('Export as JSON').waitFor();
        expect(await small(page)).toEqual([]);
        await page.context().close();
      },
    );
  });
}
