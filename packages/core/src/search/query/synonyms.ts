import type { Segment } from '../store/segment.js';
import type { Store } from '../store/store.js';
import { keyOf, type Synonyms, synonymsOf } from '../store/synonyms.js';
import { every, not, where } from './match.js';
import { phraseTest } from './phrase.js';
import type { Synonym } from './plan.js';
import { type Dictionary, type QueryWord, wordsIn } from './resolve.js';
import { countedHere, documentFrequency, eachPosting, noEntry, type Term, titleMask } from './terms.js';

/** Words that are said otherwise together, at most. */
const mostWords = 6;
/** A synonym counts for a little less than what was asked. */
export const synonymWeight = 0.8;

/** What words stand for beside themselves: made once, and again when papers explain more. */
export function tableOf(store: Store): Synonyms {
  const { pairs } = store.acronyms;
  // A tenth more pairs are few enough to be missed until the table is made again.
  if (store.synonyms === undefined || store.synonyms.made * 1.1 < pairs.size)
    store.synonyms = { table: synonymsOf(store.vocabulary, store.given, store.acronyms), made: pairs.size };
  return store.synonyms.table;
}

function hasAny(terms: readonly Term[]): (segment: Segment) => Uint8Array<ArrayBuffer> {
  return (segment) => {
    const mask = new Uint8Array(segment.size);
    for (const term of terms) eachPosting(segment, term, (doc) => (mask[doc] = 1));
    return mask;
  };
}

/**
 * The papers that have several words side by side, but not what they stand for: who writes both says it once. Where no
 * words are kept in their order, titles alone are looked at.
 */
function phraseTerm(
  store: Store,
  dictionary: Dictionary<Term>,
  text: string,
  instead: readonly QueryWord<Term>[],
): Term[] {
  const words = wordsIn(dictionary, text, 'text').filter(({ stopped, joined }) => !stopped && !joined);
  if (words.length === 0 || words.some(({ terms }) => terms.length === 0)) return [];
  const test = phraseTest(store, text, undefined);
  const perSegment = new Map<Segment, Uint8Array>();
  const find = (segment: Segment): Uint8Array => {
    const isOrdered = segment.sequences !== undefined || segment.papers.some((paper) => paper !== undefined);
    const among = words.map(({ terms }) =>
      hasAny(terms.map((term) => (isOrdered ? term : { ...term, mask: titleMask }))),
    );
    const written = not(every(instead.map(({ terms }) => hasAny(terms))));
    const all = every([...among, written]);
    return (isOrdered ? where((each, doc) => test(each, doc) === true, all) : all)(segment);
  };
  const inSegment = (segment: Segment): Uint8Array => {
    const mask = perSegment.get(segment) ?? find(segment);
    perSegment.set(segment, mask);
    return mask;
  };
  const term: Term = { zone: 'text', term: noEntry, mask: 0xff, weight: synonymWeight, phrase: { text, inSegment } };
  return [store.whole === undefined ? term : { ...term, frequency: frequencyInWhole(store, term, words) }];
}

/** How many papers of a whole have words side by side: as large a share of those with the rarest of the words as here. */
function frequencyInWhole(store: Store, term: Term, words: readonly QueryWord<Term>[]): number {
  const most = (count: (store: Store, term: Term) => number) =>
    Math.min(...words.map(({ terms }) => Math.max(...terms.map((each) => count(store, each)))));
  return countedHere(store, term) * Math.max(1, most(documentFrequency) / Math.max(1, most(countedHere)));
}

/**
 * What runs of neighbouring words stand for beside themselves: `saidFor` gives the texts of a run, each with the terms of
 * the papers that say it so.
 */
export function synonymsOfRuns<T>(
  { frequencyOf }: Pick<Dictionary<T>, 'frequencyOf'>,
  words: readonly QueryWord<T>[],
  saidFor: (run: readonly QueryWord<T>[]) => Iterable<{ text: string; terms: T[] }>,
): Synonym<T>[] {
  const base = words.filter(({ joined }) => !joined);
  const synonyms: Synonym<T>[] = [];
  for (let first = 0; first < base.length; first++)
    for (let length = 1; length <= Math.min(mostWords, base.length - first); length++) {
      const run = base.slice(first, first + length);
      // "Can" and "at" are said for themselves, whatever papers call by these letters.
      if (run.every(({ stopped }) => stopped)) continue;
      for (const { text, terms } of saidFor(run)) {
        if (terms.every((term) => frequencyOf(term) === 0)) continue;
        const written = { text, said: text.split(' '), terms, meant: [text], span: [0, 0] as const };
        const word = { ...written, joined: true, covers: length, stopped: false, repaired: false };
        synonyms.push({ last: run.at(-1)!, word });
      }
    }
  return synonyms;
}

/** What neighbouring words of a query stand for beside themselves, by what was given and what the papers explain. */
export function synonymsIn(
  store: Store,
  dictionary: Dictionary<Term>,
  words: readonly QueryWord<Term>[],
): Synonym<Term>[] {
  const table = tableOf(store);
  if (table.size === 0) return [];
  return synonymsOfRuns({ frequencyOf: (term) => dictionary.frequencyOf(term) }, words, (run) => {
    const key = keyOf(
      store.vocabulary,
      run.map(({ text }) => text),
    );
    return (table.get(key) ?? []).map((text) => ({
      text,
      terms: text.includes(' ')
        ? phraseTerm(store, dictionary, text, run)
        : dictionary.termsOf(text, 'text', synonymWeight),
    }));
  });
}
