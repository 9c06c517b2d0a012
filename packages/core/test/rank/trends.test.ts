import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import { trends } from '../../src/rank/index.js';
import { paperOf } from './papers.js';

const end = Date.parse('2026-06-30T00:00:00Z');
const week = 7 * 86_400_000;
let made = 0;

/** So many papers of a topic in each week, oldest first; the last week ends at `end`. */
function papersOf(topic: string, series: readonly number[], more: Partial<Paper> = {}): Paper[] {
  return series.flatMap((count, index) =>
    Array.from({ length: count }, () => {
      const listed = new Date(end - (series.length - index) * week + 86_400_000).toISOString();
      return paperOf({ id: `p${made++}`, listed, topics: [topic], ...more });
    }),
  );
}

const now = new Date(end);
const papers = [
  ...papersOf('world models', [1, 1, 2, 9]),
  ...papersOf('GANs', [9, 8, 9, 1]),
  ...papersOf('steady', [5, 6, 5, 6]),
  ...papersOf('agents', [0, 0, 0, 4]),
  ...papersOf('once', [0, 0, 0, 1]),
];

describe('trends', () => {
  it('are what rises, what falls and what is new, with the series it is seen by', () => {
    const { rising, falling, new: news } = trends(papers, { now, spans: 4 });
    expect(rising).toMatchObject([
      { name: 'world models', series: [1, 1, 2, 9], value: 9, usual: 4 / 3, since: '2026-06-23T00:00:00.000Z' },
    ]);
    expect(rising[0]!.papers).toHaveLength(9);
    expect(falling.map(({ name, series }) => [name, series])).toEqual([['GANs', [9, 8, 9, 1]]]);
    expect(news.map(({ name, value }) => [name, value])).toEqual([['agents', 4]]);
  });

  it('take names for one, whatever their case, signs and plural, and say them as most papers do', () => {
    const all = [
      ...papersOf('Large Language Models', [1, 1, 1, 5]),
      ...papersOf('large-language model', [0, 1, 0, 4]),
      ...papersOf('C++', [3, 3, 3, 3]),
      ...papersOf('C', [3, 3, 3, 3]),
    ];
    const { rising } = trends(all, { now, spans: 4 });
    expect(rising.map(({ name, series }) => [name, series])).toEqual([['Large Language Models', [1, 2, 1, 9]]]);
  });

  it.each([
    ['authors', { authors: [{ name: 'Ada Lovelace' }, { name: 'ada lovelace' }] }, 'Ada Lovelace'],
    ['organizations', { organization: 'Lab' }, 'Lab'],
    ['venues', { venue: 'ICML' }, 'ICML'],
  ] as const)('follow %s too, each once a paper', (of, more, name) => {
    const { new: news } = trends([...papers, ...papersOf('x', [0, 0, 0, 3], more as Partial<Paper>)], {
      of,
      now,
      spans: 4,
    });
    expect(news.map((trend) => [trend.name, trend.value])).toEqual([[name, 3]]);
  });

  it('do not depend on the order of the papers', () => {
    const withoutIds = (of: readonly Paper[]) =>
      JSON.stringify(trends(of, { now, spans: 4 }), (key, value) => (key === 'papers' ? 0 : value));
    expect(withoutIds(papers.toReversed())).toBe(withoutIds(papers));
  });

  it('look at no paper without a date, of the future or of before', () => {
    const odd = [
      paperOf({ id: 'undated', topics: ['agents'] }),
      paperOf({ id: 'later', listed: '2026-07-09', topics: ['agents'] }),
    ];
    expect(trends([...papers, ...odd], { now, spans: 4 })).toEqual(trends(papers, { now, spans: 4 }));
  });

  it('of the first week of an archive are none: nothing is known of before', () => {
    expect(trends(papersOf('a', [4]), { now })).toEqual({ rising: [], falling: [], new: [] });
    expect(trends([], { now })).toEqual({ rising: [], falling: [], new: [] });
  });

  it('bear topics that all objects have', () => {
    const { new: news } = trends(
      [...papers, ...papersOf('constructor', [0, 0, 0, 3]), ...papersOf('__proto__', [0, 0, 0, 3])],
      { now, spans: 4 },
    );
    expect(news.map(({ name }) => name).sort()).toEqual(['__proto__', 'agents', 'constructor']);
  });

  it.each([
    [{ of: 'topic' }, TypeError, /Did you mean "topics"\?/],
    [{ per: 'year' }, TypeError, /There is no span "year"/],
    [{ spans: 1 }, RangeError, /^spans /],
    [{ spans: 1e9 }, RangeError, /^spans /],
    [{ limit: -1 }, RangeError, /^limit /],
    [{ now: 'soon' }, RangeError, /^now /],
  ] as [Parameters<typeof trends>[1], ErrorConstructor, RegExp][])(
    'refuse %o by its name',
    (options, error, message) => {
      expect(() => trends(papers, options)).toThrow(error);
      expect(() => trends(papers, options)).toThrow(message);
    },
  );
});
