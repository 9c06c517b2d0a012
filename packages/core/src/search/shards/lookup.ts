import type { Issue, Paper } from '../../paper/schema.js';
import { identifiersOf, pastedId } from '../query/identifier.js';
import { type Condition, every, everyPaper, none } from '../query/match.js';
import { nameTest } from '../query/names.js';
import type { Field, Filter, NameField, Reading } from '../query/nodes.js';
import { phraseTest } from '../query/phrase.js';
import type { NameUse, QueryBackend, Synonym } from '../query/plan.js';
import {
  type Completions,
  completionWeight,
  type Dictionary,
  type QueryWord,
  wordsIn,
  wordsOf,
} from '../query/resolve.js';
import { phraseShare } from '../query/score.js';
import { synonymsOfRuns, synonymWeight } from '../query/synonyms.js';
import { ByteReader } from '../store/bytes.js';
import { Scanner } from '../words/scanner.js';
import { stemOf } from '../words/stem.js';
import { stopWords } from '../words/stop-words.js';
import { type CommonWords, completionsIn, readCommonWords, repairsIn } from './common-words.js';
import { compareBytes, readTerms, type ShardList, type TermLine } from './dictionary-file.js';
import { type Files, type Packed, readBytes, readIds } from './files.js';
import { bareId, hashOfText, lastDay, minutesADay, type Part, type ShardManifest } from './format.js';
import { shardIssueOf } from './issues.js';
import type { Looked } from './looked.js';
import type { Piece } from './pieces.js';
import { isCut } from './records.js';
import { isText, type ShardTerm, zonesOfField } from './shard-terms.js';
import { readSignals } from './signal-files.js';

/** All papers of the index as conditions are asked of them, once their lists are there. */
export interface Reached {
  size: number;
  piecesOf(list: ShardList): readonly Piece[];
}

const encoder = new TextEncoder();
const textScanner = new Scanner();
const tooCommon = new Set(stopWords);

/** Files of a part fetched for one query at most: 4 kB of the dictionary each, or about 20 kB of common words. */
const mostFiles: Readonly<Partial<Record<Part, number>>> = { words: 16, common: 4 };

/** What can be said of a paper only when it is there: undefined where not even then. */
export interface Check {
  of: 'phrase' | 'name' | 'filter' | 'unwanted';
  test: (looked: Looked) => boolean | undefined;
}

/**
 * What the parts of a query find in an index that is fetched. Planning asks without waiting: what is not there yet is
 * answered as if it did not exist and noted in `missing`, and when that was fetched the query is planned again. It
 * takes two or three plans until nothing is missing.
 */
export class Lookup implements Dictionary<ShardTerm>, QueryBackend<ShardTerm, Reached> {
  readonly scanner = textScanner;
  readonly missing = new Map<string, Promise<void>>();
  /** Lists that conditions of the plan ask of. */
  readonly conditions = new Set<ShardList>();
  readonly checks: Check[] = [];
  readonly issues: Issue[] = [];
  private readonly fetched: Map<string, unknown>;
  private readonly manifest: ShardManifest;
  private readonly starts: readonly Uint8Array[];
  private readonly files: Files;

  /** `found` outlives the lookups of one query. */
  constructor(manifest: ShardManifest, starts: readonly Uint8Array[], files: Files, fetched: Map<string, unknown>) {
    this.manifest = manifest;
    this.starts = starts;
    this.files = files;
    this.fetched = fetched;
  }

  isStop(word: string): boolean {
    return tooCommon.has(word);
  }

  termsOf(word: string, field: Field | 'text' | undefined, weight: number): ShardTerm[] {
    if (field === 'abstract') this.report(shardIssueOf('field-unsupported', { field }));
    return zonesOfField(field).flatMap((zone) => {
      const term = isText(zone) ? this.stemOf(word) : word;
      const list = this.listsOf(term).find((each) => each.zone === zone);
      return list === undefined ? [] : [{ zone, term, weight, list }];
    });
  }

  frequencyOf({ list }: ShardTerm): number {
    return list.frequency;
  }

  /** Of the most used words: how many there are beside them, no file says. */
  startingWith(beginning: string): Completions {
    const words = this.wordsBy(encoder.encode(beginning)[0]);
    const found = words === undefined ? [] : completionsIn(words, beginning);
    return { words: found, of: found.length > 0 ? Number.POSITIVE_INFINITY : 0 };
  }

  /** Words are kept by their first letter; when that is the error, the second may be the right one. */
  repairsOf(word: string): string[] {
    for (const letter of encoder.encode(word).subarray(0, 2)) {
      const words = this.wordsBy(letter);
      const fetched = words === undefined ? [] : repairsIn(words, word);
      if (fetched.length > 0) return fetched;
    }
    return [];
  }

  read(text: string, field: Field | undefined, reading: Reading): QueryWord<ShardTerm>[] {
    return wordsOf(this, text, field, reading);
  }

  exactly(text: string, field?: Field | 'text'): QueryWord<ShardTerm>[] {
    return wordsIn(this, text, field);
  }

  together(first: string, second: string): QueryWord<ShardTerm> | undefined {
    const word = wordsIn(this, first + second, 'text').at(-1);
    return word !== undefined && word.terms.length > 0 ? word : undefined;
  }

  synonyms(words: readonly QueryWord<ShardTerm>[]): Synonym<ShardTerm>[] {
    return synonymsOfRuns(this, words, (run) => {
      const [first = '', ...rest] = run.map(({ text, stopped }) => (stopped ? text : this.stemOf(text)));
      if (run[0]!.stopped) return [];
      const said = this.lineOf(first)?.synonyms.filter((each) => each.rest === rest.join(' ')) ?? [];
      for (const { text, list } of said)
        if (list !== undefined) this.report(shardIssueOf('synonyms-in-titles', { text }));
      return said.map(({ text, list }) => ({
        text,
        terms:
          list === undefined
            ? this.termsOf(text, 'text', synonymWeight)
            : [{ zone: list.zone, term: text, weight: synonymWeight * phraseShare, list }],
      }));
    });
  }

  /** Lists of stop words are not kept: names are, and what such a word may become. */
  telling(text: string, reading: Reading): QueryWord<ShardTerm> {
    this.report(shardIssueOf('stop-words-in-names', {}));
    const word = wordsIn(this, text, 'authors')[0]!;
    const longer = reading === 'unfinished' ? this.startingWith(text).words : [];
    const titled = longer.flatMap((each) => this.termsOf(each, 'title', completionWeight));
    return { ...word, terms: [...word.terms, ...titled] };
  }

  any(terms: readonly ShardTerm[]): Condition<Reached> {
    return this.inLists(terms.map(({ list }) => list));
  }

  pasted(text: string): Condition<Reached> | undefined {
    const id = pastedId(text);
    const papers = id === undefined ? [] : this.papersOf([id]);
    return papers.length > 0 ? only([papers]) : undefined;
  }

  /** A phrase that must be there is looked for in the papers themselves, as far as their texts are kept. */
  phrase(text: string, field: Field | undefined, words: Condition<Reached>, required: boolean): Condition<Reached> {
    if (!required) {
      this.report(shardIssueOf('phrase-unverified', {}));
      return words;
    }
    const named: Check['test'] =
      field === undefined ? this.nameCheck('authors', wordsIn(this, text, 'authors')) : () => false;
    const test = (looked: Looked): boolean | undefined => {
      const { store, segment, doc, cut } = looked;
      const isIn = (part: Field): boolean => phraseTest(store, text, part)(segment, doc) === true;
      if (field !== 'abstract' && isIn('title')) return true;
      if (field === 'title') return false;
      if (isIn('abstract')) return true;
      const verdict = named(looked);
      return verdict === false && isCut(cut, 'abstract') ? undefined : verdict;
    };
    this.checks.push({ of: 'phrase', test });
    return words;
  }

  /** A name that must be there is looked at in the papers themselves; elsewhere all of its words will do. */
  named(field: NameField, words: readonly QueryWord<ShardTerm>[], use: NameUse): Condition<Reached> {
    // A paper that has the one word in a list of names has a name with it.
    if (words.length > 1 && use === 'required') this.checks.push({ of: 'name', test: this.nameCheck(field, words) });
    if (words.length > 1 && use === 'alternative') this.report(shardIssueOf('name-unverified', {}));
    return every(words.map((word) => this.inName(field, word)));
  }

  filter(node: Filter): Condition<Reached> {
    switch (node.kind) {
      case 'date':
        return this.between(node.from, node.to);
      case 'has':
        return this.inLists(this.listsOf(node.feature).filter(({ zone }) => zone === 'has'));
      case 'id':
        return only([this.papersOf(identifiersOf(node.text))]);
      case 'number':
        return this.numbered(node);
    }
  }

  /** Whether every word of the query was looked up. */
  get complete(): boolean {
    return !this.issues.some(({ code }) => code === 'words-cut');
  }

  /** Bytes of the files that were asked for, at most. */
  get cost(): number {
    const parts = [...this.fetched.keys()].map((key) => key.slice(0, key.indexOf(' ')) as Part);
    return parts.reduce((sum, part) => sum + this.manifest.largest[part], 0);
  }

  private report(issue: Issue): void {
    if (!this.issues.some(({ message }) => message === issue.message)) this.issues.push(issue);
  }

  private inLists(lists: readonly ShardList[]): Condition<Reached> {
    for (const list of lists) this.conditions.add(list);
    return (reached) => {
      const mask = new Uint8Array(reached.size);
      for (const list of lists) for (const { docs } of reached.piecesOf(list)) for (const doc of docs) mask[doc] = 1;
      return mask;
    };
  }

  /** A word of a name, or its initial: an initial itself may stand for any word, so the others must tell. */
  private inName(field: NameField, { text, terms }: QueryWord<ShardTerm>): Condition<Reached> {
    if (field !== 'authors') return this.any(terms);
    if (text.length === 1) return everyPaper;
    return this.any([...terms, ...this.termsOf(text.slice(0, 1), field, 1)]);
  }

  /** Among names that are not kept may be the one that is asked for. */
  private nameCheck(field: NameField, words: readonly QueryWord<ShardTerm>[]): Check['test'] {
    const fits = nameTest(field, words);
    return ({ paper, cut }) => namesOf[field](paper).some(fits) || (isCut(cut, field) ? undefined : false);
  }

  /** The files of a signal that have values of a span say which papers; nobody else has one. */
  private numbered({ signal, from, to }: Extract<Filter, { kind: 'number' }>): Condition<Reached> {
    const known = this.manifest.signals.find(({ name }) => name === signal);
    if (known === undefined) return none;
    const runs = [...known.most.keys()]
      .filter((file) => known.most[file]! >= from && known.least[file]! <= to)
      .flatMap((file) => this.ask('signals', known.first + file, readSignals) ?? [])
      .filter(({ value }) => value >= from && value <= to);
    return only(runs.map(({ papers }) => papers));
  }

  /** Papers are numbered by their dates, newest first, so a span of days is one run of them. */
  private between(from: number, to: number): Condition<Reached> {
    const days = this.ask('days', 0, readBytes);
    return (reached) => {
      const mask = new Uint8Array(reached.size);
      const reader = new ByteReader(days ?? mask.subarray(0, 0));
      let end = 0;
      for (let day = lastDay; !reader.atEnd; ) {
        day -= reader.read();
        const start = end;
        end += reader.read();
        if (day * minutesADay >= from && day * minutesADay < to) mask.fill(1, start, end);
      }
      return mask;
    };
  }

  private papersOf(ids: readonly string[]): number[] {
    return ids.flatMap((id) => {
      const file = hashOfText(bareId(id)) % this.manifest.ids;
      const { hashes, papers } = this.ask('ids', file, readIds) ?? { hashes: [], papers: [] };
      const hash = hashOfText(id);
      return [...hashes].flatMap((each, at) => (each === hash ? [papers[at]!] : []));
    });
  }

  /** Asked only when nothing else is missing: until its own list is there, a word may seem unknown that is not. */
  private wordsBy(letter: number | undefined): CommonWords | undefined {
    if (letter === undefined || this.missing.size > 0 || !this.manifest.commonLetters.includes(letter))
      return undefined;
    return this.ask('common', letter, ({ bytes }) => readCommonWords(bytes));
  }

  private stemOf(word: string): string {
    return this.manifest.stemming ? stemOf(word) : word;
  }

  private listsOf(term: string): ShardList[] {
    return this.lineOf(term)?.lists ?? [];
  }

  /** What the dictionary has of a term. */
  private lineOf(term: string): TermLine | undefined {
    const word = encoder.encode(term);
    const { starts } = this;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareBytes(starts[middle]!, word) <= 0) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return undefined;
    return this.ask('words', low - 1, ({ bytes }) => readTerms(bytes))?.get(term);
  }

  /** What a file holds, or nothing until it is there. */
  private ask<Packing extends Packed, Result>(
    part: Part,
    number: number,
    decode: (file: Packing) => Result,
  ): Result | undefined {
    const key = `${part} ${number}`;
    if (this.fetched.has(key)) return this.fetched.get(key) as Result;
    if (this.missing.has(key)) return undefined;
    const requested = [...this.fetched.keys(), ...this.missing.keys()].filter((each) => each.startsWith(`${part} `));
    if (requested.length < (mostFiles[part] ?? Number.POSITIVE_INFINITY))
      this.missing.set(
        key,
        this.files.get(part, number, decode).then((result) => {
          this.fetched.set(key, result);
        }),
      );
    else this.report(shardIssueOf(part === 'common' ? 'repairs-cut' : 'words-cut', {}));
    return undefined;
  }
}

const namesOf: Readonly<Record<NameField, (paper: Paper) => readonly string[]>> = {
  authors: ({ authors }) => authors.map(({ name }) => name),
  topics: ({ topics }) => topics,
  venue: ({ venue }) => (venue === undefined ? [] : [venue]),
};

function only(lists: readonly Iterable<number>[]): Condition<Reached> {
  return ({ size }) => {
    const mask = new Uint8Array(size);
    for (const papers of lists) for (const paper of papers) mask[paper] = 1;
    return mask;
  };
}
