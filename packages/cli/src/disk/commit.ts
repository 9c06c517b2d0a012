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

/**
 * Replaces files in a folder all together, and takes away those of a kind that are no longer written. Files are written
 * as they come, so that a long iterable need not fit in memory. Names are bare: no folders. Gives the names written.
 */
export async function commitFiles(
  folder: string,
  work: string,
  files: Iterable<readonly [name: string, text: string]>,
  kind: RegExp,
  disk: Disk,
): Promise<string[]> {
  const write = await decide(folder, work, files, kind, disk).catch(async (error) => {
    // A full disk should not stay full of drafts.
    await disk.remove(asideOf(work)).catch(() => {});
    throw error;
  });
  await finishCommit(folder, work, disk);
  return write;
}

async function decide(
  folder: string,
  work: string,
  files: Iterable<readonly [name: string, text: string]>,
  kind: RegExp,
  disk: Disk,
): Promise<string[]> {
  const aside = asideOf(work);
  await disk.remove(aside);
  await disk.mkdir(aside);
  const write: string[] = [];
  for (const [name, text] of files) {
    await disk.write(join(aside, name), text);
    write.push(name);
  }
  const remove = (await disk.list(folder)).filter((name) => kind.test(name) && !write.includes(name));
  await disk.write(join(aside, decision), JSON.stringify({ write, remove } satisfies Commit));
  await disk.rename(join(aside, decision), join(work, decision));
  return write;
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
