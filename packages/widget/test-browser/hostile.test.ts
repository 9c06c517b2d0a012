import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFeed } from '../test/support/papers.js';
import { faults, hasChromium, now, openChromium, openSite, pageOf, type Site, script } from './support/browser.js';

/** A text that is markup, and would run in every way that a page could be made to run it. */
const nasty = (at: number) =>
  `<img src=x onerror="globalThis.ran=${at}">"'</script><script>globalThis.ran=${at}</script>\u202e{{7*7}}$\\href{javascript:ran=${at}}{x}$`;

/** A feed in which every field of a paper is as bad as it can be, beside usual papers. */
function hostileFeed() {
  const feed = makeFeed(24, now);
  const [first, second, third] = feed.items;
  Object.assign(first!._papers.paper, {
    title: nasty(1),
    abstract: `${nasty(2)} ${'word '.repeat(50)}`,
    authors: Array.from({ length: 10_000 }, (_, at) => ({ name: at === 0 ? nasty(3) : `Author ${at}` })),
    topics: Array.from({ length: 100_000 }, (_, at) => (at === 0 ? nasty(4) : `topic ${at}`)),
    venue: nasty(5),
    organization: nasty(6),
    summary: { text: nasty(7), model: nasty(8) },
    links: {
      page: 'javascript:ran=9',
      pdf: 'data:text/html,<script>ran=10</script>',
      code: 'https://code.example.org/"><script>ran=11</script>',
    },
    image: 'javascript:ran=12',
    signals: { upvotes: 1e308, '<b onclick="ran=13">': 3, stars: -5 },
    history: [
      { at: '2026-06-01', signals: { upvotes: Number.MAX_VALUE } },
      { at: nasty(14), signals: {} },
    ],
  });
  Object.assign(first!._papers, { reasons: [nasty(15), { signal: nasty(16), contribution: 1, text: nasty(17) }] });
  Object.assign(second!._papers.paper, { title: 'Long'.repeat(250_000) });
  Object.assign(third!._papers.paper, { id: '__proto__', topics: ['constructor', '__proto__'] });
  return { ...feed, title: nasty(18), language: nasty(19) };
}

const element = '<trending-papers src="/hostile.json" hash></trending-papers>';

const looks: readonly (readonly [name: string, options: BrowserContextOptions, head?: string])[] = [
  ['on a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ['on a laptop', { viewport: { width: 1280, height: 800 } }],
  [
    'with text of 200 %',
    { viewport: { width: 640, height: 800 } },
    '<style>html { font-size: 200% } body { font-size: 1rem }</style>',
  ],
  [
    'with text of 200 % on a phone',
    { viewport: { width: 390, height: 844 } },
    '<style>html { font-size: 200% } body { font-size: 1rem; margin: 8px }</style>',
  ],
  ['with more contrast', { contrast: 'more' }],
  ['in forced colours', { forcedColors: 'active' }],
  ['in the dark', { colorScheme: 'dark' }, '<style>html { color-scheme: light dark; background: Canvas }</style>'],
];

describe.skipIf(!hasChromium)('bad input in Chromium (skipped without Chromium)', () => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([openChromium(), openSite()]);
    site.pages.set('/hostile.json', { body: JSON.stringify(hostileFeed()) });
    site.pages.set('/feed.json', { body: JSON.stringify(makeFeed(24, now)) });
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), site?.close()]);
  });

  async function visit(
    markup: string,
    {
      options = {},
      head = '',
      before,
    }: { options?: BrowserContextOptions; head?: string | undefined; before?(page: Page): Promise<unknown> } = {},
  ): Promise<{ page: Page; errors: string[] }> {
    const page = await (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await before?.(page);
    site.pages.set('/page', { body: pageOf(markup + script, { head }) });
    await page.goto(`${site.origin}page`);
    await page.locator('article').first().waitFor();
    return { page, errors };
  }

  /** Opens everything that can be opened on the first card. */
  async function openAll(page: Page): Promise<void> {
    const card = page.locator('article').first();
    await card.locator('.tool').first().click();
    for (const name of ['Why', 'Cite', 'Similar', 'Save'])
      await card.getByRole('button', { name, exact: true }).first().click();
    await card.getByRole('button', { name: /more authors/ }).click();
    await card.locator('[part=similar]').waitFor();
    await card.locator('[part=bibtex]').waitFor();
  }

  it.each(looks)(
    'runs nothing, breaks nothing and tells what was cut, all panels open: %s',
    async (_, options, head) => {
      const { page, errors } = await visit(element, { options, head });
      await openAll(page);
      await page
        .getByRole('button', { name: /^Saved/ })
        .first()
        .click();
      await page.getByText('Export as JSON').waitFor();
      expect(await faults(page)).toEqual([]);
      await page
        .getByRole('button', { name: /^Saved/ })
        .first()
        .click();
      await page.getByText('remarks on how this feed was read').click();
      const told = await page.locator('.status details li').allTextContents();
      expect(told.map((line) => line.replace(/^.*…: /s, ''))).toEqual([
        '6000 of 10000 authors were left out.',
        '99950 of 100000 topics were left out.',
        '999000 of 1000000 characters of the title were left out.',
      ]);
      const { width } = page.viewportSize()!;
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await faults(page)).toEqual([]);
      expect(await page.evaluate('globalThis.ran')).toBeUndefined();
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );

  it.each([
    ['long ago', '1971-01-01T00:00:00Z'],
    ['in a far future', '2300-01-01T00:00:00Z'],
  ])('shows dates rather than ages where the clock is %s', async (_, clock) => {
    const { page, errors } = await visit('<trending-papers src="/feed.json"></trending-papers>', {
      before: (one) => one.clock.setFixedTime(clock),
    });
    const dates = await page.locator('time').allTextContents();
    expect(dates.every((date) => /\b2026$/.test(date))).toBe(true);
    await page.getByRole('combobox', { name: 'Published' }).selectOption('week');
    await page.locator('.status [role=status]').filter({ hasText: 'paper' }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('finds its parts, and keeps its page’s address, under a base of another site', async () => {
    const other = await openSite();
    const { page, errors } = await visit(`<trending-papers hash src="${site.origin}feed.json"></trending-papers>`, {
      head: `<base href="${other.origin}deep/">`,
    });
    await page.locator('math').first().waitFor();
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('upvotes');
    await expect.poll(() => page.url()).toMatch(/#.*sort=upvotes/);
    expect(page.url().startsWith(site.origin)).toBe(true);
    expect(errors).toEqual([]);
    await Promise.all([page.context().close(), other.close()]);
  });

  describe('storage that', () => {
    const ways: readonly (readonly [name: string, script: string, isTold: boolean])[] = [
      [
        'is forbidden',
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        true,
      ],
      ['is full', "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }", true],
      ['is not there', "Object.defineProperty(window, 'localStorage', { value: null })", true],
      [
        'is damaged',
        `for (const [key, value] of [['trending-papers/saved/a', '{'], ['trending-papers/saved/__proto__', 'null'],
          ['trending-papers/hidden/', '1'], ['trending-papers/nowhere/b', '1'], ['trending-papers:saved', '[{},7,"c"]'],
          ['trending-papers/read/d', '"x"'], ['trending-papers/saved/e', JSON.stringify({ at: 'soon', paper: { title: '<b>' } })]]) localStorage.setItem(key, value)`,
        false,
      ],
    ];
    it.each(ways)('%s keeps nobody from reading, saving and hiding', async (_, prepare, isTold) => {
      const { page, errors } = await visit('<trending-papers src="/feed.json"></trending-papers>', {
        before: (one) => one.addInitScript(prepare),
      });
      await page.getByRole('button', { name: 'Save', exact: true }).first().click();
      await page.locator('.tool[aria-pressed=true]').first().waitFor();
      if (isTold)
        await expect.poll(() => page.locator('.status [role=status]').textContent()).toContain('keeps no lists');
      await page.getByRole('button', { name: 'Hide', exact: true }).first().click();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page
        .getByRole('button', { name: /^Saved/ })
        .first()
        .click();
      await expect.poll(() => page.locator('article').count()).toBeGreaterThanOrEqual(1);
      expect(errors).toEqual([]);
      await page.context().close();
    });
  });

  it('counts what is there, where pages shrink, repeat themselves and promise more than there is', async () => {
    site.pages.set('/shrinking.json', {
      body: JSON.stringify(makeFeed(20, now, 0, { next_url: '/again.json', _papers: { total: 6_000 } })),
    });
    site.pages.set('/again.json', { body: JSON.stringify(makeFeed(20, now, 0, { next_url: '/third.json' })) });
    site.pages.set('/third.json', { body: JSON.stringify(makeFeed(3, now, 20, { next_url: '/again.json' })) });
    const { page, errors } = await visit('<trending-papers src="/shrinking.json"></trending-papers>');
    const status = page.locator('.status [role=status]');
    await expect.poll(() => status.textContent()).toBe('6,000 papers');
    const more = page.getByRole('button', { name: 'Show more' });
    // The second page repeats the first, and the third names it as the next: one step leads to the last three.
    await more.click();
    await expect.poll(() => page.locator('article').count()).toBe(23);
    await expect.poll(() => status.textContent()).toBe('3 more papers shown');
    await expect.poll(() => more.count()).toBe(0);
    await page.getByRole('searchbox').fill('x');
    await page.getByRole('searchbox').fill('');
    await expect.poll(() => status.textContent()).toBe('23 papers');
    // A refresh finds two papers where there were twenty: what is read stays.
    site.pages.set('/shrinking.json', { body: JSON.stringify(makeFeed(2, now)) });
    await page.evaluate(() => document.querySelector('trending-papers')!.reload());
    await expect(page.evaluate(() => document.querySelector('trending-papers')!.papers.length)).resolves.toBe(23);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
