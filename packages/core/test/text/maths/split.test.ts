import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dollarMaths, splitMaths } from '../../../src/text/maths/split.js';

describe('finding mathematics in a text', () => {
  it.each([
    ['of $n$ steps', ['of ', { tex: 'n' }, ' steps']],
    ['On $$y^3$$ sums', ['On ', { tex: 'y^3' }, ' sums']],
    ['a \\(b\\) c \\[d\\]', ['a ', { tex: 'b' }, ' c ', { tex: 'd' }]],
    ['Wins $p\\$q$ there', ['Wins ', { tex: 'p\\$q' }, ' there']],
    ['Broken $u +\nv$ line', ['Broken ', { tex: 'u +\nv' }, ' line']],
    ['never over $a\n\nb$ paragraphs', ['never over $a\n\nb$ paragraphs']],
    ['costs $5 and $10 more', ['costs $5 and $10 more']],
    ['a price of $5', ['a price of $5']],
    ['\\$3 and \\$4', ['\\$3 and \\$4']],
    ['$5\\%$ of it', [{ tex: '5\\%' }, ' of it']],
    ['A $k$-means and $7 or $9', ['A ', { tex: 'k' }, '-means and $7 or $9']],
    ['no mathematics', ['no mathematics']],
    ['', []],
  ])('splits "%s"', (text, expected) => {
    const pieces = splitMaths(text);
    expect(pieces.map(({ tex, text }) => (tex === undefined ? text : { tex }))).toEqual(expected);
  });

  it('loses nothing of any text', () => {
    const signs = fc.string({ unit: fc.constantFrom('$', '\\', '(', ')', '[', ']', 'a', '1', ' ', '\n') });
    fc.assert(
      fc.property(signs, (text) => {
        expect(
          splitMaths(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes no longer for texts made to hurt: work grows as the text does', () => {
    for (const hostile of ['$a', '$a\\$', '\\$a', '$ a', '$$a', '\\(a', '\\[a\\', '$a\n \n', '$a$1'])
      expect(splitMaths(hostile.repeat(200_000)).length).toBeGreaterThan(0);
  });

  it('writes other signs as dollars', () => {
    expect(dollarMaths('\\(a\\) and \\[b\\] and \\ensuremath{c}')).toBe('$a$ and $$b$$ and $c$');
  });
});
