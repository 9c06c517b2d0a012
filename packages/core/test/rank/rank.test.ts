import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import { asOf, explain, hackerNews, rank, redditHot } from '../../src/rank/index.js';
import { idsOf, now, paperOf } from './papers.js';

const listed = '2026-06-30T03:00:00Z';

describe('posts, which have points', () => {
  it.each([
    ['Hacker News', hackerNews],
    ['Reddit', redditHot],
  ])('are ranked by them in the way of %s', (_, by) => {
    const posts = [3, 90, 12].map((points) => paperOf({ id: `p${points}`, listed, signals: { points } }));
    const ranked = rank(posts, { by, now });
    expect(idsOf(ranked)).toEqual(['p90', 'p12', 'p3']);
    expect(ranked[0]?.reasons[0]).toMatchObject({ signal: 'points', value: 90 });
  });
});

describe('votes that sites count by different names', () => {
  const votes = (id: string, signals: Paper['signals']) => paperOf({ id, listed, signals });
  const mostlyVotes = [
    votes('many', { upvotes: 90 }),
    votes('both', { upvotes: 40, points: 3 }),
    votes('few', { upvotes: 9 }),
    votes('post', { points: 25 }),
  ];
  const mostlyPoints = [
    votes('many', { points: 90 }),
    votes('both', { points: 40, upvotes: 3 }),
    votes('few', { points: 9 }),
    votes('paper', { upvotes: 25 }),
  ];
  const rankedBy = ['trending', 'hot', 'top', hackerNews, redditHot] as const;

  it.each(rankedBy)('are weighed by the one that most papers have, and each paper by what it has: %s', (by) => {
    expect(idsOf(rank(mostlyVotes, { by, now }))).toEqual(['many', 'both', 'post', 'few']);
    expect(idsOf(rank(mostlyPoints, { by, now }))).toEqual(['many', 'both', 'paper', 'few']);
  });

  it.each(rankedBy)('are told under the name that counted: %s', (by) => {
    const told = rank(mostlyPoints, { by, now }).map(({ reasons }) =>
      reasons.filter(({ aspect }) => aspect === 'level').map(({ signal, value }) => [signal, value]),
    );
    expect(told).toEqual([[['points', 90]], [['points', 40]], [['upvotes', 25]], [['points', 9]]]);
  });

  it('are said to be more than usual beside those of the same name', () => {
    const all = [...mostlyVotes, ...[300, 500, 700].map((points) => votes(`p${points}`, { points }))];
    const of = (id: string) => explain(rank(all, { now }).find(({ paper }) => paper.id === id)!)[0];
    expect(of('many')).toBe('90 upvotes, 2.3 times the usual.');
    expect(of('p700')).toBe('700 points, 2.3 times the usual.');
  });

  it('are each weighed alone where weights name both', () => {
    const ranked = rank(mostlyVotes, { by: { points: 1, upvotes: 2, unknown: -9 }, now });
    expect(ranked.find(({ paper }) => paper.id === 'both')!.reasons).toMatchObject([
      { signal: 'points', value: 3 },
      { signal: 'upvotes', value: 40 },
    ]);
    expect(ranked.find(({ paper }) => paper.id === 'many')!.reasons).toMatchObject([
      { signal: 'points', contribution: -9 },
      { signal: 'upvotes', value: 90 },
    ]);
  });

  it('rise by whichever has a history', () => {
    const risen = (id: string, from: number, to: number) =>
      paperOf({
        id,
        listed: '2026-06-28',
        signals: { points: to },
        history: [from, to].map((points, index) => ({ at: `2026-06-${29 + index}T00:00:00Z`, signals: { points } })),
      });
    const ranked = rank([risen('slow', 60, 70), risen('fast', 10, 60)], { by: 'rising', now });
    expect(idsOf(ranked)).toEqual(['fast', 'slow']);
    expect(ranked[0]!.reasons[0]).toMatchObject({ signal: 'points', aspect: 'speed', value: 50 });
  });
});

describe('what is known is enough', () => {
  it('ranks a text listing, where only places are known, in its order and says so', () => {
    const papers = ['c', 'a', 'b'].map((id, index) => paperOf({ id, position: index + 1 }));
    const ranked = rank(papers, { now });
    expect(idsOf(ranked)).toEqual(['c', 'a', 'b']);
    expect(ranked.map(explain)).toEqual([['Number 1 of 3.'], ['Number 2 of 3.'], ['Number 3 of 3.']]);
  });

  it('ranks by votes alone', () => {
    const papers = [3, 40, 12].map((upvotes) => paperOf({ id: `${upvotes}`, listed, signals: { upvotes } }));
    const ranked = rank(papers, { now });
    expect(idsOf(ranked)).toEqual(['40', '12', '3']);
    expect(explain(ranked[0]!)[0]).toBe('40 upvotes, 3.3 times the usual.');
  });

  it('takes an unknown count for a usual one, not for zero', () => {
    const papers = [
      paperOf({ id: 'none', listed, signals: { upvotes: 0 } }),
      paperOf({ id: 'unknown', listed }),
      paperOf({ id: 'usual', listed, signals: { upvotes: 9 } }),
      paperOf({ id: 'many', listed, signals: { upvotes: 90 } }),
    ];
    expect(idsOf(rank(papers, { now }))).toEqual(['many', 'unknown', 'usual', 'none']);
  });
});

describe('rankings by name', () => {
  const papers = [
    paperOf({ id: 'old', listed: '2026-06-01', signals: { upvotes: 90, comments: 1 } }),
    paperOf({ id: 'recent', listed: '2026-06-30', signals: { upvotes: 5, comments: 2 } }),
    paperOf({ id: 'undated', signals: { comments: 9 }, position: 1 }),
  ];

  it.each([
    ['new', ['recent', 'old', 'undated']],
    ['top', ['old', 'recent', 'undated']],
    ['discussed', ['undated', 'recent', 'old']],
  ] as const)('orders by %s', (by, order) => {
    expect(idsOf(rank(papers, { by, now }))).toEqual(order);
  });

  it('keeps to the window, which a paper without a date is not known to be in', () => {
    expect(idsOf(rank(papers, { by: 'top', now, window: 7 }))).toEqual(['recent']);
  });

  it('gives no more than the limit', () => {
    expect(idsOf(rank(papers, { by: 'new', now, limit: 2 }))).toEqual(['recent', 'old']);
  });

  it('takes a scorer of the reader', () => {
    const shortest = () => (paper: Paper) => [
      { signal: 'length', contribution: -paper.title.length, text: () => `${paper.title.length} characters` },
    ];
    expect(explain(rank(papers, { by: shortest })[0]!)).toEqual(['9 characters.']);
  });

  it('refuses a name that it does not know, and says which it does', () => {
    expect(() => rank(papers, { by: 'toString' as 'top' })).toThrow(/There is no ranking "toString", only trending,/);
  });
});

describe('bad input', () => {
  it('ranks none and one', () => {
    expect(rank([], { now })).toEqual([]);
    expect(rank([paperOf({ id: 'only' })], { now })).toMatchObject([{ rank: 1, score: 0, reasons: [] }]);
  });

  it('orders equal scores by id', () => {
    const papers = ['b', 'B', 'ä', 'a'].map((id) => paperOf({ id, listed }));
    expect(idsOf(rank(papers, { now }))).toEqual(['B', 'a', 'b', 'ä']);
  });

  it.each([
    ['no number is unknown', Number.NaN, undefined],
    ['endless is unknown', Number.POSITIVE_INFINITY, undefined],
    ['text is unknown, even of digits', '118', undefined],
    ['less than nothing is nothing, and nothing is no reason', -4, undefined],
    ['huge is huge', 1e300, 1e300],
  ])('counts: %s', (_, upvotes, value) => {
    const [ranked] = rank([paperOf({ id: 'a', signals: { upvotes: upvotes as number } })], { now });
    expect(ranked!.reasons.find(({ signal }) => signal === 'upvotes')?.value).toBe(value);
    expect(ranked!.score).toSatisfy(Number.isFinite);
  });

  it('lets a date in the future buy nothing', () => {
    const sources = [{ name: 'a file', seen: now }];
    const papers = [paperOf({ id: 'b', listed: '2031-01-01', sources }), paperOf({ id: 'a', listed: now })];
    expect(idsOf(rank(papers, { now }))).toEqual(['a', 'b']);
    expect(idsOf(rank(papers, { now, by: 'new' }))).toEqual(['a', 'b']);
  });

  it('does not take the present from a date that cannot be', () => {
    const papers = [paperOf({ id: 'b', listed: '2931-01-01' }), paperOf({ id: 'a', listed: '2026-06-29' })];
    expect(asOf(papers).getUTCFullYear()).toBe(2931);
    const believed = asOf(papers, Date.parse('2026-07-01T12:00:00Z'));
    expect(believed.toISOString()).toBe('2026-06-30T00:00:00.000Z');
    expect(rank(papers, { now: believed }).flatMap(({ reasons }) => reasons)).toMatchObject([
      { signal: 'age', value: 1, since: '2026-06-29' },
    ]);
  });

  it('takes a date that is none for no date', () => {
    const [ranked] = rank([paperOf({ id: 'a', listed: 'Mar 18', published: '2026-13-45' })], { now });
    expect(ranked!.reasons).toEqual([]);
  });

  it('without a moment given ranks at the end of the newest day it finds', () => {
    const papers = ['2026-06-01', '2026-06-30'].map((date) => paperOf({ id: date, listed: date }));
    expect(rank(papers)[0]!.reasons).toMatchObject([{ signal: 'age', value: 1, since: '2026-06-30' }]);
  });
});
