import { beforeEach, describe, expect, it, vi } from 'vitest';
import '../../src/define.js';
import type { TrendingPapersElement } from '../../src/element/element.js';
import { version } from '../../src/element/version.js';
import { readingLists } from '../../src/reader/reading-lists.js';
import { makeFeed } from '../support/papers.js';

const now = Date.parse('2026-06-20T12:00:00Z');
const feed = makeFeed(30, now);
/** What is asked for may have to be fetched first, which takes its time on a machine with much else to do. */
const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 10_000 });
const answer = (body: unknown) => Promise.resolve(new Response(JSON.stringify(body)));

async function mount(attributes = '', items: unknown = feed): Promise<TrendingPapersElement> {
  document.body.innerHTML = `<trending-papers ${attributes}></trending-papers>`;
  const element = document.querySelector('trending-papers')!;
  if (items !== null) element.items = items;
  await settle(element);
  return element;
}

async function settle(element: TrendingPapersElement): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
}

const all = (element: TrendingPapersElement, selector: string) => [
  ...element.renderRoot.querySelectorAll<HTMLElement>(selector),
];
const titles = (element: TrendingPapersElement) => all(element, 'h3 > a').map((title) => title.textContent?.trim());
const status = (element: TrendingPapersElement) => all(element, '[role=status]')[0]?.textContent;
const chip = (element: TrendingPapersElement, text: string) =>
  all(element, '.chip').find((one) => one.textContent?.startsWith(text))!;
const tool = (element: TrendingPapersElement, card: number, text: string) =>
  [...all(element, 'article')[card]!.querySelectorAll<HTMLElement>('.tool')].find((one) => one.textContent === text)!;

beforeEach(() => {
  localStorage.clear();
  window.dispatchEvent(new StorageEvent('storage', { key: null }));
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('what a page can read of the element', () => {
  it('is all its papers, and those that answer, shown or not', async () => {
    const element = await mount('limit="2" sort="newest"');
    expect(element.status).toBe('ready');
    expect(element.papers.map(({ id }) => id)).toEqual(feed.items.map(({ id }) => id));
    expect(element.results).toHaveLength(30);
    expect(element.count).toBe(30);
    element.topic = 'cs.RO';
    const [first, ...rest] = element.results;
    expect(element.count).toBe(rest.length + 1);
    expect(element.results.every(({ topics }) => topics.includes('cs.RO'))).toBe(true);
    expect(Date.parse(first!.published!)).toBeGreaterThanOrEqual(Date.parse(rest[0]!.published!));
  });

  it('counts every hit of a search, of which few are shown', async () => {
    const element = await mount('limit="2" query="attention"');
    await soon(() => expect(all(element, 'mark').length).toBeGreaterThan(0));
    expect(element.count).toBe(3);
    expect(element.results.map(({ title }) => title)).toEqual(
      feed.items.map(({ title }) => title).filter((title) => title.includes('Attention')),
    );
    // Asking for all of them changes nothing of what is shown.
    expect(titles(element)).toHaveLength(2);
  });

  it('says where it stands before a feed is there, and when it cannot be had', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('No network')));
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const element = await mount('', null);
    expect([element.status, element.papers, element.count]).toEqual(['idle', [], 0]);
    element.src = 'https://x.example/feed.json';
    await element.updateComplete;
    expect(element.status).toBe('loading');
    await soon(() => expect(element.status).toBe('failed'));
  });

  it('leaves what every element can be asked alone', async () => {
    const element = await mount();
    expect(element.matches('trending-papers')).toBe(true);
  });
});

describe('a page with many elements', () => {
  it('asks once for a feed that several show at the same time', async () => {
    const fetch = vi.fn(() => answer(feed));
    vi.stubGlobal('fetch', fetch);
    document.body.innerHTML =
      '<trending-papers src="https://many.example/feed.json" limit="1"></trending-papers>'.repeat(20);
    const elements = [...document.querySelectorAll('trending-papers')];
    await soon(() => expect(elements.every(({ status }) => status === 'ready')).toBe(true));
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(elements.map(({ count }) => count)).toEqual(elements.map(() => 30));
  });

  it('goes on for those who stay when one of them leaves, and stops when all have left', async () => {
    const signals: AbortSignal[] = [];
    let come: (response: Response) => void = () => undefined;
    vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
      signals.push(signal);
      return new Promise<Response>((resolve) => {
        come = resolve;
      });
    });
    document.body.innerHTML = '<trending-papers src="https://leave.example/feed.json"></trending-papers>'.repeat(2);
    const [first, second] = [...document.querySelectorAll('trending-papers')] as TrendingPapersElement[];
    await settle(first!);
    first!.remove();
    await settle(second!);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    come(new Response(JSON.stringify(feed)));
    await soon(() => expect(second!.count).toBe(30));
    expect(first!.status).toBe('loading');

    document.body.innerHTML = '<trending-papers src="https://leave.example/2.json"></trending-papers>';
    await settle(document.querySelector('trending-papers')!);
    document.body.replaceChildren();
    await soon(() => expect(signals.at(-1)!.aborted).toBe(true));
  });
});

describe('the language', () => {
  it('is followed when that of the page, or of something around it, changes', async () => {
    const element = await mount();
    document.documentElement.lang = 'de';
    await soon(() => expect(status(element)).toBe('30 Arbeiten'));
    document.body.lang = 'fr';
    await soon(() => expect(status(element)).toBe('30 articles'));
    document.body.removeAttribute('lang');
    document.documentElement.lang = 'en';
    await soon(() => expect(status(element)).toBe('30 papers'));
  });

  it('is that of the page around a shadow root', async () => {
    document.body.innerHTML = '<div lang="es"></div>';
    const root = document.body.firstElementChild!.attachShadow({ mode: 'open' });
    root.innerHTML = '<trending-papers></trending-papers>';
    const element = root.querySelector('trending-papers')!;
    element.items = feed;
    await soon(() => expect(status(element)).toBe('30 artículos'));
  });
});

describe('the lists that a reader keeps', () => {
  it('are shown in the place of the feed, what was marked last first, also what the feed no longer has', async () => {
    const element = await mount();
    readingLists().toggle('saved', { ...element.papers[0]!, id: 'arxiv:1706.03762', title: 'Of another feed' });
    await new Promise((resolve) => setTimeout(resolve, 2));
    tool(element, 4, 'Save').click();
    await settle(element);
    chip(element, 'Saved').click();
    await settle(element);
    expect(titles(element)).toEqual([feed.items[4]!.title, 'Of another feed']);
    expect(status(element)).toBe('2 papers');
    expect(element.list).toBe('saved');
    expect(element.results.map(({ id }) => id)).toEqual([feed.items[4]!.id, 'arxiv:1706.03762']);
  });

  it('keep a paper in its place that is taken off, until something is asked', async () => {
    const element = await mount();
    tool(element, 0, 'Hide').click();
    tool(element, 1, 'Hide').click();
    await settle(element);
    chip(element, 'Hidden').click();
    await settle(element);
    expect(all(element, 'article')).toHaveLength(2);
    tool(element, 0, 'Show again').click();
    await settle(element);
    expect(all(element, 'article')).toHaveLength(2);
    expect(tool(element, 0, 'Hide')).toBeDefined();
    chip(element, 'Hidden').click();
    await settle(element);
    expect(element.list).toBe('');
    expect(element.count).toBe(29);
  });

  it('are searched, and say when nothing is on them', async () => {
    const element = await mount('limit="30"');
    for (const card of [0, 8, 9]) tool(element, card, 'Save').click();
    element.list = 'saved';
    element.query = 'depths';
    await soon(() => expect(titles(element)).toEqual([feed.items[9]!.title]));
    element.query = '';
    element.list = 'read';
    await settle(element);
    expect(all(element, '[part=empty]')[0]?.textContent).toContain('Nothing on this list yet.');
    all(element, '[part=empty] button')[0]!.click();
    await settle(element);
    expect(titles(element)).toHaveLength(30);
  });

  it('remember what was opened, and show that on its card', async () => {
    const element = await mount();
    const link = all(element, 'h3 a')[3]!;
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    await settle(element);
    expect([...readingLists().read.keys()]).toEqual([feed.items[3]!.id]);
    expect(all(element, 'article[data-read]')).toEqual([all(element, 'article')[3]]);
    expect(all(element, 'article[data-read] h3')[0]?.textContent).toContain('opened before');
  });

  it('name what only its number is known of, as marks of the first version have it', async () => {
    localStorage.setItem('trending-papers:saved', '["arxiv:2403.00001"]');
    readingLists().reload();
    const element = await mount('list="saved"');
    expect(all(element, 'h3').map((title) => title.textContent?.trim())).toEqual(['arxiv:2403.00001']);
  });
});

describe('the order for a reader', () => {
  it('is offered once something is saved, brings what is like it up, and stays as it is while papers are marked', async () => {
    const papers = [
      { title: 'Robot grasping from touch', abstract: 'Grippers learn to grasp by touch alone.' },
      { title: 'Protein folding at scale', abstract: 'Structures of proteins are folded from sequences.' },
      { title: 'Speech in noise', abstract: 'Words are recognised among noise.' },
      { title: 'Folding proteins without alignment', abstract: 'Protein structures without sequence alignment.' },
    ].map((paper, at) => ({ ...paper, id: `title:${at}`, signals: {}, ids: {} }));
    const element = await mount('', papers);
    const options = () => all(element, '[part=select] option').map((one) => one.textContent);
    expect(options()).not.toContain('For you');
    readingLists().toggle('saved', element.papers[3]!);
    await settle(element);
    expect(options()).toContain('For you');
    element.sort = 'for-you';
    const order = () => element.results.map(({ id }) => id);
    // What was saved teaches; it is not lifted itself.
    await soon(() => expect(order()).toEqual(['title:1', 'title:0', 'title:2', 'title:3']));
    const before = order();
    tool(element, 1, 'Save').click();
    await settle(element);
    expect(order()).toEqual(before);
    element.query = 'folding';
    await soon(() => expect(order().sort()).toEqual(['title:1', 'title:3']));
  });
});

describe('the address and the history', () => {
  const start = location.href;
  const chips = (element: TrendingPapersElement) => all(element, '.chip').map((one) => one.textContent);
  const type = (element: TrendingPapersElement, text: string) => {
    const input = all(element, 'input')[0] as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new Event('input'));
  };

  beforeEach(() => {
    history.replaceState(null, '', 'http://localhost:3000/list');
    return () => history.replaceState(null, '', start);
  });

  it('get an entry for each choice, and one for what is typed', async () => {
    const push = vi.spyOn(history, 'pushState');
    const replace = vi.spyOn(history, 'replaceState');
    const element = await mount('hash limit="5"');
    await soon(() => expect(chips(element).length).toBeGreaterThan(2));
    for (const text of ['f', 'fl', 'flo']) type(element, text);
    expect(push.mock.calls.map(([, , url]) => url)).toEqual(['http://localhost:3000/list#q=f']);
    expect(replace.mock.calls.at(-1)![2]).toBe('http://localhost:3000/list#q=flo');
    chip(element, 'cs.').click();
    expect(push).toHaveBeenCalledTimes(2);
  });

  it('bring back what was asked, as deep as the list was', async () => {
    const element = await mount('hash limit="5"');
    await soon(() => expect(titles(element)).toHaveLength(5));
    all(element, '.more')[0]!.click();
    await settle(element);
    expect(titles(element)).toHaveLength(10);
    const replace = vi.spyOn(history, 'replaceState');
    chip(element, 'cs.').click();
    await settle(element);
    expect(replace.mock.calls.at(-1)![0]).toEqual({ trendingPapers: 10 });
    expect(element.topic).not.toBe('');
    // As the browser does at Back.
    history.replaceState({ trendingPapers: 10 }, '', 'http://localhost:3000/list');
    window.dispatchEvent(new PopStateEvent('popstate'));
    await settle(element);
    expect(element.topic).toBe('');
    expect(titles(element)).toHaveLength(10);
  });

  it('leave what the page keeps there alone', async () => {
    history.replaceState({ router: 7 }, '', 'http://localhost:3000/list#section-2');
    const push = vi.spyOn(history, 'pushState');
    const element = await mount('hash');
    await soon(() => expect(titles(element).length).toBeGreaterThan(0));
    type(element, 'maps');
    expect(push.mock.calls[0]).toEqual([
      { router: 7, trendingPapers: 20 },
      '',
      'http://localhost:3000/list?tp-q=maps#section-2',
    ]);
  });
});

describe('what a framework passes on before it is there', () => {
  it.each([undefined, null])('counts as not set: %s', async (nothing) => {
    const element = await mount();
    const names = [
      'src',
      'query',
      'sort',
      'window',
      'topic',
      'list',
      'layout',
      'images',
      'controls',
      'subscribe',
      'limit',
    ];
    await soon(() => expect(titles(element)).toHaveLength(20));
    const before = titles(element);
    Object.assign(element, Object.fromEntries(names.map((name) => [name, nothing])));
    await settle(element);
    await soon(() => expect(titles(element)).toEqual(before));
    expect(element).toMatchObject({ src: '', query: '', sort: 'trending', limit: 20, layout: 'list' });
  });
});

describe('lists of an account', () => {
  it('are brought in line, and readers and page are told where they cannot be', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const element = await mount();
    const told = vi.fn();
    element.addEventListener('lists-error', ({ detail }) => told(detail.message));
    element.lists = { load: () => Promise.reject(new Error('Signed out.')), save: async () => undefined };
    await soon(() => expect(told.mock.calls).toEqual([['Signed out.']]));
    await settle(element);
    expect(all(element, '[role=status]')[0]?.textContent).toContain('could not be brought in line');
    const save = vi.fn(async () => undefined);
    element.lists = { load: async () => [], save };
    all(element, 'button[aria-pressed]')
      .find((one) => one.textContent?.trim() === 'Save')!
      .click();
    await soon(() => expect(save).toHaveBeenCalledWith([expect.objectContaining({ list: 'saved', isOn: true })]));
    element.remove();
    await settle(element);
  });
});

describe('a query with a slip', () => {
  it('is answered as it was meant, which is said and can be taken back', async () => {
    const element = await mount('query="difusion"');
    await soon(() => expect(all(element, '.status')[0]?.textContent).toContain('Results for “diffusion”.'));
    expect(element.count).toBe(2);
    all(element, '.status button')[0]!.click();
    await settle(element);
    expect(element.count).toBe(0);
    expect(all(element, '.status')[0]?.textContent).toContain('Did you mean:');
    all(element, '.status button')[0]!.click();
    await settle(element);
    expect(element.query).toBe('diffusion');
    expect(element.count).toBe(2);
  });
});

describe('a paper without link and abstract', () => {
  it('can be opened in the compact layout, and looked for by its title', async () => {
    const element = await mount('layout="compact"', [{ title: 'Nowhere to Go', topics: ['maps'] }]);
    await soon(() => expect(all(element, '.tool.bare span')[0]?.textContent).toBe('Details'));
    expect(all(element, '.searches a').length).toBeGreaterThan(1);
    all(element, '.tool.bare')[0]!.click();
    await settle(element);
    expect(all(element, 'article[data-open]')).toHaveLength(1);
  });
});

describe('a second version of the script', () => {
  it('leaves the first one in place, and says which', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const first = customElements.get('trending-papers')! as unknown as { version: string };
    vi.resetModules();
    await import('../../src/define.js');
    const told = () => warn.mock.calls.filter(([text]) => String(text).startsWith('<trending-papers>'));
    expect(told()).toEqual([]);
    first.version = '0.0.9';
    vi.resetModules();
    await import('../../src/define.js');
    expect(told()).toEqual([[expect.stringContaining(`<trending-papers> ${version} does nothing`), '0.0.9']]);
    expect(customElements.get('trending-papers')).toBe(first);
    first.version = version;
  });
});
