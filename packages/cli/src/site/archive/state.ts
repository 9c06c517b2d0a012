import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Disk } from '../../disk/disk.js';
import { parseState } from '../../disk/state.js';

/** Which feed an archive was published as: another lying there was written by another program or version. */
export const stateFile = 'archive/state.json';

const State = z.object({ version: z.literal(1), feed: z.string() });

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

export function stateText(feed: string): string {
  return `${JSON.stringify({ version: 1, feed: digestOf(feed) } satisfies z.infer<typeof State>)}\n`;
}

/** Whether a feed is the one that the archive of its folder was published as. */
export async function isOfArchive(feed: string, folder: string, disk: Disk): Promise<boolean> {
  const state = parseState((await disk.read(join(folder, stateFile))) ?? '', State);
  return state?.feed === digestOf(feed);
}
