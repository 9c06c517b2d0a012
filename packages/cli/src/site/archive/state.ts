import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Disk } from '../../disk/disk.js';
import { parseState } from '../../disk/state.js';
import { ledgerFile } from '../ledger.js';
import { trackingFile } from '../tracking.js';
import { writtenFile } from '../written.js';
import { archivedFile } from './shelves.js';

/**
 * Which feed an archive was published as, and what every file of it held then: a feed or a file that is not so was
 * written by another hand, or lost something. It is decided upon together with them.
 */
export const stateFile = 'archive/state.json';

/** Files that a run keeps beside the records, each whole or not at all. */
export const keptFiles: readonly string[] = [ledgerFile, writtenFile, trackingFile];

const amount = z.int().check(z.nonnegative());

const Tally = z.object({
  /** Records in it that can be read. */
  lines: amount,
  digest: z.string(),
  /** Records that it once held, and that could not be taken back from anywhere. */
  lost: z.optional(amount),
});
export type Tally = z.infer<typeof Tally>;

const Name = z.string().check(z.refine((name) => archivedFile.test(name) || keptFiles.includes(name)));

/** What a feed says of itself, for a folder that holds its archive alone. */
const About = z.object({
  title: z.string(),
  description: z.optional(z.string()),
  homepage: z.optional(z.string()),
});
export type About = z.infer<typeof About>;

// The first version said nothing of files.
const State = z.union([
  z.object({ version: z.literal(1) }),
  z.object({ version: z.literal(2), feed: z.string(), about: z.optional(About), files: z.record(Name, Tally) }),
]);

export interface ArchiveState {
  /** How it was found: `earlier` when a version wrote it that said nothing of files. */
  readonly is: 'known' | 'earlier' | 'gone' | 'damaged';
  /** The digest of its feed. */
  readonly feed?: string;
  readonly about?: About | undefined;
  /** What each file held. */
  readonly files?: ReadonlyMap<string, Tally>;
}

const hexDigits = 16;

function digestOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, hexDigits);
}

/** What is noted of a file with these records, a line each. */
export const tallyOf = (lines: readonly string[]): Tally => ({ lines: lines.length, digest: digestOf(lines) });

/** Of lines, so that a feed which git gave other line ends is the same. */
export const textDigest = (text: string): string => digestOf(text.split(/\r?\n/));

/** The state of a folder's archive. */
export async function readArchiveState(folder: string, disk: Disk): Promise<ArchiveState> {
  const text = await disk.read(join(folder, stateFile));
  if (text === undefined) return { is: 'gone' };
  const state = parseState(text, State);
  if (!state) return { is: 'damaged' };
  if (state.version === 1) return { is: 'earlier' };
  return { is: 'known', feed: state.feed, about: state.about, files: new Map(Object.entries(state.files)) };
}

/** A file a line, so that a repository sees what changed. */
export function stateText(feed: string, about: About, files: ReadonlyMap<string, Tally>): string {
  const lines = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, filed]) => `${JSON.stringify(name)}: ${JSON.stringify(filed)}`);
  const { title, description, homepage } = about;
  const said = JSON.stringify({ title, description, homepage });
  return `{"version": 2, "feed": "${textDigest(feed)}", "about": ${said}, "files": {\n${lines.join(',\n')}\n}}\n`;
}
