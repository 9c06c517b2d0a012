import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import { asKnownAt } from '../../src/rank/index.js';
import { paperOf } from './papers.js';

const moment = '2026-06-10T00:00:00Z';
const [before, later] = ['2026-06-05T00:00:00Z', '2026-06-12T00:00:00Z'];
const source = (name: string, seen: string, position?: number) => ({
  name,
  seen,
  ...(position !== undefined && { position }),
});
const reading = (at: string, signals: Record<string, number>) => ({ at, signals });
const paper = (known: Partial<Paper>) => paperOf({ id: 'a', listed: '2026-06-01', signals: { upvotes: 30 }, ...known });
const known = (of: Partial<Paper>) => asKnownAt([paper(of)], moment)[0];

describe('a paper as it was known at a moment', () => {
  it.each<[string, Partial<Paper>]>([
    ['without any date of its readings', {}],
    ['corrected before', { updated: before }],
    ['placed at that very moment', { updated: moment, position: 2, placed: moment }],
    [
      'read before and at that very moment',
      { history: [reading(before, { upvotes: 3 }), reading(moment, { upvotes: 30 })] },
    ],
    ['seen in sources until then', { sources: [source('hf', before, 2), source('arxiv', moment)] }],
    ['that came up at that very moment', { listed: moment }],
    ['without any date', { listed: undefined as never, published: undefined as never }],
  ])('%s is the same object', (_, of) => {
    const one = paper(of);
    expect(asKnownAt([one], moment)[0]).toBe(one);
  });

  it('has the counts of the last reading before, whatever the order of its readings, and what nobody dated', () => {
    const history = [
      reading(later, { upvotes: 30, likes: 4 }),
      reading(before, { upvotes: 10 }),
      reading('2026-06-03T00:00:00Z', { upvotes: 7 }),
    ];
    const signals = { upvotes: 30, likes: 4, stars: 5 };
    expect(known({ history, signals })).toStrictEqual(
      paper({ history: history.slice(1), signals: { upvotes: 10, stars: 5 } }),
    );
  });

  it('loses a later correction, and nothing else', () => {
    expect(known({ updated: later, position: 2, placed: before })).toStrictEqual(
      paper({ position: 2, placed: before }),
    );
  });

  it('keeps a correction from before beside a later reading', () => {
    expect(known({ updated: before, history: [reading(later, { upvotes: 30 })] })).toStrictEqual(
      paper({ updated: before, signals: {} }),
    );
  });

  it('loses a later place, with its day', () => {
    expect(known({ updated: before, position: 2, placed: later })).toStrictEqual(paper({ updated: before }));
  });

  it.each([
    ['loses the place that a later source gave', 2, { placed: before }, {}],
    ['keeps a place that no later source gave', 7, { placed: before }, { position: 2, placed: before }],
    ['keeps a place without a day', 7, {}, { position: 2 }],
  ])('%s', (_, ofLater, placed, left) => {
    const sources = [source('hf', before, 2), source('arxiv', later, ofLater), source('s2', later, 9)];
    expect(known({ sources, position: 2, ...placed })).toStrictEqual(paper({ sources: sources.slice(0, 1), ...left }));
  });

  it('has no place where it had none', () => {
    const sources = [source('hf', before), source('arxiv', later)];
    expect(Object.keys(known({ sources })!)).not.toContain('position');
  });

  it.each<[string, Partial<Paper>]>([
    ['a listing took it up later', { listed: later }],
    [
      'it has no date, and was only read later',
      { listed: undefined as never, history: [reading(later, { upvotes: 1 })] },
    ],
    ['it has no date, and was only seen later', { listed: undefined as never, sources: [source('hf', later)] }],
    ['all that is dated came later', { listed: later, history: [reading(later, {})], sources: [source('hf', later)] }],
  ])('is not there when %s', (_, of) => {
    expect(known(of)).toBeUndefined();
  });

  it.each<[string, Partial<Paper>]>([
    ['a reading', { history: [reading(moment, { upvotes: 1 }), reading(later, { upvotes: 30 })] }],
    ['a source', { sources: [source('hf', moment), source('arxiv', later)] }],
  ])('is there by %s of that very moment, though a listing took it up later', (_, of) => {
    expect(known({ listed: later, ...of })).toMatchObject({ id: 'a' });
  });

  it('is refused for what is no moment, by name', () => {
    expect(() => asKnownAt([], 'yesterday')).toThrow(/moment/);
  });
});
