// Papers, kept: one interface over memory, files on a static host and databases, and what databases are built with.

export { fnvBasis, fnvMix } from '../text/fnv.js';
export { withoutPassword } from './address.js';
export { type Merged, mergeInBatches } from './batches.js';
export { incapable, storeCannot } from './cannot.js';
export { cursorAt, placeIn } from './cursor.js';
export { feedOpener } from './feed.js';
export { followStore, type StoreFollower } from './follow.js';
export { issueOf as storeIssue } from './issues.js';
export { eachName, isAmong, narrowed, passing, placesOf } from './listed.js';
export { createMemoryStore, defaultWindow, mostBearers } from './memory.js';
export { openStore } from './open.js';
export { placeAt, placeOf } from './place.js';
export { thinnedOut } from './thin.js';
export type {
  PaperStore,
  StoreAbilities,
  StoreChange,
  StoreCursor,
  StoreFinding,
  StoreListing,
  StoreMerge,
  StoreMergeOptions,
  StoreOpener,
  StoreRanking,
  StoreSearchResult,
  StoreSeries,
  StoreStats,
} from './types.js';
export { canonical, type Kept, namesToGetBy, namesToMergeBy, shown, type Union, unite } from './united.js';
export { withIndex } from './with-index.js';
