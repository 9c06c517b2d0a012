import { createFetcher, type Fetcher, type FetchOptions } from '../fetch/index.js';
import { fetchRules } from '../fetch/options.js';

/** The caller's own fetcher, else one made of those options that are about fetching. */
export function fetcherOf({ fetcher, ...options }: FetchOptions & { fetcher?: Fetcher | undefined }): Fetcher {
  if (fetcher) return fetcher;
  return createFetcher(Object.fromEntries(Object.entries(options).filter(([name]) => Object.hasOwn(fetchRules, name))));
}
