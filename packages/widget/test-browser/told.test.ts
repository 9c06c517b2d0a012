import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../../test/browser/chromium.js';
import { makeFeed } from '../test/support/papers.js';
import { hasChromium, hasFirefox, now, openSite, pageOf, type Site, script } from './support/browser.js';
import { type MarionettePage, openMarionette } from './support/marionette.js';
import type { Told, ToldPage } from './support/told.js';
import { hasWebkit, openWebkit } from './support/webkit.js';

const feed = makeFeed(12, now);
const element = '<trending-papers src="/feed.json" limit="4" subscribe="/join"></trending-papers>';

/** What every engine must say of what matters, by where it stands. */
const essential: Readonly<Record<string, readonly [role: string, name: string]>> = {
  '.root': ['region', 'Trending papers'],
  h2: ['heading', 'Trending papers'],
  '[role=search]': ['search', 'Search papers'],
  '[type=search]': ['searchbox', 'Search papers'],
  '.to': ['button', 'Go to a paper, an author or a topic'],
  select: ['combobox', 'Sort by'],
  '.choice:nth-of-type(2) select': ['combobox', 'Published'],
  '.chips': ['list', 'Topics'],
  '.chips li:nth-child(1) button': ['button', 'Saved'],
  '.chips li:nth-child(2) button': ['button', 'cs.CV 4'],
  '.status [role=status]': ['status', ''],
  ol: ['list', ''],
  'ol article': ['article', feed.items[0]!.title],
  'ol h3': ['heading', feed.items[0]!.title],
  'ol h3 a': ['link', feed.items[0]!.title],
  // Engines leave a formula out of the name of what it stands in.
  'ol > :nth-child(3) article': ['article', 'A Tight O ( n log n ) Bound for Online Convex Ranking'],
  'ol > :nth-child(3) h3': ['heading', 'A Tight O ( n log n ) Bound for Online Convex Ranking'],
  'ol > :nth-child(3) h3 a': ['link', 'A Tight O ( n log n ) Bound for Online Convex Ranking'],
  'ol > :nth-child(2) [part=authors] button': ['button', '3 more authors'],
  '[part=topic]': ['button', 'cs.LG'],
  '[part=links]': ['list', ''],
  '[part=links] a': ['link', 'PDF'],
  '.tool:nth-child(1)': ['button', 'Abstract'],
  '.tool:nth-child(2)': ['button', 'Save'],
  '.tool:nth-child(3)': ['button', 'Why'],
  '.tool:nth-child(4)': ['button', 'Cite'],
  '.tool:nth-child(5)': ['button', 'Similar'],
  '.tool:nth-child(6)': ['button', 'Hide'],
  '.more': ['button', 'Show more'],
  '.join [type=email]': ['textbox', 'Get trending papers in your email inbox!'],
  '.join button': ['button', 'Subscribe'],
  '.join [role=status]': ['status', ''],
};

/** The box that leads to papers, open, with something typed in it. */
const box: typeof essential = {
  '.jump': ['dialog', 'Go to a paper, an author or a topic'],
  '.jump input': ['combobox', 'Go to a paper, an author or a topic'],
  '.jump [role=listbox]': ['listbox', 'Go to a paper, an author or a topic'],
  '.jump [role=option]': ['option', 'Geometry of Refusal: Where Language Models Say No Paper'],
};

const helpers = `
  globalThis.all = (selector) => [...document.querySelector('trending-papers').shadowRoot.querySelectorAll(selector)];
  globalThis.one = (selector) => {
    const [found] = globalThis.all(selector);
    if (found) return found;
    throw new Error('There is no ' + selector);
  };
  globalThis.until = async (selector) => {
    while (!document.querySelector('trending-papers')?.shadowRoot?.querySelector(selector))
      await new Promise((done) => setTimeout(done, 20));
  };
  globalThis.asked = ${JSON.stringify({ essential: Object.keys(essential), box: Object.keys(box) })};
`;

declare global {
  // What the pages of these tests know.
  var until: (selector: string) => Promise<void>;
  var all: (selector: string) => HTMLElement[];
  var one: (selector: string) => HTMLElement;
  var asked: Record<'essential' | 'box', string[]>;
}

/** Chromium tells by two properties of elements, which pages do not have. */
async function openToldChromium(): Promise<ToldPage> {
  const browser = await launchChromium('--enable-blink-features=ComputedAccessibilityInfo');
  const page = await browser.newPage();
  return {
    goto: (url) => page.goto(url),
    evaluate: (run) => page.evaluate(run),
    told: (find) =>
      page.evaluate<Told[]>(
        `(${find})().map(({ computedRole, computedName }) => ({ role: computedRole, name: computedName }))`,
      ),
    close: () => browser.close(),
  };
}

const table = (selectors: readonly string[], told: readonly Told[]) =>
  Object.fromEntries(selectors.map((selector, at) => [selector, [told[at]!.role, told[at]!.name]]));

describe.each([
  { engine: 'Chromium', has: hasChromium, open: openToldChromium },
  { engine: 'Firefox', has: hasFirefox, open: openMarionette },
  { engine: 'WebKit', has: hasWebkit, open: openWebkit },
])('in $engine', ({ engine, has, open }) => {
  describe.skipIf(!has)(has ? 'who listens' : `(skipped: ${engine} or its driver is not installed)`, () => {
    let page: ToldPage;
    let site: Site;
    beforeAll(async () => {
      [page, site] = await Promise.all([open(), openSite()]);
      site.pages.set('/feed.json', { body: JSON.stringify(feed) });
      site.pages.set('/helpers.js', { body: helpers });
      site.pages.set('/page', { body: pageOf(element + script, { head: '<script src="/helpers.js"></script>' }) });
      site.pages.set('/join', { body: '', status: 500 });
    });
    afterAll(async () => {
      await Promise.all([page?.close(), site?.close()]);
    });

    async function visit(): Promise<void> {
      await page.goto(`${site.origin}page`);
      await page.evaluate(async () => {
        localStorage.clear();
        await globalThis.until('article math');
        await globalThis.until('.join');
      });
    }

    it('is told the same of all that matters as everywhere', async () => {
      await visit();
      const told = await page.told(() => globalThis.asked.essential.map(globalThis.one));
      // WebKit's own choices are buttons that pop up.
      const role = engine === 'WebKit' ? 'button' : 'combobox';
      const choices = { select: [role, 'Sort by'], '.choice:nth-of-type(2) select': [role, 'Published'] };
      expect(table(Object.keys(essential), told)).toEqual({ ...essential, ...choices });
    });

    it('is told what the box is that leads to papers, and what is found in it', async () => {
      await visit();
      await page.evaluate(async () => {
        globalThis.all('.to')[0]!.click();
        await globalThis.until('.jump[open] input');
        const input = globalThis.all('.jump input')[0] as HTMLInputElement;
        input.value = 'Geometry of Refusal';
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await globalThis.until('.jump [role=option]');
      });
      const told = await page.told(() => globalThis.asked.box.map(globalThis.one));
      expect(table(Object.keys(box), told)).toEqual(box);
    });

    it('hears how many papers are on the list of those kept, and what was done', async () => {
      await visit();
      await page.evaluate(async () => {
        globalThis.all('.tool:nth-child(2)')[0]!.click();
        globalThis.all('.tool:nth-child(1)')[0]!.click();
        await globalThis.until('article[data-open] .tool[aria-pressed=true]');
      });
      const [chip] = await page.told(() => [globalThis.all('.chips button')[0]!]);
      expect(chip).toEqual({ role: 'button', name: 'Saved 1' });
      if (engine !== 'Firefox') return;
      const { tree } = page as MarionettePage;
      const lines = async () => (await tree()).map((line) => line.split(' | ').slice(0, 3).join(' | '));
      await expect.poll(lines, { timeout: 30_000 }).toContain('toggle button | Save | pressed');
      expect((await lines()).filter((line) => line.startsWith('pushbutton | Abstract | '))).toEqual([
        'pushbutton | Abstract | expanded',
        ...Array.from({ length: 3 }, () => 'pushbutton | Abstract | collapsed'),
      ]);
    });
  });
});
