import { checkArgument } from '../../text/options.js';
import { headHashes, mostWords as mostTitleWords, wholeHashes } from '../answer/evidence.js';
import { dictionaryOf } from '../query/dictionary.js';
import { identifiersOf, pastedId } from '../query/identifier.js';
import { planIn } from '../query/memory-backend.js';
import { type Field, isName, isOwn, type NameField, type QueryNode, type Reading } from '../query/nodes.js';
import { parseQuery } from '../query/parse.js';
import { flat, type PlanOptions } from '../query/plan.js';
import { type Dictionary, type QueryWord, wordsIn, wordsOf } from '../query/resolve.js';
import { tableOf } from '../query/synonyms.js';
import { documentFrequency, type Term, titleMask } from '../query/terms.js';
import type { Store } from '../store/store.js';
import { keyOf } from '../store/synonyms.js';
import { type Collection, learnWords, someStatistics, storeOf } from './collection.js';
import { nameOf, termName, titleTerm } from './term-names.js';

/** A condition that a database can ask of papers, in the terms of `termsOf`. */
export type Wish =
  /** Has one of the terms. */
  | { any: readonly string[] }
  /** Has none of the terms. */
  | { without: readonly string[] }
  | { every: readonly Wish[] }
  | { some: readonly Wish[] }
  /** Came up from the one minute since 1970 on, and before the other. */
  | { came: readonly [from: number, to: number] }
  /** Has a number of a signal within bounds, which are in. */
  | { signal: string; from: number; to: number }
  /** Goes by one of the names. */
  | { named: readonly string[] };

/** What a query wants of papers, as far as a database can tell: it gives too many of them, and `rerank` sorts those out. */
export interface Wanted {
  /** What every paper meets that the query finds. */
  required: readonly Wish[];
  /** That it has one of the plain words, or is a paper by title, where that is enough. */
  bag?: Wish;
  /** The words that scores are made of, the plain ones where there are some: rarest first, with how many papers have each. */
  words: readonly { wish: Wish; df: number }[];
  /** These words as they are written, and what they may be meant to be: for who cuts and stems words otherwise. */
  said: readonly string[];
  /** Terms of titles that the query may be, or begin with: these papers come first. */
  titles: readonly string[];
  /** Identifiers among the plain words: where a paper goes by one, it alone is wanted. */
  pasted: readonly string[];
}

/** What a query asks of the papers of a collection, whose words were looked up (`lookupsOf`). */
export function wantedOf(query: string, collection: Collection, options: PlanOptions = {}): Wanted {
  checkArgument('The collection', collection, someStatistics);
  const store = storeOf(collection);
  learnWords(store, collection);
  const parsed = parseQuery(query);
  const parts = flat(parsed.node);
  const reader = { store, dictionary: dictionaryOf(store), match: options.match ?? 'any' };
  const { words: all } = planIn(store, parsed, options).plain;
  const { words: plain } = planIn(
    store,
    { ...parsed, node: { kind: 'all', nodes: parts.filter(isPlain) } },
    options,
  ).plain;
  const titles = titlesOf(store, all.filter(isBase));
  const words = plain.some(isTelling) ? plain : all;
  const wishes = words
    .filter(isTelling)
    .map((word) => ({ wish: wordWish(store, words, word), df: mostOf(store, word) }));
  const plainWishes = words === plain ? wishes.map(({ wish }) => wish) : [];
  const isBag = reader.match === 'any' && plainWishes.length > 0;
  return {
    required: [
      ...parts
        .filter((part) => !isPlain(part))
        .map((part) => wishOf(reader, part))
        .filter((wish) => wish !== undefined),
      ...(isBag ? [] : plainWishes),
    ],
    ...(isBag && { bag: { some: [...plainWishes, { any: titles }] } }),
    words: wishes.sort((a, b) => a.df - b.df),
    said: [...new Set(words.filter(isTelling).flatMap(({ text, meant }) => [text, ...meant.slice(0, mostMeant)]))],
    titles,
    pasted: parts.flatMap((part) => (isPlain(part) ? (pastedId(part.text) ?? []) : [])),
  };
}

/** Of a word with an error, and of a beginning, what it most likely is. */
const mostMeant = 3;

const isBase = ({ covers }: QueryWord<Term>) => covers === 0;
const isTelling = (word: QueryWord<Term>) => isBase(word) && !word.stopped;

/** What wishes are read with. */
interface Reader {
  store: Store;
  dictionary: Dictionary<Term>;
  match: 'any' | 'all';
}

type PlainNode = Extract<QueryNode, { kind: 'word' }>;

const isPlain = (node: QueryNode): node is PlainNode => node.kind === 'word' && node.field === undefined;

/** Papers that have one of some terms; those of abstracts are not told from those of titles. */
const any = (store: Store, terms: readonly Term[]): Wish => ({
  any: [
    ...new Set(
      terms
        .filter(({ phrase }) => phrase === undefined)
        .map((term) => nameOf(store, term.mask === titleMask ? term : { ...term, mask: 0xff })),
    ),
  ],
});

function mostOf(store: Store, { terms }: QueryWord<Term>): number {
  return terms.reduce((most, term) => Math.max(most, documentFrequency(store, term)), 0);
}

/** A word of the query, itself or with its neighbours written together, or what it is short for. */
function wordWish(store: Store, words: readonly QueryWord<Term>[], word: QueryWord<Term>): Wish {
  const place = words.indexOf(word);
  const covering = words.filter(({ covers }, at) => {
    const covered = words.slice(0, at).filter((each) => each.covers === 0);
    return covers > 0 && at > place && covered.slice(-covers).includes(word);
  });
  const itself = any(
    store,
    [word, ...covering].flatMap(({ terms }) => terms),
  );
  const long = tableOf(store).get(keyOf(store.vocabulary, [word.text])) ?? [];
  const said = long.map((text): Wish => ({ every: textWishes(store, text.split(' ')) }));
  return said.length === 0 ? itself : { some: [itself, ...said] };
}

function textWishes(store: Store, words: readonly string[]): Wish[] {
  const dictionary = dictionaryOf(store);
  return words
    .filter((word) => !dictionary.isStop(word))
    .map((word) => any(store, dictionary.termsOf(word, 'text', 1)));
}

/** Titles that a query may be, as it is typed or mended, and names in it that titles may begin with. */
function titlesOf({ vocabulary }: Store, base: readonly QueryWord<Term>[]): string[] {
  if (base.length === 0 || base.length > mostTitleWords) return [];
  const stems = base.map((word) => vocabulary.stemBytes(word.repaired ? word.meant[0]! : word.text));
  const hashes = [...wholeHashes(vocabulary, base), ...headHashes(stems, base).keys()];
  return [...new Set(hashes)].map(titleTerm);
}

/** What a part of a query asks for: undefined where a database cannot tell. */
function wishOf(reader: Reader, node: QueryNode): Wish | undefined {
  const { store, dictionary, match } = reader;
  switch (node.kind) {
    case 'date':
      return { came: [node.from, node.to] };
    case 'number':
      return { signal: node.signal, from: node.from, to: node.to };
    case 'has':
      return { any: [termName('has', node.feature)] };
    case 'id':
      return { named: identifiersOf(node.text) };
    case 'not':
      return withoutWish(reader, node.node);
    case 'or': {
      const wishes = node.nodes.map((each) => wishOf(reader, each));
      return wishes.every((wish) => wish !== undefined) ? { some: wishes } : undefined;
    }
    case 'all': {
      const parts = flat(node);
      const conditions = parts.filter((part) => !isPlain(part)).map((part) => wishOf(reader, part));
      const words = parts.filter(isPlain).map((part) => wishOf(reader, part));
      const bag = words.some((word) => word === undefined)
        ? []
        : [{ [match === 'any' ? 'some' : 'every']: words } as { some: Wish[] }];
      const known = [...conditions, ...(words.length > 0 ? bag : [])].filter((wish) => wish !== undefined);
      return known.length > 0 ? { every: known } : undefined;
    }
    case 'phrase':
      return phraseWish(reader, node.text, node.field);
    case 'word': {
      if (isOwn(node.field)) return undefined;
      if (isName(node.field)) return nameWish(reader, node.text, node.field, node.reading);
      const words = wordsOf(dictionary, node.text, node.field, node.reading).filter(({ stopped }) => !stopped);
      const parts = words.filter(({ joined }) => !joined).map((word) => wordWish(store, words, word));
      if (parts.length === 0) return undefined;
      return node.field === undefined && match === 'any' ? { some: parts } : { every: parts };
    }
  }
}

/** What may not be there, where all of it is one word: of anything else a database would exclude too much. */
function withoutWish({ store, dictionary }: Reader, node: QueryNode): Wish | undefined {
  if (node.kind === 'has') return { without: [termName('has', node.feature)] };
  if (node.kind !== 'word' || node.field === 'abstract' || isOwn(node.field)) return undefined;
  if (pastedId(node.text) !== undefined) return undefined;
  const words = wordsOf(dictionary, node.text, node.field, 'finished');
  const [word] = words;
  if (words.length !== 1 || word!.stopped) return undefined;
  const { any: without } = any(store, word!.terms) as { any: string[] };
  return { without };
}

function phraseWish({ store, dictionary }: Reader, text: string, field: Field | undefined): Wish | undefined {
  const reader = { store, dictionary, match: 'all' as const };
  if (isOwn(field)) return undefined;
  if (isName(field)) return nameWish(reader, text, field, 'finished');
  const words = wordsIn(dictionary, text, field ?? 'text').filter(({ stopped, joined }) => !stopped && !joined);
  if (words.length === 0) return undefined;
  const inText: Wish = { every: words.map(({ terms }) => any(store, terms)) };
  const named = field === undefined ? nameWish(reader, text, 'authors', 'finished', true) : undefined;
  return named === undefined ? inText : { some: [inText, named] };
}

/** Names have every word that is asked for; authors perhaps by its initial, as the query may have theirs. */
function nameWish(
  { store, dictionary }: Reader,
  text: string,
  field: NameField,
  reading: Reading,
  exactly = false,
): Wish | undefined {
  const read = exactly ? wordsIn(dictionary, text, field) : wordsOf(dictionary, text, field, reading);
  const words = read.filter(({ joined }) => !joined);
  const told = field === 'authors' && words.length > 1 ? words.filter(({ text: word }) => [...word].length > 1) : words;
  if (told.length === 0) return undefined;
  const wishes = told.map(({ terms, text: word, meant }): Wish => {
    const { any: names } = any(store, terms) as { any: string[] };
    const initials = [word, ...meant].map(([letter = '']) => termName('authors', letter));
    return { any: [...new Set(field === 'authors' && words.length > 1 ? [...names, ...initials] : names)] };
  });
  return { every: wishes };
}
