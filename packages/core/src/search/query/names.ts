import type { Lexicon } from '../words/lexicon.js';
import { Scanner } from '../words/scanner.js';
import type { NameField } from './nodes.js';
import type { QueryWord } from './resolve.js';

const scanner = new Scanner('names');
const decoder = new TextDecoder();

/** The folded words of a name, hyphenated parts apart. */
export function nameWords(name: string): string[] {
  const words: string[] = [];
  scanner.scan(name, (from, to, _hash, _start, _end, joined) => {
    if (!joined) words.push(decoder.decode(scanner.bytes.subarray(from, to)));
  });
  return words;
}

/** One is the initial of the other. */
function abbreviates(one: string, other: string): boolean {
  return one.length === 1 ? other.startsWith(one) : other.length === 1 && one.startsWith(other);
}

/**
 * Whether a name as it is asked for may be a name as it is written, in any order and with initials on either side:
 * "Y. LeCun", "LeCun, Yann" and "Yann Lecun" are each other. At least one word must be the same on both sides.
 */
function sameName(wanted: readonly string[], written: readonly string[]): boolean {
  const left = [...written];
  const take = (at: number): boolean => at >= 0 && left.splice(at, 1).length === 1;
  const abbreviated = wanted.filter((word) => !take(left.indexOf(word)));
  if (abbreviated.length === wanted.length) return false;
  return abbreviated.every((word) => take(left.findIndex((other) => abbreviates(word, other))));
}

function hasWords(wanted: readonly string[], written: readonly string[]): boolean {
  return wanted.every((word) => written.includes(word));
}

/** Every choice of one meaning a word, of which the first 64 are plenty. */
function waysToSay(words: readonly QueryWord<unknown>[]): string[][] {
  return words.reduce<string[][]>(
    (ways, { meant }) => ways.flatMap((way) => meant.map((word) => [...way, word])).slice(0, 64),
    [[]],
  );
}

/** A test of whether a name as it is written is one that the words ask for. */
export function nameTest(field: NameField, words: readonly QueryWord<unknown>[]): (name: string) => boolean {
  const wanted = waysToSay(words);
  const same = field === 'authors' ? sameName : hasWords;
  return (name) => {
    const written = nameWords(name);
    return wanted.some((way) => same(way, written));
  };
}

/**
 * A quick look at the bytes of a name: false when none of its words begins with the first letter of some word that is
 * asked for, so that neither it nor its initial can be there. Names with letters beyond ASCII are not judged.
 */
export function nameGlance(names: Lexicon, words: readonly QueryWord<unknown>[]): (entry: number) => boolean {
  const wanted = new Uint8Array(32);
  for (const { meant } of words) {
    const firsts = new Set(meant.map((word) => word.charCodeAt(0)));
    const [letter = 0] = firsts;
    if (firsts.size === 1 && letter > 96 && letter < 123) wanted[letter & 31]!++;
  }
  const letters = [...wanted.keys()].filter((letter) => wanted[letter]! > 0);
  const begun = new Uint8Array(32);
  return (entry) => {
    const { bytes, ends } = names;
    begun.fill(0);
    let before = 32;
    for (let at = names.startOf(entry); at < ends[entry]!; at++) {
      const byte = bytes[at]!;
      if (byte > 0x7e) return true;
      // Bit 0x20 is what tells a small letter from its capital.
      if (byte > 64 && !(before > 64)) begun[byte & 31]!++;
      before = byte;
    }
    for (const letter of letters) if (begun[letter]! < wanted[letter]!) return false;
    return true;
  };
}
