import { resolve } from 'node:path';
import type { Listing } from '@trending-papers/core/paper';
import type { PaperStore, StoreListing, StoreMerge } from '@trending-papers/core/store';
import { withoutPassword } from '@trending-papers/core/store';
import { usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';

/** Whether an input is a store in a database. Feeds and shards are read as what they are. */
export const isStore = (name: string): boolean => /^(?:postgres(?:ql)?:\/\/|pglite:)/i.test(name);

/**
 * Where the store of a command is: what was said, else what the environment says, of that without a password. Nobody but
 * `storeAt` sees one.
 */
export function storeOf(
  { store }: { readonly store?: string | undefined },
  { env }: Pick<Io, 'env'>,
): string | undefined {
  return store ?? (env.TRENDING_PAPERS_STORE && withoutPassword(env.TRENDING_PAPERS_STORE));
}

/**
 * Holds an address against what a store's must be.
 *
 * @throws TrendingPapersError `usage-error` for one with a password, which everybody on the machine could read, and for
 * what is no address of a store
 */
export function checkStore(address: string): void {
  if (!isStore(address))
    throw usageError(
      `"${withoutPassword(address)}" is no store: name postgres://user@host/database or pglite:./folder.`,
    );
  if (/^[a-z]+:\/\/[^@?]*:[^?]*@|[?&]password=/i.test(address))
    throw usageError(
      'The address of the store holds a password, which other people of this machine can read: leave it out, and set PGPASSWORD, or TRENDING_PAPERS_STORE to the whole address.',
    );
}

/**
 * Opens a store in a database.
 *
 * @throws TrendingPapersError what `checkStore` throws, and what opening does
 */
export async function storeAt(given: string, { cwd, env }: Pick<Io, 'cwd' | 'env'>): Promise<PaperStore> {
  checkStore(given);
  // The environment of a process is its user's alone, so the password may stand there.
  const whole = env.TRENDING_PAPERS_STORE;
  const address = whole !== undefined && given === withoutPassword(whole) ? whole : given;
  const [{ openStore }, { postgresOpener }] = await Promise.all([
    import('@trending-papers/core/store'),
    import('@trending-papers/postgres'),
  ]);
  const [, folder] = /^pglite:(.+)$/is.exec(address) ?? [];
  return openStore(folder === undefined ? address : `pglite:${resolve(cwd, folder)}`, [postgresOpener()]);
}

/** What a merge did, in a sentence. */
export function mergeWords({ added, changed, united, unchanged }: StoreMerge): string {
  return `${added} added, ${changed} changed, ${united} united, ${unchanged} unchanged`;
}

/** The papers of a store as a listing, newest first. */
export async function readStore(address: string, io: Io, which: StoreListing): Promise<Listing> {
  const store = await storeAt(address, io);
  try {
    const papers = [];
    for await (const paper of store.papers(which)) papers.push(paper);
    return { title: 'Papers', papers, issues: [] };
  } finally {
    await store.close();
  }
}
