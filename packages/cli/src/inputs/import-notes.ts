import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PaperStore } from '@trending-papers/core/store';
import * as z from 'zod/mini';
import type { Disk } from '../disk/disk.js';
import { type Env, personalPath } from '../disk/personal.js';
import { parseState, writeState } from '../disk/state.js';

const Notes = z.record(z.string(), z.int().check(z.minimum(0)));

/** Papers between two notes: what is merged again after a failure takes some seconds. */
const notedEvery = 5_000;

/** How far a file was taken into a store. */
export interface ImportNote {
  /** Papers at its beginning that are in the store. */
  readonly done: number;
  /** Told after each batch how many are. */
  at(done: number): void;
  /** Forgets it: the file is in the store whole. */
  end(): Promise<void>;
}

/**
 * What an earlier run that was stopped noted of a file and a store: the same bytes into the same database, one that was
 * restored since not being the same. A person without a home begins anew each time.
 */
export async function importNote(path: string, store: PaperStore, env: Env, disk: Disk): Promise<ImportNote> {
  const file = personalPath('state', 'imports.json', env);
  const epoch = await epochOf(store);
  const { size, mtimeMs } = await stat(path);
  const keyOf = (of: string) =>
    createHash('sha256').update([of, path, size, mtimeMs].join('\n')).digest('hex').slice(0, 32);
  const read = async () => (file === undefined ? {} : (parseState((await disk.read(file)) ?? '{}', Notes) ?? {}));
  const write = async (change: (notes: Record<string, number>) => void) => {
    if (file === undefined) return;
    const notes = { ...(await read()) };
    change(notes);
    await disk.mkdir(dirname(file));
    await writeState(file, notes, disk);
  };
  const done = epoch === undefined ? 0 : ((await read())[keyOf(epoch)] ?? 0);
  let noted = done;
  let writing = Promise.resolve();
  return {
    done,
    at(now) {
      if (now - noted < notedEvery) return;
      noted = now;
      writing = writing
        .then(async () => {
          // A store that was empty has an epoch by now.
          const key = await epochOf(store);
          if (key !== undefined) await write((notes) => Object.assign(notes, { [keyOf(key)]: now }));
        })
        // It is a help, and no reason to stop.
        .catch(() => {});
    },
    async end() {
      await writing;
      const key = await epochOf(store);
      if (key !== undefined && noted > 0) await write((notes) => delete notes[keyOf(key)]).catch(() => {});
    },
  };
}

/** What tells a store, as it has been since it was made or restored: the beginning of its cursors. */
async function epochOf(store: PaperStore): Promise<string | undefined> {
  for await (const { cursor } of store.changes()) return cursor.split('~')[0];
  return undefined;
}
