import type { FileKind } from '../store/pack.js';
import { hashOf } from '../words/lexicon.js';

/** One file of an index in shards. */
export interface ShardFile {
  /** A relative path. All but `search.bin` begin with a folder named after the content, so they never change. */
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export const shardKind: FileKind = { magic: 0x48535054, version: 2, what: 'a part of an index of papers in shards' };

/** The one file whose content changes. */
export const manifestName = 'search.bin';

/** The parts beside it, by number: of the dictionary, of posting lists, of papers, of identifiers, of common words. */
export type Part = 'words' | 'lists' | 'papers' | 'ids' | 'common' | 'days';

/** What the manifest holds. */
export interface ShardManifest {
  /** The folder of all other files, and a mark within each: what is of another index is not taken for part of this. */
  of: string;
  stemming: boolean;
  papers: number;
  papersPerFile: number;
  /** Where the parts of the dictionary begin, front-coded. */
  words: Uint8Array;
  /** First bytes of the words that may be meant by others: there is a file for each. */
  commonLetters: number[];
  ids: number;
  /** Bytes of the largest file of each part. */
  largest: Readonly<Record<Part, number>>;
}

/** What a posting list is of: a stem in the text or in the title alone, a word of a name, a kind of link or part. */
export const shardZones = ['text', 'title', 'authors', 'topics', 'venue', 'has'] as const;
export type ShardZone = (typeof shardZones)[number];

/** Bytes of short posting lists that are fetched together. */
export const bytesInFile = 0x2000;

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

const encoder = new TextEncoder();

export function hashOfText(text: string): number {
  const bytes = encoder.encode(text);
  return hashOf(bytes, 0, bytes.length) >>> 0;
}

export const minutesADay = 1440;
/** Days are counted down from here, in the year 7711. */
export const lastDay = 0x200000;
