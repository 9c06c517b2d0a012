export { isTrendingPapersError, TrendingPapersError } from './errors.js';
export { thinHistory } from './history.js';
export { canonicalId } from './id.js';
export { type MergeOptions, mergeListings } from './merge.js';
export { keepPublishedNames, namesOf } from './names.js';
export type { Aspect, Reason } from './reason.js';
export type { PaperId } from './schema.js';
export { Author, Ids, Issue, Links, Listing, Paper, Reading, Signals, Source, Summary } from './schema.js';
export { type SignalKind, type SignalName, signalKind, signalKinds, signalNames, signalNamesIn } from './signals.js';
