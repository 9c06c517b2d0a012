import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../src/define.js';
import type { TrendingPapersElement } from '../../src/element/element.js';

const day = 86_400_000;
const now = Date.parse('2026-06-20T12:00:00Z');

/** Two papers of an old topic in each of eight weeks, and in the last one seven of one that had one before. */
const papers = [
  ...Array.from({ length: 16 }, (_, at) => ({ topic: 'steady', at: now - (at >> 1) * 7 * day })),
  { topic: 'world models', at: now - 30 * day },
  ...Array.from({ length: 7 }, () => ({ topic: 'world models', at: now - day })),
].map(({ topic, at }, index) => ({
  id: `title:${index}`,
  title: `Paper ${index}`,
  listed: new Date(at).toISOString().slice(0, 10),
  topics: [topic],
  sources: [{ name: 'x', seen: new Date(at).toISOString() }],
}));

async function show(feed: unknown, attributes = ''): Promise<TrendingPapersElement> {
  document.body.innerHTML = `<trending-papers ${attributes}></trending-papers>`;
  const element = document.querySelector('trending-papers')!;
  element.items = feed;
  await vi.waitFor(() => expect(element.status).toBe('ready'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  await element.updateComplete;
  return element;
}
const trends = (element: TrendingPapersElement) => [
  ...element.renderRoot.querySelectorAll<HTMLElement>('[part=trend]'),
];

afterEach(() => document.body.replaceChildren());

describe('the topics that rise', () => {
  it('stand above the list with their weeks, in words too, and lead to their papers', async () => {
    const element = await show({ papers });
    await vi.waitFor(() => expect(trends(element)).toHaveLength(1));
    const [rising] = trends(element);
    expect(rising?.querySelector('bdi')?.textContent).toBe('world models');
    expect(rising?.title).toBe('7 this week, 0.1 in a usual one');
    rising!.click();
    await element.updateComplete;
    expect([element.topic, element.count]).toEqual(['world models', 8]);
  });

  it('are not told of a part of a feed, of papers of one day, nor where the page wants no topics', async () => {
    expect(trends(await show({ papers, next: 'https://x.example/2' }))).toEqual([]);
    const oneDay = papers.map((paper) => ({ ...paper, sources: [{ name: 'x', seen: '2026-06-20' }] }));
    expect(trends(await show({ papers: oneDay }))).toEqual([]);
    expect(trends(await show({ papers }, 'controls="search"'))).toEqual([]);
  });
});
