import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPapers } from '../src/server.js';
import { makeFeed } from '../test/support/papers.js';
import { embedded, now, openSite, pageOf, type Site, script, strict } from './support/browser.js';
import { hasWebkit, openWebkit, type WebkitPage } from './support/webkit.js';

const feed = makeFeed(24, now);
const tab = '\uE004';
const enter = '\uE007';

const why = hasWebkit ? '' : ' (skipped: webkit2gtk-driver and xvfb are not installed)';
describe.skipIf(!hasWebkit)(`in WebKit, the element${why}`, () => {
  let page: WebkitPage;
  let site: Site;
  beforeAll(async () => {
    [page, site] = await Promise.all([openWebkit(), openSite()]);
    site.pages.set('/feed.json', { body: JSON.stringify(feed) });
  }, 60_000);
  afterAll(async () => {
    await Promise.all([page?.close(), site?.close()]);
  });

  /** Opens a page with helpers on it, and waits for the first paper. */
  async function visit(body: string, headers = {}): Promise<void> {
    site.pages.set('/helpers.js', { body: helpers });
    site.pages.set('/page', { body: body.replace('<head>', '<head><script src="/helpers.js"></script>'), headers });
    await page.goto(`${site.origin}page`);
    await page.evaluate(() => globalThis.until('article'));
  }

  it('shows papers and sets formulas under a strict policy with Trusted Types', async () => {
    await visit(pageOf(`<trending-papers src="/feed.json"></trending-papers>${script}`, { style: false }), strict);
    await page.evaluate(() => globalThis.until('math'));
    await page.evaluate(() => globalThis.until('li:nth-child(20) article'));
    expect(await page.evaluate(() => globalThis.all('article').length)).toBe(20);
    expect(await page.evaluate(() => globalThis.errors)).toEqual([]);
    // An element that kept its styles lays its papers out in a grid.
    expect(await page.evaluate(() => getComputedStyle(globalThis.all('article')[0]!).display)).toBe('grid');
  });

  it('is searched from the keyboard, and marks what was found', async () => {
    await visit(pageOf(embedded(feed) + script));
    await page.press(tab);
    await page.press('herbarium');
    await page.evaluate(() => globalThis.until('mark'));
    expect(await page.evaluate(() => globalThis.all('h3')[0]!.textContent)).toContain('FieldNotes');
    expect(await page.evaluate(() => globalThis.all('mark')[0]!.textContent)).toBe('Herbarium');
  });

  it('is walked through by keys: opens, keeps, hides and takes that back, goes to a paper, shows a list and comes back', async () => {
    site.pages.set('/feed.json', { body: JSON.stringify(feed) });
    await visit(pageOf(`<trending-papers src="/feed.json" limit="8" hash></trending-papers>${script}`));
    const title = () => page.evaluate(() => globalThis.all('article:focus h3')[0]?.textContent ?? '');
    await page.evaluate(() => globalThis.all('.tool[title=Abstract]')[0]!.focus());
    await page.press(enter);
    await page.evaluate(() => globalThis.until('article[data-open]'));
    await page.evaluate(() => globalThis.all('.tool[aria-pressed]')[1]!.focus());
    await page.press(enter);
    await page.evaluate(() => globalThis.until('.tool[aria-pressed=true]'));
    const hidden = await page.evaluate(() => globalThis.all('h3')[2]!.textContent);
    await page.evaluate(() => globalThis.all('article')[2]!.querySelector<HTMLElement>('.tool:last-child')!.focus());
    await page.press(enter);
    await page.evaluate(() => globalThis.until('.gone button:focus'));
    await page.press(enter);
    await page.evaluate(() => globalThis.until('article:focus'));
    expect(await title()).toBe(hidden);
    await page.press('/');
    await page.evaluate(() => globalThis.until('.jump[open] input:focus'));
    await page.press('Geometri of Refusl');
    await page.evaluate(() => globalThis.until('.jump [role=option][aria-selected=true]'));
    await page.press(enter);
    await page.evaluate(() => globalThis.until('article:focus'));
    expect(await title()).toContain('Geometry of Refusal');
    await page.evaluate(() => globalThis.all('.chips button')[0]!.focus());
    await page.press(enter);
    await page.evaluate(() => globalThis.until('.desk'));
    expect(await page.evaluate(() => globalThis.all('article').length)).toBe(1);
    await page.evaluate(async () => {
      history.back();
      await globalThis.until('li:nth-child(8) article');
    });
    expect(await page.evaluate(() => globalThis.errors)).toEqual([]);
  });

  it('leads the focus to the first of more papers', async () => {
    await visit(pageOf(embedded(feed, 'limit="3"') + script));
    await page.evaluate(() => globalThis.all('.more')[0]!.focus());
    await page.press(enter);
    await page.evaluate(() => globalThis.until('article:nth-child(1):focus'));
    expect(await page.evaluate(() => globalThis.all('article:focus h3')[0]!.id)).toBe('t4');
  });

  it('is dark where the page is, and when it is told to', async () => {
    const lightness = () =>
      page.evaluate(() => {
        const [red = 0] = getComputedStyle(globalThis.all('h3')[0]!).color.match(/\d+/g)!.map(Number);
        return red > 128 ? 'light text' : 'dark text';
      });
    await visit(pageOf(embedded(feed) + script));
    expect(await lightness()).toBe('dark text');
    await visit(pageOf(embedded(feed) + script, { head: '<style>html{color-scheme:dark}</style>' }));
    expect(await lightness()).toBe('light text');
    await visit(pageOf(embedded(feed, 'theme="dark"') + script));
    expect(await lightness()).toBe('light text');
  });

  it('takes over from the server without doubling anything', async () => {
    await visit(pageOf((await renderPapers(feed, { now, attributes: { limit: '5' } })) + script));
    await page.evaluate(() => globalThis.until('math'));
    expect(await page.evaluate(() => globalThis.all('article').length)).toBe(5);
    expect(await page.evaluate(() => globalThis.all('[type=search]').length)).toBe(1);
  });

  it('stays within the page, from right to left and on a narrow one', async () => {
    const narrow = '<style>main{inline-size:15rem}</style>';
    await visit(pageOf(embedded(feed) + script, { lang: 'ar', dir: 'rtl', head: narrow }));
    await page.evaluate(() => globalThis.until('math'));
    const wider = () => globalThis.all('article').filter((card) => card.scrollWidth > card.clientWidth + 1).length;
    expect(await page.evaluate(wider)).toBe(0);
  });
});

declare global {
  // What the pages of these tests know.
  var until: (selector: string) => Promise<void>;
  var all: (selector: string) => HTMLElement[];
  var errors: string[];
}

const helpers = `
  globalThis.errors = [];
  addEventListener('error', ({ message }) => errors.push(message));
  addEventListener('securitypolicyviolation', ({ violatedDirective }) => errors.push(violatedDirective));
  globalThis.all = (selector) => [...document.querySelector('trending-papers').shadowRoot.querySelectorAll(selector)];
  globalThis.until = async (selector) => {
    while (!document.querySelector('trending-papers')?.shadowRoot?.querySelector(selector))
      await new Promise((done) => setTimeout(done, 20));
  };
`;
