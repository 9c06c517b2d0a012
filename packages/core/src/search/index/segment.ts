import type { Paper } from '../../paper/schema.js';
import { FoundWords } from '../words/found.js';
import { grown, type Lexicon } from '../words/lexicon.js';
import { Scanner } from '../words/scanner.js';
import { noTerm, type Vocabulary } from '../words/vocabulary.js';
import { type Columns, ColumnsBuilder, mergeColumns } from './columns.js';
import { gone, mergePostings, type Postings, PostingsBuilder, restPart, Tally, titlePart } from './postings.js';

/** Papers of one segment are numbered in 16 bits. */
export const mostDocs = 0x10000;

/** `text` is title and abstract together, by stem; the others hold words as they are. */
const zones = ['text', 'authors', 'topics', 'venue'] as const;
export type Zone = (typeof zones)[number];

function eachZone<T>(make: (zone: Zone) => T): Record<Zone, T> {
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
  private readonly postings = eachZone(() => new PostingsBuilder());
  private columns = new ColumnsBuilder();
  private papers: (Paper | undefined)[] = [];
  private readonly keepPapers: boolean;
  private ids = new Uint32Array(64);
  private lengths = new Uint16Array(64);
  private readonly tally = new Tally();
  private readonly found = new FoundWords();

  constructor(lexicons: Lexicons, keepPapers: boolean) {
    this.lexicons = lexicons;
    this.keepPapers = keepPapers;
  }

  get size(): number {
    return this.papers.length;
  }

  /** Adds a paper and returns its offset. Linear in the paper's text. */
  add(paper: Paper, id: number): number {
    const doc = this.papers.push(this.keepPapers ? paper : undefined) - 1;
    const { vocabulary } = this.lexicons;
    const { text, authors, topics, venue } = this.postings;
    let repeated = this.read(paper.title, titlePart);
    if (paper.abstract !== undefined) repeated += this.read(paper.abstract, restPart);
    const words = text.add(doc, this.tally, vocabulary.uses, vocabulary.termOf) - repeated;
    this.ids = grown(this.ids, doc + 1);
    this.ids[doc] = id;
    this.lengths = grown(this.lengths, doc + 1);
    this.lengths[doc] = Math.min(words, 0xffff);
    this.names(
      authors,
      doc,
      paper.authors.map(({ name }) => name),
    );
    this.names(topics, doc, paper.topics);
    if (paper.venue !== undefined) this.names(venue, doc, [paper.venue]);
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
      zones: eachZone((zone) => this.postings[zone].build()),
      columns: this.columns.build(size),
      papers: this.papers,
    };
    this.papers = [];
    this.columns = new ColumnsBuilder();
    return segment;
  }

  /** Counts the words of a text. Returns how many of those indexed repeat parts of others, which no length counts. */
  private read(text: string, part: number): number {
    const { found, scanner, tally } = this;
    const { vocabulary } = this.lexicons;
    found.clear();
    scanner.scan(text, found.add);
    vocabulary.intern(scanner.bytes, found);
    tally.add(found.entry, found.size, vocabulary.words.size, part);
    return found.joined.filter((at) => vocabulary.termOf[found.entry[at]!] !== noTerm).length;
  }

  /** Words of names: no stems, no stop words ("He" and "An" are families). */
  private names(postings: PostingsBuilder, doc: number, names: readonly string[]): void {
    for (const name of names) this.read(name, restPart);
    postings.add(doc, this.tally, this.lexicons.vocabulary.uses);
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
    zones: eachZone(merged),
    columns: mergeColumns(plans.map(({ segment, kept }) => ({ columns: segment.columns, kept }))),
    papers: each((segment, doc) => segment.papers[doc]),
  };
}
