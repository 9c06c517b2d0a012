import { isTrendingPapersError } from '../paper/errors.js';
import type { Paper } from '../paper/schema.js';
import { createIndex, type IndexOptions, type SearchIndex } from '../search/index.js';
import { checkArgument } from '../text/options.js';
import { aStore } from './stored.js';
import type { PaperStore, StoreCursor } from './types.js';

/** How many changes are put into an index at once. */
const batchSize = 512;

/** An index that is kept as a store is. Made by `followStore`. */
export interface StoreFollower {
  /** The index as of the last `catchUp`. */
  readonly index: SearchIndex;
  /** Reads what changed since the last time. Calls at the same time share one reading. */
  catchUp(): Promise<SearchIndex>;
}

/**
 * Core's own index over the papers of a store, kept up to date from its `changes`: the same answers everywhere, in
 * memory. It begins anew when the store was restored from a backup.
 *
 * @example
 * const follower = followStore(store);
 * const { hits } = (await follower.catchUp()).search('mixture of experts');
 */
export function followStore(store: Pick<PaperStore, 'changes'>, options: IndexOptions = {}): StoreFollower {
  checkArgument('The store', store, aStore);
  let index = createIndex([], options);
  let cursor: StoreCursor | undefined;
  let reading: Promise<SearchIndex> | undefined;

  async function read(): Promise<void> {
    let papers: Paper[] = [];
    let last = cursor;
    // The cursor moves when the index holds what stands before it; a change that is read twice changes nothing.
    const settle = () => {
      index.update(papers);
      papers = [];
      cursor = last;
    };
    for await (const change of store.changes(cursor)) {
      if ('paper' in change) papers.push(change.paper);
      else {
        settle();
        index.remove([change.gone]);
      }
      last = change.cursor;
      if (papers.length >= batchSize) settle();
    }
    settle();
  }

  async function caughtUp(): Promise<SearchIndex> {
    try {
      await read();
    } catch (error) {
      if (!isTrendingPapersError(error, 'cursor-foreign')) throw error;
      index = createIndex([], options);
      cursor = undefined;
      await read();
    }
    return index;
  }

  return {
    get index() {
      return index;
    },
    catchUp() {
      reading ??= caughtUp().finally(() => {
        reading = undefined;
      });
      return reading;
    },
  };
}
