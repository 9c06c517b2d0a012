import { aMap, isObject, type Rule } from '../../text/options.js';
import { emptyStore, type Store } from '../store/store.js';
import { acronymsOf } from '../store/synonyms.js';
import { languageOf } from '../words/language.js';
import { repairs, spellingList } from '../words/spelling.js';
import { Vocabulary } from '../words/vocabulary.js';
import { nameOf, type TermKind } from './term-names.js';

/** What is known of the papers that candidates come from, in the terms of `termsOf`. */
export interface Collection {
  /**
   * By term, how many papers have it, by `word:networks` how often a word is written so, and by `short:llm⇥large language
   * model`, with a tabulator, how many papers explain a short form so. Those that the query asks for
   * (`lookupsOf`) are enough; a term that is missing is counted among the candidates.
   */
  df: ReadonlyMap<string, number>;
  /** Papers. */
  count: number;
  /** Words of title and abstract of a paper, on average. */
  averageWords: number;
}

export const someStatistics: Rule = [
  'an object with df, a map, count and averageWords',
  (value) =>
    isObject(value) &&
    aMap[1](value.df) &&
    [value.count, value.averageWords].every((number) => typeof number === 'number'),
];

/** Kinds of terms that are words or their stems. */
const holdWords: ReadonlySet<string> = new Set<TermKind>([
  'word',
  'text',
  'title',
  'abstract',
  'authors',
  'topics',
  'venue',
]);

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

/** Makes the words of a collection known, beside those of the papers that were added, and what its papers explain. */
export function learnWords(store: Store, { df }: Collection): void {
  const { vocabulary } = store;
  const explained: [pair: string, papers: number][] = [];
  for (const [name, uses] of df) {
    const colon = name.indexOf(':');
    const kind = name.slice(0, colon);
    if (kind === 'short') explained.push([name.slice(colon + 1), uses]);
    if (!holdWords.has(kind)) continue;
    const entry = vocabulary.words.internText(name.slice(colon + 1));
    vocabulary.resolve();
    if (kind === 'word') vocabulary.uses[entry] = uses;
  }
  if (explained.length > 0) store.acronyms = acronymsOf(explained);
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
