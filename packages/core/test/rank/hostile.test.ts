import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import { asKnownAt, diversify, rank, rankings, tops, trends } from '../../src/rank/index.js';
import { en, sayReasons } from '../../src/words/index.js';
import { idsOf, now, paperOf } from './papers.js';

const runs = { seed: 7, numRuns: 150 };
const hour = 3_600_000;

const number = fc.oneof(
  fc.double(),
  fc.nat(5000),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, -1e308, 5e-324, -0),
);
const value = fc.oneof(number, fc.constantFrom('118', '', null, undefined, true, [], {})) as fc.Arbitrary<number>;
const name = fc.oneof(
  fc.string(),
  fc.constantFrom('upvotes', 'points', 'stars', 'score', 'news', 'age', 'position', 'unknown', 'halfLife'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'),
);
const signals = fc.dictionary(name, value, { maxKeys: 5 });
const date = fc.oneof(
  fc.integer({ min: -5000, max: 5000 }).map((hours) => new Date(Date.parse(now) - hours * hour).toISOString()),
  fc.constantFrom('', 'yesterday', '2026', '2026-13-45', '9999-12-31', '0000-01-01'),
);
const history = fc.array(fc.record({ at: date, signals }), { maxLength: 12 });
const papers = fc
  .array(
    fc.record(
      { signals, history, listed: date, published: date, position: value, topics: fc.array(fc.string()) },
      { requiredKeys: [] },
    ),
    { maxLength: 12 },
  )
  .map((all) => all.map((known, index) => paperOf({ id: `p${index}`, ...(known as Partial<Paper>) })));

const byNames = Object.keys(rankings) as (keyof typeof rankings)[];

describe('whatever papers say', () => {
  it.each(byNames)('%s loses none, adds up, and says nothing that is no number', (by) => {
    fc.assert(
      fc.property(papers, (papers) => {
        const ranked = rank(papers, { by, now: '2027-12-31T00:00:00Z' });
        const seen = asKnownAt(papers, '2027-12-31T00:00:00Z');
        expect(idsOf(ranked).sort()).toEqual(idsOf(seen.map((paper) => ({ paper }))).sort());
        for (const { score, reasons } of ranked) {
          expect(score).toSatisfy(Number.isFinite);
          expect(reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(score);
          expect(sayReasons(reasons, en).join(' ')).not.toMatch(/NaN|undefined|Infinity|\[object|[{}]/);
        }
        expect(rank(papers, { by, now: '2027-12-31T00:00:00Z', limit: 1 })).toEqual(ranked.slice(0, 1));
      }),
      runs,
    );
  });

  it.each([
    ['sources', { sources: Array.from({ length: 300_000 }, (_, at) => ({ name: 'hf:daily', position: at + 1 })) }],
    ['topics', { topics: Array.from({ length: 300_000 }, (_, at) => `topic ${at}`) }],
  ])('a paper of 300,000 %s is ranked, and told apart from others', (_, known) => {
    const long = paperOf({ id: 'long', ...known });
    const ranked = rank([long, paperOf({ id: 'short' })], { now, diversity: diversify(0.5) });
    expect(idsOf(ranked).sort()).toEqual(['long', 'short']);
  });

  it('without a moment, of any moment, in groups and trends nothing is thrown', () => {
    fc.assert(
      fc.property(papers, date, (papers, moment) => {
        const until = Date.parse(moment) > 0 ? { until: moment } : {};
        const ranked = rank(papers, until);
        expect(ranked).toHaveLength(papers.length);
        tops(ranked);
        trends(papers, { of: 'topics', per: 'week', now });
      }),
      runs,
    );
  });

  it('a signal of any name is weighed by that name, if any paper has it', () => {
    fc.assert(
      fc.property(
        name.filter((name) => !['age', 'position', 'unknown', 'halfLife', '__proto__'].includes(name)),
        fc.nat(1000),
        (name, count) => {
          const all = [
            paperOf({ id: 'b', signals: { [name]: count + 1 } }),
            paperOf({ id: 'a', signals: { [name]: 0 } }),
          ];
          const [first] = rank(all, { by: { [name]: 1 }, now });
          expect(first).toMatchObject({ paper: { id: 'b' }, reasons: [{ signal: name, value: count + 1 }] });
        },
      ),
      runs,
    );
  });
});

describe('limits and windows of any kind', () => {
  it('are taken, or refused by their name', () => {
    const all = [paperOf({ id: 'a', listed: '2026-06-29' }), paperOf({ id: 'b', listed: '2020-01-01' })];
    const options = fc.constantFrom('limit', 'window', 'halfLife', 'minScore');
    fc.assert(
      fc.property(options, value, (option, given) => {
        try {
          const ranked = rank(all, { now, [option]: given });
          const isNumber = typeof given === 'number' && !Number.isNaN(given);
          expect(isNumber || given === undefined).toBe(true);
          if (option === 'limit') expect(ranked).toHaveLength(Math.min(2, given ?? 2));
        } catch (error) {
          expect((error as Error).message).toMatch(new RegExp(`^${option} `));
          expect(error).toBeInstanceOf(typeof given === 'number' ? RangeError : Error);
        }
      }),
      { ...runs, numRuns: 400 },
    );
  });
});

describe('hostile histories', () => {
  const reading = (at: number, upvotes: number) => ({
    at: new Date(Date.parse(now) - at * hour).toISOString(),
    signals: { upvotes },
  });
  const fast = paperOf({ id: 'fast', listed: '2026-06-28', history: [reading(30, 10), reading(2, 90)] });

  it('of a million readings are read in bounded time, by their last', () => {
    const history = Array.from({ length: 1_000_000 }, (_, index) => reading((1_000_000 - index) / 10_000, index));
    const endless = paperOf({ id: 'endless', listed: '2026-06-28', signals: { upvotes: 999_999 }, history });
    const [first] = rank([fast, endless], { by: 'rising', now });
    expect(first).toMatchObject({ paper: { id: 'endless' }, reasons: [{ signal: 'upvotes', aspect: 'speed' }] });
    expect(first!.reasons[0]!.value).toBeCloseTo(240_000, -3);
  }, 120_000);

  it.each([
    ['twice the same', [reading(30, 10), reading(30, 10), reading(2, 90), reading(2, 90)]],
    ['in another order', [reading(2, 90), reading(30, 10)]],
    ['with one of 1e308 among them', [reading(30, 10), reading(20, 1e308), reading(10, 68), reading(2, 90)]],
    ['with one that is none', [reading(30, 10), reading(16, Number.NaN), reading(2, 90)]],
    ['with one of a clock that is ahead', [reading(30, 10), reading(2, 90), reading(-9999, 4)]],
    [
      'with a counter that was reset for an hour',
      [reading(30, 10), reading(24, 27), reading(16, 0), reading(9, 70), reading(2, 90)],
    ],
  ])('%s tell about the same speed', (_, history) => {
    const [ranked] = rank([{ ...fast, history }], { by: { upvotes: { speed: 1 } }, now });
    const [speed] = ranked!.reasons;
    expect(speed).toMatchObject({ signal: 'upvotes', aspect: 'speed' });
    expect(speed!.value).toBeGreaterThan(50);
    expect(speed!.value).toBeLessThan(90);
  });
});
