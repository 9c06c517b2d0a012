import type { Store } from '../index/store.js';
import { Scanner } from '../words/scanner.js';
import { noTerm } from '../words/vocabulary.js';
import type { Field, Reading } from './nodes.js';
import { wordsStartingWith } from './prefix.js';
import { repairs, spellingList } from './spelling.js';
import { documentFrequency, type Term, termsOf } from './terms.js';

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
  /** Where it stands in the piece of the query it was read from. */
  span: readonly [number, number];
  /** Whole words it stands for: itself, or the completions or repairs of an unknown one. */
  meant: string[];
  /** Whether it was taken for a typing error. */
  repaired: boolean;
}

/** A completion counts for less than the word itself, a repair a little less. */
const completionWeight = 0.6;
const repairWeight = 0.9;
const mostRepairs = 2;

const scanner = new Scanner();
const decoder = new TextDecoder();

/** The words of a text, each as it is. "U-Net" gives "u", "net" and, joined, "unet". */
export function wordsIn(store: Store, text: string, field: Field | undefined): QueryWord[] {
  const { vocabulary } = store;
  const inNames = field !== undefined && field !== 'title' && field !== 'abstract';
  const words: QueryWord[] = [];
  scanner.scan(text, (from, to, hash, start, end, joined) => {
    const { bytes } = scanner;
    const word = vocabulary.words.find(bytes, from, to, hash);
    const term = vocabulary.termOfBytes(bytes, from, to);
    const stopped = term === noTerm && !inNames;
    const text = decoder.decode(bytes.subarray(from, to));
    const terms = stopped ? [] : termsOf(word, term, field, 1);
    words.push({ text, joined, stopped, terms, span: [start, end], meant: [text], repaired: false });
  });
  return words;
}

/** The words of a piece of a query, unknown ones standing for those they may be meant to be. */
export function wordsOf(store: Store, text: string, field: Field | undefined, reading: Reading): QueryWord[] {
  const words = wordsIn(store, text, field);
  const last = words.filter(({ joined }) => !joined).at(-1);
  for (const word of words) {
    if (word.stopped || word.joined) continue;
    const how = word === last ? reading : 'finished';
    if (how === 'beginning') standFor(store, word, wordsStartingWith(store, word.text), field, 1);
    else if (!isKnown(store, word)) expand(store, word, field, how);
  }
  return words;
}

function isKnown(store: Store, { terms }: QueryWord): boolean {
  return terms.some((term) => documentFrequency(store, term) > 0);
}

/** Lets an unknown word stand for those it may be the beginning of, or else a typing error of. */
function expand(store: Store, word: QueryWord, field: Field | undefined, reading: Reading): void {
  if (reading === 'unfinished') {
    standFor(store, word, wordsStartingWith(store, word.text), field, completionWeight);
    if (word.terms.length > 0) return;
  }
  const { vocabulary } = store;
  // A tenth more words since are few enough to be missed until the list is made again.
  if (store.spelling === undefined || store.spelling.made * 1.1 < vocabulary.words.size)
    store.spelling = spellingList(vocabulary);
  const near = repairs(vocabulary, store.spelling, word.text, mostRepairs);
  standFor(store, word, near, field, repairWeight);
  word.repaired = word.terms.length > 0;
}

function standFor(
  store: Store,
  word: QueryWord,
  entries: readonly number[],
  field: Field | undefined,
  weight: number,
): void {
  word.terms = alternatives(store, entries, field, weight);
  if (word.terms.length > 0) word.meant = entries.map((entry) => store.vocabulary.words.text(entry));
}

/**
 * Several words in the place of one. All are worth what the most common of them is: a rare one among them is no
 * better evidence than the others.
 */
function alternatives(store: Store, words: readonly number[], field: Field | undefined, weight: number): Term[] {
  const distinct = new Map<string, Term & { frequency: number }>();
  for (const word of words)
    for (const term of termsOf(word, store.vocabulary.termOf[word]!, field, weight)) {
      const frequency = documentFrequency(store, term);
      if (frequency > 0) distinct.set(`${term.zone} ${term.term}`, { ...term, frequency });
    }
  const terms = [...distinct.values()];
  const frequency = Math.max(...terms.map((term) => term.frequency));
  return terms.map((term) => ({ ...term, frequency }));
}
