import { readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** A file of the folder or of one below it: nothing hidden, no way up. */
const served = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;

/** The bytes of a file that is served, and of none that a link leads to out of what is. */
export async function fileAt(folder: string, name: string): Promise<Buffer | undefined> {
  if (!served.test(name)) return undefined;
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, name))]);
    return served.test(relative(root, path).replaceAll(sep, '/')) ? await readFile(path) : undefined;
  } catch {
    return undefined;
  }
}
