import type { Paper } from '../../src/paper/index.js';
import { openShards, type ShardOptions, saveShards } from '../../src/search/index.js';

/** The files of an index and what was fetched of them. */
export function hosted(given: Iterable<Paper>, options?: ShardOptions) {
  const files = new Map<string, Uint8Array>();
  for (const { name, bytes } of saveShards(given, options)) files.set(name, bytes);
  const fetched: string[] = [];
  const open = () =>
    openShards(async (name) => {
      fetched.push(name);
      const bytes = files.get(name);
      if (bytes === undefined) throw new Error('404 Not Found');
      return bytes;
    });
  const bytesFetched = () => fetched.reduce((sum, name) => sum + files.get(name)!.length, 0);
  return { files, fetched, open, bytesFetched };
}
