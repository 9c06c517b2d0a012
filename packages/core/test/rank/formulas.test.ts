import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import { hackerNews, lobsters, redditHot, type Scorer, starsPerHour } from '../../src/rank/index.js';
import { now, paperOf } from './papers.js';

/** 22 hours old, with 99 votes, 60 comments and 20 stars. */
const paper = paperOf({
  id: 'a',
  listed: '2026-06-29T14:00:00Z',
  signals: { upvotes: 99, comments: 60, stars: 20 },
});
const termsOf = (scorer: Scorer, one: Paper = paper, papers: readonly Paper[] = [one]) =>
  scorer(papers, { now: Date.parse(now) })(one, papers.indexOf(one)).map(({ signal, value, contribution }) => [
    signal,
    value,
    Number(contribution.toFixed(6)),
  ]);
const rounded = (value: number) => Number(value.toFixed(6));

describe('formulas of other sites', () => {
  it('Lobsters: the logarithm of votes, of half a vote a comment up to those votes, and one for 22 hours', () => {
    expect(termsOf(lobsters)).toEqual([
      ['upvotes', 99, 2],
      ['comments', 60, rounded(Math.log10(130) - 2)],
      ['age', 22 / 24, -1],
    ]);
    const talked = { ...paper, signals: { upvotes: 9, comments: 400 } };
    expect(termsOf(lobsters, talked)[1]).toEqual(['comments', 400, rounded(Math.log10(19) - 1)]);
  });

  it('Reddit: the logarithm of votes, of which one and none are alike, and one for 45,000 seconds', () => {
    expect(termsOf(redditHot)).toEqual([
      ['upvotes', 99, rounded(Math.log10(99))],
      ['age', 22 / 24, rounded((-22 * 3600) / 45_000)],
    ]);
    for (const upvotes of [0, 1]) expect(termsOf(redditHot, { ...paper, signals: { upvotes } })[0]![2]).toBe(0);
  });

  it('Papers with Code: the logarithm of stars and of hours, of which the first counts whole', () => {
    expect(termsOf(starsPerHour)).toEqual([
      ['stars', 20, rounded(Math.log(20))],
      ['age', 22 / 24, rounded(-Math.log(22))],
    ]);
    expect(termsOf(starsPerHour, { ...paper, listed: now })[1]).toEqual(['age', 0, 0]);
    expect(termsOf(starsPerHour, { ...paper, signals: {} })[0]).toEqual(['stars', undefined, -99]);
    expect(termsOf(starsPerHour, { ...paper, signals: { stars: 0 } })[0]).toEqual(['stars', 0, -99]);
  });

  it('take points of posts for votes where they are what most papers have', () => {
    const posted = { ...paper, id: 'b', signals: { points: 99 } };
    for (const scorer of [lobsters, redditHot, hackerNews])
      expect(termsOf(scorer, posted, [posted])[0]!.slice(0, 2)).toEqual(['points', 99]);
  });

  it('take what is usual for an unknown count and age, and do not tell it as its own', () => {
    const others = [1, 9, 99].map((upvotes) => ({ ...paper, id: `o${upvotes}`, signals: { upvotes, comments: 2 } }));
    const bare = paperOf({ id: 'bare' });
    expect(termsOf(lobsters, bare, [...others, bare])).toEqual([
      ['upvotes', undefined, 1],
      ['comments', undefined, rounded(Math.log10(11) - 1)],
      ['age', undefined, -1],
    ]);
  });
});
