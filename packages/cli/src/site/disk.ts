import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { TrendingPapersError } from '@trending-papers/core/paper';

/** What publishing needs of a file system, so that a test can end it at any step. */
export interface Disk {
  mkdir(path: string): Promise<void>;
  /** Creates a file, or fails with `EEXIST`. */
  create(path: string, text: string): Promise<void>;
  write(path: string, text: string): Promise<void>;
  /** Nothing when there is no such file. */
  read(path: string): Promise<string | undefined>;
  list(path: string): Promise<string[]>;
  rename(from: string, to: string): Promise<void>;
  /** Also a folder with all in it; nothing happens when it is not there. */
  remove(path: string): Promise<void>;
  /** Milliseconds since the epoch; nothing when it is not there. */
  modified(path: string): Promise<number | undefined>;
}

const absent = (error: NodeJS.ErrnoException) => {
  if (error.code === 'ENOENT') return undefined;
  throw error;
};

export const disk: Disk = {
  mkdir: async (path) => {
    await mkdir(path, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      throw new TrendingPapersError(
        'unwritable-folder',
        `The folder ${path} cannot be made (${error.code}): name another, or see whether a file is in the way.`,
        { path },
      );
    });
  },
  create: async (path, text) => {
    const file = await open(path, 'wx');
    await file.writeFile(text).finally(() => file.close());
  },
  write: (path, text) => writeFile(path, text),
  read: (path) => readFile(path, 'utf8').catch(absent),
  list: async (path) => (await readdir(path).catch(absent)) ?? [],
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
  modified: async (path) => (await stat(path).catch(absent))?.mtimeMs,
};
