import { lookup } from 'node:dns/promises';
import { createFetcher, type Fetcher } from '@trending-papers/core/fetch';
import type { Io } from '../terminal/io.js';
import { cacheFolder, diskCache } from './disk-cache.js';

const fetchers = new WeakMap<Io, Map<number | undefined, Fetcher>>();

/** One fetcher a run, so that the inputs of a service queue behind each other. */
export function fetcherOf(io: Io, limit: number | undefined): Fetcher {
  const known = fetchers.get(io) ?? new Map<number | undefined, Fetcher>();
  fetchers.set(io, known);
  const fetcher = known.get(limit) ?? makeFetcher(io, limit);
  known.set(limit, fetcher);
  return fetcher;
}

function makeFetcher(io: Io, limit: number | undefined): Fetcher {
  return createFetcher({
    signal: io.signal,
    fetch: io.fetch,
    now: io.now,
    sleep: io.sleep,
    cache: diskCache(cacheFolder(io.env), io.now),
    userAgent: io.env.TRENDING_PAPERS_USER_AGENT || undefined,
    // Keys come from the environment only: a command line is seen by everyone on the machine.
    keys: {
      s2: io.env.S2_API_KEY || undefined,
      openalex: io.env.OPENALEX_API_KEY || undefined,
      mailto: io.env.CROSSREF_MAILTO || undefined,
    },
    resolveHost: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
    ...(limit !== undefined && { limit }),
  });
}
