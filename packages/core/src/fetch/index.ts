export {
  createFetcher,
  createPageFetcher,
  type Fetcher,
  fetchListing,
  fetchPages,
  type PageFetcher,
  type SourceOptions,
} from './fetch-listing.js';
export { type GuardedOptions, guardedFetch } from './guarded.js';
export { isPrivateHost } from './private-host.js';
export { findRoute, isSource } from './route.js';
export { services } from './services/table.js';
export type { AnswerCache, CachedAnswer, FetchOptions, Progress, Route, Service, ServiceKey } from './types.js';
