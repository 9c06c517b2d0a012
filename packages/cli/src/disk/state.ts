import { join } from 'node:path';
import type * as z from 'zod/mini';
import type { Disk } from './disk.js';

/** Told of a state file that could not be used, and of what was done about it. */
export type Note = (text: string) => void;

/** A name that state may hold: bare words below one folder, none of them hidden, none a way up. */
export const safeName = /^[\w-][\w.-]{0,200}(\/[\w-][\w.-]{0,200})*$/;

/** The value that a text of JSON holds, where it is as a schema says. */
export function parseState<T>(text: string, schema: z.ZodMiniType<T>): T | undefined {
  try {
    const result = schema.safeParse(JSON.parse(text.replace(/^\ufeff/, '')));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

/** Moves what cannot be used out of the way, where the person can look at it; gives its new path. */
export async function setAside(path: string, disk: Disk): Promise<string> {
  const aside = `${path}.damaged`;
  await disk.remove(aside);
  await disk.rename(path, aside);
  return aside;
}

/** Replaces a state file: whole, and not before its text is on the disk. */
export async function writeState(path: string, value: unknown, disk: Disk): Promise<void> {
  const draft = `${path}.new`;
  await disk.write(draft, `${JSON.stringify(value, null, 1)}\n`);
  await disk.sync(draft);
  await disk.rename(draft, path);
}

/** Whether every folder on the way from a folder to a name below it is a folder, and none a link that leads elsewhere. */
export async function staysWithin(folder: string, name: string, disk: Disk): Promise<boolean> {
  const parts = name.split('/').slice(0, -1);
  for (const [index] of parts.entries()) {
    const kind = await disk.kind(join(folder, ...parts.slice(0, index + 1)));
    if (kind !== 'folder' && kind !== undefined) return false;
  }
  return true;
}

/** Replaces a file that holds what others may not read, whole. Where the disk knows owners it is the owner's alone. */
export async function writePrivate(path: string, text: string, disk: Disk): Promise<void> {
  const draft = `${path}.new`;
  await disk.remove(draft);
  await disk.writePrivate(draft, text);
  await disk.sync(draft);
  await disk.rename(draft, path);
}
