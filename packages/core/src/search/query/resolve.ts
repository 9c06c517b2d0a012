import { Scanner, type WordScanner } from '../words/scanner.js';
import { type Field, isText, type Reading } from './nodes.js';

/** One word of the query and the posting lists that stand for it. */
export interface QueryWord<T> {
  /** Folded, as the dictionary has words. */
  text: string;
  /** One of a hyphenated chain written together, which repeats its parts. */
  joined: boolean;
  /** How many words before it are those parts. */
  covers: number;
  /** Empty when no paper has it. */
  terms: T[];
  /** A stop word: nothing is known of it. */
  stopped: boolean;
  /** Where it stands in the piece of the query it was read from. */
  span: readonly [number, number];
  /** Whole words it stands for: itself, or the completions or repairs of an unknown one. */
  meant: string[];
  /** Whether it was taken for a typing error. */
  repaired: boolean;
  /** Of a beginning, "graph*", that not all of its words are looked for. */
  cut?: Completions;
  /** The words before it, as many as it covers, said otherwise: a synonym, word by word. */
  said?: readonly string[];
}

/** Where the words of a query are looked up: a vocabulary in memory, or one on a static host. */
export interface Dictionary<T> {
  /** Cuts texts into words as those of the papers were. */
  readonly scanner: WordScanner;
  isStop(word: string): boolean;
  /** The posting lists of one word: of its stem in text, of the word as it is written in names. */
  termsOf(word: string, field: Field | 'text' | undefined, weight: number): T[];
  /** How many papers hold the term. */
  frequencyOf(term: T): number;
  /** The words that begin so. */
  startingWith(beginning: string): Completions;
  /** The words that one with a typing error may be meant to be, best first. */
  repairsOf(word: string): string[];
}

/** Words that begin as was asked, most used first, and of how many: those beyond are not looked for. */
export interface Completions {
  words: string[];
  /** Infinite where nobody knows. */
  of: number;
}

/** A posting list by name, and how many papers to reckon its rarity with when that is not their own number. */
export interface ListedTerm {
  zone: string;
  term: number | string;
  frequency?: number;
}

/** A completion counts for less than the word itself; what repairs a typing error was meant, and counts as much. */
export const completionWeight = 0.6;

const nameScanner = new Scanner('names');
const decoder = new TextDecoder();

/** The words of a text, each as it is. "U-Net" gives "u", "net" and, joined, "unet". */
export function wordsIn<T>(dictionary: Dictionary<T>, text: string, field?: Field | 'text'): QueryWord<T>[] {
  const words: QueryWord<T>[] = [];
  const scanner = isText(field) ? dictionary.scanner : nameScanner;
  scanner.scan(text, (from, to, _hash, start, end, joined) => {
    const word = decoder.decode(scanner.bytes.subarray(from, to));
    const stopped = isText(field) && dictionary.isStop(word);
    const terms = stopped ? [] : dictionary.termsOf(word, field, 1);
    const covers = joined ? words.filter((part) => !part.joined && part.span[0] >= start).length : 0;
    words.push({ text: word, joined, covers, stopped, terms, span: [start, end], meant: [word], repaired: false });
  });
  return words;
}

/** The words of a piece of a query, unknown ones standing for those they may be meant to be. */
export function wordsOf<T extends ListedTerm>(
  dictionary: Dictionary<T>,
  text: string,
  field: Field | undefined,
  reading: Reading,
): QueryWord<T>[] {
  const words = wordsIn(dictionary, text, field);
  const last = words.filter(({ joined }) => !joined).at(-1);
  for (const word of words) {
    if (word.stopped || word.joined) continue;
    const how = word === last ? reading : 'finished';
    if (how === 'beginning') begin(dictionary, word, field);
    else if (mostOf(dictionary, word.terms) === 0) expand(dictionary, word, field, how);
    else broaden(dictionary, word, field, how);
  }
  return words;
}

/** Lets a beginning stand for the words that begin so. */
function begin<T extends ListedTerm>(dictionary: Dictionary<T>, word: QueryWord<T>, field: Field | undefined): void {
  const completions = dictionary.startingWith(word.text);
  standFor(dictionary, word, completions.words, field, 1);
  if (completions.of > completions.words.length) word.cut = completions;
}

/** Lets an unknown word stand for those it may be the beginning of, or else a typing error of. */
function expand<T extends ListedTerm>(
  dictionary: Dictionary<T>,
  word: QueryWord<T>,
  field: Field | undefined,
  reading: Reading,
): void {
  if (reading === 'unfinished') {
    standFor(dictionary, word, dictionary.startingWith(word.text).words, field, completionWeight);
    if (word.terms.length > 0) return;
  }
  standFor(dictionary, word, dictionary.repairsOf(word.text), field, 1);
  word.repaired = word.terms.length > 0;
}

/** Papers that hold the most common of some terms. */
function mostOf<T extends ListedTerm>(dictionary: Dictionary<T>, terms: readonly T[]): number {
  return terms.reduce((most, term) => Math.max(most, dictionary.frequencyOf(term)), 0);
}

/** A word in so few papers may be a typing error that its authors made as well, or not yet at its end. */
const rareWord = 10;
/** How many times more common a word must be to be meant by a rare one, as its repair or as what it begins. */
const commonerRepair = 50;
const commonerCompletion = 10;
const shortestRare = 4;

/** Lets a word that some papers have stand for far more common ones as well; what was typed stays findable. */
function broaden<T extends ListedTerm>(
  dictionary: Dictionary<T>,
  word: QueryWord<T>,
  field: Field | undefined,
  reading: Reading,
): void {
  const own = mostOf(dictionary, word.terms);
  const termsFor = (meant: string, weight: number): T[] => dictionary.termsOf(meant, field, weight);
  if (reading === 'unfinished') {
    const longer = dictionary.startingWith(word.text).words.filter((each) => each !== word.text);
    const terms = longer.flatMap((each) => termsFor(each, completionWeight));
    if (mostOf(dictionary, terms) >= own * commonerCompletion) {
      standFor(dictionary, word, [word.text, ...longer], field, completionWeight);
      return;
    }
  }
  if (own > rareWord || word.text.length < shortestRare || !isText(field)) return;
  const [repair] = dictionary.repairsOf(word.text);
  if (repair === undefined || word.terms.some((term) => term.zone !== 'text' && dictionary.frequencyOf(term) > 0))
    return;
  if (mostOf(dictionary, termsFor(repair, 1)) < own * commonerRepair) return;
  standFor(dictionary, word, [repair, word.text], field, 1);
  word.repaired = true;
}

/**
 * Several words in the place of one. All are worth what the most common of them is: a rare one among them is no
 * better evidence than the others.
 */
function standFor<T extends ListedTerm>(
  dictionary: Dictionary<T>,
  word: QueryWord<T>,
  meant: string[],
  field: Field | undefined,
  weight: number,
): void {
  const distinct = new Map<string, T>();
  let most = 0;
  for (const term of meant.flatMap((each) => dictionary.termsOf(each, field, weight))) {
    const frequency = dictionary.frequencyOf(term);
    if (frequency > 0) distinct.set(`${term.zone} ${term.term}`, term);
    most = Math.max(most, frequency);
  }
  word.terms = [...distinct.values()].map((term) => ({ ...term, frequency: most }));
  if (word.terms.length > 0) word.meant = meant;
}
