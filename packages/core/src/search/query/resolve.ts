import type { Store } from '../index/store.js';
import { hashOf } from '../words/lexicon.js';
import { Scanner } from '../words/scanner.js';
import { noTerm } from '../words/vocabulary.js';
import type { Field } from './nodes.js';
import { type Term, termsOf } from './terms.js';

/** One word of the query and the posting lists that stand for it. */
export interface QueryWord {
  /** Folded, as the dictionary has words. */
  text: string;
  /** One of a hyphenated chain written together, which repeats its parts. */
  joined: boolean;
  /** Empty when no paper has it. */
  terms: Term[];
  /** A stop word: nothing is known of it. */
  stopped: boolean;
}

const scanner = new Scanner();
const decoder = new TextDecoder();

/** The words of a piece of a query. "U-Net" gives "u", "net" and, joined, "unet". */
export function wordsOf(store: Store, text: string, field: Field | undefined): QueryWord[] {
  const { vocabulary } = store;
  const words: QueryWord[] = [];
  scanner.scan(text, (from, to, _hash, _start, _end, joined) => {
    const { bytes } = scanner;
    const word = vocabulary.words.find(bytes, from, to, hashOf(bytes, from, to));
    const term = vocabulary.termOfBytes(bytes, from, to);
    const stopped = term === noTerm;
    const names = field !== undefined && field !== 'title' && field !== 'abstract';
    words.push({
      text: decoder.decode(bytes.subarray(from, to)),
      joined,
      stopped: stopped && !names,
      terms: stopped && !names ? [] : termsOf(word, term, field, 1),
    });
  });
  return words;
}
