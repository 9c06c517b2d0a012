import { describe, expect, it } from 'vitest';
import type { Paper, Reading } from '../../src/paper/index.js';
import { explain, rank } from '../../src/rank/index.js';
import { idsOf, now, paperOf } from './papers.js';

const hour = 3_600_000;
const readingAt = (hoursAgo: number, signals: Reading['signals']): Reading => ({
  at: new Date(Date.parse(now) - hoursAgo * hour).toISOString(),
  signals,
});
const starred = (...readings: readonly [hoursAgo: number, stars: number][]) =>
  readings.map(([hoursAgo, stars]) => readingAt(hoursAgo, { stars }));

/** Stars a day, as the reasons of a ranking say. */
function speedOf(history: Reading[]): number | undefined {
  const [ranked] = rank([paperOf({ id: 'a', history })], { by: 'rising', now });
  return ranked!.reasons.find(({ signal, aspect }) => signal === 'stars' && aspect === 'speed')?.value;
}

describe('speed', () => {
  it('is what is won a day between two readings', () => {
    expect(speedOf(starred([48, 100], [0, 150]))).toBe(25);
  });

  it.each([
    ['a service that answered zero for an hour', starred([72, 100], [48, 110], [47, 0], [24, 120], [0, 130])],
    ['another repository for an hour', starred([72, 100], [48, 110], [47, 90_000], [24, 120], [0, 130])],
    ['a run made twice', starred([72, 100], [48, 110], [48, 110], [47.9, 110], [24, 120], [0, 130])],
    ['missing days', starred([72, 100], [0, 130])],
    ['readings out of order', starred([0, 130], [72, 100], [24, 120], [48, 110])],
    ['a clock that is ahead', starred([72, 100], [48, 110], [24, 120], [0, 130], [-30, 9000])],
    ['a date that is none', [...starred([72, 100], [24, 120], [0, 130]), { at: 'today', signals: { stars: 4 } }]],
  ])('survives %s', (_, history) => {
    expect(speedOf(history)).toBeCloseTo(10, 0);
  });

  it('is nothing after a counter was reset, rather than less, and nothing is no reason', () => {
    expect(speedOf(starred([48, 900], [0, 3]))).toBeUndefined();
  });

  it.each([
    ['one reading', starred([0, 100])],
    ['readings of one hour', starred([1, 100], [0.5, 150], [0, 200])],
    ['readings that lie far apart', starred([9000, 100], [8000, 200])],
    ['readings of something else', [readingAt(48, { comments: 1 }), readingAt(0, { comments: 2 })]],
    ['counts that are none', starred([48, Number.NaN], [0, 150])],
  ])('is unknown from %s', (_, history) => {
    expect(speedOf(history)).toBeUndefined();
  });

  it('takes no more readings than a history holds, however many come in', () => {
    const history = Array.from({ length: 20_000 }, (_, index) => readingAt(20_000 - index, { stars: index }));
    expect(speedOf(history)).toBeCloseTo(24, 9);
  });
});

describe('what rises', () => {
  const gaining = (id: string, ...stars: readonly [number, number, number]): Paper =>
    paperOf({ id, history: starred([48, stars[0]], [24, stars[1]], [0, stars[2]]), signals: { stars: stars[2] } });

  it('is what gains most, and ever faster, not what has most', () => {
    const papers = [
      gaining('giant', 90_000, 90_001, 90_002),
      gaining('steady', 0, 50, 100),
      gaining('faster', 0, 10, 100),
    ];
    const ranked = rank(papers, { by: 'rising', now });
    expect(idsOf(ranked)).toEqual(['faster', 'steady', 'giant']);
    expect(explain(ranked[0]!)).toEqual([
      '50 stars a day (28–30 June 2026).',
      '80 stars a day more than before (28–30 June 2026).',
    ]);
  });
});

describe('stars', () => {
  const stars = (papers: Paper[]) =>
    rank(papers, { now }).map(
      ({ reasons }) => reasons.find(({ signal, aspect }) => signal === 'stars' && aspect === 'level')?.value,
    );

  it('that a repository had before the paper was listed do not count for it', () => {
    const paper = paperOf({
      id: 'a',
      listed: '2026-06-29',
      signals: { stars: 5020 },
      history: [{ at: '2026-06-27', signals: { stars: 5000 } }],
    });
    expect(stars([paper])).toEqual([20]);
  });

  it('of one repository are shared by the papers that name it', () => {
    const papers = [
      'https://github.com/lab/code',
      'https://github.com/Lab/Code.git',
      'https://github.com/lab/other',
    ].map((code, index) => paperOf({ id: `${index}`, signals: { stars: 100 }, links: { code } }));
    expect(stars(papers).toSorted()).toEqual([100, 50, 50]);
  });
});

describe('several listings', () => {
  it('are fused by reciprocal rank: good in two is better than best in one', () => {
    const papers = [
      paperOf({ id: 'first', sources: [{ name: 'hf:daily', position: 1 }] }),
      paperOf({
        id: 'twice',
        sources: [
          { name: 'hf:daily', position: 4 },
          { name: 'hf:trending', position: 5 },
        ],
      }),
      paperOf({ id: 'last', sources: [{ name: 'hf:trending', position: 50 }] }),
    ];
    const ranked = rank(papers, { now });
    expect(idsOf(ranked)).toEqual(['twice', 'first', 'last']);
    expect(explain(ranked[0]!)).toEqual([
      'Number 4 of 4 in Hugging Face daily.',
      'Number 5 of 50 in Hugging Face trending.',
    ]);
  });
});
