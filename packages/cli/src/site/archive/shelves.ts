import { join } from 'node:path';
import { type FiledReading, readingShelfOf, shelfOf } from '@trending-papers/core/collect';
import { Paper, Signals } from '@trending-papers/core/paper';
import * as z from 'zod/mini';
import type { Disk } from '../../disk/disk.js';
import { parseState } from '../../disk/state.js';

/**
 * What a published folder holds for ever, a record a line:
 *
 *     archive/papers/2026-03-18.ndjson     the papers that came up that day, without their counts
 *     archive/readings/2026-03-20.ndjson   their counts as they were read that day; a month that is over is one file
 *     archive/state.json                   which feed was made of it, and how many lines each file has
 *
 * So the files of old days stay as they are while counts grow.
 */
export const shelves = {
  papers: { folder: 'archive/papers', schema: Paper },
  readings: {
    folder: 'archive/readings',
    schema: z.object({
      id: z.string(),
      at: z.string(),
      signals: Signals,
      position: z.optional(z.number()),
    }) as unknown as z.ZodMiniType<FiledReading>,
  },
} as const;

/** Files of an archive that are taken away when what they held lies in another. */
export const archivedFile = /^archive\/(?:papers|readings)\/(?:\d{4}-\d{2}(?:-\d{2})?|undated)\.ndjson$/;

export const paperFileOf = (paper: Paper): string => `${shelves.papers.folder}/${shelfOf(paper)}.ndjson`;

/** Where a reading lies as of a moment. */
export const readingFileOf = (reading: Pick<FiledReading, 'at'>, now: Date): string =>
  `${shelves.readings.folder}/${readingShelfOf(reading, now)}.ndjson`;

/** What a file holds: its records, each with the line it stands in, and lines that are none. */
export interface Shelf<T> {
  records: T[];
  lines: string[];
  damaged: string[];
}

/** The names of the files of a kind, oldest first. */
export async function shelvesIn(folder: string, kind: keyof typeof shelves, disk: Disk): Promise<string[]> {
  const names = (await disk.list(join(folder, shelves[kind].folder))).map((name) => `${shelves[kind].folder}/${name}`);
  return names.filter((name) => archivedFile.test(name)).sort();
}

export async function readShelf<T>(
  folder: string,
  name: string,
  schema: z.ZodMiniType<T>,
  disk: Disk,
): Promise<Shelf<T>> {
  const text = (await disk.read(join(folder, name))) ?? '';
  const shelf: Shelf<T> = { records: [], lines: [], damaged: [] };
  for (const line of text.split(/\r?\n/)) {
    if (line === '') continue;
    const record = parseState(line, schema);
    if (record === undefined) {
      shelf.damaged.push(line);
      continue;
    }
    shelf.records.push(record);
    shelf.lines.push(line);
  }
  return shelf;
}

/** The text of a file. Lines that cannot be read stay in it: whoever can mend them may. */
export function shelfText(lines: readonly string[], damaged: readonly string[]): string {
  return [...lines, ...damaged, ''].join('\n');
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

export function groupedBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
