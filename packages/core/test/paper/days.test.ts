import { describe, expect, it } from 'vitest';
import { cameUp, dayOf, windowStart } from '../../src/paper/days.js';
import { barePaper } from '../bare-paper.js';

const seen = (...days: string[]) => barePaper({ sources: days.map((day) => ({ name: 'a', seen: day })) });

describe('the day a paper came up', () => {
  it.each([
    ['first', ['2026-03-02', '2026-03-09', '2026-03-05']],
    ['last', ['2026-03-09', '2026-03-05', '2026-03-02']],
    ['between', ['2026-03-09', '2026-03-02', '2026-03-05']],
  ])('is the earliest of the days it was seen, that one standing %s', (_, days) => {
    expect(dayOf(seen(...days))).toBe('2026-03-02');
  });

  it('is unknown of a paper that has no sources at all', () => {
    expect(dayOf({ id: 'x', title: 'X' } as never)).toBeUndefined();
    expect(cameUp({ id: 'x', title: 'X' } as never)).toBeNaN();
  });
});

describe('a window', () => {
  const noon = Date.parse('2026-03-18T12:00:00Z');

  it.each([
    [7, '2026-03-11T00:00:00.000Z'],
    [0, '2026-03-18T00:00:00.000Z'],
    [1.5, '2026-03-17T00:00:00.000Z'],
    [0.25, '2026-03-18T06:00:00.000Z'],
  ])('of %s days begins at %s, at noon', (days, start) => {
    expect(new Date(windowStart(days, noon)).toISOString()).toBe(start);
  });
});
