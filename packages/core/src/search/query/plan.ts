import type { Issue } from '../../paper/schema.js';
import { issueOf } from '../issues.js';
import { type Role, rolesOf, yearOf } from './citation.js';
import { type Condition, every, everyPaper, none, not, type Sized, some } from './match.js';
import { type Field, type Filter, isName, isOwn, type NameField, type QueryNode, type Reading } from './nodes.js';
import type { ParsedQuery } from './parse.js';
import type { QueryWord } from './resolve.js';

/** What a name is for: no other will do, one of several conditions, or in the place of a phrase that it may be. */
export type NameUse = 'required' | 'alternative' | 'phrase';

/** Several words of a query said otherwise: after which of them, and how. */
export interface Synonym<T> {
  last: QueryWord<T>;
  word: QueryWord<T>;
}

/** What the parts of a query find, in one kind of index: terms of the kind `T` in papers numbered within an `S`. */
export interface QueryBackend<T, S extends Sized> {
  /** The words of a piece of a query, unknown ones standing for those they may be meant to be. */
  read(text: string, field: Field | undefined, reading: Reading): QueryWord<T>[];
  /** The words as they are. */
  exactly(text: string, field?: Field | 'text'): QueryWord<T>[];
  /** Two neighbouring words written together, where papers have that: "data set", "dataset". */
  together(first: string, second: string): QueryWord<T> | undefined;
  /** What neighbouring words of a query stand for beside themselves. */
  synonyms(words: readonly QueryWord<T>[]): Synonym<T>[];
  /** A word that is too common to be looked for, where it carries something: in titles and in names. */
  telling(text: string, reading: Reading): QueryWord<T>;
  any(terms: readonly T[]): Condition<S>;
  /** The paper of an identifier that stands among the words; undefined when it is none or no paper has it. */
  pasted(text: string): Condition<S> | undefined;
  /** Of the papers that have the words of a phrase, those side by side. `required` says that no other will do. */
  phrase(text: string, field: Field | undefined, words: Condition<S>, required: boolean): Condition<S>;
  /** Papers one of whose authors, topics or venues goes by the name. */
  named(field: NameField, words: readonly QueryWord<T>[], use: NameUse): Condition<S>;
  /** `required` says that no paper without it will do. */
  filter(node: Filter, required: boolean): Condition<S>;
}

/** What a query asks of each paper, ready to be run over the segments. */
export interface Plan<T, S extends Sized> {
  /** What adds to the score. */
  scored: T[];
  /** What must hold; when absent, every paper with a score is found. */
  condition?: Condition<S>;
  /** Whether an identifier among the words decides what is found. */
  identified: boolean;
  /** The plain words that should be there, as the query as a whole is held against papers. */
  plain: PlainWords<T>;
  issues: Issue[];
  /** Words of the query, as they are written there, and what they were taken for. */
  repairs: Map<string, string>;
}

/** The plain words of a query in their order, and what of it cites. */
export interface PlainWords<T> {
  words: QueryWord<T>[];
  /** Years that a paper may be of. */
  years: number[];
  /** Folded words of names that are cited, of which one should be the first author's. */
  cited: string[];
  /** The whole of a query that may not be at its end yet, in lower case, and else nothing. */
  unfinished: string;
}

/** What of a search's options changes what a query asks of papers. */
export interface PlanOptions {
  match?: 'any' | 'all' | undefined;
  corrections?: 'apply' | 'suggest' | undefined;
}

/** A query while it is planned. */
interface State<T, S extends Sized> {
  readonly backend: QueryBackend<T, S>;
  readonly match: 'any' | 'all';
  readonly corrections: 'apply' | 'suggest';
  readonly scored: T[];
  readonly plain: PlainWords<T>;
  readonly repairs: Map<string, string>;
  readonly issues: Issue[];
  /** Whether an identifier among the plain words decides what is found. */
  identified: boolean;
  /** How many alternatives and exclusions the part at hand lies within. */
  depth: number;
}

/** Conditions that must all hold. Plain words are one condition together: any of them, or all. */
function planAll<T, S extends Sized>(
  state: State<T, S>,
  nodes: readonly QueryNode[],
  positive: boolean,
): Condition<S>[] {
  const conditions: Condition<S>[] = [];
  const pasted: Condition<S>[] = [];
  const words: QueryWord<T>[] = [];
  const parts = nodes.flatMap(flat);
  const plainParts = parts.filter(isPlain);
  const roles = rolesOf(positive ? plainParts.map(({ text }) => text) : []);
  for (const node of parts) {
    if (!isPlain(node)) {
      conditions.push(...planNode(state, node, positive));
      continue;
    }
    const paper = state.backend.pasted(node.text);
    if (paper !== undefined) {
      pasted.push(paper);
      continue;
    }
    const role = roles[plainParts.indexOf(node)];
    const [first, ...rest] = plainWords(state, node.text, positive ? node.reading : 'finished', role);
    if (first === undefined) continue;
    const together = positive && plainParts.length <= mostCompounds ? compound(state, words, first) : [];
    words.push(first, ...together, ...rest);
  }
  if (positive && words.length > 0 && parts.every(isPlain) && words.every((word) => word.stopped)) {
    const { reading } = plainParts.at(-1)!;
    words.forEach(({ text }, at) => {
      words[at] = state.backend.telling(text, at === words.length - 1 ? reading : 'finished');
    });
  }
  if (positive && plainParts.length <= mostCompounds)
    for (const { last, word } of state.backend.synonyms(words)) words.splice(words.indexOf(last) + 1, 0, word);
  const indexed = words.filter((word) => !word.stopped);
  if (positive) {
    scoreBy(state, indexed);
    state.plain.words.push(...words);
    if (state.depth === 0 && plainParts.at(-1)?.reading === 'unfinished')
      state.plain.unfinished = plainParts.map(({ text }) => text.toLowerCase()).join(' ');
  }
  const bag = planWords(state, indexed, pasted);
  return bag === undefined ? conditions : [...conditions, bag];
}

type PlainNode = Extract<QueryNode, { kind: 'word' }>;

function isPlain(node: QueryNode): node is PlainNode {
  return node.kind === 'word' && node.field === undefined;
}

/** A name that is cited says more than a name among other words. */
const citedWeight = 3;

/** The words of a plain piece of the query, by what it is: of a citation, names are looked for among authors alone. */
function plainWords<T, S extends Sized>(
  state: State<T, S>,
  text: string,
  reading: Reading,
  role: Role = 'word',
): QueryWord<T>[] {
  const year = yearOf(text);
  if (year !== undefined) state.plain.years.push(year);
  if (role === 'silent' || role === 'initial' || role === 'year') return [];
  if (role === 'word') return readWords(state, text, undefined, reading);
  const words = readWords(state, text, 'authors', 'finished');
  state.plain.cited.push(...words.map((word) => word.text));
  return words.map((word) => ({ ...word, terms: word.terms.map((term) => ({ ...term, weight: citedWeight })) }));
}

/** Plain words up to which neighbours are also looked for written together: more are sentences. */
const mostCompounds = 8;

/** The last word so far and the first of what follows, as one, where papers write them so. */
function compound<T, S extends Sized>(
  { backend }: State<T, S>,
  before: readonly QueryWord<T>[],
  second: QueryWord<T>,
): QueryWord<T>[] {
  const first = before.findLast(({ joined }) => !joined);
  if (first === undefined || first.stopped || second.stopped) return [];
  const together = backend.together(first.text, second.text);
  return together === undefined ? [] : [{ ...together, joined: true, covers: 2 }];
}

/** What the plain words of a query ask for. Who pastes an identifier wants that paper, whatever stands beside it. */
function planWords<T, S extends Sized>(
  state: State<T, S>,
  words: readonly QueryWord<T>[],
  pasted: readonly Condition<S>[],
): Condition<S> | undefined {
  if (pasted.length > 0) {
    state.identified = true;
    return some(pasted);
  }
  if (words.length === 0) return undefined;
  return state.match === 'any' ? state.backend.any(words.flatMap((word) => word.terms)) : allWords(state, words);
}

function planNode<T, S extends Sized>(state: State<T, S>, node: QueryNode, positive: boolean): Condition<S>[] {
  switch (node.kind) {
    case 'all':
      return planAll(state, node.nodes, positive);
    case 'or': {
      const alternatives = node.nodes
        .map((each) => within(state, () => planAll(state, [each], positive)))
        .filter((each) => each.length > 0);
      return alternatives.length > 0 ? [some(alternatives.map(every))] : [];
    }
    case 'not': {
      const conditions = within(state, () => planAll(state, [node.node], false));
      return conditions.length > 0 ? [not(every(conditions))] : [];
    }
    case 'word':
      return planFielded(state, node.text, node.field, positive ? node.reading : 'finished', positive);
    case 'phrase':
      return planPhrase(state, node.text, node.field, positive);
    default:
      return [state.backend.filter(node, state.depth === 0)];
  }
}

function within<T, S extends Sized, R>(state: State<T, S>, part: () => R): R {
  state.depth++;
  const result = part();
  state.depth--;
  return result;
}

function planFielded<T, S extends Sized>(
  state: State<T, S>,
  text: string,
  field: Field | undefined,
  reading: Reading,
  positive: boolean,
): Condition<S>[] {
  if (isName(field)) return planName(state, readWords(state, text, field, reading), field, positive, useOf(state));
  const words = readWords(state, text, field, reading).filter((word) => !word.stopped);
  if (positive) scoreBy(state, words);
  return words.length > 0 ? [allWords(state, words)] : [];
}

function planPhrase<T, S extends Sized>(
  state: State<T, S>,
  text: string,
  field: Field | undefined,
  positive: boolean,
): Condition<S>[] {
  if (isName(field)) return planName(state, readWords(state, text, field, 'finished'), field, positive, useOf(state));
  if (isOwn(field)) return planFielded(state, text, field, 'finished', positive);
  const words = state.backend.exactly(text, field ?? 'text').filter(({ stopped, joined }) => !stopped && !joined);
  if (words.length === 0) return [];
  if (positive) scoreBy(state, words);
  const inText = state.backend.phrase(text, field, allWords(state, words), state.depth === 0);
  if (field !== undefined) return [inText];
  // As they are: the words of a phrase are seldom anybody's name, and not to be repaired into one.
  const names = state.backend.exactly(text, 'authors');
  return [some([inText, ...planName(state, names, 'authors', positive, 'phrase')])];
}

/** Papers one of whose authors, topics or venues goes by the name. */
function planName<T, S extends Sized>(
  state: State<T, S>,
  read: readonly QueryWord<T>[],
  field: NameField,
  positive: boolean,
  use: NameUse,
): Condition<S>[] {
  const words = read.filter(({ joined }) => !joined);
  if (words.length === 0) return [];
  if (positive) scoreBy(state, words);
  return [state.backend.named(field, words, use)];
}

function useOf({ depth }: { depth: number }): NameUse {
  return depth === 0 ? 'required' : 'alternative';
}

function scoreBy<T, S extends Sized>(state: State<T, S>, words: readonly QueryWord<T>[]): void {
  for (const word of words) state.scored.push(...word.terms);
}

/** The words of a piece of the query, with what was taken for a typing error noted. */
function readWords<T, S extends Sized>(
  state: State<T, S>,
  text: string,
  field: Field | undefined,
  reading: Reading,
): QueryWord<T>[] {
  const words = state.backend.read(text, field, reading);
  for (const { text: beginning, cut } of words)
    if (cut !== undefined)
      state.issues.push(
        issueOf('completions-cut', {
          beginning,
          taken: cut.words.length,
          ...(Number.isFinite(cut.of) && { words: cut.of }),
        }),
      );
  const repaired = words.filter((word) => word.repaired);
  for (const { span, meant } of repaired) state.repairs.set(text.slice(...span), meant[0]!);
  return repaired.length > 0 && state.corrections === 'suggest' ? state.backend.exactly(text, field) : words;
}

/** Every part of the word, or the parts written together. */
function allWords<T, S extends Sized>(state: State<T, S>, words: readonly QueryWord<T>[]): Condition<S> {
  const base = words.filter((word) => !word.joined);
  const parts = base.map((word) => state.backend.any([...word.terms, ...saidOtherwise(words, word)]));
  return parts.length > 0 ? every(parts) : state.backend.any(words.flatMap((word) => word.terms));
}

/** The terms of synonyms that a word is part of. */
function saidOtherwise<T>(words: readonly QueryWord<T>[], part: QueryWord<T>): T[] {
  return words.flatMap((word, at) => {
    if (word.said === undefined) return [];
    const covered = words.slice(0, at).filter(({ joined }) => !joined);
    return covered.slice(-word.covers).includes(part) ? word.terms : [];
  });
}

/** Parentheses mean something beside `OR`, `-` and fields only: "TSS (time sharing)" is three words. */
export function flat(node: QueryNode): QueryNode[] {
  return node.kind === 'all' ? node.nodes.flatMap(flat) : [node];
}

/** The plan of a query. What the backend reports goes to `issues`. */
export function planOf<T, S extends Sized>(
  backend: QueryBackend<T, S>,
  { node, blank }: ParsedQuery,
  { match = 'any', corrections = 'apply' }: PlanOptions,
  issues: Issue[],
): Plan<T, S> {
  const scored: T[] = [];
  const repairs = new Map<string, string>();
  const plain: PlainWords<T> = { words: [], years: [], cited: [], unfinished: '' };
  const state: State<T, S> = {
    backend,
    match,
    corrections,
    scored,
    plain,
    repairs,
    issues,
    identified: false,
    depth: 0,
  };
  const plan = { scored, plain, issues, repairs, identified: false };
  if (blank) return { ...plan, condition: everyPaper };
  const conditions = planAll(state, [node], true);
  plan.identified = state.identified;
  if (conditions.length === 0) {
    issues.push(issueOf('nothing-to-look-for', {}));
    return { ...plan, condition: none };
  }
  const onlyWords = !state.identified && flat(node).every(isPlain);
  // When any plain word will do, having a score is the condition.
  return { ...plan, ...(!(onlyWords && match === 'any') && { condition: every(conditions) }) };
}
