import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { TrendingPapersError } from '@trending-papers/core/paper';
import type { Disk } from '../disk/disk.js';

/** A folder that is published, or a repository that would take the file in. */
export type PublicPlace = { readonly kind: 'published' | 'repository'; readonly folder: string };

/** Where the folder of a path lies in, nearest first. */
function* foldersAbove(path: string): Generator<string> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    yield folder;
    if (dirname(folder) === folder) return;
  }
}

/** Whether git leaves a file out; where git is not there to be asked it is taken for one that it would take in. */
async function isIgnored(path: string, repository: string): Promise<boolean> {
  const answer = promisify(execFile)('git', ['check-ignore', '--quiet', '--', path], { cwd: repository });
  return answer.then(
    () => true,
    () => false,
  );
}

/** What makes a path public, as far as the disk tells: a published folder above it, or a repository that does not ignore it. */
export async function publicPlaceOf(path: string, disk: Disk): Promise<PublicPlace | undefined> {
  for (const folder of foldersAbove(path)) {
    if ((await disk.kind(join(folder, 'feed.json'))) === 'file') return { kind: 'published', folder };
    if ((await disk.kind(join(folder, '.git'))) === undefined) continue;
    return (await isIgnored(path, folder)) ? undefined : { kind: 'repository', folder };
  }
  return undefined;
}

/**
 * Holds that addresses, tokens and stop lists are written only where they stay private.
 *
 * @throws TrendingPapersError `unusable-config`
 */
export async function refusePublicPlace(path: string, disk: Disk): Promise<void> {
  const place = await publicPlaceOf(path, disk);
  if (place === undefined) return;
  throw new TrendingPapersError(
    'unusable-config',
    place.kind === 'published'
      ? `${path} lies in ${place.folder}, which is published: addresses and tokens would be read by everybody. Name a file elsewhere.`
      : `${path} lies in the repository ${place.folder}, which would take it in: add it to .gitignore, or name a file elsewhere.`,
    { path },
  );
}
