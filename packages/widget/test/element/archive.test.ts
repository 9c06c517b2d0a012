import { saveShards } from '@trending-papers/core/search';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../src/define.js';
import type { TrendingPapersElement } from '../../src/element/element.js';
import { readFeed } from '../../src/feed/read.js';
import { readingLists } from '../../src/reader/reading-lists.js';
import { makeFeed } from '../support/papers.js';

const now = Date.parse('2026-06-20T12:00:00Z');
const whole = makeFeed(600, now);
const { entries } = readFeed(whole, undefined, 1000)!;
const first = makeFeed(20, now, 0, { _papers: { total: 600, search: 'search/' }, next_url: 'feed-2.json' });
const files = new Map([...saveShards(entries.map(({ paper }) => paper))].map(({ name, bytes }) => [name, bytes]));

const origin = 'https://site.example/';
const answers =
  (index: 'there' | 'missing') =>
  (url: string): Promise<Response> => {
    const path = String(url).slice(origin.length);
    if (path === 'feed.json') return Promise.resolve(new Response(JSON.stringify(first)));
    const file = files.get(path.replace('search/', ''));
    if (index === 'missing' || file === undefined) return Promise.resolve(new Response('', { status: 404 }));
    return Promise.resolve(new Response(file as Uint8Array<ArrayBuffer>));
  };

async function open(index: 'there' | 'missing', attributes = ''): Promise<TrendingPapersElement> {
  vi.stubGlobal('fetch', vi.fn(answers(index)));
  document.body.innerHTML = `<trending-papers src="${origin}feed.json" limit="5" ${attributes}></trending-papers>`;
  const element = document.querySelector('trending-papers')!;
  await until(() => expect(element.status).toBe('ready'));
  return element;
}

/** Waits as long as a busy machine may need. */
const until = (check: () => void) => vi.waitFor(check, 20_000);

const text = (element: TrendingPapersElement, selector: string) =>
  [...element.renderRoot.querySelectorAll(selector)].map((one) => one.textContent?.trim());
const status = (element: TrendingPapersElement) => text(element, '.status > *');
const titles = (element: TrendingPapersElement) => text(element, 'h3');

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('a feed with an index of all its papers', () => {
  it('is searched as a whole, with none of its further pages loaded', async () => {
    const element = await open('there', 'query="herbarium"');
    const all = entries.filter(({ paper }) => /herbarium/i.test(paper.title)).length;
    expect(all).toBe(50);
    await until(() => expect(status(element)).toEqual([`${all} papers found`]));
    expect(titles(element)).toHaveLength(5);
    expect(titles(element).every((title) => title?.includes('Herbarium'))).toBe(true);
    expect(text(element, 'h3 mark')).toHaveLength(5);
    expect(element.papers).toHaveLength(20);
    const asked = vi.mocked(fetch).mock.calls.map(([url]) => String(url));
    expect(asked).not.toContain(`${origin}feed-2.json`);

    element.renderRoot.querySelector<HTMLElement>('.more')!.click();
    await until(() => expect(titles(element)).toHaveLength(10));
    expect(new Set(titles(element)).size).toBe(10);
  });

  it('is sorted and filtered as a whole', async () => {
    const element = await open('there', 'sort="stars"');
    const mostStarred = [...entries].sort((a, b) => (b.paper.signals.stars ?? -1) - (a.paper.signals.stars ?? -1));
    const ids = () => element.results.map(({ id }) => id);
    await until(() => expect(ids()).toEqual(mostStarred.slice(0, 5).map(({ paper }) => paper.id)));
    element.sort = 'newest';
    element.topic = 'cs.RO';
    const inTopic = entries.filter(({ paper }) => paper.topics.includes('cs.RO')).length;
    await until(() => expect(status(element)).toEqual([`${inTopic} papers found`]));
    expect(element.results.every(({ topics }) => topics.includes('cs.RO'))).toBe(true);
  });

  it('says that it answers about what is here while the index is asked, and when it cannot be had', async () => {
    const element = await open('there', 'query="herbarium"');
    await element.updateComplete;
    expect(status(element)).toEqual([
      '2 papers found',
      'Searching the whole feed…',
      'in the first 20 of 600',
      'Load all',
    ]);
    const without = await open('missing', 'query="herbarium"');
    await until(() => expect(status(without)).toEqual(['2 papers found', 'in the first 20 of 600', 'Load all']));
  });

  it('leaves papers that the reader hid out of its answers, and of their number', async () => {
    const found = entries.filter(({ paper }) => /herbarium/i.test(paper.title));
    const element = await open('there', 'query="herbarium"');
    await until(() => expect(status(element)).toEqual(['50 papers found']));
    const hidden = element.results.slice(0, 2);
    for (const paper of hidden) readingLists().toggle('hidden', paper);
    await until(() => expect(status(element)).toEqual(['48 papers found']));
    await until(() => expect(titles(element)).toHaveLength(5));
    const shown = element.results.map(({ id }) => id);
    expect(hidden.filter(({ id }) => shown.includes(id))).toEqual([]);
    expect(found.length).toBe(50);
    for (const paper of hidden) readingLists().toggle('hidden', paper);
  });

  it('says what it corrected, and looks for the words as they are when asked', async () => {
    const element = await open('there', 'query="herbarum"');
    await until(() => expect(status(element)).toContain('Results for “herbarium”.'));
    element.renderRoot.querySelector<HTMLElement>('.status button')!.click();
    await until(() => expect(status(element)).toContain('Did you mean:'));
  });

  it('is not asked for what it cannot know: the order of the feed', async () => {
    const element = await open('there', 'topic="cs.RO"');
    await element.updateComplete;
    expect(status(element)).toContain('in the first 20 of 600');
    expect(vi.mocked(fetch)).toHaveBeenCalledTimes(1);
  });
});
