// A store over HTTP, to be read: one function for every host that speaks fetch.
export { type ApiOptions, createApi } from './api.js';
export type { RateLimit } from './limit.js';
