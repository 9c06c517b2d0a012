import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detex } from '../../src/text/detex.js';

describe('detex', () => {
  it.each([
    [
      'accents on letters',
      String.raw`Poincar\'e, Erd\H{o}s, \v{S}koda, Fran\c{c}ois, G\"{o}del, \.Zak`,
      'Poincaré, Erdős, Škoda, François, Gödel, Żak',
    ],
    ['accents on dotless letters', String.raw`na\"{\i}ve, \'\i, \^{\j}`, 'naïve, í, ĵ'],
    ['accents in groups and with blanks', String.raw`{\'E}cole, \' ecole, \c c`, 'École, école, ç'],
    ['an accent on nothing', String.raw`x\'{} and \^{} end\'`, 'x and  end'],
    [
      'letters of other alphabets',
      String.raw`\O yvind, Stra{\ss}e, \L{}\'od\'z, \aa ngstr\"om`,
      'Øyvind, Straße, Łódź, ångström',
    ],
    ['quotation marks', "``quoted'' and `single' and it's", "“quoted” and ‘single’ and it's"],
    ['code between back quotes', 'the `train` function and `eval`', 'the `train` function and `eval`'],
    ['dashes', 'pages 1--3 --- as said; a-b; a line ------', 'pages 1–3 — as said; a-b; a line ------'],
    ['escapes', String.raw`50\% of R\&D at \$5, \#1, a\_b, \{x\}`, '50% of R&D at $5, #1, a_b, {x}'],
    ['ties, but not tildes', 'Fig.~3, et~al., ~35% of /~home', 'Fig. 3, et al., ~35% of /~home'],
    ['formatting', String.raw`\textbf{Bold} {\it italic} \emph{and \textsc{Caps}}`, 'Bold italic and Caps'],
    ['braces that protect capitals', '{BERT}: {P}re-training', 'BERT: Pre-training'],
    ['but not sets', 'weights in {-1,0,1} and {0, 1}', 'weights in {-1,0,1} and {0, 1}'],
    ['Greek and signs', String.raw`an \alpha-helix, 10\times faster, a \rightarrow b`, 'an α-helix, 10× faster, a → b'],
    ['references', String.raw`as shown~\cite{a,b}\label{x}\footnotemark.`, 'as shown .'],
    [
      'addresses',
      String.raw`\url{https://a.org/~x_y} or \href{https://b.org}{here}`,
      'https://a.org/~x_y or here (https://b.org)',
    ],
    ['commands nobody knows', String.raw`\ours{} beats \foo{all of} them and \XQM`, 'ours beats all of them and XQM'],
    ['what is no TeX', 'E^2-LLM, T_c, a\\1, 100%, C++ & more', 'E^2-LLM, T_c, a\\1, 100%, C++ & more'],
  ])('reads %s', (_, tex, text) => {
    expect(detex(tex)).toBe(text);
  });

  it.each([
    ['inline', String.raw`at $\mathcal{O}(n~\log n)$ cost -- ok`, String.raw`at $\mathcal{O}(n~\log n)$ cost – ok`],
    ['display', String.raw`$$\frac{a}{b}$$`, String.raw`$$\frac{a}{b}$$`],
    ['with other delimiters', String.raw`\(x^2\) and \[y\] and \ensuremath{z}`, '$x^2$ and $$y$$ and $z$'],
    ['with a dollar inside', String.raw`$a \text{ costs \$5 } b$ -- x`, String.raw`$a \text{ costs \$5 } b$ – x`],
  ])('keeps mathematics %s', (_, tex, text) => {
    expect(detex(tex)).toBe(text);
  });

  it.each(['$5 to $10', 'US$5 or $6 -ish', 'a lone $ sign', '$ 5 $'])('takes %j for money', (text) => {
    expect(detex(`${text} \\'e`)).toBe(`${text} é`);
  });

  it('never throws, and leaves text without TeX alone', () => {
    const tex = fc
      .array(fc.constantFrom('\\', '{', '}', '$', '~', "'", '`', '-', ' ', 'a', '\\alpha', "\\'", '\\foo', '\n'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(tex, (text) => {
        expect(typeof detex(text)).toBe('string');
      }),
      { numRuns: 500, seed: 1 },
    );
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/[\\${}~`'-]/.test(text)),
        (text) => {
          expect(detex(text)).toBe(text);
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });

  it('takes time in proportion to the length', () => {
    for (const piece of [
      '{',
      '}',
      '$',
      '$a',
      '\\',
      '`',
      "\\'",
      '\\foo{',
      '\\(',
      '\\[',
      '\\ensuremath{',
      ' ',
      '~',
      '$$',
      '`a ',
    ]) {
      expect(detex(piece.repeat(20_000)).length).toBeGreaterThanOrEqual(0);
    }
  });
});
