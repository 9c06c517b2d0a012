import { resolve } from 'node:path';
import type { Listing } from '@trending-papers/core/paper';
import type { PaperStore } from '@trending-papers/core/store';
import { usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';

/** Whether an input is a store in a database. Feeds and shards are read as what they are. */
export const isStore = (name: string): boolean => /^(?:postgres(?:ql)?:\/\/|pglite:)/i.test(name);

/** Where the store of a command is: what was said, else what the environment says. */
export function storeOf(args: { readonly store: string | undefined }, { env }: Pick<Io, 'env'>): string | undefined {
  return args.store ?? (env.TRENDING_PAPERS_STORE || undefined);
}

/**
 * Opens a store in a database.
 *
 * @throws TrendingPapersError `usage-error` for an address with a password, which everybody on the machine could read
 */
export async function storeAt(address: string, { cwd, env }: Pick<Io, 'cwd' | 'env'>): Promise<PaperStore> {
  // The environment of a process is its user's alone.
  if (address !== env.TRENDING_PAPERS_STORE && /^[a-z]+:\/\/[^/@]*:[^/]*@|[?&]password=/i.test(address))
    throw usageError(
      'The address of the store holds a password, which other people of this machine can read: leave it out, and set PGPASSWORD, or TRENDING_PAPERS_STORE to the whole address.',
    );
  if (!isStore(address))
    throw usageError(`"${address}" is no store: name postgres://user@host/database or pglite:./folder.`);
  const [{ openStore }, { postgresOpener }] = await Promise.all([
    import('@trending-papers/core/store'),
    import('@trending-papers/postgres'),
  ]);
  const [, folder] = /^pglite:(.+)$/is.exec(address) ?? [];
  return openStore(folder === undefined ? address : `pglite:${resolve(cwd, folder)}`, [postgresOpener()]);
}

/** The papers of a store as a listing, newest first. */
export async function readStore(address: string, io: Io, limit: number | undefined): Promise<Listing> {
  const store = await storeAt(address, io);
  try {
    const papers = [];
    for await (const paper of store.papers({ limit })) papers.push(paper);
    return { title: 'Papers', papers, issues: [] };
  } finally {
    await store.close();
  }
}
