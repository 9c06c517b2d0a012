import { describe, expect, it } from 'vitest';
import { fourthOf } from './fourths.js';
import { layoutOf } from './layouts.js';
import { resultOf } from './measure.js';
import { otherOf } from './others.js';
import type { Sheet } from './sheet.js';
import { thirdOf } from './thirds.js';

// Layouts that nobody wrote down: made at random, so that readers are made after what layouts are and not after each.

interface Set {
  readonly name: string;
  readonly make: (seed: number) => Sheet;
  /** No seed below it was looked at. */
  readonly from: number;
  readonly layouts: number;
  /** In hundredths, the share of cards that come out whole, as a mean over layouts. */
  readonly floor: number;
  /** Layouts of which a title or identifier is wrong without a word. */
  readonly silent: number;
}

const sets: readonly Set[] = [
  { name: 'put together at random', make: layoutOf, from: 100_000, layouts: 150, floor: 91, silent: 4 },
  { name: 'of another hand', make: otherOf, from: 0, layouts: 60, floor: 91, silent: 2 },
  { name: 'of a third hand', make: thirdOf, from: 200_000, layouts: 100, floor: 91, silent: 6 },
  { name: 'of a fourth hand', make: fourthOf, from: 400_000, layouts: 100, floor: 71, silent: 4 },
];

describe('layouts made at random', () => {
  it.each(sets)('are read: those $name', async ({ make, from, layouts, floor, silent }) => {
    const sheets = Array.from({ length: layouts }, (_, index) => ({ seed: from + index, ...make(from + index) }));
    const results = await Promise.all(sheets.map(async (sheet) => ({ sheet, result: await resultOf(sheet) })));
    const share = (100 * results.reduce((sum, { result }) => sum + result.right / result.cards, 0)) / layouts;
    const broken = results.flatMap(({ sheet, result }) =>
      result.right < result.cards
        ? [`${sheet.seed}: ${result.right} of ${result.cards}, ${sheet.features.join(', ')}: ${result.faults[0]}`]
        : [],
    );
    expect(share, broken.join('\n')).toBeGreaterThanOrEqual(floor);
    const told = results.filter(({ result }) => result.silent.length > 0);
    expect(
      told.length,
      told.map(({ sheet, result }) => `${sheet.seed}: ${result.silent[0]}`).join('\n'),
    ).toBeLessThanOrEqual(silent);
  });
});
