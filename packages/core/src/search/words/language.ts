import { Scanner, type WordScanner } from './scanner.js';
import { stopWords } from './stop-words.js';
import { TokenScanner } from './token-scanner.js';

/** How texts become words, and words terms. */
export interface Language {
  /** Words too common to tell papers apart, folded. */
  stops: readonly string[];
  /** English by rules of our own, words as they are, or by a function from a folded word to its stem. */
  stem: 'english' | 'none' | ((word: string) => string);
  /** Cuts a text into words; by rules of our own where there is none. */
  tokenize?: ((text: string) => Iterable<string>) | undefined;
}

/** What of an index's options says how its texts become words. */
export interface LanguageOptions {
  stem?: boolean | ((word: string) => string) | undefined;
  stopWords?: readonly string[] | undefined;
  tokenize?: ((text: string) => Iterable<string>) | undefined;
}

const decoder = new TextDecoder();

/** Words as papers and queries have them, once they are folded. */
function folded(words: readonly string[]): string[] {
  const scanner = new Scanner('names');
  const found = new Set<string>();
  for (const word of words)
    scanner.scan(word, (from, to, _hash, _start, _end, joined) => {
      if (!joined) found.add(decoder.decode(scanner.bytes.subarray(from, to)));
    });
  return [...found];
}

export function languageOf({ stem = true, stopWords: stops, tokenize }: LanguageOptions): Language {
  return {
    stops: stops === undefined ? stopWords : folded(stops),
    stem: stem === true ? 'english' : stem === false ? 'none' : stem,
    ...(tokenize !== undefined && { tokenize }),
  };
}

/** Cuts texts into the words of a language. */
export function scannerOf({ tokenize }: Language): WordScanner {
  return tokenize === undefined ? new Scanner() : new TokenScanner(tokenize);
}
