import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparkline } from '../../src/terminal/sparkline.js';
import { padEnd, simple, truncate, widthOf, wrap } from '../../src/terminal/width.js';

describe('the width of text on a terminal', () => {
  it.each([
    ['plain', 5],
    ['naïve', 5],
    ['nai\u0308ve', 5],
    ['漢字', 4],
    ['한국어', 6],
    ['ｆｕｌｌ', 8],
    ['🤗', 2],
    ['👩‍👩‍👧', 2],
    ['العربية', 7],
    ['zero\u200bwidth', 9],
    ['', 0],
  ])('%s takes %i cells', (text, cells) => {
    expect(widthOf(text)).toBe(cells);
  });

  it('of signs that are counted one by one is that of the segments they are', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    for (let code = 0x20; code < 0x3000; code++) {
      const sign = String.fromCharCode(code);
      if (!simple.test(sign)) continue;
      // A mark behind it takes the way through the segmenter.
      expect(widthOf(`${sign}\u0308`), code.toString(16)).toBe(1);
      expect([...segmenter.segment(`a${sign}${sign}b`)], code.toString(16)).toHaveLength(4);
    }
  });

  it('is counted across the blocks that a long text is taken in', () => {
    for (const before of [250, 251, 252, 253, 254, 255, 256])
      expect(widthOf(`${'é'.repeat(before)}👩‍👩‍👧${'漢'.repeat(9000)}`)).toBe(before + 2 + 18_000);
    expect(truncate('x'.repeat(1_000_000), 10)).toBe('xxxxxxxxx…');
    expect(wrap('é'.repeat(50_000), 100)).toHaveLength(500);
  });

  it('never passes the limit when text is cut or wrapped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 30 }), (text, width) => {
        expect(widthOf(truncate(text, width))).toBeLessThanOrEqual(width);
        for (const line of wrap(text, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('loses no word when text is wrapped', () => {
    expect(wrap('one two  three\nfour', 9).join(' ')).toBe('one two three four');
    expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('fills up to the width', () => {
    expect(padEnd('漢', 4)).toBe('漢  ');
  });
});

describe('a sparkline', () => {
  it('goes from the lowest to the highest bar', () => {
    expect(sparkline([1, 2, 3, 8], 8)).toBe('▁▂▃█');
  });

  it('shows the last values that there is room for, and nothing of a single one', () => {
    expect(sparkline([9, 1, 2], 2)).toBe('▁█');
    expect(sparkline([5], 8)).toBe('');
    expect(sparkline([5, 5], 8)).toBe('▁▁');
  });
});
