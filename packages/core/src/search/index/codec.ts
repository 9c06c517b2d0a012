import { TrendingPapersError } from '../../paper/errors.js';
import { Lexicon, type LexiconData } from '../words/lexicon.js';
import { Vocabulary, type VocabularyData } from '../words/vocabulary.js';
import { loadPostings, type SavedPostings, savePostings } from './gaps.js';
import type { Segment, Zone } from './segment.js';
import { compact, emptyStore, register, type Store } from './store.js';

/**
 * The file: "TPIX", version, checksum of all that follows it, length of the header; the header, JSON in which each
 * typed array is a reference; then the arrays, each at a multiple of eight bytes. Numbers are little-endian, as the
 * arrays are on every machine that JavaScript runs on today.
 */
const magic = 0x58495054;
const version = 1;
const headerAt = 16;

const arrayTypes = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array };
type AnyArray = InstanceType<(typeof arrayTypes)[keyof typeof arrayTypes]>;

interface Saved {
  stemming: boolean;
  vocabulary: VocabularyData;
  ids: LexiconData;
  names: LexiconData;
  features: string[];
  segments: (Pick<Segment, 'size' | 'ids' | 'lengths' | 'columns'> & { zones: Record<Zone, SavedPostings> })[];
}

function savedOf(store: Store): Saved {
  const { words, stemming, termOf, uses } = store.vocabulary;
  return {
    stemming,
    vocabulary: { words: words.data(), termOf: termOf.subarray(0, words.size), uses: uses.subarray(0, words.size) },
    ids: store.ids.data(),
    names: store.names.data(),
    features: store.features,
    segments: store.segments.map(({ size, ids, lengths, columns, zones }) => ({
      size,
      ids,
      lengths,
      columns,
      zones: mapZones(zones, savePostings),
    })),
  };
}

function mapZones<A, B>(zones: Record<Zone, A>, map: (value: A) => B): Record<Zone, B> {
  return Object.fromEntries(Object.entries(zones).map(([zone, value]) => [zone, map(value)])) as Record<Zone, B>;
}

function padded(length: number): number {
  return (length + 7) & ~7;
}

/** FNV-1a over words of 32 bits. It is there to notice damage, not malice. */
function checksumOf(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let hash = 0x811c9dc5;
  for (let at = 3; at < words.length; at++) hash = Math.imul(hash ^ words[at]!, 0x01000193);
  return hash >>> 0;
}

/** The index as bytes. Compacts it first. Linear in its size. */
export function saveStore(store: Store): Uint8Array<ArrayBuffer> {
  compact(store);
  const arrays: AnyArray[] = [];
  let length = 0;
  const header = new TextEncoder().encode(
    JSON.stringify(savedOf(store), (_, value: unknown) => {
      if (!ArrayBuffer.isView(value)) return value;
      const array = value as AnyArray;
      arrays.push(array);
      const reference = { $array: array.constructor.name, at: length, length: array.length };
      length += padded(array.byteLength);
      return reference;
    }),
  );
  const start = headerAt + padded(header.length);
  const bytes = new Uint8Array(start + length);
  bytes.set(header, headerAt);
  let at = start;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += padded(array.byteLength);
  }
  const head = new DataView(bytes.buffer);
  head.setUint32(0, magic, true);
  head.setUint32(4, version, true);
  head.setUint32(12, header.length, true);
  head.setUint32(8, checksumOf(bytes), true);
  return bytes;
}

function damaged(message: string, cause?: unknown): TrendingPapersError {
  return new TrendingPapersError('index-damaged', `${message}. Build the index again and save it anew.`, {}, { cause });
}

/** The header's data with each reference replaced by a view of the bytes: nothing is copied. */
function savedIn(bytes: Uint8Array): Saved {
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerAt || head.getUint32(0, true) !== magic)
    throw new TrendingPapersError('index-foreign', 'These bytes are not a saved index of papers.', {
      bytes: bytes.length,
    });
  const found = head.getUint32(4, true);
  if (found !== version)
    throw new TrendingPapersError(
      'index-version',
      `The index was saved in version ${found} of the format, and this library reads version ${version}. Build it again.`,
      { found, expected: version },
    );
  if (head.getUint32(8, true) !== checksumOf(bytes)) throw damaged('The index was cut short or changed on its way');
  const headerLength = head.getUint32(12, true);
  const start = headerAt + padded(headerLength);
  const json = new TextDecoder().decode(bytes.subarray(headerAt, headerAt + headerLength));
  return JSON.parse(json, (_, value: unknown) => {
    const {
      $array: name,
      at,
      length,
    } = (value ?? {}) as { $array?: keyof typeof arrayTypes; at: number; length: number };
    if (name === undefined || !Object.hasOwn(arrayTypes, name)) return value;
    return new arrayTypes[name](bytes.buffer as ArrayBuffer, bytes.byteOffset + start + at, length);
  }) as Saved;
}

/**
 * An index from the bytes that `saveStore` gave. Copies them only when they do not begin at a multiple of eight bytes.
 *
 * @throws {TrendingPapersError} `index-foreign`, `index-version` or `index-damaged`
 */
export function loadStore(input: Uint8Array): Store {
  const bytes = input.byteOffset % 8 === 0 && input.length % 4 === 0 ? input : input.slice();
  const saved = savedIn(bytes);
  try {
    const store = emptyStore(saved.stemming);
    store.vocabulary = new Vocabulary(saved.stemming, saved.vocabulary);
    store.ids = new Lexicon(saved.ids);
    store.names = new Lexicon(saved.names);
    store.features.push(...saved.features);
    for (const { zones, ...segment } of saved.segments)
      register(store, {
        ...segment,
        zones: mapZones(zones, loadPostings),
        removed: new Uint8Array(segment.size),
        removals: 0,
        papers: new Array<undefined>(segment.size).fill(undefined),
      });
    return store;
  } catch (cause) {
    throw damaged('The index does not hold what it says it holds', cause);
  }
}
