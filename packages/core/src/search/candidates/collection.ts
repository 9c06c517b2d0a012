import { emptyStore, type Store } from '../store/store.js';
import { languageOf } from '../words/language.js';
import { repairs, spellingList } from '../words/spelling.js';
import { Vocabulary } from '../words/vocabulary.js';
import { nameOf, termName } from './term-names.js';

/** What is known of the papers that candidates come from, in the terms of `termsOf`. */
export interface Collection {
  /**
   * By term, how many papers have it, and by `word:networks` how often a word is written so. Those that the query asks for
   * (`lookupsOf`) are enough; a term that is missing is counted among the candidates.
   */
  df: ReadonlyMap<string, number>;
  /** Papers. */
  count: number;
  /** Words of title and abstract of a paper, on average. */
  averageWords: number;
}

const written = termName('word', '');

/** A store without papers that knows the words of a collection, and what they are worth. */
export function storeOf({ df, count, averageWords }: Collection): Store {
  const store = emptyStore();
  store.whole = {
    count,
    averageWords,
    // Who keeps no counts of abstracts takes those of the whole text.
    frequencyOf: (zone, term, mask) =>
      df.get(nameOf(store, { zone, term, mask })) ?? df.get(nameOf(store, { zone, term, mask: 0xff })),
  };
  return store;
}

/** Makes the words of a collection known, beside those of the papers that were added. */
export function learnWords({ vocabulary }: Store, { df }: Collection): void {
  for (const [name, uses] of df) {
    if (!name.startsWith(written)) continue;
    const entry = vocabulary.words.internText(name.slice(written.length));
    vocabulary.resolve();
    vocabulary.uses[entry] = uses;
  }
}

/**
 * What words with typing errors may be meant to be, best first, among words of which it is given how often they are
 * written; of those the 32,768 most used are looked through.
 */
export function spellingOf(words: Iterable<readonly [word: string, uses: number]>): (word: string) => string[] {
  const vocabulary = new Vocabulary(languageOf({ stem: false }));
  for (const [word, uses] of words) {
    const entry = vocabulary.words.internText(word);
    vocabulary.resolve();
    vocabulary.uses[entry] = uses;
  }
  const list = spellingList(vocabulary);
  return (word) => repairs(vocabulary, list, word).map((entry) => vocabulary.words.text(entry));
}
