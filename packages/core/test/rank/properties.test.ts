import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import { hackerNews, lobsters, rank, rankings, redditHot, type Scorer, starsPerHour } from '../../src/rank/index.js';
import { en, sayReasons } from '../../src/words/index.js';
import { idsOf, now, paperOf } from './papers.js';

const hour = 3_600_000;
const runs = { seed: 5, numRuns: 60 };

const dateOf = (hoursAgo: number) => new Date(Date.parse(now) - hoursAgo * hour).toISOString();
const known = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const count = fc.oneof(fc.nat(50), fc.nat(100_000));

const signals = fc.record(
  { upvotes: count, points: count, stars: count, comments: count, citations: count },
  { requiredKeys: [] },
);

/** Papers of which more or less is known, in any order. */
const papers = fc
  .array(
    fc.record({
      listed: known(fc.nat(3000).map(dateOf)),
      published: known(fc.nat(90_000).map(dateOf)),
      position: known(fc.integer({ min: 1, max: 90 })),
      signals,
      history: fc.array(fc.record({ at: fc.integer({ min: -48, max: 800 }).map(dateOf), signals }), { maxLength: 6 }),
      code: known(fc.constantFrom('https://github.com/a/b', 'https://github.com/A/b.git', 'https://github.com/c/d')),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all) => all.map(({ code, ...paper }, index) => paperOf({ id: `p${index}`, links: { code }, ...paper })));

const published: Record<string, Scorer> = { hackerNews, redditHot, lobsters, starsPerHour };
const all = [...Object.keys(rankings), ...Object.values(published)] as (keyof typeof rankings | Scorer)[];

/** The place of the first paper before and after a change to it alone. */
function placesOf(before: readonly Paper[], change: Partial<Paper>, by: (typeof all)[number]): [number, number] {
  const after = before.map((paper, index) => (index === 0 ? { ...paper, ...change } : paper));
  const [from, to] = [before, after].map((of) => idsOf(rank(of, { by, now })).indexOf('p0'));
  return [from!, to!];
}

describe.each(
  all.map(
    (by) => [typeof by === 'string' ? by : Object.keys(published).find((name) => published[name] === by)!, by] as const,
  ),
)('whatever is ranked by %s', (_, by) => {
  it('the reasons sum to the score, which is a number', () => {
    fc.assert(
      fc.property(papers, (papers) => {
        for (const { score, reasons } of rank(papers, { by, now })) {
          expect(score).toBe(reasons.reduce((sum, { contribution }) => sum + contribution, 0));
          expect(Number.isFinite(score)).toBe(true);
          expect(sayReasons(reasons, en).join(' ')).not.toMatch(/NaN|undefined|Infinity|[{}]/);
          expect(reasons.every(({ contribution }) => contribution !== 0)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('the order of the input does not matter', () => {
    fc.assert(
      fc.property(papers, fc.integer({ min: 1, max: 11 }), (papers, turn) => {
        const turned = [...papers.slice(turn), ...papers.slice(0, turn)].toReversed();
        expect(idsOf(rank(turned, { by, now }))).toEqual(idsOf(rank(papers, { by, now })));
      }),
      runs,
    );
  });

  it('scores fall with the rank, and a limit only cuts', () => {
    fc.assert(
      fc.property(papers, fc.nat(12), (papers, limit) => {
        const ranked = rank(papers, { by, now });
        expect(
          ranked.every(({ score, rank }, index) => rank === index + 1 && score <= (ranked[index - 1]?.score ?? score)),
        ).toBe(true);
        expect(rank(papers, { by, now, limit })).toEqual(ranked.slice(0, limit));
      }),
      runs,
    );
  });

  it.each(['upvotes', 'points', 'stars', 'comments', 'citations'])(
    'more %s never rank lower, all else equal',
    (signal) => {
      fc.assert(
        fc.property(papers, count, count, (papers, a, b) => {
          const [fewer, more] = [Math.min(a, b), Math.max(a, b)];
          const first = { ...papers[0]!, signals: { ...papers[0]!.signals, [signal]: fewer } };
          const change = { signals: { ...first.signals, [signal]: more } };
          const [before, after] = placesOf([first, ...papers.slice(1)], change, by);
          expect(after).toBeLessThanOrEqual(before);
        }),
        runs,
      );
    },
  );

  it('an older paper never ranks higher, all else equal', () => {
    fc.assert(
      fc.property(papers, fc.nat(3000), fc.nat(3000), (papers, a, b) => {
        const [newer, older] = [Math.min(a, b), Math.max(a, b)];
        const first = { ...papers[0]!, history: [], listed: dateOf(newer) };
        const [before, after] = placesOf([first, ...papers.slice(1)], { listed: dateOf(older) }, by);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
      runs,
    );
  });
});

it('leaves what it is given as it was', () => {
  fc.assert(
    fc.property(papers, (papers) => {
      const before = structuredClone(papers);
      rank(papers, { now });
      expect(papers).toEqual(before);
    }),
    runs,
  );
});
