export { type Annotated, type Annotation, annotate } from './annotate.js';
export {
  type FiledReading,
  historyOf,
  joinRecord,
  lookAlikesOf,
  movedListings,
  newReadings,
  outlineOf,
  readingShelfOf,
  recordOf,
  shelfOf,
  thinMonth,
} from './archive/index.js';
export { type Enriched, type EnrichOptions, enrich } from './enrich/enrich.js';
export { enrichServices } from './enrich/lookups.js';
export {
  type Collected,
  type CollectOptions,
  fetchDays,
  fetchListings,
  type SourceFailure,
} from './fetch-listings.js';
export { filterPapers, type PaperFilters } from './filter.js';
export { addToLedger, type Ledger, type LedgerEntry, missedDays, readLedger, unfilledDays } from './ledger.js';
export { defaultRetention, type Retention, retainPapers } from './retention.js';
export { createSeen, type Seen } from './seen.js';
export { trackServices } from './track/readers.js';
export { type Tracked, type TrackMemory, type TrackOptions, track } from './track/track.js';
export { withhold } from './withhold.js';
