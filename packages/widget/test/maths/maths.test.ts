import { describe, expect, it } from 'vitest';
import { toMathml } from '../../src/maths/maths.js';

const inside = (tex: string) => toMathml(tex, document)?.innerHTML;

describe('mathematics', () => {
  it.each([
    ['n', '<mi>n</mi>'],
    ['10,000', '<mn>10,000</mn>'],
    ['x^2', '<msup><mi>x</mi><mn>2</mn></msup>'],
    ['x_i^{2k}', '<msubsup><mi>x</mi><mi>i</mi><mrow><mn>2</mn><mi>k</mi></mrow></msubsup>'],
    ["f'", '<msup><mi>f</mi><mo>′</mo></msup>'],
    ['\\frac{1}{n}', '<mfrac><mn>1</mn><mi>n</mi></mfrac>'],
    ['\\sqrt[3]{x}', '<mroot><mi>x</mi><mn>3</mn></mroot>'],
    ['\\mathbb{R}', '<mi>ℝ</mi>'],
    ['\\mathcal L', '<mi>ℒ</mi>'],
    ['\\alpha \\leq 1', '<mi>α</mi><mo>≤</mo><mn>1</mn>'],
    ['a-b', '<mi>a</mi><mo>−</mo><mi>b</mi>'],
    [
      'n \\log n',
      '<mi>n</mi><mspace width="0.167em"></mspace><mi mathvariant="normal">log</mi><mspace width="0.167em"></mspace><mi>n</mi>',
    ],
    ['\\hat{y}', '<mover accent="true"><mi>y</mi><mo>^</mo></mover>'],
    ['\\left( x \\right.', '<mrow><mo>(</mo><mi>x</mi><mo></mo></mrow>'],
    ['\\not= ', '<mo>≠</mo>'],
    ['\\text{if and}', '<mtext>if\u00a0and</mtext>'],
    ['10\\%', '<mn>10</mn><mi mathvariant="normal">%</mi>'],
  ])('sets %s', (tex, expected) => {
    expect(inside(tex)?.replaceAll('&nbsp;', '\u00a0')).toBe(expected);
  });

  it('says the formula to those who cannot see it', () => {
    expect(toMathml('x^2', document)?.getAttribute('alttext')).toBe('x^2');
  });

  it.each([
    ['O(n \\log n)', 'O ( n log n )'],
    ['x_i^2 + \\frac{a}{2b}', 'x i 2 + a/2 b'],
    ['\\mathbb{R}^n', 'R^n'],
    ['\\text{<b>}', '<b>'],
  ])('%s is said as %s in the name of a link, and by its parts elsewhere', (tex, said) => {
    expect(toMathml(tex, document, true)?.getAttribute('aria-label')).toBe(said);
    expect(toMathml(tex, document)?.hasAttribute('aria-label')).toBe(false);
  });

  it.each([
    '\\unknown{x}',
    'x^',
    '{x',
    'x}',
    '\\frac{1}',
    'a & b',
    '\\begin{matrix}',
    '\\left(x',
    '\\href{javascript:1}{x}',
    '$',
    '\\text{^^5cinput x}',
    '\\input{secret}',
    '',
  ])('leaves %s as it is', (tex) => {
    expect(toMathml(tex, document)).toBeUndefined();
  });

  it('takes neither long nor deep for formulas made to hurt', () => {
    expect(toMathml('{'.repeat(5_000), document)).toBeUndefined();
    expect(toMathml('\\hat'.repeat(500), document)).toBeUndefined();
    expect(toMathml('x^'.repeat(1_000), document)).toBeUndefined();
  });

  it('makes elements of mathematics only, whatever stands in the formula', () => {
    const names = new Set(
      [...toMathml('\\text{<img src=x>} < \\mathrm{<b>}', document)!.querySelectorAll('*')].map(
        ({ localName }) => localName,
      ),
    );
    expect([...names].sort()).toEqual(['mi', 'mo', 'mtext']);
  });
});
