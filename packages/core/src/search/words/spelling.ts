import { editDistance } from '../../text/edit-distance.js';
import type { Vocabulary } from './vocabulary.js';

/** The most used words are looked through and no others: the cost of a repair does not grow with the papers. */
const mostWords = 0x8000;
const shortestWord = 3;
const longestWord = 24;
/** Words that one with a typing error is taken for. */
const mostRepairs = 2;
/** From this length on, two errors are forgiven. */
const twoErrorsFrom = 8;

/** The words a typing error may be of, those of one length together. */
export interface SpellingList {
  /** How many words the vocabulary had when the list was made. */
  made: number;
  byLength: readonly { words: Uint32Array; letters: Uint32Array }[];
}

/** A bit for each letter of the alphabet and one for everything else. */
function lettersOf(bytes: Uint8Array, from: number, to: number): number {
  let letters = 0;
  for (let at = from; at < to; at++) {
    const letter = bytes[at]! - 97;
    letters |= 1 << (letter >= 0 && letter < 26 ? letter : 26);
  }
  return letters;
}

/** Whether more than one or two bits are set: each step takes one off. */
function moreThan(most: number, bits: number): boolean {
  let rest = bits;
  for (let taken = 0; taken < most; taken++) rest &= rest - 1;
  return rest !== 0;
}

/** The use count from which on a word is among the most used ones. */
function leastUse({ words, uses }: Vocabulary): number {
  const histogram = new Uint32Array(256);
  for (let word = 0; word < words.size; word++) histogram[Math.min(uses[word]!, 255)]!++;
  let least = 256;
  let kept = 0;
  while (least > 1 && kept + histogram[least - 1]! <= mostWords) kept += histogram[--least]!;
  return least;
}

export function spellingList(vocabulary: Vocabulary): SpellingList {
  const { words, uses } = vocabulary;
  const least = leastUse(vocabulary);
  const lists = Array.from({ length: longestWord + 1 }, (): number[] => []);
  for (let word = 0; word < words.size; word++)
    if (uses[word]! >= least && words.lengthOf(word) >= shortestWord) lists[words.lengthOf(word)]?.push(word);
  return {
    made: words.size,
    byLength: lists.map((list) => ({
      words: Uint32Array.from(list),
      letters: Uint32Array.from(list, (word) => lettersOf(words.bytes, words.startOf(word), words.ends[word]!)),
    })),
  };
}

/** The words within so many errors of what was typed, and a rank for each: fewer errors, then the same first letter. */
function within({ words }: Vocabulary, list: SpellingList, typed: Uint8Array, most: number): [number, number][] {
  const letters = lettersOf(typed, 0, typed.length);
  const ranked: [word: number, rank: number][] = [];
  for (let length = typed.length - most; length <= typed.length + most; length++) {
    const candidates = list.byLength[length];
    if (candidates === undefined) continue;
    for (let i = 0; i < candidates.words.length; i++) {
      // An error takes at most one letter out of the set and puts at most one in.
      const other = candidates.letters[i]!;
      if (moreThan(most, other & ~letters) || moreThan(most, letters & ~other)) continue;
      const word = candidates.words[i]!;
      const bytes = words.bytesOf(word);
      const distance = editDistance(typed, bytes, most);
      // Another word is sought: the one typed may be in the list itself.
      if (distance > 0 && distance <= most) ranked.push([word, 2 * distance + (bytes[0] === typed[0] ? 0 : 1)]);
    }
  }
  return ranked;
}

/**
 * The words that one with a typing error may be meant to be, best first: fewest errors, then the same first letter,
 * then most used. One error is forgiven, two in words of eight letters and more; none in words of two.
 */
export function repairs(vocabulary: Vocabulary, list: SpellingList, text: string): number[] {
  const typed = new TextEncoder().encode(text);
  if (typed.length < shortestWord || typed.length > longestWord || /\d/.test(text)) return [];
  let candidates = within(vocabulary, list, typed, 1);
  if (candidates.length === 0 && typed.length >= twoErrorsFrom) candidates = within(vocabulary, list, typed, 2);
  const best = Math.min(...candidates.map(([, rank]) => rank));
  return candidates
    .filter(([, rank]) => rank === best)
    .map(([word]) => word)
    .sort((a, b) => vocabulary.uses[b]! - vocabulary.uses[a]!)
    .slice(0, mostRepairs);
}
