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

beforeEach(() => localStorage.clear());
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
    expect(all(element, '[role=alert]')[0]?.textContent).toContain('could not be loaded');
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
    const element = await mount(`<trending-papers>${embedded(makeFeed(100, now))}</trending-papers>`);
    for (const first of [20, 40, 60, 80]) {
      all(element, '.more')[0]!.click();
      await settle(element);
      expect(all(element, '[role=status]')[0]?.textContent).toBe('20 more papers shown');
      expect(element.shadowRoot!.activeElement).toBe(all(element, 'article')[first]);
    }
    await vi.waitFor(() => expect(titles(element)).toHaveLength(100));
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

  it('folds authors after six, and unfolds them', async () => {
    const element = await mount('<trending-papers></trending-papers>');
    element.items = [{ title: 'T', authors: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] }];
    await settle(element);
    expect(all(element, '[part=authors]')[0]?.textContent).toBe('A, B, C, D, E, F +2');
    const fold = all(element, '[part=authors] button')[0]!;
    expect(fold.getAttribute('aria-label')).toBe('2 more authors');
    fold.click();
    await settle(element);
    expect(all(element, '[part=authors]')[0]?.textContent).toBe('A, B, C, D, E, F, G, H −2');
    expect(fold.getAttribute('aria-expanded')).toBe('true');
  });

  it('says why a paper ranks where it does', async () => {
    const element = await mount(`<trending-papers>${embedded(makeFeed(1, now))}</trending-papers>`);
    const why = all(element, 'button').find((button) => button.textContent === 'Why it ranks here')!;
    expect(why.getAttribute('aria-expanded')).toBe('false');
    why.click();
    await settle(element);
    expect(why.getAttribute('aria-expanded')).toBe('true');
    expect(all(element, '[part=reasons]')[0]?.textContent).toContain('412 upvotes');
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
    const press = (label: string) => all(element, `button[aria-label="${label}"]`)[0]!.click();
    press('Save');
    press('Hide');
    await settle(element);
    expect(titles(element)).toHaveLength(1);
    expect(Object.keys(localStorage).filter((key) => key.startsWith('trending-papers/saved'))).toEqual([
      'trending-papers/saved/arxiv:2606.10000',
    ]);
    all(element, '.status button')[0]!.click();
    await settle(element);
    expect(titles(element)).toHaveLength(2);
    press('Save');
  });

  it('stays alive when it is moved, and stops when it is removed', async () => {
    const element = await mount(`<trending-papers>${embedded(makeFeed(2, now))}</trending-papers>`);
    const there = document.createElement('div');
    document.body.append(there);
    there.append(element);
    await settle(element);
    expect(titles(element)).toHaveLength(2);
    element.remove();
    await settle(element);
    there.append(element);
    await settle(element);
    expect(titles(element)).toHaveLength(2);
  });
});
