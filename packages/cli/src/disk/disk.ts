import type { Dirent } from 'node:fs';
import { link, lstat, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type DiskErrorCode, diskError } from './disk-error.js';

type FileKind = 'file' | 'folder' | 'link' | 'other';

/** What publishing needs of a file system, so that a test can end it at any step. */
export interface Disk {
  mkdir(path: string): Promise<void>;
  /** Creates a file, whole or not at all. False when there is one of that name, or no folder for it any more. */
  create(path: string, text: string): Promise<boolean>;
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** The same so that only its owner can read it. */
  writePrivate(path: string, content: string): Promise<void>;
  /** Whether a file of that name is there and has exactly that in it. */
  holds(path: string, content: string | Uint8Array): Promise<boolean>;
  /** Nothing when there is no such file. */
  read(path: string): Promise<string | undefined>;
  /** The same for what is no text. */
  bytes(path: string): Promise<Uint8Array | undefined>;
  list(path: string): Promise<string[]>;
  /** The names in a folder, with what stands under each. */
  entries(path: string): Promise<(readonly [name: string, kind: FileKind])[]>;
  /** Bytes of every file below a folder, by its path from there, hidden ones left out; no link is followed. */
  sizes(path: string): Promise<ReadonlyMap<string, number>>;
  /** Waits until what was written to a file, or renamed in a folder, would outlast a power cut. */
  sync(path: string): Promise<void>;
  /** What stands under a name itself, a symbolic link not being followed; nothing when it is not there. */
  kind(path: string): Promise<FileKind | undefined>;
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

/** Codes of file systems that know no hard links. */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK']);

/**
 * Writes aside and links: a full disk leaves no empty file of that name, and nobody ever reads half of it. Where there
 * are no hard links the file is written in place.
 */
async function createWhole(path: string, text: string): Promise<boolean> {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    // One that was left behind is another name of the file that it became.
    await rm(draft, { force: true });
    await writeFile(draft, text);
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (!noLinks.has(error.code ?? '')) throw error;
      return writeFile(path, text, { flag: 'wx' });
    });
  } finally {
    // The file is there, or is not: a draft that stays changes nothing about that.
    await rm(draft, { force: true }).catch(() => {});
  }
  return true;
}

/** Not every system lets a folder be opened (Windows does not): there a rename is as lasting as it will be. */
const unsyncable = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP']);

async function sync(path: string): Promise<void> {
  const isDirectory = await isFolder(path);
  try {
    const handle = await open(path, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!isDirectory || !unsyncable.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** Throws what went wrong with a path in words for the person. */
const failing = (code: DiskErrorCode, path: string, verb: string) => (error: unknown) => {
  throw diskError(code, `${path} cannot be ${verb}`, path, error);
};

async function sizesIn(folder: string, prefix = ''): Promise<[path: string, bytes: number][]> {
  const entries = (await readdir(join(folder, prefix), { withFileTypes: true }).catch(absent)) ?? [];
  const shown = entries.filter(({ name }) => !name.startsWith('.'));
  const found = await Promise.all(
    shown.map(async (entry): Promise<[path: string, bytes: number][]> => {
      const path = prefix + entry.name;
      if (entry.isDirectory()) return sizesIn(folder, `${path}/`);
      return [[path, (await lstat(join(folder, path))).size]];
    }),
  );
  return found.flat();
}

function kindOf(about: Pick<Dirent, 'isDirectory' | 'isFile' | 'isSymbolicLink'>): FileKind {
  if (about.isSymbolicLink()) return 'link';
  return about.isFile() ? 'file' : about.isDirectory() ? 'folder' : 'other';
}

/** Fails with `unwritable-folder`, `unwritable-file` or `unreadable-file`. */
export const disk: Disk = {
  mkdir: (path) => makeFolder(path).catch(failing('unwritable-folder', path, 'made')),
  create: (path, text) =>
    createWhole(path, text)
      .catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST' || error.code === 'ENOENT') return false;
        throw error;
      })
      .catch(failing('unwritable-file', path, 'written')),
  write: (path, content) => writeFile(path, content).catch(failing('unwritable-file', path, 'written')),
  writePrivate: (path, content) =>
    writeFile(path, content, { mode: 0o600 }).catch(failing('unwritable-file', path, 'written')),
  holds: async (path, content) =>
    (
      await readFile(path)
        .catch(absent)
        .catch(failing('unreadable-file', path, 'read'))
    )?.equals(Buffer.from(content)) === true,
  // Decoded at once: told the encoding, readFile decodes in pieces, and the text stays in pieces.
  read: async (path) =>
    (
      await readFile(path)
        .catch(absent)
        .catch(failing('unreadable-file', path, 'read'))
    )?.toString('utf8'),
  bytes: (path) =>
    readFile(path)
      .catch(absent)
      .catch(failing('unreadable-file', path, 'read')),
  list: async (path) =>
    (await readdir(path)
      .catch(absent)
      .catch(failing('unreadable-file', path, 'listed'))) ?? [],
  entries: async (path) =>
    (
      (await readdir(path, { withFileTypes: true })
        .catch(absent)
        .catch(failing('unreadable-file', path, 'listed'))) ?? []
    ).map((entry) => [entry.name, kindOf(entry)] as const),
  sizes: async (path) => new Map(await sizesIn(path).catch(failing('unreadable-file', path, 'listed'))),
  sync: (path) => sync(path).catch(failing('unwritable-file', path, 'written')),
  kind: async (path) => {
    const about = await lstat(path)
      .catch((error: NodeJS.ErrnoException) => {
        // Nothing can lie below a file.
        if (error.code !== 'ENOTDIR') return absent(error);
      })
      .catch(failing('unreadable-file', path, 'looked at'));
    return about && kindOf(about);
  },
  rename: (from, to) => rename(from, to).catch(failing('unwritable-file', to, 'replaced')),
  remove: (path) => rm(path, { recursive: true, force: true }).catch(failing('unwritable-file', path, 'removed')),
  removeEmpty: (path) => rmdir(path).catch(() => {}),
  modified: async (path) =>
    (
      await stat(path)
        .catch(absent)
        .catch(failing('unreadable-file', path, 'looked at'))
    )?.mtimeMs,
};
