import { accents } from './tex-tables.js';

// What is left of TeX when a page's text is extracted: the backslashes and dollars are gone and the commands look like
// words. Repaired only where no English word can be meant: in contact with a digit, or in front of a brace.

/** Commands that stand between or behind numbers: "100times", "90%pm2", "10^circ". */
const symbols: Readonly<Record<string, string>> = {
  approx: '\u2248',
  cdot: '\u00B7',
  ge: '\u2265',
  geq: '\u2265',
  infty: '\u221E',
  le: '\u2264',
  leq: '\u2264',
  pm: '\u00B1',
  sim: '\u223C',
  times: '\u00D7',
};

/** Directly behind a digit, and followed by no letter; "5pm" is an hour unless a digit follows. */
const behindDigit = new RegExp(`(\\d)(?!pm(?!\\d))(${Object.keys(symbols).join('|')})(?![A-Za-z])`, 'g');

/** Commands whose argument is in braces: the braces prove that no word is meant. */
const fonts =
  /(?<![A-Za-z\\])(?:mathcal|mathbb|mathbf|mathrm|mathit|mathsf|boldsymbol|textbf|textit|texttt|textsc|emph|text)\{((?:[^{}]|\{[^{}]{0,40}\}){1,80})\}/g;

/** An accent on a letter: "Poincar\\'e". */
const accented = /\\(['"`^~=.])\s?(?:\{(\p{L})\}|(\p{L}))/gu;

/** Escapes and quotation marks, which extractors leave as they were typed: each by what a text with it has in it. */
const signs: readonly (readonly [hint: string, sign: RegExp, meant: string])[] = [
  ['\\', /\\([%&_#$])/g, '$1'],
  ['``', /``/g, '\u201C'],
  ["''", /(?<=^|[\s([])''(?=[\p{L}\p{N}])/gu, '\u201C'],
  ["''", /''/g, '\u201D'],
];

/**
 * Text with the TeX commands that lost their backslash made whole. For text that was extracted from a page; TeX itself
 * is `detex`'s.
 *
 * @example
 * restoreTex('up to 100times faster in mathcal{O}(n)'); // 'up to 100× faster in O(n)'
 */
export function restoreTex(text: string): string {
  const whole = text.replace(behindDigit, (_, digit: string, name: string) => digit + symbols[name]!);
  const plain = whole.includes('{') ? whole.replace(fonts, '$1') : whole;
  if (!/[\\`']/.test(plain)) return plain;
  const lettered = plain.replace(accented, (_, sign: string, braced?: string, bare?: string) =>
    `${braced ?? bare}${accents[sign]}`.normalize('NFC'),
  );
  return signs.reduce(
    (read, [hint, sign, meant]) => (read.includes(hint) ? read.replace(sign, meant) : read),
    lettered,
  );
}
