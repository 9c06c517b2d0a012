import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import * as z from 'zod/mini';
import type { Disk } from '../disk/disk.js';
import { parseState } from '../disk/state.js';
import { version } from '../terminal/version.js';

/** Where a published folder says what it was made of. */
export const stampFile = 'build.json';

const Stamp = z.object({
  /** A digest of all that went into the site. */
  inputs: z.string(),
  /** A digest of the names and sizes of what lay in the folder when it was done. */
  files: z.string(),
});

/** The bundle that this is part of is named after its content: another program writes anew. */
const program = [version, basename(import.meta.url)];

/** A record that was read back has its fields in another order than a fresh one, and is the same. */
function inKeyOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A digest of what a site is made of: the same inputs give the same bytes. */
export function inputsDigest(inputs: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const input of [program, ...inputs]) hash.update(`${JSON.stringify(input, inKeyOrder)}\n`);
  return hash.digest('hex');
}

async function filesDigest(folder: string, disk: Disk): Promise<string> {
  const sizes = [...(await disk.sizes(folder))].filter(([name]) => name !== stampFile);
  return inputsDigest(sizes.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a folder holds the site of these inputs, as a run left it. */
export async function isWritten(folder: string, inputs: string, disk: Disk): Promise<boolean> {
  const stamp = parseState((await disk.read(join(folder, stampFile)).catch(() => undefined)) ?? '', Stamp);
  return stamp?.inputs === inputs && stamp.files === (await filesDigest(folder, disk));
}

/** Notes what a folder was made of, once it is whole; drafted in the work folder, so that a run that ends leaves no half. */
export async function writeStamp(folder: string, work: string, inputs: string, disk: Disk): Promise<void> {
  const text = `${JSON.stringify({ inputs, files: await filesDigest(folder, disk) })}\n`;
  if ((await disk.read(join(folder, stampFile)).catch(() => undefined)) === text) return;
  await disk.write(join(work, stampFile), text);
  await disk.rename(join(work, stampFile), join(folder, stampFile));
}
