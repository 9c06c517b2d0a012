import { join } from 'node:path';
import type { Disk } from './disk.js';

/**
 * Files are replaced as in a database: all new ones are written aside, then one rename of `commit.json` decides, then
 * they are moved into place. A run that ends before the decision leaves the old output; one that ends after it is
 * finished by the next, from what lies aside.
 *
 *     write aside/* ──▶ rename commit.json ──▶ move aside/* into place, remove old ones ──▶ remove the work folder
 */
const decision = 'commit.json';

interface Commit {
  /** Names of the files to move into place. */
  write: string[];
  /** Names of the files to take away. */
  remove: string[];
}

/** Replaces files in a folder all together. Names are bare: no folders. */
export async function commitFiles(
  folder: string,
  work: string,
  files: ReadonlyMap<string, string>,
  obsolete: readonly string[],
  disk: Disk,
): Promise<void> {
  await disk.remove(asideOf(work));
  await disk.mkdir(asideOf(work));
  for (const [name, text] of files) await disk.write(join(asideOf(work), name), text);
  const commit: Commit = { write: [...files.keys()], remove: [...obsolete] };
  await disk.write(join(work, 'draft.json'), JSON.stringify(commit));
  await disk.rename(join(work, 'draft.json'), join(work, decision));
  await finishCommit(folder, work, disk);
}

/** Finishes what an earlier run decided and did not get to do. */
export async function finishCommit(folder: string, work: string, disk: Disk): Promise<void> {
  const text = await disk.read(join(work, decision));
  if (text !== undefined) {
    const commit = JSON.parse(text) as Commit;
    const waiting = new Set(await disk.list(asideOf(work)));
    for (const name of commit.write.filter((each) => waiting.has(each)))
      await disk.rename(join(asideOf(work), name), join(folder, name));
    for (const name of commit.remove) await disk.remove(join(folder, name));
    await disk.remove(join(work, decision));
  }
  await disk.remove(asideOf(work));
}

function asideOf(work: string): string {
  return join(work, 'aside');
}
