import { hostname } from 'node:os';
import { join } from 'node:path';
import { TrendingPapersError } from '@trending-papers/core/paper';
import type { Disk } from './disk.js';

/** A lock older than this is of a run that died where we cannot look. */
const longestRun = 60 * 60_000;

interface Holder {
  pid: number;
  host: string;
}

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
    await disk.mkdir(work);
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
  const modified = await disk.modified(path);
  if (modified === undefined || now().getTime() - modified > longestRun) return true;
  const holder = parseHolder(await disk.read(path));
  // A file without its text is of a run that died, or is about to write it: the age decides.
  if (!holder || holder.host !== hostname()) return false;
  return holder.pid !== process.pid && !isAlive(holder.pid);
}

function parseHolder(text: string | undefined): Holder | undefined {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
