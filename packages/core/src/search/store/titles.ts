import { fnvBasis, fnvMix } from '../../text/fnv.js';
import type { Vocabulary } from '../words/vocabulary.js';
import type { WordList } from '../words/word-list.js';

/**
 * What of a title a query can be held against without the title: thirteen bytes a paper. Each hash is of the stems of
 * words written together, so "SAM 2", "SAM-2" and "sam2" have the same, and so have "data sets" and "dataset".
 */
export interface Titles {
  /** Letters and digits of all its words, stop words too. */
  letters: Uint8Array;
  whole: Uint32Array;
  /** Of the name it begins with, or 0: "LoRA" of "LoRA: Low-Rank Adaptation". */
  heads: Uint32Array;
  /** Of its first three words, or 0 when it has no more. */
  leads: Uint32Array;
}

/** Words by which a title is known that a query begins like. */
export const leadWords = 3;

export function emptyTitles(size: number): Titles {
  const hashes = (): Uint32Array => new Uint32Array(size);
  return { letters: new Uint8Array(size), whole: hashes(), heads: hashes(), leads: hashes() };
}

/** A copy of each of the arrays. */
export function eachOf(titles: Titles, copy: <A extends Uint8Array | Uint32Array>(array: A) => A): Titles {
  const { letters, whole, heads, leads } = titles;
  return { letters: copy(letters), whole: copy(whole), heads: copy(heads), leads: copy(leads) };
}

/** The name before a colon or a dash, or what a report is on. */
const head = /^(.{1,60}?)(?:[:：]|\s[-–—]\s|\s+(?:technical report|system card|model card)$)/iu;

/** The name that a title begins with, if it has one. */
export function headOf(title: string): string {
  return head.exec(title)?.[1] ?? '';
}

/** FNV-1a going on from what it was. */
export function hashOn(before: number | undefined, bytes: Uint8Array): number {
  let hash = before ?? fnvBasis;
  for (const byte of bytes) hash = fnvMix(hash, byte);
  return hash >>> 0;
}

/** The hash after each word of a text that is no repetition of its parts, from the list of its words. */
export function hashesOf({ words, termOf }: Vocabulary, list: WordList): number[] {
  const hashes: number[] = [];
  let next = 0;
  for (let at = 0; at < list.size; at++) {
    if (list.joined[next] === at) {
      next++;
      continue;
    }
    const entry = list.entry[at]!;
    const term = termOf[entry]!;
    hashes.push(hashOn(hashes.at(-1), words.bytesOf(term < words.size ? term : entry)));
  }
  return hashes;
}
