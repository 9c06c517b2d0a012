import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import * as z from 'zod/mini';
import type { Disk } from '../disk/disk.js';
import { parseState } from '../disk/state.js';
import { version } from '../terminal/version.js';
import { issueOf, type Tell } from './issues.js';

/** Where a published folder says what it was made of. */
const stampFile = 'build.json';

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

/** A digest of what went in, and one of the names and sizes of what lies there. */
async function fingerprintOf(folder: string, inputs: string, disk: Disk): Promise<string> {
  return `${JSON.stringify({ inputs, files: await filesDigest(folder, disk) })}\n`;
}

const readStamp = (folder: string, disk: Disk) => disk.read(join(folder, stampFile)).catch(() => undefined);

const Stamp = z.strictObject({ inputs: z.string(), files: z.string() });

/** Tells of a stamp that is none, or that is not there although a run ended well: all files are then looked at anew. */
export async function tellStamp(folder: string, disk: Disk, tell: Tell): Promise<void> {
  const text = await readStamp(folder, disk);
  if (text !== undefined && parseState(text, Stamp)) return;
  const state = text === undefined ? 'is gone' : 'is damaged';
  const outcome = 'every file of the site is looked at again, and it is written anew';
  tell(issueOf('state-damaged', { path: join(folder, stampFile), state, outcome }));
}

/** Whether a folder holds the site of these inputs, as a run left it. */
export async function isWritten(folder: string, inputs: string, disk: Disk): Promise<boolean> {
  const stamp = await readStamp(folder, disk);
  return stamp !== undefined && stamp === (await fingerprintOf(folder, inputs, disk));
}

/** Notes what a folder was made of, once it is whole; drafted in the work folder, so that a run that ends leaves no half. */
export async function writeStamp(folder: string, work: string, inputs: string, disk: Disk): Promise<void> {
  const stamp = await fingerprintOf(folder, inputs, disk);
  if ((await readStamp(folder, disk)) === stamp) return;
  await disk.write(join(work, stampFile), stamp);
  await disk.rename(join(work, stampFile), join(folder, stampFile));
}
