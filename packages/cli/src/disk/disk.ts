import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { diskError } from './disk-error.js';

/** What publishing needs of a file system, so that a test can end it at any step. */
export interface Disk {
  mkdir(path: string): Promise<void>;
  /** Creates a file. False when there is one of that name, or no folder for it any more. */
  create(path: string, text: string): Promise<boolean>;
  write(path: string, text: string): Promise<void>;
  /** Nothing when there is no such file. */
  read(path: string): Promise<string | undefined>;
  list(path: string): Promise<string[]>;
  rename(from: string, to: string): Promise<void>;
  /** Also a folder with all in it; nothing happens when it is not there. */
  remove(path: string): Promise<void>;
  /** Takes an empty folder away, and leaves any other alone. */
  removeEmpty(path: string): Promise<void>;
  /** Milliseconds since the epoch; nothing when it is not there. */
  modified(path: string): Promise<number | undefined>;
}

const absent = (error: NodeJS.ErrnoException) => {
  if (error.code === 'ENOENT') return undefined;
  throw error;
};

const isFolder = async (path: string) => (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

/**
 * Makes a folder and those above it. Node's own way never ends where a folder is absent and cannot be made either, as
 * below /proc.
 */
async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path).catch(async (error) => {
    if (!(await isFolder(path))) throw error;
  });
}

/** Throws what went wrong with a path in words for the person. */
const failing = (code: string, path: string, verb: string) => (error: unknown) => {
  throw diskError(code, `${path} cannot be ${verb}`, path, error);
};

/** Fails with `unwritable-folder`, `unwritable-file` or `unreadable-file`. */
export const disk: Disk = {
  mkdir: (path) => makeFolder(path).catch(failing('unwritable-folder', path, 'made')),
  create: (path, text) =>
    writeFile(path, text, { flag: 'wx' })
      .then(() => true)
      .catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST' || error.code === 'ENOENT') return false;
        throw error;
      })
      .catch(failing('unwritable-file', path, 'written')),
  write: (path, text) => writeFile(path, text).catch(failing('unwritable-file', path, 'written')),
  // Decoded at once: told the encoding, readFile decodes in pieces, and the text stays in pieces.
  read: async (path) =>
    (
      await readFile(path)
        .catch(absent)
        .catch(failing('unreadable-file', path, 'read'))
    )?.toString('utf8'),
  list: async (path) =>
    (await readdir(path)
      .catch(absent)
      .catch(failing('unreadable-file', path, 'listed'))) ?? [],
  rename: (from, to) => rename(from, to).catch(failing('unwritable-file', to, 'replaced')),
  remove: (path) => rm(path, { recursive: true, force: true }).catch(failing('unwritable-file', path, 'removed')),
  removeEmpty: (path) => rmdir(path).catch(() => {}),
  modified: async (path) => (await stat(path).catch(absent))?.mtimeMs,
};
