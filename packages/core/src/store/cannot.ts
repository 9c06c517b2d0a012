import { TrendingPapersError } from '../paper/errors.js';
import type { PaperStore } from './types.js';

/** The methods of a store. */
type Method =
  | 'merge'
  | 'get'
  | 'papers'
  | 'search'
  | 'trending'
  | 'series'
  | 'thin'
  | 'changes'
  | 'delivered'
  | 'deliver';

/** The error of a store that has no means for what it was asked. */
export function storeCannot(store: string, method: Method): TrendingPapersError<'store-cannot'> {
  return new TrendingPapersError(
    'store-cannot',
    `A store of ${store} has no "${method}": look at "can" before, or open a store that has it.`,
    { store, method },
  );
}

/** A method of a stream that always throws, once it is read. */
// biome-ignore lint/correctness/useYield: it throws before there is anything to give
async function* noStream(store: string, method: Method): AsyncGenerator<never> {
  throw storeCannot(store, method);
}

/** A store that can do nothing, for others to build upon. */
export function incapable(store: string): PaperStore {
  const refuse = (method: Method) => () => Promise.reject(storeCannot(store, method));
  return {
    can: { write: false, read: false, search: false, changes: false, manyWriters: false },
    issues: [],
    merge: refuse('merge'),
    get: refuse('get'),
    papers: () => noStream(store, 'papers'),
    search: refuse('search'),
    trending: refuse('trending'),
    series: () => noStream(store, 'series'),
    thin: refuse('thin'),
    changes: () => noStream(store, 'changes'),
    delivered: refuse('delivered'),
    deliver: refuse('deliver'),
    close: async () => {},
  };
}
