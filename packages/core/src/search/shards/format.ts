import type { FileKind } from '../store/pack.js';
import type { Bytes } from '../types.js';
import { hashOf } from '../words/lexicon.js';

/** One file of an index in shards. */
export interface ShardFile {
  /** A relative path. All but `search.bin` begin with a folder named after the content, so they never change. */
  name: string;
  bytes: Bytes;
}

export const shardKind: FileKind = { magic: 0x48535054, version: 6, what: 'a part of an index of papers in shards' };

/** The one file whose content changes. */
export const manifestName = 'search.bin';

/** What papers are counted by: a column each. Of authors there are too many. */
export const columnParts = ['topics', 'venues', 'sources', 'years'] as const;
export type ColumnPart = (typeof columnParts)[number];

/** The parts beside it, by number: of the dictionary, of posting lists, of papers, of identifiers, … */
export const partNames = [
  'words',
  'lists',
  'papers',
  'ids',
  'titles',
  'common',
  'days',
  'signals',
  ...columnParts,
] as const;
export type Part = (typeof partNames)[number];

/** What the manifest holds. */
export interface ShardManifest {
  /** The folder of all other files, and a mark within each: what is of another index is not taken for part of this. */
  of: string;
  stemming: boolean;
  papers: number;
  papersPerFile: number;
  /** Papers carry the least that a list of them needs. */
  isLean: boolean;
  /** Where the parts of the dictionary begin, front-coded. */
  words: Uint8Array;
  /** First bytes of the words that may be meant by others: there is a file for each. */
  commonLetters: number[];
  ids: number;
  /** Files of what is known of titles. */
  titles: number;
  /** Bytes of short posting lists that are fetched together, before they are deflated. */
  listBytes: number;
  signals: readonly SignalFiles[];
  /** Bytes of the largest file of each part. */
  largest: Readonly<Record<Part, number>>;
}

/** The values of one signal, largest first, cut into files. */
export interface SignalFiles {
  name: string;
  /** The number of its first file. */
  first: number;
  /** The largest and the smallest value in each. */
  most: Float32Array;
  least: Float32Array;
}

/** What a posting list is of: a stem in the text or in the title alone, a word of a name, a kind of link or part. */
export const shardZones = ['text', 'title', 'authors', 'topics', 'venue', 'has'] as const;
export type ShardZone = (typeof shardZones)[number];

export function nameOf(of: string, part: Part, number: number): string {
  return `${of}/${part}/${number}.bin`;
}

/** The part of an identifier after its scheme, in lower case, by which papers are found. */
export function bareId(id: string): string {
  return id.slice(id.indexOf(':') + 1).toLowerCase();
}

export interface IdFile {
  hashes: Uint32Array;
  papers: Uint32Array;
}

/** Like identifiers, by the hashes of whole titles and of the names they begin with; of the latter the lowest bit is set. */
export interface TitleFile {
  hashes: Uint32Array;
  places: Uint32Array;
}

/** Papers whose values of a column lie in one file. */
export const papersInBlock = 0x10000;

const encoder = new TextEncoder();

export function hashOfText(text: string): number {
  const bytes = encoder.encode(text);
  return hashOf(bytes, 0, bytes.length) >>> 0;
}

export const minutesADay = 1440;
/** Days are counted down from here, in the year 7711. */
export const lastDay = 0x200000;
