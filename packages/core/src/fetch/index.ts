export { isPrivateHost } from './address.js';
export { createFetcher, type Fetcher, fetchListing, isSource } from './fetch-listing.js';
export { services } from './services.js';
export type { AnswerCache, CachedAnswer, FetchOptions, Progress, Service } from './types.js';
