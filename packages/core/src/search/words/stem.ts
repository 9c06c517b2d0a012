// The English stemmer of Snowball, known as Porter2: https://snowballstem.org/algorithms/english/stemmer.html
// It works on bytes: a dictionary has every word stemmed once, and strings would be most of the time of that.

import { standardForm } from './variants.js';

const irregular = pairs(
  'skis:ski skies:sky dying:die lying:lie tying:tie idly:idl gently:gentl ugly:ugli early:earli only:onli ' +
    'singly:singl sky:sky news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes',
);

/** Words that stay as they are once the plural is off. */
const settled = pairs('inning outing canning herring earring proceed exceed succeed');

/** Words whose first region is this and no less. */
const prefixes = ['gener', 'commun', 'arsen'];

/** Step 2: a suffix in region 1 and what replaces it; the longest that fits decides. */
const step2 = pairs(
  'ization:ize ational:ate fulness:ful ousness:ous iveness:ive tional:tion biliti:ble lessli:less entli:ent ation:ate alism:al aliti:al ousli:ous iviti:ive fulli:ful enci:ence anci:ance abli:able izer:ize ator:ate alli:al bli:ble',
);

const step3 = pairs('ational:ate tional:tion alize:al icate:ic iciti:ic ical:ic ness ful');

const step4 = pairs('ement ance ence able ible ment ant ent ism ate iti ous ive ize al er ic');

type Suffix = readonly [suffix: string, replacement: string];

/** `suffix:replacement` pairs by the code of the suffix's last letter, which rules out most of them at once. */
function pairs(text: string): readonly Suffix[][] {
  const table: Suffix[][] = [];
  for (const pair of text.split(' ')) {
    const [suffix = '', replacement = ''] = pair.split(':');
    const last = suffix.charCodeAt(suffix.length - 1);
    table[last] = [...(table[last] ?? []), [suffix, replacement]];
  }
  return table;
}

/** "Y": a y that is a consonant. */
const consonantY = 89;

/** The word at hand: its letters, and how many of them are left. */
let letters: Uint8Array = new Uint8Array(0);
let length = 0;

/** A bit for each of a, e, i, o, u and y. */
const vowels = 0x1104111;

function isVowel(at: number): boolean {
  const letter = letters[at]!;
  return letter > 96 && ((vowels >> (letter - 97)) & 1) === 1;
}

function hasVowel(to: number): boolean {
  for (let at = 0; at < to; at++) if (isVowel(at)) return true;
  return false;
}

/** Whether the letters from a place on, which may lie before the first, are these. */
function holds(part: string, from: number): boolean {
  for (let at = part.length - 1; at >= 0; at--) if (letters[from + at] !== part.charCodeAt(at)) return false;
  return true;
}

function ends(suffix: string): boolean {
  return holds(suffix, length - suffix.length);
}

function append(text: string): void {
  for (let at = 0; at < text.length; at++) letters[length++] = text.charCodeAt(at);
}

/** The suffix of a table that the word has. */
function suffixOf(table: readonly Suffix[][]): Suffix | undefined {
  for (const pair of table[letters[length - 1]!] ?? []) if (ends(pair[0])) return pair;
  return undefined;
}

/** Replaces the suffix of the table that the word has, where it lies in the region. False when it has none. */
function replaceSuffix(table: readonly Suffix[][], region: number): boolean {
  const pair = suffixOf(table);
  if (pair === undefined) return false;
  if (length - pair[0].length >= region) {
    length -= pair[0].length;
    append(pair[1]);
  }
  return true;
}

/** Whether the last letter is one of these. */
function endsIn(some: string): boolean {
  return some.includes(String.fromCharCode(letters[length - 1]!));
}

/** A short syllable at the end: vowel + consonant other than w, x, Y after a consonant; or vowel + consonant alone. */
function endsShort(): boolean {
  if (isVowel(length - 1) || !isVowel(length - 2)) return false;
  return length === 2 || (!isVowel(length - 3) && !endsIn('wxY'));
}

/** Where the region after the first consonant that follows a vowel begins. */
function regionAfter(from: number): number {
  for (let at = from + 1; at < length; at++) if (isVowel(at - 1) && !isVowel(at)) return at + 1;
  return length;
}

function dropPlural(): void {
  if (ends('sses')) length -= 2;
  else if (ends('ied') || ends('ies')) length -= length > 4 ? 2 : 1;
  else if (ends('s') && !ends('us') && !ends('ss') && hasVowel(length - 2)) length--;
}

function dropPast(region1: number): void {
  const whole = length;
  if (ends('ly')) length -= 2;
  const before = length - (ends('eed') || ends('ing') ? 3 : ends('ed') ? 2 : length);
  if (ends('eed')) length = before < region1 ? whole : before + 2;
  else if (!hasVowel(before)) length = whole;
  else {
    length = before;
    if (ends('at') || ends('bl') || ends('iz')) append('e');
    else if (letters[length - 1] === letters[length - 2] && endsIn('bdfgmnprt')) length--;
    else if (region1 >= length && endsShort()) append('e');
  }
}

function dropDerivation(region1: number): void {
  if (replaceSuffix(step2, region1)) return;
  if (ends('logi')) length -= length - 3 >= region1 ? 1 : 0;
  else if (ends('li') && length - 2 >= region1 && length > 2) {
    length -= 2;
    if (!endsIn('cdeghkmnrt')) length += 2;
  }
}

function dropResidue(region2: number): void {
  if (replaceSuffix(step4, region2)) return;
  if ((ends('sion') || ends('tion')) && length - 3 >= region2) length -= 3;
}

function dropFinal(region1: number, region2: number): void {
  if (ends('ll')) {
    if (length - 1 >= region2) length--;
  } else if (ends('e')) {
    length--;
    if (length < region2 && (length < region1 || endsShort())) length++;
  }
}

function dropAll(): void {
  const exception = suffixOf(irregular);
  if (exception?.[0].length === length) {
    length = 0;
    append(exception[1]);
    return;
  }
  const prefix = prefixes.find((each) => holds(each, 0));
  const region1 = prefix?.length ?? regionAfter(0);
  const region2 = regionAfter(region1);
  dropPlural();
  if (suffixOf(settled)?.[0].length === length) return;
  dropPast(region1);
  if (endsIn('yY') && length > 2 && !isVowel(length - 2)) letters[length - 1] = 105;
  dropDerivation(region1);
  if (!ends('ative')) replaceSuffix(step3, region1);
  else if (length - 5 >= region2) length -= 5;
  dropResidue(region2);
  dropFinal(region1, region2);
}

/**
 * Writes the stem of an English word given in lower-case ASCII letters `into` an array with room for it and one more,
 * and returns its length: `networks` and `networking` give `network`. Whatever holds anything but such letters comes
 * out as it is.
 */
export function stem(bytes: Uint8Array, from: number, to: number, into: Uint8Array): number {
  letters = into;
  length = 0;
  let plain = to - from > 2;
  for (let at = from; at < to; at++) {
    const letter = bytes[at]!;
    if (letter < 97 || letter > 122) plain = false;
    // A y that begins the word or follows a vowel is a consonant.
    letters[length] = letter === 121 && (length === 0 || isVowel(length - 1)) ? consonantY : letter;
    length++;
  }
  if (plain) dropAll();
  for (let at = 0; at < length; at++) if (letters[at] === consonantY) letters[at] = 121;
  return length;
}

/** The stem of a word given as text, in the one spelling that the index keeps. */
export function stemOf(word: string): string {
  const bytes = new TextEncoder().encode(standardForm(word));
  const scratch = new Uint8Array(bytes.length + 1);
  return new TextDecoder().decode(scratch.subarray(0, stem(bytes, 0, bytes.length, scratch)));
}
