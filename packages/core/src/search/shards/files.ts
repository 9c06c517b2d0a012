import { isTrendingPapersError, TrendingPapersError } from '../../paper/errors.js';
import { aFunction, checkArgument, type Rule } from '../../text/options.js';
import { damaged, unpack } from '../store/pack.js';
import { unsealed } from './envelope.js';
import {
  type IdFile,
  manifestName,
  nameOf,
  type Part,
  partNames,
  type ShardManifest,
  type SignalFiles,
  shardKind,
  type TitleFile,
} from './format.js';
import { mostPapers } from './pieces.js';

/** Callback you supply: returns the named file, or throws. */
export type FetchFile = (name: string) => Promise<Uint8Array>;

/** Parts kept in memory after they were last used. */
const mostKept = 256;

/** What a file of each part holds, beside the mark of its index. */
export interface Packed {
  of: string;
  bytes: Uint8Array;
}

async function read(fetchFile: FetchFile, name: string): Promise<unknown> {
  let bytes: Uint8Array;
  try {
    bytes = await fetchFile(name);
  } catch (cause) {
    throw new TrendingPapersError(
      'index-missing',
      `The file ${name} of the index could not be fetched. Open the index again if it was written anew, or upload all of its files.`,
      { name },
      { cause },
    );
  }
  return unpack({ ...shardKind, what: `${shardKind.what} (${name})` }, await unsealed(bytes, shardKind));
}

/** The manifest, checked for what everything else relies on. */
export async function readManifest(fetchFile: FetchFile): Promise<ShardManifest> {
  const manifest = (await read(fetchFile, manifestName)) as Partial<ShardManifest>;
  const {
    of,
    stemming,
    papers,
    papersPerFile,
    isLean,
    ids,
    titles,
    listBytes,
    words,
    commonLetters,
    signals,
    largest,
  } = manifest;
  const isWhole =
    isCount(papers) &&
    papers <= mostPapers &&
    [papersPerFile, ids, titles, listBytes].every((count) => isCount(count) && count > 0) &&
    [stemming, isLean].every((flag) => typeof flag === 'boolean') &&
    typeof of === 'string' &&
    words instanceof Uint8Array &&
    Array.isArray(commonLetters) &&
    commonLetters.every(isCount) &&
    Array.isArray(signals) &&
    signals.every(isSignal) &&
    Object.values(partNames).every((part) => isCount(largest?.[part]));
  if (!isWhole) throw damaged('The index does not hold what it says it holds');
  return manifest as ShardManifest;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isSignal(value: Partial<SignalFiles> | null): boolean {
  const { name, first, most, least } = value ?? {};
  const areBounds = most instanceof Float32Array && least instanceof Float32Array && most.length === least.length;
  return typeof name === 'string' && isCount(first) && areBounds;
}

/**
 * The file, held against the arrays that it should have: its checksum notices damage, and not what somebody made.
 *
 * @throws {TypeError} for a file that lacks one
 */
export function withArrays<Packing extends object>(
  file: Packing,
  arrays: Readonly<Partial<Record<keyof Packing, abstract new (...of: never[]) => unknown>>>,
): Packing {
  for (const [name, kind] of Object.entries(arrays) as [keyof Packing & string, new () => unknown][])
    if (!(file[name] instanceof kind)) throw new TypeError(`${name} is not ${kind.name}`);
  return file;
}

/** The parts of one index, each fetched and decoded once while it is in use. */
export class Files {
  private readonly fetchFile: FetchFile;
  private readonly of: string;
  private readonly kept = new Map<string, Promise<unknown>>();

  constructor(fetchFile: FetchFile, of: string) {
    this.fetchFile = fetchFile;
    this.of = of;
  }

  get<Packing extends Packed, Result>(part: Part, number: number, decode: (file: Packing) => Result): Promise<Result> {
    const name = nameOf(this.of, part, number);
    const pending = this.kept.get(name) ?? this.load(name, decode);
    this.kept.delete(name);
    this.kept.set(name, pending);
    if (this.kept.size > mostKept) this.kept.delete(this.kept.keys().next().value!);
    return pending as Promise<Result>;
  }

  private async load<Packing extends Packed>(name: string, decode: (file: Packing) => unknown): Promise<unknown> {
    try {
      const file = (await read(this.fetchFile, name)) as Packing;
      if (file.of !== this.of) throw damaged(`The file ${name} is of another index`);
      return decode(file);
    } catch (error) {
      // What failed is asked for again next time.
      this.kept.delete(name);
      throw isTrendingPapersError(error) ? error : damaged(`The file ${name} does not hold what it should`, error);
    }
  }
}

export const readBytes = (file: Packed): Uint8Array => withArrays(file, { bytes: Uint8Array }).bytes;

export const readIds = (file: IdFile & Packed): IdFile =>
  withArrays(file, { hashes: Uint32Array, papers: Uint32Array });

export const readTitles = (file: TitleFile & Packed): TitleFile =>
  withArrays(file, { hashes: Uint32Array, places: Uint32Array });

const anAddress: Rule = ['an address: a text or a URL', (value) => typeof value === 'string' || value instanceof URL];

/**
 * Fetches the files of an index below an address. The manifest is asked for past what was cached: an old one leads to
 * files that may be gone.
 *
 * @example
 * const shards = await openShards(filesAt('https://example.org/search/'));
 */
export function filesAt(base: string | URL, fetcher: typeof fetch = fetch): FetchFile {
  checkArgument('base', base, anAddress);
  checkArgument('fetcher', fetcher, aFunction);
  const folder = String(base).replace(/\/*$/, '/');
  return async (name) => {
    const response = await fetcher(folder + name, name === manifestName ? { cache: 'no-cache' } : {});
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
    return new Uint8Array(await response.arrayBuffer());
  };
}
