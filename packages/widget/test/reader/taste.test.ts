import type { Reason } from '@trending-papers/core/paper';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/feed/types.js';
import { forYou } from '../../src/reader/taste.js';

const now = Date.parse('2026-07-01T12:00:00Z');

const entry = (id: string, title: string, more: Record<string, unknown> = {}): Entry => ({
  paper: {
    id,
    title,
    authors: [],
    published: '2026-07-01',
    ids: {},
    links: {},
    signals: {},
    history: [],
    topics: [],
    sources: [],
    ...more,
  } as Entry['paper'],
  before: 7,
  reasons: ['A sentence of the feed.'],
});

const feed = [
  entry('law', 'Language models that summarise law'),
  entry('poems', 'Language models that write poems'),
  entry('robot', 'A robot that folds laundry by grasping'),
  entry('proofs', 'Type theory for proofs about programs'),
  entry('old-robot', 'A robot that folds shirts by grasping', { published: '2025-01-01' }),
];
const marked = (...entries: Entry[]) => new Map(entries.map(({ paper }) => [paper.id, { paper }]));
const none = new Map();
const idsOf = (entries: readonly Entry[]) => entries.map(({ paper }) => paper.id);

describe('for you', () => {
  const hands = entry('hands', 'Robot grasping with soft hands');

  it('stands first what is like the saved papers and new, with the reason', () => {
    const [first, second] = forYou(feed, { saved: marked(hands), hidden: none }, now);
    expect(first!.paper.id).toBe('robot');
    expect(first!.before).toBe(7);
    expect(first!.reasons).toContainEqual(
      expect.objectContaining({ signal: 'taste', like: 'Robot grasping with soft hands' }),
    );
    expect(second!.paper.id).toBe('law');
  });

  it('stands last what is like the hidden ones', () => {
    const hidden = marked(entry('novels', 'Language models that write novels'));
    expect(
      idsOf(forYou(feed.slice(0, 4), { saved: marked(hands), hidden }, now))
        .slice(-2)
        .sort(),
    ).toEqual(['law', 'poems']);
  });

  it('is the feed itself while nothing is saved, or nothing is known of what is', () => {
    expect(forYou(feed, { saved: none, hidden: none }, now)).toBe(feed);
    expect(forYou(feed, { saved: new Map([['gone', {}]]), hidden: none }, now)).toBe(feed);
  });

  it('learns from a saved paper that is in the feed, and does not offer it as a discovery', () => {
    const order = forYou(feed, { saved: new Map([['robot', {}]]), hidden: none }, now);
    const signals = order.find(({ paper }) => paper.id === 'robot')!.reasons.map((reason) => (reason as Reason).signal);
    expect(signals).toEqual(['age']);
    expect(order.find(({ paper }) => paper.id === 'old-robot')!.reasons).toContainEqual(
      expect.objectContaining({ signal: 'taste', like: 'A robot that folds laundry by grasping' }),
    );
  });

  it('keeps every paper, those alike in the order of the feed', () => {
    const papers = ['c', 'a', 'b'].map((id) => entry(id, `Number ${id}${id}${id}`));
    expect(idsOf(forYou(papers, { saved: marked(hands), hidden: none }, now))).toEqual(['c', 'a', 'b']);
  });
});
