// Papers, kept: one interface over memory, files on a static host and databases, and what databases are built with.

export { fnvBasis, fnvMix } from '../text/fnv.js';
export { type Merged, mergeInBatches } from './batches.js';
export { incapable, storeCannot } from './cannot.js';
export { cursorAt, placeIn } from './cursor.js';
export { feedOpener } from './feed.js';
export { followStore, type StoreFollower } from './follow.js';
export { issueOf as storeIssue } from './issues.js';
export { eachName, isAmong, narrowed, passing, placesOf } from './listed.js';
export { createMemoryStore, defaultWindow, mostBearers } from './memory.js';
export { openStore, withoutPassword } from './open.js';
export { placeAt, placeOf } from './place.js';
export { thinnedOut } from './thin.js';
export type {
  PaperStore,
  StoreAbilities,
  StoreChange,
  StoreCursor,
  StoreListing,
  StoreMerge,
  StoreMergeOptions,
  StoreOpener,
  StoreRanking,
  StoreSearchResult,
  StoreSeries,
} from './types.js';
export { canonical, type Kept, namesToGetBy, namesToMergeBy, shown, type Union, unite } from './united.js';
