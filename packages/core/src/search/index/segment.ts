import type { Paper } from '../../paper/schema.js';
import { grown, type Lexicon } from '../words/lexicon.js';
import { type OnWord, Scanner } from '../words/scanner.js';
import { noTerm, type Vocabulary } from '../words/vocabulary.js';
import { type Columns, ColumnsBuilder, mergeColumns } from './columns.js';
import { gone, mergePostings, type Postings, PostingsBuilder } from './postings.js';

/** Papers of one segment are numbered in 16 bits. */
export const mostDocs = 0x10000;

/** `text` is title and abstract together, by stem; the others hold words as they are. */
const zones = ['text', 'authors', 'topics', 'venue'] as const;
export type Zone = (typeof zones)[number];

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
  zones: Record<Zone, Postings>;
  columns: Columns;
  /** The papers themselves, where they are at hand. */
  papers: (Paper | undefined)[];
}

/** What all segments share: each string once. */
export interface Lexicons {
  vocabulary: Vocabulary;
  ids: Lexicon;
  /** Names of topics, authors, venues and sources as they are shown. */
  names: Lexicon;
  /** What `has:` knows, by bit. */
  features: string[];
}

/** Takes up papers one by one; `build` gives the segment and begins the next. */
export class SegmentBuilder {
  private readonly lexicons: Lexicons;
  private readonly scanner = new Scanner();
  private readonly postings = zones.map((zone) => [zone, new PostingsBuilder()] as const);
  private columns = new ColumnsBuilder();
  private papers: (Paper | undefined)[] = [];
  private readonly keepPapers: boolean;
  private ids = new Uint32Array(64);
  private lengths = new Uint16Array(64);
  private words = 0;
  private readonly onTitle: OnWord;
  private readonly onAbstract: OnWord;

  constructor(lexicons: Lexicons, keepPapers: boolean) {
    this.lexicons = lexicons;
    this.keepPapers = keepPapers;
    const text = this.postings[0]![1];
    const { vocabulary } = lexicons;
    const { bytes } = this.scanner;
    const take = (from: number, to: number, hash: number, joined: boolean, title: boolean): void => {
      const word = vocabulary.intern(bytes, from, to, hash);
      vocabulary.uses[word]!++;
      const term = vocabulary.termOf[word]!;
      if (term === noTerm) return;
      if (!joined) this.words++;
      text.count(term, title);
    };
    this.onTitle = (from, to, hash, _start, _end, joined) => take(from, to, hash, joined, true);
    this.onAbstract = (from, to, hash, _start, _end, joined) => take(from, to, hash, joined, false);
  }

  get size(): number {
    return this.papers.length;
  }

  /** Adds a paper and returns its offset. Linear in the paper's text. */
  add(paper: Paper, id: number): number {
    const doc = this.papers.push(this.keepPapers ? paper : undefined) - 1;
    this.words = 0;
    this.scanner.scan(paper.title, this.onTitle);
    if (paper.abstract !== undefined) this.scanner.scan(paper.abstract, this.onAbstract);
    this.ids = grown(this.ids, doc + 1);
    this.ids[doc] = id;
    this.lengths = grown(this.lengths, doc + 1);
    this.lengths[doc] = Math.min(this.words, 0xffff);
    for (const author of paper.authors) this.plain(1, author.name);
    for (const topic of paper.topics) this.plain(2, topic);
    if (paper.venue !== undefined) this.plain(3, paper.venue);
    for (const [, builder] of this.postings) builder.endDoc(doc);
    this.columns.add(doc, paper, this.lexicons.names, this.lexicons.features);
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
      zones: Object.fromEntries(this.postings.map(([zone, builder]) => [zone, builder.build()])) as Segment['zones'],
      columns: this.columns.build(size),
      papers: this.papers,
    };
    this.papers = [];
    this.columns = new ColumnsBuilder();
    return segment;
  }

  /** Words of a name: no stems, no stop words ("He" and "An" are families). */
  private plain(zone: number, text: string): void {
    const { vocabulary } = this.lexicons;
    const builder = this.postings[zone]![1];
    this.scanner.scan(text, (from, to, hash) => {
      const word = vocabulary.intern(this.scanner.bytes, from, to, hash);
      vocabulary.uses[word]!++;
      builder.count(word, false);
    });
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
    return { segment, moves, kept: Uint32Array.from(kept) };
  });
  const each = <T>(pick: (segment: Segment, doc: number) => T): T[] =>
    plans.flatMap(({ segment, kept }) => Array.from(kept, (doc) => pick(segment, doc)));
  const merged = (zone: Zone): Postings =>
    mergePostings(plans.map(({ segment, moves }) => ({ postings: segment.zones[zone], moves })));
  return {
    size,
    removed: new Uint8Array(size),
    removals: 0,
    ids: Uint32Array.from(each((segment, doc) => segment.ids[doc]!)),
    lengths: Uint16Array.from(each((segment, doc) => segment.lengths[doc]!)),
    zones: Object.fromEntries(zones.map((zone) => [zone, merged(zone)])) as Segment['zones'],
    columns: mergeColumns(plans.map(({ segment, kept }) => ({ columns: segment.columns, kept }))),
    papers: each((segment, doc) => segment.papers[doc]),
  };
}
