import { join } from 'node:path';
import { type Issue, namesOf, type Paper } from '@trending-papers/core/paper';
import { issueOf } from '../issues.js';
import type { Archive } from './open.js';
import { paperFileOf, shelves } from './shelves.js';
import type { Tally } from './state.js';

/** A file of an archive that is not as the run before left it. */
export interface Odd {
  readonly name: string;
  /** Records that it had. */
  readonly of: number;
  /** How many of them are gone: 0 when others stand there. */
  readonly missing: number;
  /** How many of those that an earlier run missed are there again. */
  readonly again: number;
}

/** The files that are not as they were; what an earlier version wrote says nothing of them. */
export function oddFiles(were: ReadonlyMap<string, Tally> | undefined, { files }: Pick<Archive, 'files'>): Odd[] {
  const filed = [...(were ?? [])].filter(([name]) => isShelf(name));
  return filed.flatMap(([name, { lines, digest, lost = 0 }]) => {
    const is = files.get(name);
    if (is ? is.digest === digest : lines === 0) return [];
    const more = (is?.lines ?? 0) - lines;
    return [{ name, of: lines, missing: Math.max(0, -more), again: Math.min(lost, Math.max(0, more)) }];
  });
}

const isShelf = (name: string) => Object.values(shelves).some(({ folder }) => name.startsWith(`${folder}/`));

/**
 * How many records of each file that lost some stand in papers of the feed, and in no file of the archive: what merging
 * takes back. A paper is filed by its day; its readings by theirs, or by the month of it.
 */
export function takenBack(
  odd: readonly Odd[],
  feed: readonly Paper[],
  archive: Pick<Archive, 'outlines' | 'readings'>,
): Map<string, number> {
  const back = new Map<string, number>();
  const isOdd = new Set(odd.map(({ name }) => name));
  const add = (name: string | undefined) => name !== undefined && back.set(name, (back.get(name) ?? 0) + 1);
  const known = new Set(archive.outlines.flatMap((paper) => [...namesOf(paper)]));
  const read = new Set(archive.readings.map(({ id, at }) => `${id} ${at}`));
  for (const paper of feed) {
    const names = [...namesOf(paper)];
    if (!names.some((name) => known.has(name))) add(paperFileOf(paper));
    for (const { at } of paper.history) {
      if (names.some((name) => read.has(`${name} ${at}`))) continue;
      const files = [at.slice(0, 10), at.slice(0, 7)].map((day) => `${shelves.readings.folder}/${day}.ndjson`);
      add(files.find((name) => isOdd.has(name)));
    }
  }
  return back;
}

/** Files that are named one by one; of more of a kind all are told as one. */
const mostNamed = 5;

/** What is told of files that are not as they were. */
export function oddIssues(odd: readonly Odd[], back: ReadonlyMap<string, number>, folder: string): Issue[] {
  return Object.values(shelves).flatMap((shelf) => {
    const own = odd.filter(({ name }) => name.startsWith(`${shelf.folder}/`));
    const short = own.filter(({ missing }) => missing > 0);
    const lost = short.map(({ name, missing, of }) => ({
      name,
      missing,
      of,
      back: Math.min(missing, back.get(name) ?? 0),
    }));
    const sum = (of: 'missing' | 'back' | 'of') => lost.reduce((total, each) => total + each[of], 0);
    const all = { path: join(folder, shelf.folder), missing: sum('missing'), back: sum('back'), of: sum('of') };
    const named = lost.map(({ name, ...counts }) => ({ path: join(folder, name), ...counts }));
    const changed = own.filter(({ missing }) => missing === 0);
    return [
      ...(lost.length > mostNamed ? [{ ...all, files: lost.length }] : named).map((facts) =>
        issueOf('lines-lost', facts),
      ),
      ...changed.map(({ name }) =>
        issueOf('state-changed', {
          path: join(folder, name),
          back: shelf === shelves.papers ? (back.get(name) ?? 0) : 0,
        }),
      ),
    ];
  });
}

/** What remains lost of each file, which `doctor` says until it is brought back. */
export function stillLost(
  were: ReadonlyMap<string, Tally> | undefined,
  odd: readonly Odd[],
  back: ReadonlyMap<string, number>,
): Map<string, number> {
  const lost = new Map([...(were ?? [])].flatMap(([name, filed]) => (filed.lost ? [[name, filed.lost]] : [])));
  for (const { name, missing, again } of odd) {
    const gone = (lost.get(name) ?? 0) - again + Math.max(0, missing - (back.get(name) ?? 0));
    if (gone > 0) lost.set(name, gone);
    else lost.delete(name);
  }
  return lost;
}
