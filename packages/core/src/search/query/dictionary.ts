import { ownWord } from '../store/segment.js';
import type { Store } from '../store/store.js';
import { completionsOf } from '../words/prefix.js';
import { repairs, spellingList } from '../words/spelling.js';
import { isOwn } from './nodes.js';
import type { Dictionary } from './resolve.js';
import { documentFrequency, type Term, termsOf } from './terms.js';

const encoder = new TextEncoder();

/** The vocabulary of an index in memory. */
export function dictionaryOf(store: Store): Dictionary<Term> {
  const { vocabulary, scoring } = store;
  const ownNames = Object.keys(store.ownFields);
  const ownTerms = (field: string, word: string, weight: number): Term[] => {
    const term = vocabulary.words.findText(ownWord(field, word));
    const boost = Object.hasOwn(scoring.own, field) ? scoring.own[field]! : 1;
    return term < 0 ? [] : [{ zone: 'own', term, mask: 0xff, weight: weight * boost }];
  };
  const textOf = (entry: number): string => vocabulary.words.text(entry);
  return {
    scanner: vocabulary.scanner,
    isStop: (word) => vocabulary.isStop(vocabulary.words.findText(word)),
    termsOf(word, field, weight) {
      if (isOwn(field)) return ownTerms(field.slice(4), word, weight);
      const bytes = encoder.encode(word);
      const own = field === undefined ? ownNames.flatMap((name) => ownTerms(name, word, weight)) : [];
      const term = vocabulary.termOfBytes(bytes, 0, bytes.length);
      return [...termsOf(vocabulary.words.findText(word), term, field, weight), ...own];
    },
    frequencyOf: (term) => documentFrequency(store, term),
    startingWith(beginning) {
      const { entries, of } = completionsOf(vocabulary, beginning);
      return { words: entries.map(textOf), of };
    },
    repairsOf(word) {
      // A tenth more words since are few enough to be missed until the list is made again.
      if (store.spelling === undefined || store.spelling.made * 1.1 < vocabulary.words.size)
        store.spelling = spellingList(vocabulary);
      return repairs(vocabulary, store.spelling, word).map(textOf);
    },
  };
}
