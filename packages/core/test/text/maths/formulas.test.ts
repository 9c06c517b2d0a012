import { describe, expect, it } from 'vitest';
import { mathsAsMarkup } from '../../../src/text/escape/maths-markup.js';
import { parseMaths } from '../../../src/text/maths/parse.js';
import { safeTex } from '../../../src/text/maths/tex.js';
import { mathsAsText } from '../../../src/text/maths/unicode.js';

describe('a formula', () => {
  it('is elements in plain data', () => {
    expect(parseMaths('a_1')).toEqual({
      name: 'math',
      attributes: { alttext: 'a_1' },
      children: [
        {
          name: 'msub',
          attributes: {},
          children: [
            { name: 'mi', attributes: {}, children: ['a'] },
            { name: 'mn', attributes: {}, children: ['1'] },
          ],
        },
      ],
    });
  });

  it.each([
    '\\input{/etc/hosts}',
    '\\write18{ls}',
    '\\def\\x{y}',
    '\\csname input\\endcsname',
    '\\catcode`\\@=11',
    'x^^5cinput{y}',
    '\\text{^^5cinput y}',
    '\\text{50% off}',
    '\\mathrm{a\\input b}',
    '\\href{javascript:alert(1)}{x}',
    '\\class{x}{y}',
    '\\begin{array}{c}x\\end{array}',
    '\\textcolor{red}{x}',
    '% x',
    'x # y',
    'a`b',
    '\\verb|x|',
    '\\url{x}',
    '\\includegraphics{x}',
    'x'.repeat(2_001),
  ])('is not read when it holds %s', (tex) => {
    expect(parseMaths(tex)).toBeUndefined();
    expect(safeTex(tex)).toBeUndefined();
  });
});

describe('a formula in Unicode', () => {
  it.each([
    ['$O(n \\log n)$', 'O(n log n)'],
    ['$L_2$-norm', 'L₂-norm'],
    ['$x_i^{2k}$', 'xᵢ²ᵏ'],
    ['$10^{-3}$', '10⁻³'],
    ['$\\alpha\\leq\\frac{1}{n}$', 'α ≤ 1/n'],
    ['$\\frac{a+b}{2}$', '(a + b)/2'],
    ['$k=1$', 'k = 1'],
    ['$-x$ to $(-1, 1)$', '−x to (−1, 1)'],
    ['$\\mathbb{R}^d$', 'ℝᵈ'],
    ['$\\mathcal{N}(0, \\mathbf{I})$', 'N(0, I)'],
    ['$\\sqrt{n}$ and $\\sqrt[3]{x+1}$', '√n and ∛(x + 1)'],
    ['$\\hat{y}$', 'ŷ'],
    ['$90^\\circ$', '90°'],
    ['$A^*$', 'A*'],
    ['$W_{\\text{query}}$', 'W_query'],
    ['$x^{\\text{max len}}$', 'x^(max len)'],
    ['$2\\times$ faster', '2× faster'],
    ['$\\sim 3\\%$', '∼3%'],
    ['a $5 note and $10', 'a $5 note and $10'],
    ['$\\unknown{x}$ stays', '$\\unknown{x}$ stays'],
    ['$\\,$', '$\\,$'],
  ])('%s is %s', (text, expected) => {
    expect(mathsAsText(text)).toBe(expected);
  });
});

describe('a formula as markup', () => {
  it('is MathML between text that is escaped', () => {
    expect(mathsAsMarkup('<b> $x<y$ $\\oops$')).toBe(
      '&lt;b&gt; <math alttext="x&lt;y"><mi>x</mi><mo>&lt;</mo><mi>y</mi></math> $\\oops$',
    );
  });
});

describe('a formula as TeX', () => {
  it('has braces that match, and commands that common packages know', () => {
    expect(safeTex('\\left\\{ \\bm{x} \\right.')).toBe('\\left\\lbrace  \\boldsymbol{x} \\right.');
    expect(safeTex('\\argmax_x \\mathds{1}')).toBe('\\operatorname{argmax}_x \\mathbb{1}');
  });
});
