import { describe, expect, it } from 'vitest';
import { diversify, explain, rank, trainProfile } from '../../src/rank/index.js';
import { idsOf, now, paperOf } from './papers.js';

const paper = (id: string, title: string, upvotes: number, topics: string[] = []) =>
  paperOf({ id, title, topics, listed: now, signals: { upvotes } });

const papers = [
  paper('moe-1', 'Sparse mixtures of experts for language models', 90),
  paper('moe-2', 'Sparse mixtures of experts for larger language models', 80),
  paper('moe-3', 'Routing in sparse mixtures of experts', 70),
  paper('robot', 'A robot hand that folds laundry', 60),
  paper('protein', 'Folding of proteins under pressure', 2),
];

describe('diversity', () => {
  it('puts papers that are alike further apart and says so', () => {
    const ranked = rank(papers, { now, diversity: diversify(0.9) });
    expect(idsOf(ranked).slice(0, 2)).toEqual(['moe-1', 'robot']);
    expect(explain(ranked.find(({ paper }) => paper.id === 'moe-2')!).join(' ')).toMatch(
      /Much like “Sparse mixtures of experts for/,
    );
  });

  it('keeps reasons that sum to the score, falling scores, and every paper', () => {
    const ranked = rank(papers, { now, diversity: diversify(0.5) });
    expect(idsOf(ranked).toSorted()).toEqual(['moe-1', 'moe-2', 'moe-3', 'protein', 'robot']);
    for (const [index, { score, reasons, rank }] of ranked.entries()) {
      expect(rank).toBe(index + 1);
      expect(score).toBeCloseTo(
        reasons.reduce((sum, { contribution }) => sum + contribution, 0),
        9,
      );
      expect(score).toBeLessThanOrEqual(ranked[index - 1]?.score ?? score);
    }
  });

  it('looks beyond the limit for something else', () => {
    expect(idsOf(rank(papers, { now, limit: 2, diversity: diversify(0.9) }))).toEqual(['moe-1', 'robot']);
  });

  it('of nothing changes nothing', () => {
    expect(rank(papers, { now, diversity: diversify(0) })).toEqual(rank(papers, { now }));
    expect(rank([], { now, diversity: diversify(1) })).toEqual([]);
  });

  it('sees a topic in common where no word is', () => {
    const same = [
      paper('a', 'Alpha', 90, ['vision']),
      paper('b', 'Beta', 80, ['vision']),
      paper('c', 'Gamma', 70, ['speech']),
      paper('d', 'Delta', 1, ['games']),
    ];
    expect(idsOf(rank(same, { now, diversity: diversify(1) }))).toEqual(['a', 'c', 'b', 'd']);
  });
});

describe('a profile', () => {
  const liked = [paper('l1', 'Robot grasping with soft hands', 0), paper('l2', 'Laundry by robot arms', 0)];
  const dismissed = [paper('d1', 'Experts in mixtures, routed sparsely', 0)];

  it('lifts what is like the liked, lowers what is like the dismissed, and says by which words', () => {
    const ranked = rank(papers, { now, profile: trainProfile(liked, dismissed) });
    expect(ranked[0]!.paper.id).toBe('robot');
    expect(explain(ranked[0]!).join(' ')).toMatch(/robot/);
    expect(explain(ranked.find(({ paper }) => paper.id === 'moe-3')!).join(' ')).toMatch(/experts/);
  });

  it('keeps reasons that sum to the score', () => {
    for (const { score, reasons } of rank(papers, { now, profile: trainProfile(liked, dismissed) }))
      expect(score).toBe(reasons.reduce((sum, { contribution }) => sum + contribution, 0));
  });

  it('of nothing says nothing', () => {
    expect(rank(papers, { now, profile: trainProfile([]) })).toEqual(rank(papers, { now }));
  });
});
