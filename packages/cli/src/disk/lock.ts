import { hostname } from 'node:os';
import { join } from 'node:path';
import { TrendingPapersError } from '@trending-papers/core/paper';
import * as z from 'zod/mini';
import type { Disk } from './disk.js';
import { parseState } from './state.js';

/** A lock older than this is of a run that died where we cannot look. */
const longestRun = 60 * 60_000;

/**
 * A lock without a holder is looked at again after this time, since without hard links it is written in place; and one
 * whose holder may be ending.
 */
const secondLook = 500;

const Holder = z.object({ pid: z.int().check(z.positive()), host: z.string() });
type Holder = z.infer<typeof Holder>;

/**
 * Runs a task while no other run holds the folder, whose work folder is there for that time.
 *
 * @throws TrendingPapersError `locked` when another run does.
 */
export async function withLock<T>(work: string, now: () => Date, disk: Disk, task: () => Promise<T>): Promise<T> {
  const path = join(work, 'lock');
  await take(path, work, now, disk);
  try {
    return await task();
  } finally {
    await disk.remove(path);
    await disk.removeEmpty(work);
  }
}

async function take(path: string, work: string, now: () => Date, disk: Disk): Promise<void> {
  const own = JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder);
  for (const tries of [1, 2]) {
    // A run that ends just now takes the folder with it.
    await makeWork(work, disk);
    if (await disk.create(path, own)) return;
    if (tries === 2 || !(await isAbandoned(path, now, disk))) break;
    await disk.remove(path);
  }
  throw new TrendingPapersError(
    'locked',
    `Another run is writing there. If there is none, remove ${path} and run again.`,
    { path },
  );
}

async function isAbandoned(path: string, now: () => Date, disk: Disk): Promise<boolean> {
  if ((await disk.kind(path)) !== 'file') return true;
  const modified = await disk.modified(path);
  if (modified === undefined || now().getTime() - modified > longestRun) return true;
  const holder = (await readHolder(path, disk)) ?? (await readHolderAgain(path, disk));
  // A lock that names nobody is of a run that died while it wrote it, or of a disk that was full.
  if (!holder) return true;
  if (holder.host !== hostname()) return false;
  return holder.pid !== process.pid && !(await staysAlive(holder.pid, disk));
}

/** A work folder that is a link would have us write and remove wherever it leads: only the link is taken away. */
async function makeWork(work: string, disk: Disk): Promise<void> {
  if ((await disk.kind(work)) === 'link') await disk.remove(work);
  await disk.mkdir(work);
}

async function readHolder(path: string, disk: Disk): Promise<Holder | undefined> {
  return parseState((await disk.read(path)) ?? '', Holder);
}

const pause = () => new Promise((resolve) => setTimeout(resolve, secondLook));

async function readHolderAgain(path: string, disk: Disk): Promise<Holder | undefined> {
  await pause();
  return readHolder(path, disk);
}

/** Whether a run goes on: one that was killed has a number for a moment, and in a container without an init for ever. */
async function staysAlive(pid: number, disk: Disk): Promise<boolean> {
  if (!isAlive(pid)) return false;
  await pause();
  // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
  const stat = (await disk.read(`/proc/${pid}/stat`).catch(() => undefined)) ?? '';
  return isAlive(pid) && !/\) [ZX] /.test(stat);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
