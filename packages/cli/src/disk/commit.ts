import { dirname, join } from 'node:path';
import { TrendingPapersError } from '@trending-papers/core/paper';
import * as z from 'zod/mini';
import type { Disk } from './disk.js';
import { type Note, parseState, safeName, setAside, staysWithin } from './state.js';

/**
 * Files are replaced as in a database: all new ones are written aside and brought to the disk, then one rename of
 * `commit.json` decides, then they are moved into place. A run that ends before the decision leaves the old output; one
 * that ends after it is finished by the next, from what lies aside.
 *
 *     write aside/* ──▶ rename commit.json ──▶ move aside/* into place, remove old ones ──▶ remove the work folder
 *
 * The work folder lies in what people share, so what stands in it is input from outside: a name that leaves the folder,
 * or that is not of a file this program writes, spoils the whole decision.
 */
const decision = 'commit.json';

const Name = z.string().check(z.regex(safeName));

const Commit = z.strictObject({
  /** Names of the files to move into place. */
  write: z.array(Name),
  /** Names of the files to take away. */
  remove: z.array(Name),
});
type Commit = z.infer<typeof Commit>;

/** How many files are looked at, written or brought to the disk at the same time. */
const atOnce = 32;

/** A file by its name, with what it holds; without that it stays as it is. */
export type PlannedFile = readonly [name: string, content?: string | Uint8Array];

export interface CommitPlace {
  /** Where the files go. */
  folder: string;
  /** The folder of drafts and the decision, inside that one. */
  work: string;
  /** Tells names of files that are taken away when they are no longer written. Asked when all were written. */
  passes: (name: string) => boolean;
  /** When a file is moved into place: the lower number first. @default all alike */
  turnOf?: (name: string) => number;
  disk: Disk;
  /** Told of a decision that cannot be used. */
  note: Note;
}

/**
 * Replaces files in a folder all together, and takes away those of a kind that are no longer written. Files are written
 * as they come, so that a long iterable need not fit in memory. Names may lead into folders. Before anything is decided
 * `check` may refuse the names. Gives the names of those that say something else than what was there.
 *
 * @throws TrendingPapersError `unwritable-folder` when a folder on the way is a link that leads elsewhere.
 */
export async function commitFiles(
  place: CommitPlace,
  files: Iterable<PlannedFile> | AsyncIterable<PlannedFile>,
  check: (names: readonly string[]) => Promise<void> = async () => {},
): Promise<string[]> {
  const names = await decide(place, files, check).catch(async (error) => {
    // A full disk should not stay full of drafts.
    await place.disk.remove(asideOf(place.work)).catch(() => {});
    throw error;
  });
  await finishCommit(place);
  return names;
}

async function decide(
  { folder, work, passes, turnOf = () => 0, disk }: CommitPlace,
  files: Iterable<PlannedFile> | AsyncIterable<PlannedFile>,
  check: (names: readonly string[]) => Promise<void>,
): Promise<string[]> {
  const aside = asideOf(work);
  await disk.remove(aside);
  await disk.mkdir(aside);
  const names: string[] = [];
  const writing = new Set<string>();
  const isWithin = oncePerFolder((name) => staysWithin(folder, name, disk));
  const isMade = oncePerFolder((name) => disk.mkdir(join(aside, dirname(name))));
  const draft = async ([name, content]: PlannedFile) => {
    if (!(await isWithin(name)))
      throw new TrendingPapersError(
        'unwritable-folder',
        `${join(folder, dirname(name))} is a link that leads out of ${folder}: remove it, and run again.`,
        { path: join(folder, dirname(name)) },
      );
    if (content === undefined) return;
    // What says the same already is left alone: of a site of thousands of pages a day changes few.
    if (await disk.holds(join(folder, name), content).catch(() => false)) return;
    await isMade(name);
    await disk.write(join(aside, name), content);
    writing.add(name);
  };
  for await (const batch of batches(files)) {
    names.push(...batch.map(([name]) => name));
    await all(batch, draft);
  }
  await check(names);
  const written = new Set(names);
  const write = [...writing].sort((a, b) => turnOf(a) - turnOf(b));
  const remove = (await namesIn(folder, disk)).filter((name) => passes(name) && !written.has(name));
  await disk.write(join(aside, decision), JSON.stringify({ write, remove } satisfies Commit));
  for await (const batch of batches([decision, ...write])) await all(batch, (name) => disk.sync(join(aside, name)));
  await disk.rename(join(aside, decision), join(work, decision));
  await disk.sync(work);
  return names.filter((name) => writing.has(name));
}

/**
 * Finishes what an earlier run decided and did not get to do. A decision that cannot be used is set aside and told:
 * what is published stays as it is, and is what the next listing is merged with.
 */
export async function finishCommit({ folder, work, passes, disk, note }: CommitPlace): Promise<void> {
  const path = join(work, decision);
  const aside = asideOf(work);
  const kindOfPath = await disk.kind(path);
  if (kindOfPath !== undefined) {
    const commit = kindOfPath === 'file' ? parseState((await disk.read(path)) ?? '', Commit) : undefined;
    if (commit?.remove.every((name) => passes(name))) {
      const waiting = new Set(await namesIn(aside, disk));
      for (const name of commit.write.filter((each) => waiting.has(each))) await move(name, aside, folder, disk);
      for (const name of commit.remove)
        if (await isRemovable(folder, name, disk)) await disk.remove(join(folder, name));
      await disk.remove(path);
    } else {
      const kept = await setAside(path, disk);
      note(
        `${path} is damaged, or not of this program: nothing was moved or removed by it. It is now ${kept}, and the ` +
          'folder is written anew from what is published.',
      );
    }
  }
  await disk.remove(aside);
}

async function move(name: string, aside: string, folder: string, disk: Disk): Promise<void> {
  if (!(await staysWithin(folder, name, disk))) return;
  if (name.includes('/')) await disk.mkdir(join(folder, dirname(name)));
  await disk.rename(join(aside, name), join(folder, name));
}

async function isRemovable(folder: string, name: string, disk: Disk): Promise<boolean> {
  return (await staysWithin(folder, name, disk)) && (await disk.kind(join(folder, name))) !== 'folder';
}

/** A few of many at a time, taken as they come. */
async function* batches<T>(many: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const each of many) {
    batch.push(each);
    if (batch.length < atOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Does all, and fails only when nothing is under way any more: what is cleared away stays away. */
async function all<T>(batch: readonly T[], act: (each: T) => Promise<void>): Promise<void> {
  for (const outcome of await Promise.allSettled(batch.map(act)))
    if (outcome.status === 'rejected') throw outcome.reason;
}

/** The answer to a question about the folder that a file is in, asked once for all files in it. */
function oncePerFolder<T>(ask: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (name) => {
    const answer = answers.get(dirname(name)) ?? ask(name);
    answers.set(dirname(name), answer);
    return answer;
  };
}

/** Names of the files below a folder, without hidden ones and without what links lead to. */
async function namesIn(folder: string, disk: Disk, prefix = ''): Promise<string[]> {
  const names: string[] = [];
  for (const [name, kind] of await disk.entries(join(folder, prefix))) {
    if (!safeName.test(name)) continue;
    if (name !== decision && kind === 'folder') names.push(...(await namesIn(folder, disk, `${prefix}${name}/`)));
    else names.push(prefix + name);
  }
  return names;
}

function asideOf(work: string): string {
  return join(work, 'aside');
}
