import {
  type FiledReading,
  joinRecord,
  movedListings,
  newReadings,
  outlineOf,
  recordOf,
  thinMonth,
} from '@trending-papers/core/collect';
import type { Paper } from '@trending-papers/core/paper';
import type { Disk } from '../../disk/disk.js';
import { type Archive, readingsOf } from './open.js';
import { compare, groupedBy, paperFileOf, readingFileOf, readShelf, shelfText, shelves } from './shelves.js';

/** What a run makes of an archive: papers that were there, and what became of them together with what came. */
export interface Change {
  before: readonly Paper[];
  /** The same, whole. */
  whole: readonly Paper[];
  after: readonly Paper[];
  /** The moment of the run, as it stands in readings. */
  at: string;
}

/** A file as it is to be: with its records, or as it stands there. */
interface ShelfFile {
  readonly name: string;
  readonly text?: string;
  /** The records of its text. */
  readonly lines?: readonly string[];
}

export interface ChangedArchive {
  outlines: readonly Paper[];
  /** Whether anything is to be filed that is not there. */
  hasNews: boolean;
  /** Papers as they are shown, in the order of their outlines. */
  shown: (outlines: readonly Paper[]) => Promise<Paper[]>;
  files: (folder: string, disk: Disk, now: Date) => AsyncGenerator<ShelfFile>;
}

/** The archive after a change, of which nothing is written yet. */
export function changeArchive(archive: Archive, { before, whole, after, at }: Change): ChangedArchive {
  const filed = groupedBy(
    before.flatMap((outline) => archive.filedOf(outline)),
    ({ id }) => id,
  );
  const owned = readingsOf(after, filed);
  const moved = movedListings(after, (index) => owned[index]!);
  const fresh: FiledReading[] = [];
  const records: Paper[] = [];
  const changed = new Map<Paper, Paper>();
  for (const [index, paper] of after.entries()) {
    const own = owned[index]!;
    const more = newReadings(paper, own, at, moved);
    const all = [...own, ...more];
    const record = recordOf(paper, all);
    const shown = joinRecord(record, all);
    records.push(record);
    fresh.push(...more);
    changed.set(outlineOf(shown), shown);
  }
  const gone = new Set(before);
  const there = new Set(whole.map((paper, index) => JSON.stringify(recordOf(paper, archive.filedOf(before[index]!)))));
  const isSame = records.length === there.size && records.every((record) => there.has(JSON.stringify(record)));
  return {
    hasNews: !isSame || fresh.length > 0,
    outlines: [...archive.outlines.filter((outline) => !gone.has(outline)), ...changed.keys()],
    async shown(outlines) {
      const rest = outlines.filter((outline) => !changed.has(outline));
      const found = new Map((await archive.recordsOf(rest)).map((record, index) => [rest[index]!, record]));
      return outlines.map(
        (outline) => changed.get(outline) ?? joinRecord(found.get(outline)!, archive.filedOf(outline)),
      );
    },
    async *files(folder, disk, now) {
      yield* paperFiles(archive, before, records, folder, disk);
      yield* readingFiles(archive, fresh, now, folder, disk);
    },
  };
}

/** The files of papers of which some came, went or changed; all others stay as they are. */
async function* paperFiles(
  archive: Archive,
  before: readonly Paper[],
  after: readonly Paper[],
  folder: string,
  disk: Disk,
): AsyncGenerator<ShelfFile> {
  const coming = groupedBy(after, paperFileOf);
  const going = groupedBy(before, archive.fileOf);
  for (const name of new Set([...archive.paperFiles, ...coming.keys()])) {
    if (!coming.has(name) && !going.has(name)) {
      yield { name };
      continue;
    }
    const { records, lines, damaged } = await readShelf(folder, name, shelves.papers.schema, disk);
    const gone = new Set(going.get(name)?.map(({ id }) => id));
    // What did not change stays as it was written, by whatever version.
    const stay = records.flatMap(({ id }, index) => (gone.has(id) ? [] : [{ id, line: lines[index]! }]));
    const come = (coming.get(name) ?? []).map((record) => ({ id: record.id, line: JSON.stringify(record) }));
    const all = [...stay, ...come].sort((a, b) => compare(a.id, b.id)).map(({ line }) => line);
    if (all.length + damaged.length > 0) yield { name, text: shelfText(all, damaged), lines: all };
  }
}

/** The files of readings to which some are added, and the days of a month that is over as one. */
async function* readingFiles(
  archive: Archive,
  fresh: readonly FiledReading[],
  now: Date,
  folder: string,
  disk: Disk,
): AsyncGenerator<ShelfFile> {
  const fileOf = (reading: FiledReading) => readingFileOf(reading, now);
  const all = groupedBy([...archive.readings, ...fresh], fileOf);
  const growing = new Set(fresh.map(fileOf));
  /** Files that are there and not there any more, since their month is over. */
  const over = archive.readingFiles.filter((name) => !all.has(name));
  for (const name of over) growing.add(monthOf(name));
  for (const name of new Set([...archive.readingFiles, ...all.keys()])) {
    const { damaged } = await readShelf(folder, name, shelves.readings.schema, disk);
    if (!all.has(name)) {
      if (damaged.length > 0) yield { name, text: shelfText([], damaged), lines: [] };
    } else if (!growing.has(name)) yield { name };
    else {
      const own = all.get(name)!;
      const records = isMonth.test(name) ? thinMonth(own) : own;
      records.sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
      const lines = records.map((record) => JSON.stringify(record));
      yield { name, text: shelfText(lines, damaged), lines };
    }
  }
}

const isMonth = /\/\d{4}-\d{2}\.ndjson$/;

/** The file of the month that the file of a day becomes part of. */
const monthOf = (name: string) => name.replace(/(\d{4}-\d{2})-\d{2}/, '$1');
