import { join } from 'node:path';
import { type FiledReading, historyOf, joinRecord, outlineOf } from '@trending-papers/core/collect';
import { namesOf, Paper } from '@trending-papers/core/paper';
import type { Disk } from '../../disk/disk.js';
import { issueOf, type Tell } from '../issues.js';
import { compare, groupedBy, readShelf, type Shelf, shelves, shelvesIn } from './shelves.js';
import { type Tally, tallyOf } from './state.js';

/** The archive of a folder, read once: outlines of its papers, from which each can be read whole. */
export interface Archive {
  /** Every paper as it is now, without its long texts. */
  outlines: readonly Paper[];
  /** Everything that is filed of counts. */
  readings: readonly FiledReading[];
  paperFiles: readonly string[];
  readingFiles: readonly string[];
  /** What each of these files holds. */
  files: ReadonlyMap<string, Tally>;
  /** The file that an outline is of. */
  fileOf: (outline: Paper) => string;
  filedOf: (outline: Paper) => readonly FiledReading[];
  /** The records of some outlines, in their order: each file is read once. */
  recordsOf: (outlines: readonly Paper[]) => Promise<Paper[]>;
  /** Papers as a whole, with every reading that is filed. */
  whole: (outlines: readonly Paper[]) => Promise<Paper[]>;
}

/** Opens the archive of a folder, which may be empty. Lines that cannot be read are told. */
export async function openArchive(folder: string, disk: Disk, tell: Tell): Promise<Archive> {
  const files = new Map<string, Tally>();
  const look = <T>(name: string, { records, lines, damaged }: Shelf<T>): T[] => {
    files.set(name, tallyOf(lines));
    if (damaged.length > 0) tell(issueOf('lines-unreadable', { path: join(folder, name), lines: damaged.length }));
    return records;
  };
  const readings: FiledReading[] = [];
  const readingFiles = await shelvesIn(folder, 'readings', disk);
  const texts = new Map<string, string>();
  for (const name of readingFiles)
    for (const reading of look(name, await readShelf(folder, name, shelves.readings.schema, disk))) {
      // Papers and moments stand in very many lines: one text each saves a third of the memory.
      reading.id = once(texts, reading.id);
      reading.at = once(texts, reading.at);
      readings.push(reading);
    }

  const filed = groupedBy(readings, ({ id }) => id);
  const paperFiles = await shelvesIn(folder, 'papers', disk);
  const records: Paper[] = [];
  const fileNames: string[] = [];
  for (const name of paperFiles)
    for (const record of look(name, await readShelf(folder, name, Paper, disk))) {
      records.push(outlineOf(record));
      fileNames.push(name);
    }
  const owned = readingsOf(records, filed);
  const outlines = records.map((record, index) => joinRecord(record, owned[index]!));
  const indexOf = new Map(outlines.map((outline, index) => [outline, index]));
  const fileOf = (outline: Paper) => fileNames[indexOf.get(outline)!]!;
  const filedOf = (outline: Paper) => owned[indexOf.get(outline)!]!;
  const recordsOf = async (wanted: readonly Paper[]) => {
    const found = new Map<Paper, Paper>();
    for (const [name, those] of groupedBy(wanted, fileOf)) {
      const { records: there } = await readShelf(folder, name, Paper, disk);
      const byId = new Map(there.map((record) => [record.id, record]));
      for (const outline of those) found.set(outline, byId.get(outline.id) ?? outline);
    }
    return wanted.map((outline) => found.get(outline)!);
  };
  return {
    outlines,
    readings,
    paperFiles,
    readingFiles,
    files,
    fileOf,
    filedOf,
    recordsOf,
    whole: async (wanted) =>
      (await recordsOf(wanted)).map((record, index) => {
        const filed = filedOf(wanted[index]!);
        return { ...joinRecord(record, filed), history: historyOf(filed) };
      }),
  };
}

function once(texts: Map<string, string>, text: string): string {
  const same = texts.get(text);
  if (same === undefined) texts.set(text, text);
  return same ?? text;
}

/**
 * What is filed of each of some papers. Readings carry the id a paper had when it was read, which it still knows; where
 * two know one name it is of the one that is called so.
 */
export function readingsOf(
  papers: readonly Paper[],
  filed: ReadonlyMap<string, readonly FiledReading[]>,
): FiledReading[][] {
  const owners = new Map<string, number>();
  for (const [index, paper] of papers.entries())
    for (const name of namesOf(paper))
      if (filed.has(name) && (name === paper.id || !owners.has(name))) owners.set(name, index);
  const owned = papers.map((): FiledReading[] => []);
  for (const [name, index] of owners) owned[index]!.push(...filed.get(name)!);
  return owned.map((all) => (all.length < 2 ? all : all.sort((a, b) => compare(a.at, b.at))));
}
