import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Reading, thinHistory } from '../../src/paper/index.js';

const hour = 3_600_000;
const start = Date.UTC(2026, 0, 1);

function readingAt(hours: number, signals: Reading['signals'] = { upvotes: hours }): Reading {
  return { at: new Date(start + hours * hour).toISOString(), signals };
}

function dateAt(hours: number): Date {
  return new Date(start + hours * hour);
}

/** What is left when a paper is read again at each of these hours and thinned each time. */
function grown(hours: readonly number[]): Reading[] {
  let history: Reading[] = [];
  for (const at of hours) history = thinHistory([...history, readingAt(at)], dateAt(at));
  return history;
}

describe('the history of a paper', () => {
  it('keeps the first and the newest of all readings', () => {
    const history = grown(Array.from({ length: 1000 }, (_, hour) => hour));
    expect(history[0]).toEqual(readingAt(0));
    expect(history.at(-1)).toEqual(readingAt(999));
  });

  it('is dense in the last hours and sparse long ago', () => {
    const ages = grown(Array.from({ length: 4000 }, (_, hour) => hour)).map(({ signals }) => 3999 - signals.upvotes!);
    expect(ages.filter((age) => age <= 24).length).toBeGreaterThanOrEqual(5);
    expect(ages.filter((age) => age > 24 && age <= 24 * 7).length).toBeGreaterThanOrEqual(3);
    expect(ages.filter((age) => age > 24 * 7).length).toBeGreaterThanOrEqual(4);
  });

  it('lets readings grow old although it is thinned every day', () => {
    const ages = grown(Array.from({ length: 365 }, (_, day) => day * 24)).map(
      ({ signals }) => 364 * 24 - signals.upvotes!,
    );
    expect(ages.filter((age) => age > 30 * 24 && age < 300 * 24).length).toBeGreaterThanOrEqual(2);
  });

  it('costs at most 2 kB, whatever is read however often', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.dictionary(fc.string(), fc.double())), {
          maxLength: 300,
        }),
        (readings) => {
          const history = thinHistory(
            readings.map(([at, signals]) => readingAt(at, signals)),
            dateAt(0),
          );
          expect(JSON.stringify(history).length).toBeLessThanOrEqual(2000);
        },
      ),
      { seed: 5, numRuns: 50 },
    );
  });

  it('does not change when it is thinned again at the same moment', () => {
    const history = grown(Array.from({ length: 500 }, (_, index) => index * 7));
    expect(thinHistory(history, dateAt(499 * 7))).toEqual(history);
  });

  it('makes one of the readings of one moment, in which the later of the list wins', () => {
    const readings = [
      readingAt(1, { upvotes: 3, stars: 9 }),
      readingAt(0, { upvotes: 1 }),
      { at: '2026-01-01T02:00:00+01:00', signals: { upvotes: 4 } },
    ];
    expect(thinHistory(readings, dateAt(2))).toEqual([
      readingAt(0, { upvotes: 1 }),
      readingAt(1, { upvotes: 4, stars: 9 }),
    ]);
  });

  it('refuses a moment that is none rather than lose readings', () => {
    expect(() => thinHistory([readingAt(0)], 'today')).toThrow(RangeError);
  });

  it('leaves out what has no date, and what another clock dated tomorrow stays the newest', () => {
    const readings = [{ at: 'yesterday', signals: {} }, readingAt(24), readingAt(0)];
    expect(thinHistory(readings, dateAt(1))).toEqual([readingAt(0), readingAt(24)]);
  });
});
