import { readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** A file of the folder or of one below it: nothing hidden, no way up. */
const served = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;

/** Codes that say that nothing of that name can be there. Any other says that the disk, or this process, is not well. */
const absent = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENAMETOOLONG', 'EACCES']);

/**
 * The bytes of a file that is served, and of none that a link leads to out of what is.
 *
 * @throws Error of the file system for one that is there and could not be read.
 */
export async function fileAt(folder: string, name: string): Promise<Buffer | undefined> {
  if (!served.test(name)) return undefined;
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, name))]);
    return served.test(relative(root, path).replaceAll(sep, '/')) ? await readFile(path) : undefined;
  } catch (error) {
    if (absent.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
