import { isTrendingPapersError, TrendingPapersError } from '../../paper/errors.js';
import { damaged, unpack } from '../store/pack.js';
import { unsealed } from './envelope.js';
import { manifestName, nameOf, type Part, type ShardManifest, shardKind } from './format.js';
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
  const { of, papers = -1, papersPerFile = 0, ids = 0, titles = 0, words, commonLetters, signals, largest } = manifest;
  const counted = [papers, papersPerFile, ids, titles, largest?.papers].every(Number.isSafeInteger);
  const sane = counted && papers >= 0 && papers <= mostPapers && papersPerFile > 0 && ids > 0 && titles > 0;
  const listed = Array.isArray(commonLetters) && Array.isArray(signals);
  if (!sane || !listed || typeof of !== 'string' || !(words instanceof Uint8Array))
    throw damaged('The index does not hold what it says it holds');
  return manifest as ShardManifest;
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

/**
 * Fetches the files of an index below an address.
 *
 * @example
 * const shards = await openShards(filesAt('https://example.org/search/'));
 */
export function filesAt(base: string | URL, fetcher: typeof fetch = fetch): FetchFile {
  const folder = String(base).replace(/\/*$/, '/');
  return async (name) => {
    const response = await fetcher(folder + name);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
    return new Uint8Array(await response.arrayBuffer());
  };
}
