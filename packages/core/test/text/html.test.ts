import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkup } from '../../src/text/escape/markup.js';
import { htmlToText } from '../../src/text/html.js';

const formula = '<mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>';

describe('htmlToText', () => {
  it.each([
    ['formatting', 'The <i>E. coli</i> <b>genome</b> <scp>dna</scp>', 'The E. coli genome dna'],
    ['indices', 'H<sub>2</sub>O, 10<sup>-3</sup>, 4<sup>th</sup>', 'H₂O, 10⁻³, 4th'],
    ['entities', 'R&amp;D &lt; 5 &eacute;&#233;&#xe9;', 'R&D < 5 ééé'],
    ['what was escaped twice', 'A &amp;lt;i&amp;gt;B&amp;lt;/i&amp;gt; &amp;amp; C', 'A <i>B</i> & C'],
    ['mark-up that was escaped once', '&lt;i&gt;K&lt;/i&gt;-means', 'K-means'],
    ['a tag without an end that is text', 'a &lt;b&gt; c', 'a <b> c'],
    ['comparisons', 'p < 0.05 and q > 2', 'p < 0.05 and q > 2'],
    ['paragraphs', '<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
    ['line breaks', 'One<br>two<br/>three', 'One\ntwo\nthree'],
    ['a JATS abstract', '<jats:title>Abstract</jats:title><jats:p>It works.</jats:p>', 'It works.'],
    [
      'the sections of one',
      '<jats:sec><jats:title>Background</jats:title><jats:p>It was.</jats:p></jats:sec><jats:sec><jats:title>Results:</jats:title><jats:p>It is.</jats:p></jats:sec>',
      'Background:\n\nIt was.\n\nResults:\n\nIt is.',
    ],
    ['MathML', `The ${formula} term`, 'The x² term'],
    ['a MathML fraction', '<math><mfrac><mn>1</mn><mi>n</mi></mfrac></math>', '1/n'],
    ['MathML indices that Unicode lacks', '<math><msub><mi>T</mi><mi>c</mi></msub></math>', 'T_c'],
    [
      'the TeX of a formula rather than its MathML',
      `So <inline-formula><alternatives><tex-math>$$x^2$$</tex-math>${formula}</alternatives></inline-formula> grows`,
      'So $x^2$ grows',
    ],
    [
      'the TeX of a formula in a whole document',
      String.raw`<tex-math>\documentclass{a}\begin{document}$$\alpha$$\end{document}</tex-math>`,
      String.raw`$\alpha$`,
    ],
    ['scripts', 'A<script>alert("x")</script><style>b{}</style> B', 'A B'],
    ['comments', 'A<!-- hidden --> B', 'A B'],
  ])('reads %s', (_, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('reads text that was only escaped as the parser does', () => {
    const pieces = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '<',
      '>',
      '&',
      '"',
      "'",
      '&amp;',
      '&lt;',
      '&#39;',
      '&quot;',
      '&eacute;',
      ';',
    );
    fc.assert(
      fc.property(fc.array(pieces), fc.boolean(), (parts, escaped) => {
        const html = escaped ? escapeMarkup(parts.join('')) : parts.join('').replaceAll('<', '');
        // A comment is nothing to read, and for the parser alone.
        expect(htmlToText(html).trim()).toBe(htmlToText(`${html}<!-- -->`));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('never throws', () => {
    const html = fc
      .array(fc.constantFrom('<', '>', '</', 'p', 'sup', '&', 'amp;', '<sub>', '</sub>', '<math>', '"', ' ', '<!--'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(html, (text) => {
        expect(typeof htmlToText(text)).toBe('string');
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('takes time in proportion to the length', () => {
    for (const piece of ['<sup>2</sup>', '<sup>', '<', '<!--', '&', '<a "', '<math><msup>', '</p>', '<p>', '&amp;']) {
      expect(htmlToText(piece.repeat(20_000)).length).toBeGreaterThanOrEqual(0);
    }
  });
});
