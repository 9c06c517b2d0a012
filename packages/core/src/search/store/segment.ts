import type { Paper } from '../../paper/schema.js';
import { scannerOf } from '../words/language.js';
import { grown, type Lexicon } from '../words/lexicon.js';
import { Scanner, type WordScanner } from '../words/scanner.js';
import { noTerm, type Vocabulary } from '../words/vocabulary.js';
import { WordList } from '../words/word-list.js';
import { type Columns, ColumnsBuilder, gather, mergeColumns } from './columns.js';
import { gone, mergePostings, mostInAbstract, mostInTitle, type Postings, PostingsBuilder } from './postings.js';
import { mergeSequences, type Sequences, SequencesBuilder } from './sequences.js';
import { eachOf, emptyTitles, hashesOf, headOf, leadWords, type Titles } from './titles.js';

/** Papers of one segment are numbered in 16 bits. */
export const mostDocs = 0x10000;

/**
 * `text` is title and abstract together, by stem; the others hold words as they are, `own` those of all fields that a
 * caller added, each after the name of its field.
 */
const zones = ['text', 'authors', 'topics', 'venue', 'own'] as const;
export type Zone = (typeof zones)[number];

export function eachZone<T>(make: (zone: Zone) => T): Record<Zone, T> {
  return Object.fromEntries(zones.map((zone) => [zone, make(zone)])) as Record<Zone, T>;
}

/** A run of papers with their postings. Nothing in it changes but what is removed. */
export interface Segment {
  size: number;
  /** 1 for every paper removed since. */
  removed: Uint8Array;
  removals: number;
  /** Entries in the lexicon of identifiers. */
  ids: Uint32Array;
  /** Words of title and abstract together. */
  lengths: Uint16Array;
  titles: Titles;
  zones: Record<Zone, Postings>;
  columns: Columns;
  /** Absent when papers were not kept or the index was loaded. */
  sequences: Sequences | undefined;
  /** The papers themselves, where they are at hand. */
  papers: (Paper | undefined)[];
}

/** Fields that a caller added: what each holds of a paper. */
export type OwnFields = Readonly<Record<string, (paper: Paper) => string | readonly string[] | undefined>>;

/** How a word of a field of a caller's own is called in the vocabulary: no word of a text has a colon. */
export function ownWord(field: string, word: string): string {
  return `${field}:${word}`;
}

/** What all segments share: each string once. */
export interface Lexicons {
  vocabulary: Vocabulary;
  ids: Lexicon;
  /** Names of topics, authors, venues and sources as they are shown. */
  names: Lexicon;
  /** What `has:` knows, by bit. */
  features: string[];
  /** Signals that have a column. */
  signals: string[];
  /** Names of signals and features for which there was no room. */
  crowdedOut: Set<string>;
  ownFields: OwnFields;
}

/** Takes up papers one by one; `build` gives the segment and begins the next. */
export class SegmentBuilder {
  private readonly lexicons: Lexicons;
  private readonly scanner: WordScanner;
  private readonly nameScanner = new Scanner('names');
  private readonly postings = eachZone(() => new PostingsBuilder());
  private columns = new ColumnsBuilder();
  private readonly sequences: SequencesBuilder | undefined;
  private papers: (Paper | undefined)[] = [];
  private readonly keepPapers: boolean;
  private ids = new Uint32Array(64);
  private lengths = new Uint16Array(64);
  private titles = emptyTitles(64);
  private readonly words = new WordList();
  /** The texts of the caller's fields of the paper that comes next. */
  private own: (readonly [field: string, texts: readonly string[]])[] = [];
  /** In the place of how often a word was met: those after the name of a field are nobody's to complete. */
  private unused = new Uint32Array(0);

  constructor(lexicons: Lexicons, keepPapers: boolean) {
    this.lexicons = lexicons;
    this.keepPapers = keepPapers;
    this.scanner = scannerOf(lexicons.vocabulary.language);
    if (keepPapers) this.sequences = new SequencesBuilder();
  }

  get size(): number {
    return this.papers.length;
  }

  /** Asks the caller's fields of the paper that is added next. Returns those that could not say. */
  readOwn(paper: Paper): string[] {
    const failed: string[] = [];
    this.own = Object.entries(this.lexicons.ownFields).flatMap(([field, read]) => {
      try {
        const value = read(paper) ?? [];
        const texts = (typeof value === 'string' ? [value] : [...value]).filter((text) => typeof text === 'string');
        return [[field, texts] as const];
      } catch {
        failed.push(field);
        return [];
      }
    });
    return failed;
  }

  /** Adds a paper and returns its offset. Linear in the paper's text. */
  add(paper: Paper, id: number): number {
    const doc = this.papers.push(this.keepPapers ? paper : undefined) - 1;
    const { text, authors, topics, venue } = this.postings;
    let length = this.read(text, paper.title, mostInTitle);
    this.note();
    this.title(doc, paper.title);
    this.sequences?.endTitle();
    if (paper.abstract !== undefined) {
      length += this.read(text, paper.abstract, mostInAbstract);
      this.note();
    }
    this.sequences?.endDoc(doc);
    this.ids = grown(this.ids, doc + 1);
    this.ids[doc] = id;
    this.lengths = grown(this.lengths, doc + 1);
    this.lengths[doc] = Math.min(length, 0xffff);
    for (const { name } of paper.authors) this.read(authors, name);
    for (const topic of paper.topics) this.read(topics, topic);
    if (paper.venue !== undefined) this.read(venue, paper.venue);
    for (const [field, texts] of this.own) for (const text of texts) this.readField(field, text);
    for (const zone of zones) this.postings[zone].endDoc(doc);
    this.columns.add(doc, paper, this.lexicons);
    return doc;
  }

  build(): Segment {
    const size = this.papers.length;
    const segment: Segment = {
      size,
      removed: new Uint8Array(size),
      removals: 0,
      ids: this.ids.slice(0, size),
      lengths: this.lengths.slice(0, size),
      titles: eachOf(this.titles, (array) => array.slice(0, size) as typeof array),
      zones: eachZone((zone) => this.postings[zone].build()),
      columns: this.columns.build(size),
      sequences: this.sequences?.build(size),
      papers: this.papers,
    };
    this.papers = [];
    this.columns = new ColumnsBuilder();
    return segment;
  }

  /** Counts the words of a field of the caller's own: each by itself, to be completed, and after the field's name. */
  private readField(field: string, text: string): void {
    const { words, nameScanner } = this;
    const { vocabulary } = this.lexicons;
    words.clear();
    nameScanner.scan(text, words.add);
    vocabulary.intern(nameScanner.bytes, words);
    const named: number[] = [];
    for (const entry of words.entry.slice(0, words.size)) {
      vocabulary.uses[entry]!++;
      named.push(vocabulary.words.internText(ownWord(field, vocabulary.words.text(entry))));
    }
    vocabulary.resolve();
    this.unused = grown(this.unused, vocabulary.uses.length);
    this.postings.own.count(named, named.length, mostInAbstract, this.unused);
  }

  /** Notes the words that were read just now in their order. */
  private note(): void {
    const { sequences, words } = this;
    if (sequences === undefined) return;
    const { termOf } = this.lexicons.vocabulary;
    let joined = 0;
    for (let at = 0; at < words.size; at++) {
      if (words.joined[joined] === at) {
        joined++;
        continue;
      }
      const entry = words.entry[at]!;
      sequences.add(termOf[entry] === noTerm ? entry : termOf[entry]!);
    }
  }

  /** Notes what a query is held against of the title whose words were read just now. */
  private title(doc: number, title: string): void {
    const { words, scanner } = this;
    const { vocabulary } = this.lexicons;
    this.titles = eachOf(this.titles, (array) => grown(array, doc + 1));
    const { titles } = this;
    const hashes = hashesOf(vocabulary, words);
    titles.letters[doc] = Math.min(words.size === 0 ? 0 : words.to[words.size - 1]!, 0xff);
    titles.whole[doc] = hashes.at(-1) ?? 0;
    titles.leads[doc] = hashes.length > leadWords ? hashes[leadWords - 1]! : 0;
    words.clear();
    scanner.scan(headOf(title), words.add);
    vocabulary.intern(scanner.bytes, words);
    titles.heads[doc] = hashesOf(vocabulary, words).at(-1) ?? 0;
  }

  /**
   * Counts the words of a text by their terms in one part of the counts; or those of a name, without a part, as they
   * are: no stems, no stop words ("He" and "An" are families). Returns how many words of the text are indexed.
   */
  private read(postings: PostingsBuilder, text: string, part?: number): number {
    const { words } = this;
    const scanner = part === undefined ? this.nameScanner : this.scanner;
    const { vocabulary } = this.lexicons;
    words.clear();
    scanner.scan(text, words.add);
    vocabulary.intern(scanner.bytes, words);
    const { uses } = vocabulary;
    const termOf = part === undefined ? undefined : vocabulary.termOf;
    const counted = postings.count(words.entry, words.size, part ?? mostInAbstract, uses, termOf);
    // They repeat their parts, which no length counts twice.
    const repeats = words.joined.filter((at) => vocabulary.termOf[words.entry[at]!] !== noTerm);
    return counted - repeats.length;
  }
}

/** Several neighbouring segments as one, without the papers that were removed. Linear in their size. */
export function mergeSegments(segments: readonly Segment[]): Segment {
  let size = 0;
  const plans = segments.map((segment) => {
    const moves = new Uint32Array(segment.size).fill(gone);
    const kept: number[] = [];
    for (let doc = 0; doc < segment.size; doc++) {
      if (segment.removed[doc] === 1) continue;
      moves[doc] = size++;
      kept.push(doc);
    }
    return { ...segment, moves, kept };
  });
  const merged = (zone: Zone): Postings =>
    mergePostings(plans.map(({ zones, moves }) => ({ postings: zones[zone], moves })));
  return {
    size,
    removed: new Uint8Array(size),
    removals: 0,
    ids: Uint32Array.from(gather(plans, ({ ids }, doc) => ids[doc]!)),
    lengths: Uint16Array.from(gather(plans, ({ lengths }, doc) => lengths[doc]!)),
    titles: mergeTitles(plans),
    sequences: mergeSequences(plans),
    zones: eachZone(merged),
    columns: mergeColumns(plans),
    papers: gather(plans, ({ papers }, doc) => papers[doc]),
  };
}

function mergeTitles(parts: readonly { titles: Titles; kept: readonly number[] }[]): Titles {
  const hashes = (name: 'whole' | 'heads' | 'leads'): Uint32Array =>
    Uint32Array.from(gather(parts, ({ titles }, doc) => titles[name][doc]!));
  return {
    letters: Uint8Array.from(gather(parts, ({ titles }, doc) => titles.letters[doc]!)),
    whole: hashes('whole'),
    heads: hashes('heads'),
    leads: hashes('leads'),
  };
}
