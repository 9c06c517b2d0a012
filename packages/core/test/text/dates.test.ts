import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toIsoDate } from '../../src/text/dates.js';

describe('toIsoDate', () => {
  it('reads what is settled at a look as it reads the same with a blank before it', () => {
    const part = (most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'));
    const year = fc.integer({ min: 900, max: 2999 }).map((value) => String(value).padStart(4, '0'));
    const time = fc.oneof(
      fc.constant(''),
      fc.constantFrom('.000', '.250', '').map((rest) => `T09:30:00${rest}Z`),
    );
    fc.assert(
      fc.property(year, part(13), part(32), time, (y, month, day, clock) => {
        const date = `${y}-${month}-${day}${clock}`;
        expect(toIsoDate(date)).toBe(toIsoDate(` ${date}`));
      }),
      { numRuns: 3000, seed: 1 },
    );
  });

  it.each([
    ['2026-03-18', '2026-03-18'],
    ['2026-3-8', '2026-03-08'],
    ['2026/03/18', '2026-03-18'],
    ['2026-03', '2026-03'],
    ['2026', '2026'],
    [2026, '2026'],
    ['20260318', '2026-03-18'],
    ['2026-03-18T09:30:00.000Z', '2026-03-18T09:30:00Z'],
    ['2026-03-18T09:30:00.123Z', '2026-03-18T09:30:00.123Z'],
    ['2026-03-18 09:30', '2026-03-18T09:30:00Z'],
    ['2026-03-18T09:30:00+02:00', '2026-03-18T07:30:00Z'],
    ['2026-03-18T09:30:00-0500', '2026-03-18T14:30:00Z'],
    ['Mon, 2 Apr 2007 19:18:42 GMT', '2007-04-02T19:18:42Z'],
    ['Thu, 18 Sep 2025 00:00:00 -0400', '2025-09-18T04:00:00Z'],
    ['Wed, 02 Oct 2002 08:00:00 EST', '2002-10-02T13:00:00Z'],
    ['06 Sep 07', '2007-09-06'],
    ['18 March 2026', '2026-03-18'],
    ['Jul 18, 2024', '2024-07-18'],
    ['September 1st, 2024', '2024-09-01'],
    ['Mar 2026', '2026-03'],
    ['2018 Mar', '2018-03'],
    ['2018 Mar 7', '2018-03-07'],
    ['2018 Mar-Apr', '2018-03'],
    ['2018 Winter', '2018'],
    ['18.03.2026', '2026-03-18'],
    ['18. März 2026', '2026-03-18'],
    ['Dez. 2025', '2025-12'],
    ['1er février 2026', '2026-02-01'],
    ['3 juillet 2026', '2026-07-03'],
    ['18 de marzo de 2026', '2026-03-18'],
    ['5 dicembre 2025', '2025-12-05'],
    ['8 mei 2026', '2026-05-08'],
    ['2026年3月18日', '2026-03-18'],
    ['2026年3月', '2026-03'],
    ['25/12/2020', '2020-12-25'],
    ['12/25/2020', '2020-12-25'],
    ['3/4/2020', '2020'],
    [1721260800000, '2024-07-18T00:00:00Z'],
    [1721260800, '2024-07-18T00:00:00Z'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %j as %s', (text, iso) => {
    expect(toIsoDate(text)).toBe(iso);
  });

  it.each(['', 'yesterday', '2026-13-01', '2026-02-30', '31 Foo 2020', 'x'.repeat(100), 12, -5, Number.NaN])(
    'takes %j for no date',
    (text) => {
      expect(toIsoDate(text)).toBeUndefined();
    },
  );
});
