import type { Store } from '../store/store.js';
import { wordsStartingWith } from '../words/prefix.js';
import { repairs, spellingList } from '../words/spelling.js';
import type { Dictionary } from './resolve.js';
import { documentFrequency, type Term, termsOf } from './terms.js';

const encoder = new TextEncoder();

/** The vocabulary of an index in memory. */
export function dictionaryOf(store: Store): Dictionary<Term> {
  const { vocabulary } = store;
  const textOf = (entry: number): string => vocabulary.words.text(entry);
  return {
    termsOf(word, field, weight) {
      const bytes = encoder.encode(word);
      return termsOf(vocabulary.words.findText(word), vocabulary.termOfBytes(bytes, 0, bytes.length), field, weight);
    },
    frequencyOf: (term) => documentFrequency(store, term),
    startingWith: (beginning) => wordsStartingWith(vocabulary, beginning).map(textOf),
    repairsOf(word) {
      // A tenth more words since are few enough to be missed until the list is made again.
      if (store.spelling === undefined || store.spelling.made * 1.1 < vocabulary.words.size)
        store.spelling = spellingList(vocabulary);
      return repairs(vocabulary, store.spelling, word).map(textOf);
    },
  };
}
