import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../src/define.js';
import type { TrendingPapersElement } from '../../src/element/element.js';
import { makeFeed } from '../support/papers.js';

const now = Date.parse('2026-06-20T12:00:00Z');

/** Puts the markup on the page and waits until the element has nothing more to do. */
async function mount(markup: string): Promise<TrendingPapersElement> {
  document.body.innerHTML = markup;
  const element = document.querySelector('trending-papers')!;
  await settle(element);
  return element;
}

async function settle(element: TrendingPapersElement): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
}

const embedded = (feed: unknown) => `<script type="application/json">${JSON.stringify(feed)}</script>`;
const all = (element: TrendingPapersElement, selector: string) => [
  ...element.renderRoot.querySelectorAll<HTMLElement>(selector),
];
const titles = (element: TrendingPapersElement) => all(element, 'h3').map((title) => title.textContent?.trim());
const answer = (body: unknown, status = 200) => Promise.resolve(new Response(JSON.stringify(body), { status }));

beforeEach(() => {
  localStorage.clear();
  // The lists of a page live as long as it does: they hear of the clearing as another tab would tell it.
  window.dispatchEvent(new StorageEvent('storage', { key: null }));
});
afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('<trending-papers>', () => {
  it('shows the feed that stands inside it, without asking the network', async () => {
    const fetch = vi.fn();
    vi.stubGlobal('fetch', fetch);
    const element = await mount(`<trending-papers src="feed.json">${embedded(makeFeed(3, now))}</trending-papers>`);
    expect(titles(element)).toHaveLength(3);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('shows the feed at src, and hides what stood there for people without JavaScript', async () => {
    vi.stubGlobal('fetch', () => answer(makeFeed(2, now)));
    const element = await mount(
      '<trending-papers src="https://x.example/feed.json"><a href="#">Papers</a></trending-papers>',
    );
    expect(titles(element)).toHaveLength(2);
    expect(all(element, '.fallback')[0]?.hidden).toBe(true);
  });

  it('says that it failed, shows the light content again, and tries once more when asked', async () => {
    vi.stubGlobal('fetch', () => answer({}, 500));
    const failed = vi.fn();
    document.addEventListener('feed-error', failed, { once: true });
    const element = await mount(
      '<trending-papers src="https://x.example/feed.json"><a href="#">Papers</a></trending-papers>',
    );
    await vi.waitFor(() =>
      expect(all(element, '[role=alert]')[0]?.textContent).toMatch(/could not be loaded.*Their server has trouble/s),
    );
    expect(all(element, '.fallback')[0]?.hidden).toBe(false);
    expect(failed.mock.calls[0]![0].detail).toMatchObject({
      code: 'feed-http',
      url: 'https://x.example/feed.json',
    });

    vi.stubGlobal('fetch', () => answer(makeFeed(2, now)));
    all(element, '[part=error] button')[0]!.click();
    await settle(element);
    expect(titles(element)).toHaveLength(2);
  });

  it('says so when there are no papers, or none that match', async () => {
    const element = await mount(`<trending-papers>${embedded(makeFeed(0, now))}</trending-papers>`);
    expect(all(element, '[part=empty]')[0]?.textContent).toContain('No papers here yet');
    element.items = makeFeed(2, now);
    element.query = 'zebra';
    await settle(element);
    expect(all(element, '[part=empty]')[0]?.textContent).toContain('No paper matches');
    all(element, '[part=empty] button')[0]!.click();
    await settle(element);
    expect(titles(element)).toHaveLength(2);
  });

  it('takes items set before it was defined, and items written as an attribute', async () => {
    const element = await mount('<trending-papers></trending-papers>');
    element.setAttribute('items', '1,1');
    await settle(element);
    expect(titles(element)).toEqual([]);
    element.setAttribute('items', '[{"title":"From the attribute"}]');
    await settle(element);
    expect(titles(element)).toEqual(['From the attribute']);
  });

  it('shows a title with markup as the text it is', async () => {
    const element = await mount('<trending-papers></trending-papers>');
    element.items = [{ title: '<img src=x onerror=alert(1)>' }];
    await settle(element);
    expect(titles(element)).toEqual(['<img src=x onerror=alert(1)>']);
    expect(all(element, 'img')).toEqual([]);
  });

  it('shows as many as the limit, then more, and names how many', async () => {
    const element = await mount(`<trending-papers limit="4">${embedded(makeFeed(10, now))}</trending-papers>`);
    expect(titles(element)).toHaveLength(4);
    all(element, '.more')[0]!.click();
    await settle(element);
    expect(titles(element)).toHaveLength(8);
    expect(all(element, '[role=status]')[0]?.textContent).toBe('4 more papers shown');
    all(element, '.more')[0]!.click();
    await settle(element);
    expect(all(element, '.more')).toEqual([]);
  });

  it('names how many came, and leads to the first of them, however often more are asked for', async () => {
    const element = await mount(`<trending-papers limit="10">${embedded(makeFeed(50, now))}</trending-papers>`);
    for (const first of [10, 20, 30, 40]) {
      all(element, '.more')[0]!.click();
      await settle(element);
      expect(all(element, '[role=status]')[0]?.textContent).toBe('10 more papers shown');
      expect(element.shadowRoot!.activeElement).toBe(all(element, 'article')[first]);
    }
    await vi.waitFor(() => expect(titles(element)).toHaveLength(50));
  });

  it('asks again for a page that could not be had', async () => {
    const first = makeFeed(2, now, 0, { next_url: '2' });
    vi.stubGlobal('fetch', (url: string) => (url.endsWith('1') ? answer(first) : answer({}, 503)));
    const element = await mount('<trending-papers src="https://x.example/1" limit="2"></trending-papers>');
    all(element, '.more')[0]!.click();
    await settle(element);
    expect(titles(element)).toHaveLength(2);
    vi.stubGlobal('fetch', () => answer(makeFeed(2, now, 2)));
    all(element, '.more')[0]!.click();
    await settle(element);
    expect(titles(element)).toHaveLength(4);
  });

  it('keeps a rare topic that was chosen on a card among the topics, where it is taken back', async () => {
    const common = Array.from({ length: 8 }, (_, at) => `common ${at}`);
    const element = await mount('<trending-papers></trending-papers>');
    element.items = [
      { title: 'A', topics: common },
      { title: 'B', topics: common },
      { title: 'C', topics: ['rare'] },
    ];
    await settle(element);
    all(element, '[part=topic]').at(-1)!.click();
    await settle(element);
    expect(titles(element)).toEqual(['C']);
    const chip = all(element, '[part=chip][aria-pressed=true]')[0]!;
    expect(chip.textContent).toBe('rare');
    chip.click();
    await settle(element);
    expect(titles(element)).toHaveLength(3);
  });

  it('counts all that a search found, and shows them bit by bit', async () => {
    const element = await mount(`<trending-papers limit="4">${embedded(makeFeed(48, now))}</trending-papers>`);
    all(element, 'input')[0]!.dispatchEvent(new Event('focus'));
    element.query = 'herbarium';
    await settle(element);
    await vi.waitFor(() => expect(all(element, 'mark')[0]?.textContent).toBe('Herbarium'));
    const heard: number[] = [];
    element.addEventListener('feed-search', ({ detail }) => heard.push(detail.count));
    const box = all(element, 'input')[0] as HTMLInputElement;
    box.value = 'data';
    box.dispatchEvent(new Event('input'));
    await settle(element);
    const told = Number(/^\d+/.exec(all(element, '[role=status]')[0]!.textContent!)![0]);
    expect(told).toBeGreaterThan(8);
    expect(heard).toEqual([told]);
    expect(titles(element)).toHaveLength(4);
    all(element, '.more')[0]!.click();
    await settle(element);
    expect(titles(element)).toHaveLength(8);
    expect(all(element, '[role=status]')[0]?.textContent).toBe('4 more papers shown');
  });

  it('reads what is no feed of ours whole, or says that it cannot', async () => {
    const daily = [
      {
        title: 'A Daily Paper about Reading',
        publishedAt: '2026-06-03T00:00:00.000Z',
        paper: {
          id: '2606.04321',
          title: 'A Daily Paper about Reading',
          summary: 'We read it, and all of it.',
          authors: [{ name: 'Ada Okonkwo' }],
          upvotes: 28,
          publishedAt: '2026-06-01T00:00:00.000Z',
        },
      },
    ];
    const rss =
      '<?xml version="1.0"?><rss version="2.0"><channel><title>R</title><link>https://x.example/</link><description>d</description><item><title>A Paper in an RSS Feed</title><link>https://arxiv.org/abs/2606.01111</link><description>Its abstract.</description></item></channel></rss>';
    const bodies: Record<string, string> = { daily: JSON.stringify(daily), rss, html: '<!doctype html><p>Welcome</p>' };
    vi.stubGlobal('fetch', (url: string) => Promise.resolve(new Response(bodies[url.split('/').at(-1)!])));
    const element = await mount('<trending-papers src="https://x.example/daily"></trending-papers>');
    await vi.waitFor(() => expect(titles(element)).toEqual(['A Daily Paper about Reading']), { timeout: 60_000 });
    expect(all(element, '[part=votes] b')[0]?.textContent).toBe('28');
    expect(all(element, '[part=authors]')[0]?.textContent).toBe('Ada Okonkwo');
    expect(all(element, 'h3 a')[0]?.getAttribute('href')).toContain('2606.04321');
    element.src = 'https://x.example/rss';
    await vi.waitFor(() => expect(titles(element)).toEqual(['A Paper in an RSS Feed']), { timeout: 60_000 });
    const failed = vi.fn();
    element.addEventListener('feed-error', ({ detail }) => failed(detail.code));
    element.src = 'https://x.example/html';
    await vi.waitFor(() => expect(failed.mock.calls).toEqual([['feed-html']]), { timeout: 60_000 });
    element.src = 'file:///home/ada/feed.json';
    await vi.waitFor(() => expect(failed.mock.calls.at(-1)).toEqual(['feed-address']));
    expect(all(element, '[role=alert]')[0]?.textContent).toContain('could not be loaded');
  });

  it.each([
    ['the network is gone', () => Promise.reject(new TypeError('Failed to fetch')), 'Please check the connection'],
    ['there is nothing at its address', () => answer({}, 404), 'tell whoever keeps this page: feed-http'],
    [
      'a page is there instead',
      () => Promise.resolve(new Response('<!doctype html><p>Sign in')),
      'keeps this page: feed-html',
    ],
  ])('tells readers what to do where %s, and the maker of the page in the console', async (_, fetch, advice) => {
    vi.stubGlobal('fetch', fetch);
    const warned = vi
      .spyOn(console, 'warn')
      .mockClear()
      .mockImplementation(() => undefined);
    const element = await mount('<trending-papers src="https://x.example/feed.json"></trending-papers>');
    await vi.waitFor(() => expect(all(element, '[role=alert]')[0]?.textContent).toContain(advice), { timeout: 60_000 });
    expect(warned.mock.calls).toEqual([['<trending-papers>', expect.stringContaining('https://x.example/feed.json')]]);
  });

  it('says which of several feeds failed, each once', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    vi.stubGlobal('fetch', (url: string) => (url.endsWith('1') ? answer(makeFeed(2, now)) : answer({}, 404)));
    const failed = vi.fn();
    document.addEventListener('feed-error', failed);
    await mount(
      '<trending-papers src="https://x.example/1 https://x.example/2 https://x.example/3"></trending-papers>',
    );
    await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(2));
    document.removeEventListener('feed-error', failed);
    expect(failed.mock.calls.map(([{ detail }]) => detail.url).sort()).toEqual([
      'https://x.example/2',
      'https://x.example/3',
    ]);
  });

  it('says how many entries it could not read, and what was noted while a feed of another format was read', async () => {
    const feed = makeFeed(2, now);
    const broken = { ...feed, items: [...feed.items, null, { id: 'no title' }] };
    vi.stubGlobal('fetch', () => answer(broken));
    const element = await mount('<trending-papers src="https://x.example/feed.json"></trending-papers>');
    expect(all(element, '.status')[0]?.textContent).toContain('2 entries could not be read.');
    expect(all(element, '.status details')).toHaveLength(0);
    const bibtex = '@article{a, title={A Paper of Some Month}, author={Okonkwo, Ada}, year={1988}, month={Brumaire}}';
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(bibtex)));
    element.src = 'https://x.example/papers.bib';
    await vi.waitFor(() => expect(titles(element)).toEqual(['A Paper of Some Month']), { timeout: 60_000 });
    expect(all(element, '.status')[0]?.textContent).not.toContain('could not be read');
    expect(all(element, '.status summary')[0]?.textContent).toBe('1 remark on how this feed was read');
    expect(all(element, '.status details li')[0]?.textContent).toContain('Brumaire');
  });

  it('goes on with next_url, and is not led in a circle', async () => {
    const pages: Record<string, unknown> = {
      'https://x.example/1': makeFeed(2, now, 0, { next_url: '2' }),
      'https://x.example/2': makeFeed(2, now, 2, { next_url: '1' }),
    };
    const fetch = vi.fn((url: string) => answer(pages[url]));
    vi.stubGlobal('fetch', fetch);
    const element = await mount('<trending-papers src="https://x.example/1" limit="2"></trending-papers>');
    all(element, '.more')[0]!.click();
    await settle(element);
    expect(titles(element)).toHaveLength(4);
    expect(all(element, '.more')).toEqual([]);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['another site', 'https://host.example/logout?x=1', 'host.example'],
    ['another port', 'https://x.example:8443/2', 'x.example:8443'],
    ['the same site in the clear', 'http://x.example/2', 'x.example'],
  ])('asks no page that a feed names on %s, and says so', async (_, next, host) => {
    const fetch = vi.fn(() => answer(makeFeed(2, now, 0, { next_url: next, _papers: { search: `${next}/search/` } })));
    vi.stubGlobal('fetch', fetch);
    const element = await mount(
      '<trending-papers src="https://x.example/1" limit="2" query="herbarium"></trending-papers>',
    );
    expect(fetch.mock.calls.map(([url]: unknown[]) => url)).toEqual(['https://x.example/1']);
    element.query = '';
    await settle(element);
    expect(all(element, '.status')[0]?.textContent).toContain(
      `More papers are on ${host}, another site, and were not loaded.`,
    );
  });

  it('sends cookies to what the page names, and not to what papers without an address name', async () => {
    const sent: unknown[] = [];
    vi.stubGlobal('fetch', (url: string, { credentials }: RequestInit) => {
      sent.push([url, credentials]);
      return answer(makeFeed(2, now, 2, { next_url: 'https://x.example/3' }));
    });
    const element = await mount('<trending-papers limit="2"></trending-papers>');
    element.items = makeFeed(2, now, 0, { next_url: 'https://x.example/2' });
    await settle(element);
    all(element, '.more')[0]!.click();
    await settle(element);
    element.items = undefined;
    element.src = 'https://x.example/2';
    await settle(element);
    expect(sent).toEqual([
      ['https://x.example/2', 'omit'],
      ['https://x.example/2', 'same-origin'],
    ]);
  });

  it('merges several feeds and shows each paper once', async () => {
    vi.stubGlobal('fetch', (url: string) => answer(makeFeed(2, now, url.endsWith('b') ? 1 : 0)));
    const element = await mount('<trending-papers src="https://x.example/a https://x.example/b"></trending-papers>');
    expect(titles(element)).toHaveLength(3);
  });

  it('reads a long feed on after its first papers are shown', async () => {
    const element = await mount(`<trending-papers limit="2">${embedded(makeFeed(700, now))}</trending-papers>`);
    expect(titles(element)).toHaveLength(2);
    await vi.waitFor(() => expect(all(element, '[role=status]')[0]?.textContent).toBe('700 papers'));
  });

  it('folds authors after three, and unfolds them', async () => {
    const element = await mount('<trending-papers></trending-papers>');
    element.items = [{ title: 'T', authors: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] }];
    await settle(element);
    expect(all(element, '[part=authors]')[0]?.textContent).toBe('A, B, C +5');
    const fold = all(element, '[part=authors] button')[0]!;
    expect(fold.getAttribute('aria-label')).toBe('5 more authors');
    fold.click();
    await settle(element);
    expect(all(element, '[part=authors]')[0]?.textContent).toBe('A, B, C, D, E, F, G, H −5');
    expect(fold.getAttribute('aria-expanded')).toBe('true');
  });

  it('says why a paper ranks where it does', async () => {
    const element = await mount(`<trending-papers>${embedded(makeFeed(1, now))}</trending-papers>`);
    const why = all(element, 'button').find((button) => button.textContent === 'Why')!;
    expect(why.getAttribute('aria-expanded')).toBe('false');
    why.click();
    await vi.waitFor(() => expect(all(element, '[part=reasons]')[0]?.textContent).toContain('412 upvotes'));
    expect(why.getAttribute('aria-expanded')).toBe('true');
  });

  it('offers no reasons where all that is known is a day that all papers share', async () => {
    const feed = makeFeed(2, now);
    const age = { signal: 'age', value: 1.5, usual: 1.5, of: 1, since: '2026-06-29', contribution: 0.6 };
    const votes = { signal: 'upvotes', aspect: 'level', value: 12, contribution: 3.2 };
    const reasons = [[age], [age, votes]];
    const items = feed.items.map((item, at) => ({ ...item, _papers: { ...item._papers, reasons: reasons[at] } }));
    const element = await mount(`<trending-papers>${embedded({ ...feed, items })}</trending-papers>`);
    const buttons = all(element, 'button').filter((button) => button.textContent === 'Why');
    expect(buttons).toHaveLength(1);
    buttons[0]!.click();
    await vi.waitFor(() =>
      expect(all(element, '[part=reasons] li').map(({ textContent }) => textContent)).toEqual(['12 upvotes.']),
    );
  });

  it('lets the page stop a link', async () => {
    const element = await mount(`<trending-papers>${embedded(makeFeed(1, now))}</trending-papers>`);
    element.addEventListener('paper-open', (event) => event.preventDefault());
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    all(element, 'h3 a')[0]!.dispatchEvent(click);
    expect(click.defaultPrevented).toBe(true);
  });

  it('remembers what was saved, and takes back what was hidden by mistake', async () => {
    const element = await mount(`<trending-papers>${embedded(makeFeed(2, now))}</trending-papers>`);
    const press = (name: string) =>
      all(element, '.tool')
        .find(({ textContent }) => textContent === name)!
        .click();
    press('Save');
    press('Hide');
    await settle(element);
    expect(titles(element)).toHaveLength(1);
    expect(Object.keys(localStorage).filter((key) => key.startsWith('trending-papers/saved'))).toEqual([
      'trending-papers/saved/arxiv:2606.10000',
    ]);
    const undo = all(element, 'li:first-child .gone button')[0]!;
    expect(element.shadowRoot!.activeElement).toBe(undo);
    undo.click();
    await settle(element);
    expect(titles(element)).toHaveLength(2);
    press('Save');
  });

  it('keeps the place of a paper that was hidden, until something else is asked', async () => {
    const element = await mount(`<trending-papers>${embedded(makeFeed(5, now, 500))}</trending-papers>`);
    all(element, 'li:nth-child(3) .tool').at(-1)!.click();
    await settle(element);
    expect(all(element, 'ol > li').map((item) => item.querySelector('.gone') !== null)).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
    expect(all(element, '[role=status]')[0]?.textContent).toBe('4 papers found');
    const box = all(element, 'input')[0] as HTMLInputElement;
    for (const query of ['x', '']) {
      box.value = query;
      box.dispatchEvent(new Event('input'));
      await settle(element);
    }
    expect(all(element, '.gone')).toEqual([]);
    expect(titles(element)).toHaveLength(4);
  });

  it('draws the history of the leading signal, and says it', async () => {
    const element = await mount('<trending-papers></trending-papers>');
    const at = (day: number, upvotes: number) => ({ at: `2026-06-${day}T00:00:00Z`, signals: { upvotes } });
    element.items = [
      { title: 'Rising', signals: { upvotes: 150 }, history: [at(10, 12), at(12, 80), at(14, 150)] },
      { title: 'Still', signals: { upvotes: 9 }, history: [at(10, 9), at(12, 9), at(14, 9)] },
      { title: 'Damaged', signals: { upvotes: 9 }, history: [{ at: 'never' }, 7, at(12, Number.NaN)] },
    ];
    await vi.waitFor(() => expect(all(element, '.curve')).toHaveLength(1));
    expect(all(element, '.curve')[0]!.getAttribute('aria-label')).toBe(
      'From 12 upvotes on 10 June 2026 to 150 upvotes',
    );
    expect(all(element, '.curve polyline')[0]!.getAttribute('points')).toBe('2.0,14.0 24.0,8.1 46.0,2.0');
  });

  it('says how far a paper has come, and what is new', async () => {
    const element = await mount('<trending-papers></trending-papers>');
    const seen = (day: string) => [{ name: 'hf:daily', seen: day }];
    element.items = [
      { title: 'Up', _papers: { before: 4 }, sources: seen('2026-06-18') },
      { title: 'Down', _papers: { before: 1 }, sources: seen('2026-06-18') },
      { title: 'Same', _papers: { before: 3 }, sources: seen('2026-06-19') },
      { title: 'New', sources: seen('2026-06-19') },
      { title: 'Old', sources: seen('2026-06-18') },
    ];
    await settle(element);
    const change = (at: number) => all(element, `li:nth-child(${at}) [part=change]`)[0]?.textContent?.trim();
    expect([1, 2, 3, 4, 5].map(change)).toEqual([
      expect.stringContaining('Up 3 places'),
      expect.stringContaining('Down 1 place'),
      undefined,
      'New',
      undefined,
    ]);
  });

  it('says how far a paper has come in its feed, however the list is sorted', async () => {
    const feed = makeFeed(3, now);
    feed.items.forEach((item, index) => {
      Object.assign(item._papers, { before: index + 1 });
      item._papers.paper.signals = { upvotes: index };
    });
    const element = await mount(`<trending-papers sort="upvotes">${embedded(feed)}</trending-papers>`);
    expect(titles(element)[0]).toContain('Bound for Online Convex Ranking');
    expect(all(element, '[part=change]')).toEqual([]);
  });

  it('never names the format that a paper was read from', async () => {
    const element = await mount('<trending-papers></trending-papers>');
    element.items = [{ title: 'T', abstract: 'A.', sources: [{ name: 'hf-text' }] }];
    await settle(element);
    expect(all(element, 'article')[0]?.textContent).not.toContain('hf-text');
  });

  describe('of a feed with further pages', () => {
    const pages = (total: number | undefined) => ({
      'https://x.example/1': makeFeed(20, now, 0, { next_url: '2', _papers: { total } }),
      'https://x.example/2': makeFeed(20, now, 20, { next_url: '3', _papers: { total } }),
      'https://x.example/3': makeFeed(8, now, 40, { _papers: { total } }),
    });
    const open = async (total: number | undefined) => {
      const feeds: Record<string, unknown> = pages(total);
      vi.stubGlobal('fetch', (url: string) => answer(feeds[url]));
      const element = await mount('<trending-papers src="https://x.example/1"></trending-papers>');
      return { element, feeds };
    };
    const status = (element: TrendingPapersElement) =>
      all(element, '.status > *').map(({ textContent }) => textContent?.trim());
    const loadAll = (element: TrendingPapersElement) => all(element, '[part=all]')[0]!;

    it('says of how many it answers, and searches all once they are loaded', async () => {
      const { element } = await open(48);
      expect(status(element)).toEqual(['48 papers']);
      expect(all(element, '[part=chip] small')).toEqual([]);
      element.query = 'herbarium';
      await settle(element);
      await vi.waitFor(() => expect(status(element)).toEqual(['2 papers found', 'in the first 20 of 48', 'Load all']));
      loadAll(element).click();
      await vi.waitFor(() => expect(status(element)).toEqual(['4 papers found']));
      expect(titles(element).filter((title) => title?.includes('Herbarium'))).toHaveLength(4);
    });

    it('sorts all of them once they are loaded, and says before that it does not', async () => {
      const { element } = await open(undefined);
      expect(status(element)).toEqual(['20 papers', 'The feed has more.', 'Load all']);
      element.sort = 'newest';
      await settle(element);
      expect(status(element)).toEqual(['20 papers', 'in the first 20; the feed has more', 'Load all']);
      loadAll(element).click();
      await vi.waitFor(() => expect(status(element)).toEqual(['48 papers']));
      expect(all(element, '[part=chip] small').length).toBeGreaterThan(0);
    });

    it('keeps what came when a page cannot be had, and tries that again', async () => {
      const { element, feeds } = await open(48);
      vi.stubGlobal('fetch', (url: string) => (url.endsWith('3') ? answer({}, 503) : answer(feeds[url])));
      element.sort = 'newest';
      await settle(element);
      loadAll(element).click();
      await vi.waitFor(() => expect(status(element)).toEqual(['40 papers', 'in the first 40 of 48', 'Load all']));
      vi.stubGlobal('fetch', (url: string) => answer(feeds[url]));
      loadAll(element).click();
      await vi.waitFor(() => expect(status(element)).toEqual(['48 papers']));
    });

    it('says that one of several feeds is missing, and tries it again', async () => {
      vi.stubGlobal('fetch', (url: string) => (url.endsWith('b') ? answer({}, 500) : answer(makeFeed(2, now))));
      const element = await mount('<trending-papers src="https://x.example/a https://x.example/b"></trending-papers>');
      expect(status(element)).toEqual(['2 papers', '1 feed could not be loaded.', 'Try again']);
      vi.stubGlobal('fetch', (url: string) => answer(makeFeed(2, now, url.endsWith('b') ? 5 : 0)));
      loadAll(element).click();
      await vi.waitFor(() => expect(status(element)).toEqual(['4 papers']));
    });
  });

  it('stays alive when it is moved', async () => {
    const element = await mount(`<trending-papers>${embedded(makeFeed(2, now))}</trending-papers>`);
    const there = document.createElement('div');
    document.body.append(there);
    there.append(element);
    await settle(element);
    expect(titles(element)).toHaveLength(2);
  });

  it('shows nothing any more when its address is taken away', async () => {
    vi.stubGlobal('fetch', () => answer(makeFeed(2, now)));
    const element = await mount('<trending-papers src="https://x.example/feed.json"></trending-papers>');
    expect(element.papers).toHaveLength(2);
    element.src = '';
    await settle(element);
    expect([element.status, element.papers, titles(element)]).toEqual(['idle', [], []]);
  });

  it('forgets the papers of an address when the next one fails', async () => {
    vi.stubGlobal('fetch', (url: string) => answer(makeFeed(2, now), url.endsWith('b') ? 500 : 200));
    const element = await mount('<trending-papers src="https://x.example/a"></trending-papers>');
    element.src = 'https://x.example/b';
    await settle(element);
    expect([element.status, element.count]).toEqual(['failed', 0]);
  });

  describe('that was taken out and put back', () => {
    async function putBack(element: TrendingPapersElement, meanwhile = () => {}): Promise<void> {
      element.remove();
      await settle(element);
      meanwhile();
      document.body.append(element);
      await settle(element);
    }

    it('loads the rest of its feed, refreshes, and reads long feeds to their end', async () => {
      const pages: Record<string, unknown> = {
        a: { ...makeFeed(250, now), next_url: 'https://x.example/b' },
        b: makeFeed(3, now, 250),
      };
      vi.stubGlobal('fetch', (url: string) => answer(pages[url.split('/').at(-1)!]));
      document.body.innerHTML = '<trending-papers src="https://x.example/a"></trending-papers>';
      const element = document.querySelector('trending-papers')!;
      await vi.waitFor(() => expect(element.status).toBe('ready'));
      // 100 papers are read at once, the others while it stands on the page.
      await putBack(element, () => expect(element.papers).toHaveLength(100));
      await vi.waitFor(() => expect(element.papers).toHaveLength(250));
      all(element, '[part=all]')[0]!.click();
      await vi.waitFor(() => expect(element.papers).toHaveLength(253));
      pages.a = makeFeed(2, now, 900);
      await element.reload();
      await settle(element);
      expect(all(element, '.fresh')[0]?.textContent).toContain('2 new papers');
    });

    it('asks again for a feed that was on its way', async () => {
      const asked: string[] = [];
      vi.stubGlobal('fetch', (url: string, { signal }: RequestInit) => {
        asked.push(url);
        if (asked.length > 1) return answer(makeFeed(4, now));
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      });
      document.body.innerHTML = '<trending-papers src="https://x.example/slow"></trending-papers>';
      const element = document.querySelector('trending-papers')!;
      await vi.waitFor(() => expect(asked).toHaveLength(1));
      await putBack(element);
      await vi.waitFor(() => expect(titles(element)).toHaveLength(4));
    });
  });

  it('looks for new papers from when it is told to', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const fetch = vi.fn((_: string) => answer(makeFeed(2, now)));
    vi.stubGlobal('fetch', fetch);
    const element = await mount('<trending-papers src="https://x.example/feed.json"></trending-papers>');
    element.refresh = 5;
    await settle(element);
    vi.advanceTimersByTime(5 * 60_000);
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(2));
    element.refresh = 0;
    await settle(element);
    vi.advanceTimersByTime(60 * 60_000);
    await settle(element);
    expect(fetch).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });
});
