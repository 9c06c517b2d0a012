import { amount, checkArgument } from '../text/options.js';
import { followStore } from './follow.js';
import type { PaperStore } from './types.js';

/** Milliseconds for which an index is taken to be up to date. */
const usualAge = 1_000;

/**
 * The same store, whose searches core's own index answers: exactly, from memory, without asking the database. The index is
 * kept from the store's changes, which are looked for when a search comes, once a second at most. The first search
 * reads all papers.
 *
 * @param maxAge milliseconds for which the index is taken to be up to date
 *
 * @example
 * const store = withIndex(await openStore(address, [postgresOpener()]));
 * (await store.search('mixture of experts')).approximate; // → false
 */
export function withIndex(store: PaperStore, maxAge: number = usualAge): PaperStore {
  checkArgument('maxAge', maxAge, amount());
  const follower = followStore(store);
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    ...store,
    async search(query, options) {
      if (performance.now() - readAt > maxAge) {
        const began = performance.now();
        await follower.catchUp();
        readAt = began;
      }
      return { ...follower.index.search(query, options), approximate: false };
    },
  };
}
