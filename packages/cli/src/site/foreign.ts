import { join } from 'node:path';
import { TrendingPapersError } from '@trending-papers/core/paper';
import type { Disk } from '../disk/disk.js';
import { stateFile } from './archive/state.js';
import { isDirectory } from './directory.js';

/** Files in a folder that this program may write beside without asking. */
const harmless = new Set([
  '.trending-papers',
  '.git',
  '.gitignore',
  '.gitattributes',
  '.nojekyll',
  'CNAME',
  '.DS_Store',
]);
const named = 3;

/**
 * Holds that no file of somebody else is written over. A folder without a feed of ours is not ours yet: none of the
 * names to be written may stand there.
 *
 * @throws TrendingPapersError `foreign-files`
 */
export async function refuseForeign(folder: string, names: readonly string[], disk: Disk): Promise<void> {
  const there: string[] = [];
  for (const name of names) if ((await disk.kind(join(folder, name))) !== undefined) there.push(name);
  if (there.length === 0) return;
  throw foreign(
    folder,
    there,
    `${joined(there)} in ${folder} would be written over, and no feed of this program is there.`,
  );
}

/**
 * Holds that a folder nobody named is free to be used: `public` is also where other tools keep what is theirs.
 *
 * @throws TrendingPapersError `foreign-files`
 */
export async function refuseTaken(folder: string, disk: Disk): Promise<void> {
  const names = (await disk.list(folder)).filter((name) => !harmless.has(name));
  if (names.length === 0 || names.includes('feed.json') || (await isDirectory(folder, disk))) return;
  // As a repository keeps it, with the archive alone: that of one feed, or of several.
  for (const path of ['', ...names]) if ((await disk.kind(join(folder, path, stateFile))) !== undefined) return;
  throw foreign(folder, names, `${folder} holds ${joined(names)}, which is not of this program.`);
}

function foreign(folder: string, names: string[], message: string): TrendingPapersError {
  return new TrendingPapersError(
    'foreign-files',
    `${message} Name another folder with --out, or say --force to write there all the same.`,
    { path: folder, names },
  );
}

function joined(names: readonly string[]): string {
  const more = names.length - named;
  return names.slice(0, named).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
