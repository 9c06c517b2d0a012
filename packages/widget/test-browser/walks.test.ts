import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFeed } from '../test/support/papers.js';
import {
  hasChromium,
  hasFirefox,
  now,
  openChromium,
  openFirefox,
  openSite,
  pageOf,
  type Site,
  script,
} from './support/browser.js';

const feed = makeFeed(40, now);
const element = '<trending-papers src="/feed.json" limit="8" hash></trending-papers>';

/** What has the focus within the element. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement;
    return inner?.querySelector('h3')?.textContent ?? inner?.getAttribute('aria-label') ?? inner?.textContent ?? '';
  });

/** Presses Tab, or Shift and Tab, until the element has the focus, as somebody does who has no pointer. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    const way = await target.evaluate((one) => {
      const active = (one.getRootNode() as ShadowRoot).activeElement;
      if (active === one) return 'there';
      return active && active.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING ? 'back' : 'on';
    });
    if (way === 'there') return;
    await page.keyboard.press(way === 'back' ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Tab never comes to ${target}.`);
}

interface Way {
  options: BrowserContextOptions;
  /** Does what a button is for. */
  use(page: Page, target: Locator): Promise<void>;
}

const ways: Readonly<Record<string, Way>> = {
  'a pointer': { options: {}, use: (_, target) => target.click() },
  'a finger': {
    options: { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } },
    use: (_, target) => target.tap(),
  },
  'the keyboard': {
    options: {},
    use: async (page, target) => {
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    },
  },
  // Firefox takes a minute to be driven from target to target.
  'the Enter key': {
    options: {},
    use: async (page, target) => {
      await target.focus();
      await page.keyboard.press('Enter');
    },
  },
};

describe.each([
  { engine: 'Chromium', has: hasChromium, open: openChromium, by: ['a pointer', 'a finger', 'the keyboard'] },
  { engine: 'Firefox', has: hasFirefox, open: openFirefox, by: ['a pointer', 'the Enter key'] },
])('in $engine', ({ engine, has, open, by }) => {
  describe.skipIf(!has)(has ? 'a reader' : `(skipped: ${engine} is not installed)`, () => {
    let browser: Browser;
    let site: Site;
    beforeAll(async () => {
      [browser, site] = await Promise.all([open(), openSite()]);
      site.pages.set('/feed.json', { body: JSON.stringify(feed) });
      site.pages.set('/page', { body: pageOf(`<p><a href="/other">Elsewhere</a></p>${element}${script}`) });
      site.pages.set('/other', { body: pageOf('<p>Another page</p>') });
    });
    afterAll(async () => {
      await Promise.all([browser?.close(), site?.close()]);
    });

    it.each(by)('with %s opens, searches, goes to, keeps, hides and pages on, and comes back', async (name) => {
      const { options, use } = ways[name]!;
      const page = await (await browser.newContext(options)).newPage();
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(`${site.origin}page`);
      const articles = page.locator('article');
      await articles.nth(7).waitFor();
      const button = (label: string | RegExp, within: Page | Locator = page) =>
        within.getByRole('button', { name: label }).first();

      // Opens a card, and what is below it.
      await use(page, button(/^(Abstract|Details)$/));
      await page.locator('article[data-open]').waitFor();
      await use(page, button('Why'));
      await page.locator('[part=reasons]').waitFor();
      await use(page, button('Similar'));
      await page.locator('[part=similar] li').first().waitFor();

      // Searches, and takes that back.
      const box = page.getByRole('searchbox');
      await use(page, box);
      await page.keyboard.type('herbarium');
      await page.locator('mark').first().waitFor();
      await expect.poll(() => articles.count()).toBeLessThan(8);
      expect(await articles.first().locator('h3').textContent()).toContain('Herbarium');
      for (const _ of 'herbarium') await page.keyboard.press('Backspace');
      await expect.poll(() => articles.count()).toBe(8);

      // Goes to a paper that is not shown yet.
      await use(page, page.getByRole('button', { name: 'Go to a paper, an author or a topic' }));
      await page.locator('.jump [role=combobox]').waitFor();
      await page.keyboard.type('Geometri of Refusl');
      await page.locator('.jump [role=option]', { hasText: 'Geometry of Refusal' }).first().waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => focused(page)).toContain('Geometry of Refusal');

      // Keeps a paper.
      const ninth = articles.nth(8);
      const kept = (await ninth.locator('h3').textContent())!;
      await ninth.scrollIntoViewIfNeeded();
      await use(page, button('Save', ninth));
      await page.getByRole('button', { name: /^Saved 1/ }).waitFor();

      // Hides another one, and thinks better of it.
      const hidden = (await articles.nth(1).locator('h3').textContent())!;
      const second = articles.nth(1);
      if ((await second.getByRole('button', { name: 'Hide' }).count()) === 0)
        await use(page, button(/^(Abstract|Details)$/, second));
      await use(page, button('Hide', second));
      await page.getByRole('button', { name: 'Undo' }).waitFor();
      await expect.poll(() => focused(page)).toBe('Undo');
      await use(page, button('Undo'));
      await expect.poll(() => focused(page)).toBe(hidden);

      // Pages on.
      const before = await articles.count();
      await use(page, button('Show more'));
      await expect.poll(() => articles.count()).toBeGreaterThan(before);
      await expect.poll(() => focused(page)).toBe(await articles.nth(before).locator('h3').textContent());

      // Looks at what was kept, and comes back by the browser's own button.
      await use(page, button(/^Saved 1/));
      await expect.poll(() => articles.count()).toBe(1);
      expect(await articles.first().locator('h3').textContent()).toBe(kept);
      await page.getByText('Export as JSON').waitFor();
      await page.evaluate(() => history.back());
      await expect.poll(() => articles.count()).toBeGreaterThanOrEqual(8);

      // Leaves, and comes back to where the search was. Playwright loses sight of a page that Firefox brings back whole.
      if (engine === 'Chromium') {
        await use(page, box);
        await page.keyboard.type('floods');
        await page.locator('mark').first().waitFor();
        await page.goto(`${site.origin}other`);
        // Once it has answered: the page is gone then.
        await page.evaluate(() => void setTimeout(() => history.back()));
        await page.locator('mark').first().waitFor();
        expect(await box.inputValue()).toBe('floods');
      }
      expect(errors).toEqual([]);
      await page.context().close();
    });
  });
});

/** What assistive technology is told: one line for each thing, with its role, its name and its states. */
async function toldIn(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  await devtools.detach();
  const states = ['expanded', 'pressed', 'selected', 'level', 'modal', 'busy', 'invalid'];
  return nodes
    .filter(({ ignored, role }) => !ignored && role?.value !== 'StaticText' && role?.value !== 'InlineTextBox')
    .map(({ role, name, properties = [] }) => {
      const told = properties
        .filter((one) => states.includes(one.name) && one.value.value !== false && one.value.value !== 'false')
        .map((one) => `${one.name}=${one.value.value}`);
      return [role?.value, name?.value, ...told].filter(Boolean).join(' | ');
    });
}

describe.skipIf(!hasChromium)('who listens to the page (skipped without Chromium)', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([openChromium(), openSite()]);
    site.pages.set('/feed.json', { body: JSON.stringify(feed) });
    site.pages.set('/page', { body: pageOf(element + script) });
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), site?.close()]);
  });

  const status = (page: Page) => page.locator('.status [role=status]').textContent();

  it('is told what each thing is and is called, what is open, and what happened', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${site.origin}page`);
    await page.locator('math').first().waitFor();
    const first = feed.items[0]!.title;
    const told = await toldIn(page);
    expect(told).toContain('region | Trending papers');
    expect(told).toContain('heading | Trending papers | level=2');
    expect(told).toContain('search | Search papers');
    expect(told).toContain('searchbox | Search papers');
    expect(told).toContain(`article | ${first}`);
    expect(told).toContain(`heading | ${first} | level=3`);
    expect(told.filter((line) => line.startsWith('article'))).toHaveLength(8);
    expect(told.filter((line) => line.startsWith('listitem')).length).toBeGreaterThanOrEqual(8);
    // Nothing that can be used is without a name.
    expect(told.filter((line) => /^(button|link|combobox|searchbox|textbox|img)$/.test(line))).toEqual([]);
    expect(await status(page)).toBe('40 papers');

    await page.getByRole('button', { name: 'Abstract' }).first().click();
    expect(await toldIn(page)).toContain('button | Abstract | expanded=true');
    await page.getByRole('button', { name: 'Save', exact: true }).first().click();
    expect(
      (await toldIn(page)).filter((line) => /^(ToggleButton|button) \| Save \| pressed=true/.test(line)),
    ).toHaveLength(1);
    await page.getByRole('searchbox').fill('herbarium');
    await expect.poll(() => status(page)).toMatch(/^\d papers? found$/);
    await page.getByRole('searchbox').fill('qqqqzzzz');
    await expect.poll(() => status(page)).toBe('0 papers found');
    await page.context().close();
  });

  it('is in the box that leads to papers alone while that is open, and knows what is chosen there', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${site.origin}page`);
    await page.locator('article').first().waitFor();
    await page.keyboard.press('/');
    const label = 'Go to a paper, an author or a topic';
    await page.locator('.jump [role=combobox]').fill('Lucía');
    await page.locator('.jump [role=option]').first().waitFor();
    const told = await toldIn(page);
    expect(told.some((line) => line.startsWith(`dialog | ${label}`) && line.includes('modal=true'))).toBe(true);
    expect(told.filter((line) => /^(article|searchbox)/.test(line))).toEqual([]);
    expect(told.filter((line) => line.startsWith('option') && line.includes('selected=true'))).toHaveLength(1);
    await page.keyboard.press('Escape');
    expect((await toldIn(page)).filter((line) => line.startsWith('article'))).toHaveLength(8);
    await page.context().close();
  });
});
