import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isTrendingPapersError } from '@trending-papers/core/paper';
import { type FetchFile, filesAt, openShards, type Shards } from '@trending-papers/core/search';
import { safeName } from '../disk/state.js';
import type { Io } from '../terminal/io.js';

/** Where an index may be, seen from what a person names: in it, or in the folder of a site. */
const places = ['', 'search/'] as const;

function inFolder(folder: string): FetchFile {
  return async (name) => {
    if (!safeName.test(name)) throw new Error(`${name} is no name of a file of an index`);
    return readFile(join(folder, name));
  };
}

/** One place after the other; what is there and cannot be read is told, for it was meant. */
async function firstOf(filesIn: (place: string) => FetchFile): Promise<Shards | undefined> {
  for (const place of places)
    try {
      return await openShards(filesIn(place));
    } catch (error) {
      // Nothing is there, or a page that says so.
      if (!isTrendingPapersError(error) || (error.code !== 'index-missing' && error.code !== 'index-foreign'))
        throw error;
    }
  return undefined;
}

/**
 * The index in shards of a site that `build --search-shards` wrote, in a folder or at an address that ends in a slash;
 * nothing where there is none.
 *
 * @throws TrendingPapersError `index-damaged` or `index-version`
 */
export async function indexAt(input: string, io: Io): Promise<Shards | undefined> {
  if (/^https?:\/\/.*\/$/i.test(input)) {
    const { guardedFetch } = await import('@trending-papers/core/fetch');
    const guarded = guardedFetch({ ...io, named: input });
    const fetcher: typeof fetch = (url, options) => guarded(url, { ...options, signal: io.signal });
    return io.stoppable(() => firstOf((place) => filesAt(new URL(place, input), fetcher)));
  }
  const path = resolve(io.cwd, input);
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true;
  return isFolder ? firstOf((place) => inFolder(join(path, place))) : undefined;
}
