import { TrendingPapersError } from '@trending-papers/core/paper';

interface Holder {
  pid: number;
  host: string;
}

/**
 * Locks the folder of a database for this process, by a file beside it. The lock of a process that is gone is taken over,
 * that of a living one never, however long it says nothing.
 *
 * @returns what gives the lock back
 * @throws TrendingPapersError `locked`
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const { mkdir, open, readFile, rm } = await import('node:fs/promises');
  const { hostname } = await import('node:os');
  const { dirname, resolve } = await import('node:path');
  const path = `${resolve(folder)}.lock`;
  const mine: Holder = { pid: process.pid, host: hostname() };
  await mkdir(dirname(path), { recursive: true });

  const create = async () => {
    const file = await open(path, 'wx');
    await file.writeFile(JSON.stringify(mine));
    await file.close();
  };
  try {
    await create();
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
    const holder = holderIn(await readFile(path, 'utf8').catch(() => ''));
    if (holder === undefined || holder.host !== mine.host || isAlive(holder.pid)) throw locked(folder, path, holder);
    // Of several that find a dead lock at once, one makes this folder and takes it over.
    const turn = `${path}.turn`;
    await mkdir(turn).catch((cause: unknown) => {
      throw locked(folder, turn, holder, cause);
    });
    try {
      const still = holderIn(await readFile(path, 'utf8').catch(() => ''));
      if (still?.pid !== holder.pid) throw locked(folder, path, still);
      await rm(path);
      await create();
    } finally {
      await rm(turn, { recursive: true });
    }
  }
  return () => rm(path, { force: true });
}

function holderIn(text: string): Holder | undefined {
  try {
    const { pid, host } = JSON.parse(text) as Partial<Holder>;
    return Number.isInteger(pid) && typeof host === 'string' ? { pid: pid!, host } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there and belongs to somebody else.
    return (error as { code?: string }).code === 'EPERM';
  }
}

function locked(folder: string, path: string, holder?: Holder, cause?: unknown): TrendingPapersError<'locked'> {
  const who = holder === undefined ? 'Another process' : `Process ${holder.pid} on ${holder.host}`;
  return new TrendingPapersError(
    'locked',
    `${who} has ${folder} open. Two processes on one folder of PGlite lose each other's papers: wait for it, use PostgreSQL for several writers, or remove ${path} when that process is gone.`,
    { path },
    { cause },
  );
}
