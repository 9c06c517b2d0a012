import { type Language, scannerOf } from './language.js';
import { grown, hashOf, Lexicon, type LexiconData } from './lexicon.js';
import type { WordScanner } from './scanner.js';
import { stem } from './stem.js';
import { standardForm } from './variants.js';
import type { WordList } from './word-list.js';

/** Room for any word of the scanner, as it is and as its stem. */
const standard = new Uint8Array(256);
let stemmed = new Uint8Array(256);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Writes the stem of a word into `stemmed`, of its one spelling if it is English, and returns its length. */
function stemInto(bytes: Uint8Array, from: number, to: number, by: Language['stem']): number {
  const word = decoder.decode(bytes.subarray(from, to));
  if (typeof by === 'function') {
    const own = encoder.encode(String(by(word)));
    if (own.length === 0) return stemInto(bytes, from, to, 'none');
    stemmed = grown(stemmed, own.length);
    stemmed.set(own);
    return own.length;
  }
  if (by === 'none') {
    stemmed.set(bytes.subarray(from, to));
    return to - from;
  }
  const form = standardForm(word);
  if (form === word) return stem(bytes, from, to, stemmed);
  return stem(standard, 0, encoder.encodeInto(form, standard).written, stemmed);
}

/** The term of a word that is not indexed. */
export const noTerm = 0xffffffff;

/** What a vocabulary is when it is saved. */
export interface VocabularyData {
  words: LexiconData;
  termOf: Uint32Array;
  uses: Uint32Array;
}

/**
 * Every word ever met, and the term each stands for. A term is numbered as the entry of its stem, so that one
 * lexicon holds both; a word is stemmed once, however often it occurs.
 */
export class Vocabulary {
  readonly words: Lexicon;
  readonly language: Language;
  /** For whoever is not in the middle of a text: it keeps that of the last one. */
  readonly scanner: WordScanner;
  termOf: Uint32Array;
  /** How often each word was met as it is written: 0 for a stem that is no word itself. */
  uses: Uint32Array;
  private resolved = 0;

  constructor(language: Language, saved?: VocabularyData) {
    this.language = language;
    this.scanner = scannerOf(language);
    this.words = new Lexicon(saved?.words);
    this.termOf = saved?.termOf ?? new Uint32Array(0);
    this.uses = saved?.uses ?? new Uint32Array(0);
    this.resolved = this.termOf.length;
    if (saved === undefined) for (const word of language.stops) this.words.internText(word);
    this.resolve();
  }

  /** Whether words stand for their stems. */
  get stemming(): boolean {
    return this.language.stem !== 'none';
  }

  /** Whether an entry is a word too common to be looked for. */
  isStop(entry: number): boolean {
    return entry >= 0 && entry < this.language.stops.length;
  }

  /** Gives every new word its term; the stems it adds stand for themselves. */
  resolve(): void {
    for (; this.resolved < this.words.size; this.resolved++) {
      const word = this.resolved;
      this.termOf = grown(this.termOf, this.words.size);
      this.uses = grown(this.uses, this.words.size);
      this.termOf[word] = this.isStop(word) ? noTerm : this.stemOf(word);
    }
  }

  /**
   * Finds the entries of the words of a text, adding those that are new. All are looked up before any is compared, so
   * that the waits for memory, which are most of the time, overlap.
   */
  intern(bytes: Uint8Array, { size, from, to, hash, entry }: WordList): void {
    const { words } = this;
    words.guess(hash, entry, size);
    for (let i = 0; i < size; i++) {
      if (words.equals(entry[i]!, bytes, from[i]!, to[i]!)) continue;
      entry[i] = words.intern(bytes, from[i]!, to[i]!, hash[i]!);
      if (entry[i]! >= this.resolved) this.resolve();
    }
  }

  /** The term a query word stands for, whether or not that very form was met; -1 when nothing has it. */
  termOfBytes(bytes: Uint8Array, from: number, to: number): number {
    const word = this.words.find(bytes, from, to, hashOf(bytes, from, to));
    if (word >= 0) return this.termOf[word]!;
    if (!this.stemming) return -1;
    const length = stemInto(bytes, from, to, this.language.stem);
    return this.words.find(stemmed, 0, length, hashOf(stemmed, 0, length));
  }

  /** The stem of a word, or the word where stems are not kept or it is a stop word: a copy. */
  stemBytes(word: string): Uint8Array {
    const bytes = encoder.encode(word);
    if (!this.stemming || this.isStop(this.words.findText(word))) return bytes;
    return stemmed.slice(0, stemInto(bytes, 0, bytes.length, this.language.stem));
  }

  private stemOf(word: number): number {
    if (!this.stemming) return word;
    const { words } = this;
    const length = stemInto(words.bytes, words.startOf(word), words.ends[word]!, this.language.stem);
    return words.intern(stemmed, 0, length, hashOf(stemmed, 0, length));
  }
}
