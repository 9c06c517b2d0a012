import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import type { Disk } from './disk.js';
import { withLock } from './lock.js';
import { type Note, parseState, setAside, writeState } from './state.js';

/** Letters, digits, dots, hyphens and underscores: a word that a shell takes as it is. */
export const searchName = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

const SavedSearch = z.strictObject({
  name: z.string().check(z.regex(searchName)),
  query: z.string(),
  /** Files by their whole paths, addresses, and sources. */
  inputs: z.array(z.string()).check(z.minLength(1)),
  /** Names of papers that were shown, under which none is shown again. */
  seen: z.array(z.string()),
});
export type SavedSearch = z.infer<typeof SavedSearch>;

const Kept = z.strictObject({ version: z.literal(1), searches: z.array(SavedSearch) });

/** A name is some twenty letters: a search of years stays a file of a megabyte. */
export const mostSeen = 50_000;

/** What a task sees of a person's searches, and how it keeps others. */
export interface Searches {
  readonly all: readonly SavedSearch[];
  /** When it returns, that outlasts a power cut. */
  keep: (searches: readonly SavedSearch[]) => Promise<void>;
}

/**
 * A task with the searches that a person saved, of which another run knows nothing until it is done. A damaged file is
 * set aside and told.
 *
 * @throws TrendingPapersError `locked` when another run works with them.
 */
export async function withSearches<T>(
  path: string,
  now: () => Date,
  disk: Disk,
  note: Note,
  task: (searches: Searches) => Promise<T>,
): Promise<T> {
  return withLock(join(dirname(path), '.searches'), now, disk, async () => {
    let all: readonly SavedSearch[] = [];
    const text = await disk.read(path);
    const kept = text === undefined ? undefined : parseState(text, Kept);
    if (kept) all = kept.searches;
    else if (text !== undefined)
      note(`${path} is damaged. It is now ${await setAside(path, disk)}: add the searches in it anew.`);
    return task({
      all,
      keep: (searches) => writeState(path, { version: 1, searches }, disk),
    });
  });
}
