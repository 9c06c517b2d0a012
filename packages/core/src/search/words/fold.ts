import { asciiLetters } from '../../text/ascii-letters.js';

/**
 * What a character is to the scanner. Letters and digits are their own folded code (48 and up); everything else is
 * one of these classes, which as control codes can never be the folded form of a letter.
 */
export const kind = {
  unknown: 0,
  separator: 1,
  /** Folds to several letters: ß, æ, β. */
  several: 2,
  /** A combining mark: dropped without ending the word. */
  mark: 3,
  /** A script written without spaces: Han, kana, Thai. */
  unspaced: 4,
  hyphen: 5,
  dot: 6,
  comma: 7,
  apostrophe: 8,
  /** `$`, `^`, `{`, `}`: silent between letters, as in `E^2` and `$k$-means`. */
  glue: 9,
  underscore: 10,
  sign: 11,
  backslash: 12,
  surrogate: 13,
} as const;

/** The first folded code that is a letter or digit. */
export const firstLetter = 48;

/** By code unit what `foldOf` gave for it, `unknown` until it was asked. */
export const folds = new Uint16Array(0x10000);
const several = new Map<number, string>();

/** So that "TGF-β" and "TGF-beta", "α" and `$\alpha$` are the same words. */
const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

const classes: Readonly<Record<string, number>> = {
  '-': kind.hyphen,
  '\u2010': kind.hyphen,
  '\u2011': kind.hyphen,
  '\u2013': kind.hyphen,
  '\u00ad': kind.mark,
  '\u200d': kind.mark,
  '.': kind.dot,
  ',': kind.comma,
  "'": kind.apostrophe,
  '\u2019': kind.apostrophe,
  $: kind.glue,
  '^': kind.glue,
  '{': kind.glue,
  '}': kind.glue,
  _: kind.underscore,
  '+': kind.sign,
  '#': kind.sign,
  '\\': kind.backslash,
};

const unspacedScript = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]$/u;

/** The letters and digits a character stands for: lower case, no accents, Greek by name. Empty for all others. */
function lettersOf(character: string): string {
  let letters = '';
  for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    const name = greek[(part.codePointAt(0) ?? 0) - 0x3b1];
    if (name !== undefined) letters += name;
    else if (asciiLetters[part] !== undefined) letters += asciiLetters[part];
    else if (/^[\p{L}\p{N}]$/u.test(part) || /^[\u0900-\u1fff]$/u.test(part)) letters += part;
  }
  return letters;
}

function classify(code: number): number {
  const character = String.fromCodePoint(code);
  const named = classes[character];
  if (named !== undefined) return named;
  if (code >= 0xd800 && code < 0xe000) return kind.surrogate;
  if (/^[\p{Mn}\u200b\u200c]$/u.test(character) && !/^[\u0900-\u1fff]$/u.test(character)) return kind.mark;
  if (/^[\p{L}\p{N}\u30fc]$/u.test(character) && unspacedScript.test(character)) return kind.unspaced;
  const letters = lettersOf(character);
  if (letters === '') return kind.separator;
  if (letters.length === 1 && code < 0x10000) return letters.charCodeAt(0);
  several.set(code, letters);
  return kind.several;
}

/** The folded code or the class of a UTF-16 code unit, worked out once for each. */
export function foldOf(code: number): number {
  const cached = folds[code]!;
  if (cached !== kind.unknown) return cached;
  const folded = classify(code);
  folds[code] = folded;
  return folded;
}

/** The letters of a code unit or code point that folds to several, or that lies beyond the first plane. */
export function lettersOfCode(code: number): string {
  const cached = several.get(code);
  if (cached !== undefined) return cached;
  const letters = lettersOf(String.fromCodePoint(code));
  several.set(code, letters);
  return letters;
}

/** Whether a code point beyond the first plane belongs to a script without spaces (rare ideographs). */
export function isUnspaced(codePoint: number): boolean {
  return unspacedScript.test(String.fromCodePoint(codePoint));
}
