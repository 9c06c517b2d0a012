import type { Issue } from '../../paper/schema.js';
import { type Listed, noDate } from '../index/columns.js';
import type { Store } from '../index/store.js';
import { identifier, pastedIdentifier } from './identifier.js';
import { anyTerm, type Condition, every, everyPaper, none, not, some, where } from './match.js';
import { nameWords, sameName } from './names.js';
import type { Field, QueryNode, Reading } from './nodes.js';
import type { ParsedQuery } from './parse.js';
import { phraseTest } from './phrase.js';
import { type QueryWord, wordsIn, wordsOf } from './resolve.js';
import { maskOf, type Term } from './terms.js';

/** What a query asks of each paper, ready to be run over the segments. */
export interface Plan {
  /** What adds to the score. */
  scored: Term[];
  /** What must hold; when absent, every paper with a score is found. */
  condition?: Condition;
  issues: Issue[];
  /** Words of the query, as they are written there, and what they were taken for. */
  repairs: Map<string, string>;
}

type NameField = Exclude<Field, 'title' | 'abstract'>;
const columnOf: Readonly<Record<NameField, Listed>> = { authors: 'authors', topics: 'topics', venue: 'venues' };

class Planner {
  readonly scored: Term[] = [];
  /** Whether an identifier among the plain words decides what is found. */
  identified = false;
  readonly issues: Issue[] = [];
  readonly repairs = new Map<string, string>();
  private readonly store: Store;
  private readonly match: 'any' | 'all';

  constructor(store: Store, match: 'any' | 'all') {
    this.store = store;
    this.match = match;
  }

  /** Conditions that must all hold. Plain words are one condition together: any of them, or all. */
  sequence(nodes: readonly QueryNode[], positive: boolean): Condition[] {
    const conditions: Condition[] = [];
    const pasted: Condition[] = [];
    const words: QueryWord[] = [];
    for (const node of nodes.flatMap(flat)) {
      const plain = node.kind === 'word' && node.field === undefined;
      const paper = plain ? pastedIdentifier(this.store, node.text) : undefined;
      if (paper !== undefined) pasted.push(paper);
      else if (plain) words.push(...this.read(node.text, undefined, positive ? node.reading : 'finished'));
      else conditions.push(...this.node(node, positive));
    }
    const known = words.filter((word) => !word.stopped);
    if (positive) for (const word of known) this.scored.push(...word.terms);
    const bag = this.bag(known, pasted);
    return bag === undefined ? conditions : [...conditions, bag];
  }

  /** What the plain words of a query ask for. Who pastes an identifier wants that paper, whatever stands beside it. */
  private bag(words: readonly QueryWord[], pasted: readonly Condition[]): Condition | undefined {
    if (pasted.length > 0) {
      this.identified = true;
      return some(pasted);
    }
    if (words.length === 0) return undefined;
    return this.match === 'any' ? anyTerm(words.flatMap((word) => word.terms)) : allWords(words);
  }

  private node(node: QueryNode, positive: boolean): Condition[] {
    switch (node.kind) {
      case 'all':
        return this.sequence(node.nodes, positive);
      case 'or': {
        const alternatives = node.nodes
          .map((each) => this.sequence([each], positive))
          .filter((each) => each.length > 0);
        return alternatives.length > 0 ? [some(alternatives.map(every))] : [];
      }
      case 'not': {
        const conditions = this.sequence([node.node], false);
        return conditions.length > 0 ? [not(every(conditions))] : [];
      }
      case 'word':
        return this.words(node.text, node.field, positive ? node.reading : 'finished', positive);
      case 'phrase':
        return this.phrase(node.text, node.field, positive);
      default:
        return [this.filter(node)];
    }
  }

  private words(text: string, field: Field | undefined, reading: Reading, positive: boolean): Condition[] {
    if (isName(field)) return this.name(this.read(text, field, reading), field, positive);
    const words = this.read(text, field, reading).filter((word) => !word.stopped);
    if (positive) for (const word of words) this.scored.push(...word.terms);
    return words.length > 0 ? [allWords(words)] : [];
  }

  private phrase(text: string, field: Field | undefined, positive: boolean): Condition[] {
    if (isName(field)) return this.name(this.read(text, field, 'finished'), field, positive);
    const inText = this.textPhrase(text, field, positive);
    if (inText === undefined || field !== undefined) return inText === undefined ? [] : [inText];
    // As they are: the words of a phrase are seldom anybody's name, and not to be repaired into one.
    return [some([inText, ...this.name(wordsIn(this.store, text, 'authors'), 'authors', positive)])];
  }

  private textPhrase(text: string, field: Field | undefined, positive: boolean): Condition | undefined {
    const words = wordsIn(this.store, text, field ?? 'title').filter(({ stopped, joined }) => !stopped && !joined);
    if (words.length === 0) return undefined;
    for (const word of words) word.terms = word.terms.map((term) => ({ ...term, mask: maskOf(field) }));
    if (positive) for (const word of words) this.scored.push(...word.terms);
    const test = phraseTest(this.store, text, field);
    let told = false;
    return where((segment, doc) => {
      const paper = segment.papers[doc];
      if (paper !== undefined) return test(paper);
      if (!told)
        this.issues.push({
          code: 'phrase-unverified',
          message: 'The index has no texts at hand: the phrase was looked for as words that need not be neighbours.',
        });
      told = true;
      return true;
    }, allWords(words));
  }

  /** Papers one of whose authors, topics or venues goes by the name. */
  private name(read: readonly QueryWord[], field: NameField, positive: boolean): Condition[] {
    const words = read.filter(({ joined }) => !joined);
    if (words.length === 0) return [];
    const terms = words.flatMap((word) => word.terms);
    if (positive) this.scored.push(...terms);
    const asked = waysToSay(words);
    const same = field === 'authors' ? sameName : hasWords;
    const fits = (found: string[]): boolean => asked.some((way) => same(way, found));
    const known = new Map<number, boolean>();
    const { names } = this.store;
    const test = (entry: number): boolean => {
      let fit = known.get(entry);
      if (fit !== undefined) return fit;
      fit = fits(nameWords(names.text(entry)));
      known.set(entry, fit);
      return fit;
    };
    return [
      where((segment, doc) => {
        const { starts, values } = segment.columns.lists[columnOf[field]];
        return values.subarray(starts[doc], starts[doc + 1]).some(test);
      }, anyTerm(terms)),
    ];
  }

  /** The words of a piece of the query, with what was taken for a typing error noted. */
  private read(text: string, field: Field | undefined, reading: Reading): QueryWord[] {
    const words = wordsOf(this.store, text, field, reading);
    for (const { repaired, span, meant } of words) if (repaired) this.repairs.set(text.slice(...span), meant[0]!);
    return words;
  }

  private filter(node: Exclude<QueryNode, { kind: 'word' | 'phrase' | 'or' | 'all' | 'not' }>): Condition {
    switch (node.kind) {
      case 'date':
        return where(({ columns: { dates } }, doc) => {
          const date = dates[doc]!;
          return date >= node.from && date < node.to && date !== noDate;
        });
      case 'number':
        return where(({ columns: { signals } }, doc) => {
          const value = Object.hasOwn(signals, node.signal) ? signals[node.signal]![doc]! : Number.NaN;
          return value >= node.from && value <= node.to;
        });
      case 'has': {
        const bit = this.store.features.indexOf(node.feature);
        return bit < 0 ? none : where(({ columns: { has } }, doc) => ((has[doc]! >>> bit) & 1) === 1);
      }
      case 'id':
        return identifier(this.store, node.text);
    }
  }
}

/** Parentheses mean something beside `OR`, `-` and fields only: "TSS (time sharing)" is three words. */
function flat(node: QueryNode): QueryNode[] {
  return node.kind === 'all' ? node.nodes.flatMap(flat) : [node];
}

/** Every choice of one meaning a word, of which the first 64 are plenty. */
function waysToSay(words: readonly QueryWord[]): string[][] {
  return words.reduce<string[][]>(
    (ways, { meant }) => ways.flatMap((way) => meant.map((word) => [...way, word])).slice(0, 64),
    [[]],
  );
}

function hasWords(asked: readonly string[], found: readonly string[]): boolean {
  return asked.every((word) => found.includes(word));
}

function isName(field: Field | undefined): field is NameField {
  return field !== undefined && field !== 'title' && field !== 'abstract';
}

/** Every part of the word, or the parts written together. */
function allWords(words: readonly QueryWord[]): Condition {
  const parts = words.filter((word) => !word.joined).map((word) => anyTerm(word.terms));
  return parts.length > 0 ? every(parts) : anyTerm(words.flatMap((word) => word.terms));
}

export function planOf(store: Store, { node, blank }: ParsedQuery, match: 'any' | 'all'): Plan {
  const planner = new Planner(store, match);
  const { scored, issues, repairs } = planner;
  if (blank) return { scored, issues, repairs, condition: everyPaper };
  const conditions = planner.sequence([node], true);
  if (conditions.length === 0) {
    issues.push({ code: 'nothing-to-look-for', message: 'The query has no word to look for.' });
    return { scored, issues, repairs, condition: none };
  }
  const plain = !planner.identified && flat(node).every((each) => each.kind === 'word' && each.field === undefined);
  // When any plain word will do, having a score is the condition.
  return { scored, issues, repairs, ...(!(plain && match === 'any') && { condition: every(conditions) }) };
}
