import { letters, symbols } from './tex-tables.js';

/** Commands of mathematics that only change how letters look, or hold them together. */
const looks =
  /\\(?:math(?:cal|bb|bf|rm|it|sf|frak|scr|tt|ring)|text(?:rm|bf|it|sf|tt|sc)?|operatorname\*?|boldsymbol|bm|mbox|left|right|big+[lr]?|Big+[lr]?|displaystyle|limits|ensuremath)(?![A-Za-z])/g;
const command = /\\([A-Za-z]+)\s?/g;

/** Letters that are commands in mathematics and not in text. */
const mathLetters: Readonly<Record<string, string>> = {
  ell: 'l',
  hbar: 'h',
  imath: 'i',
  jmath: 'j',
  Re: 'Re',
  Im: 'Im',
  infty: '\u221E',
  varepsilon: '\u03B5',
  epsilon: '\u03B5',
  varphi: '\u03C6',
  phi: '\u03C6',
  vartheta: '\u03B8',
};

/** TeX as the letters it shows, for comparing: `$\ell_1$` as "l1", `\mathcal{O}(n \log n)` as "O(n log n)". */
export function asUnicode(text: string): string {
  return text
    .replace(looks, '')
    .replace(
      command,
      (_, name: string) =>
        mathLetters[name] ??
        (Object.hasOwn(letters, name) ? letters[name]! : Object.hasOwn(symbols, name) ? symbols[name]! : `${name} `),
    )
    .replace(/[_^{}$\\]/g, '');
}
