/**
 * Mathematical alphabets of Unicode: where A, a and 0 stand. https://www.unicode.org/charts/PDF/U1D400.pdf
 * Letters that were in Unicode before the block have kept their old places.
 */
interface Alphabet {
  upper: number;
  lower?: number;
  digit?: number;
  older?: string;
}

const doubleStruck: Alphabet = { upper: 0x1d538, lower: 0x1d552, digit: 0x1d7d8, older: 'CℂHℍNℕPℙQℚRℝZℤ' };
const script: Alphabet = { upper: 0x1d49c, lower: 0x1d4b6, older: 'BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ' };
const fraktur: Alphabet = { upper: 0x1d504, lower: 0x1d51e, older: 'CℭHℌIℑRℜZℨ' };
const bold: Alphabet = { upper: 0x1d400, lower: 0x1d41a, digit: 0x1d7ce };
const boldItalic: Alphabet = { upper: 0x1d468, lower: 0x1d482, digit: 0x1d7ce };
const sans: Alphabet = { upper: 0x1d5a0, lower: 0x1d5ba, digit: 0x1d7e2 };
const mono: Alphabet = { upper: 0x1d670, lower: 0x1d68a, digit: 0x1d7f6 };

export const alphabets: ReadonlyMap<string, Alphabet> = new Map([
  ['mathbb', doubleStruck],
  ['mathbbm', doubleStruck],
  ['mathds', doubleStruck],
  ['mathcal', script],
  ['mathscr', script],
  ['mathfrak', fraktur],
  ['mathbf', bold],
  ['textbf', bold],
  ['bf', bold],
  ['boldsymbol', boldItalic],
  ['bm', boldItalic],
  ['mathsf', sans],
  ['mathtt', mono],
  ['texttt', mono],
]);

/** The character in that alphabet, or itself when the alphabet has none. */
export function inAlphabet(character: string, { upper, lower, digit, older = '' }: Alphabet): string {
  const at = [...older].findIndex((one, index) => index % 2 === 0 && one === character);
  if (at >= 0) return [...older][at + 1]!;
  const shift = (from: string, to: number | undefined) =>
    to === undefined ? character : String.fromCodePoint(to + character.charCodeAt(0) - from.charCodeAt(0));
  if (/^[A-Z]$/.test(character)) return shift('A', upper);
  if (/^[a-z]$/.test(character)) return shift('a', lower);
  return /^[0-9]$/.test(character) ? shift('0', digit) : character;
}
