import type { Retention } from '@trending-papers/core/collect';
import { type Listing, windowStart } from '@trending-papers/core/paper';
import type { Io } from '../terminal/io.js';
import type { Reporter } from '../terminal/reporter.js';
import { mergeWords, storeAt } from './store.js';

/**
 * Merges what was received into a store, and gives what a site shows of all that is there, which other jobs brought too:
 * the newest papers of its days, as many as it keeps.
 */
export async function throughStore(
  address: string,
  received: Listing | undefined,
  { papers: most, days }: Retention,
  io: Io,
  reporter: Reporter,
): Promise<Listing> {
  const store = await storeAt(address, io);
  try {
    if (received) {
      const merged = await io.stoppable(() => store.merge(received, { now: io.now(), signal: io.signal }));
      reporter.step(`${address}: ${mergeWords(merged)}`);
      reporter.issues(address, merged.issues);
    }
    const papers = [];
    const since = days === undefined ? undefined : new Date(windowStart(days, io.now().getTime()));
    for await (const paper of store.papers({ since, limit: most })) papers.push(paper);
    return { title: 'Papers', issues: [], ...received, papers, total: undefined, next: undefined };
  } finally {
    await store.close();
  }
}
