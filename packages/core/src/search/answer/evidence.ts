import { nameWords } from '../query/names.js';
import type { PlainWords } from '../query/plan.js';
import type { QueryWord } from '../query/resolve.js';
import { type Term, titleMask } from '../query/terms.js';
import { holds, rangeOf } from '../store/postings.js';
import type { Segment, Zone } from '../store/segment.js';
import type { Store } from '../store/store.js';
import { hashOn, leadWords } from '../store/titles.js';
import type { Vocabulary } from '../words/vocabulary.js';

/**
 * What a query says of a paper beyond its words: that it is the title, the name that the title begins with, or most of
 * it; its authors; its year. One setting for all, chosen on five test collections and two thirds of our own queries.
 */
const weights = {
  /** Of the most that the words of the query can give: the query is the title. */
  whole: 1,
  /** The query is the name that the title begins with, or a part of it is, by the share of its letters. */
  head: 0.6,
  /** Of these two, where the query is it only once a typing error was mended. */
  mended: 0.2,
  /** Of these two, where the query is short for it, or what it is short for. */
  otherwise: 0.8,
  /** The title begins as the query does, and has all of it. */
  lead: 0.4,
  /** Of the score: the share of the query in the title, times the share of the title in the query. */
  title: 0.8,
  /** Of the score: the rest of the query is an author of the paper. */
  author: 0.4,
  /** Of the score: who is cited is the first author. */
  firstAuthor: 0.3,
  /** Of the score: a year of the query is the paper's. */
  year: 0.3,
} as const;

/** What it adds to a score, of which it is a share, that a paper is of a year of the query. */
export const yearShare = weights.year;

/** What it adds to a score, of which it is a share, that a title is so much of the query, and the query of a title. */
export function titleShare(asked: number, titled: number, letters: number): number {
  return weights.title * asked ** nearlyAll * Math.min(1, titled / Math.max(letters, 1));
}

/** What it adds to a score, of which it is a share, that the rest of the query is an author of the paper. */
export function authorShare(asked: number): number {
  return weights.author * asked;
}

/** Letters from which on what is being typed is held against the beginnings of titles. */
const shortestBeginning = 5;
/** The power of the query's share: a title that lacks a third of the query is little evidence. */
const nearlyAll = 6;

/** Words of a query that are held against titles; what is longer is a text, and no title. */
export const mostWords = 16;
/** Words that the name at the beginning of a title may have. */
const mostHeadWords = 6;

/** What a query as a whole adds to the score of a paper. */
export interface Evidence {
  /** Tells of papers whose title, or the name it begins with, is the query: they are found whatever their words are. */
  exact(segment: Segment, add: (doc: number, amount: number) => void): void;
  /** What to add to a score that has this already, by what speaks for the paper. */
  added(segment: Segment, doc: number, score: number): { title: number; authors: number; year: number };
}

/** What it adds to a score that a title, or the name it begins with, is the query, beside so much for its words. */
export function exactWorth(most: number, as: 'typed' | 'mended' | 'otherwise'): { whole: number; head: number } {
  const unit = Math.max(most, 1) * (as === 'typed' ? 1 : weights[as]);
  return { whole: unit * weights.whole, head: unit * weights.head };
}

/**
 * The hashes of titles that a query may be: as it was typed, and with typing errors mended. A name that looks like an
 * error of a more common word ("QLoRA" among many papers on LoRA) is a name all the same.
 */
export function wholeHashes(
  vocabulary: Vocabulary,
  words: readonly QueryWord<unknown>[],
): [typed: number, mended: number] {
  const hashOf = (wordOf: (word: QueryWord<unknown>) => string): number => hashOfWords(vocabulary, words.map(wordOf));
  return [hashOf(({ text }) => text), hashOf((word) => (word.repaired ? word.meant[0]! : word.text))];
}

/** The hashes of titles that a query is short for, or the long form of. */
export function otherwiseHashes(vocabulary: Vocabulary, words: readonly QueryWord<unknown>[]): Set<number> {
  const base = words.filter(({ covers }) => covers === 0);
  return new Set(
    words
      .filter(({ said, covers }) => said !== undefined && covers === base.length)
      .map(({ said }) => hashOfWords(vocabulary, said!)),
  );
}

/** The hash of the stems of words written together. */
function hashOfWords(vocabulary: Vocabulary, words: readonly string[]): number {
  return words.reduce((hash: number | undefined, word) => hashOn(hash, vocabulary.stemBytes(word)), undefined)!;
}

/** A word of the query, and the posting lists of one segment that tell of titles and of authors that have it. */
interface Held {
  covers: number;
  title: (readonly [number, number])[];
  authors: (readonly [number, number])[];
}

function heldIn({ zones }: Segment, { vocabulary }: Store, word: QueryWord<Term>): Held {
  const rangesIn = (zone: Zone): (readonly [number, number])[] =>
    word.terms
      .filter((term) => term.zone === zone)
      .map(({ term }) => rangeOf(zones[zone], term))
      .filter(([start, end]) => start < end);
  const title = word.stopped ? [rangeOf(zones.text, vocabulary.words.findText(word.text))] : rangesIn('text');
  return { covers: word.covers, title, authors: rangesIn('authors') };
}

/** The hash of every run of words that may be the name a title begins with, and how many letters it has. */
export function headHashes(stems: readonly Uint8Array[], words: readonly QueryWord<unknown>[]): Map<number, number> {
  const heads = new Map<number, number>();
  for (let first = 0; first < stems.length; first++) {
    let hash: number | undefined;
    let letters = 0;
    for (let at = first; at < Math.min(stems.length, first + mostHeadWords); at++) {
      hash = hashOn(hash, stems[at]!);
      letters += words[at]!.text.length;
      if (letters > 1) heads.set(hash, letters);
    }
  }
  return heads;
}

/**
 * What a query as a whole says of papers; undefined for one without plain words and for a text.
 *
 * @param most the most that the words of the query can give
 */
export function evidenceOf(store: Store, plain: PlainWords<Term>, most: number): Evidence | undefined {
  const { words, years, cited, unfinished } = plain;
  const base = words.filter(({ covers }) => covers === 0);
  if (base.length === 0 || base.length > mostWords) return undefined;
  const unit = Math.max(most, 1);
  const stems = base.map((word) => store.vocabulary.stemBytes(word.repaired ? word.meant[0]! : word.text));
  const heads = headHashes(stems, base);
  const [typed, mended] = wholeHashes(store.vocabulary, base);
  const asTyped = exactWorth(most, 'typed');
  const asMended = exactWorth(most, 'mended');
  const asSaid = exactWorth(most, 'otherwise');
  const otherwise = otherwiseHashes(store.vocabulary, words);
  const lead =
    base.length < leadWords
      ? undefined
      : stems.slice(0, leadWords).reduce((hash: number | undefined, bytes) => hashOn(hash, bytes), undefined);
  const lengths = base.map(({ text }) => text.length);
  const letters = lengths.reduce((sum, length) => sum + length, 0);
  const inTitle = new Uint8Array(base.length);
  const inEither = new Uint8Array(base.length);
  const perSegment = new Map<Segment, Held[]>();

  const firstAuthorCited = ({ columns: { lists } }: Segment, doc: number): boolean => {
    const { starts, values } = lists.authors;
    if (cited.length === 0 || starts[doc] === starts[doc + 1]) return false;
    const first = nameWords(store.names.text(values[starts[doc]!]!));
    return cited.some((name) => first.includes(name));
  };

  // As somebody types, what is there so far may be the beginning of a title; which the title itself tells.
  const titleBegins = ({ papers }: Segment, doc: number): boolean =>
    unfinished.length >= shortestBeginning && papers[doc]?.title.toLowerCase().startsWith(unfinished) === true;

  return {
    exact({ size, titles }, add) {
      for (let doc = 0; doc < size; doc++) {
        const title = titles.whole[doc];
        const head = titles.heads[doc];
        if (title === typed) add(doc, asTyped.whole);
        else if (head === typed) add(doc, asTyped.head);
        else if (title === mended) add(doc, asMended.whole);
        else if (head === mended) add(doc, asMended.head);
        else if (otherwise.has(title!)) add(doc, asSaid.whole);
        else if (otherwise.has(head!) || otherwise.has(titles.leads[doc]!)) add(doc, asSaid.head);
      }
    },
    added(segment, doc, score) {
      let held = perSegment.get(segment);
      if (held === undefined) {
        held = words.map((word) => heldIn(segment, store, word));
        perSegment.set(segment, held);
      }
      const { zones, titles } = segment;
      let next = 0;
      let byAuthor = false;
      for (const word of held) {
        const titled = word.title.some((range) => holds(zones.text, range, doc, titleMask));
        const written = word.authors.some((range) => holds(zones.authors, range, doc, 0xff));
        byAuthor ||= written && !titled;
        if (word.covers === 0) {
          inTitle[next] = titled ? 1 : 0;
          inEither[next++] = titled || written ? 1 : 0;
        }
        // What is written together stands for its parts, which are right before it.
        for (let at = next - word.covers; at < next; at++) {
          if (titled) inTitle[at] = 1;
          if (titled || written) inEither[at] = 1;
        }
      }
      let titled = 0;
      let either = 0;
      for (let at = 0; at < next; at++) {
        titled += inTitle[at]! * lengths[at]!;
        either += inEither[at]! * lengths[at]!;
      }
      const share = either / letters;
      const known = [titles.whole[doc], titles.heads[doc]].some((hash) => hash === typed || hash === mended);
      const led = lead !== undefined && titled === letters && titles.leads[doc] === lead;
      const begun = led || titleBegins(segment, doc) ? weights.lead : 0;
      const named = (weights.head * (heads.get(titles.heads[doc]!) ?? 0)) / letters;
      const people = (byAuthor ? authorShare(share) : 0) + (firstAuthorCited(segment, doc) ? weights.firstAuthor : 0);
      return {
        title: score * titleShare(share, titled, titles.letters[doc]!) + (known ? 0 : unit * Math.max(begun, named)),
        authors: score * people,
        year: years.includes(segment.columns.years[doc]!) ? score * yearShare : 0,
      };
    },
  };
}
