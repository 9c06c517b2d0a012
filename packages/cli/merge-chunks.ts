import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type GetModuleInfo, rollup } from 'rollup';

/** What nearly every run loads: the start, and the commands that look. Named as esbuild names what is imported when it is needed. */
const common = /^(?:start|feed|show)-[A-Z0-9]{8}\.js$/;

/**
 * Makes one file of all chunks that the common commands load. Splitting gives a chunk to each set of commands that share
 * something, so that one run reads fifty files, and finding and linking them takes a quarter of its time.
 */
export async function mergeChunks(folder: string): Promise<void> {
  const door = resolve(folder, 'bin.js');
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const roots = files.filter((name) => common.test(name)).map((name) => resolve(folder, name));
  const bundle = await rollup({
    input: door,
    external: (id) => !/^[./]/.test(id),
    treeshake: false,
    onLog: (_, { message }) => {
      throw new Error(message);
    },
  });
  let before: ReadonlySet<string> | undefined;
  let merged: ReadonlySet<string> | undefined;
  const { output } = await bundle.generate({
    compact: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    manualChunks: (id, { getModuleInfo }) => {
      if (id === door) return undefined;
      // What the door itself stands on is there before all else: it answers alone, and turns on Node's cache.
      before ??= reachable([door], getModuleInfo);
      merged ??= reachable(roots, getModuleInfo);
      return before.has(id) ? 'before' : merged.has(id) ? 'common' : undefined;
    },
  });
  await bundle.close();
  for (const name of files) rmSync(join(folder, name));
  for (const file of output) if (file.type === 'chunk') writeFileSync(join(folder, file.fileName), file.code);
}

/** Some modules and all that they cannot be without. */
function reachable(roots: readonly string[], getModuleInfo: GetModuleInfo): ReadonlySet<string> {
  const found = new Set(roots);
  for (const id of found) for (const imported of getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}
