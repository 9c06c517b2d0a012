import { TrendingPapersError } from '../../paper/errors.js';
import { fnvBasis, fnvMix } from '../../text/fnv.js';
import { checkArgument, someBytes } from '../../text/options.js';

/**
 * A file: four letters that name its kind, version, checksum of all that follows it, length of the header; the header,
 * JSON in which each typed array is a reference; then the arrays, each at a multiple of eight bytes. Numbers are
 * little-endian, as the arrays are on every machine that JavaScript runs on today.
 */
const headerAt = 16;

const arrayTypes = { Int8Array, Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array };
type AnyArray = InstanceType<(typeof arrayTypes)[keyof typeof arrayTypes]>;

/** What a file begins with, and how errors speak of it. */
export interface FileKind {
  magic: number;
  version: number;
  /** "a saved index of papers" */
  what: string;
}

function padded(length: number): number {
  return (length + 7) & ~7;
}

/** FNV-1a over words of 32 bits, from the given word on. It is there to notice damage, not malice. */
export function checksumOf(bytes: Uint8Array, first = 0): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let hash = fnvBasis;
  for (let at = first; at < words.length; at++) hash = fnvMix(hash, words[at]!);
  return hash >>> 0;
}

/** Plain data, typed arrays in it, as bytes. */
export function pack({ magic, version }: FileKind, value: unknown): Uint8Array<ArrayBuffer> {
  const arrays: AnyArray[] = [];
  let length = 0;
  const header = new TextEncoder().encode(
    JSON.stringify(value, (_, value: unknown) => {
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
  head.setUint32(8, checksumOf(bytes, 3), true);
  return bytes;
}

export function damaged(message: string, cause?: unknown): TrendingPapersError {
  return new TrendingPapersError('index-damaged', `${message}. Build the index again and save it anew.`, {}, { cause });
}

/** @throws {TrendingPapersError} `index-version` */
export function checkVersion(found: number, expected: number): void {
  if (found !== expected)
    throw new TrendingPapersError(
      'index-version',
      `The index was saved in version ${found} of the format, and this library reads version ${expected}. Build it again.`,
      { found, expected },
    );
}

/**
 * The data that was packed, each typed array a view of the bytes: they are copied only when they do not begin at a
 * multiple of eight bytes.
 *
 * @throws {TrendingPapersError} `index-foreign`, `index-version` or `index-damaged`
 */
export function unpack({ magic, version, what }: FileKind, input: Uint8Array): unknown {
  checkArgument('What is loaded', input, someBytes);
  const bytes = input.byteOffset % 8 === 0 && input.length % 4 === 0 ? input : input.slice();
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerAt || head.getUint32(0, true) !== magic)
    throw new TrendingPapersError('index-foreign', `These bytes are not ${what}.`, { bytes: bytes.length });
  checkVersion(head.getUint32(4, true), version);
  if (head.getUint32(8, true) !== checksumOf(bytes, 3)) throw damaged('The index was cut short or changed on its way');
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
  });
}
