import { createFetcher, type Fetcher, services } from '@trending-papers/core/fetch';
import type { Io } from '../terminal/io.js';
import { cacheFolder, diskCache } from './disk-cache.js';

const fetchers = new WeakMap<Io, Fetcher>();

/** One fetcher a run, so that the inputs of a service queue behind each other. */
export function fetcherOf(io: Io): Fetcher {
  const fetcher = fetchers.get(io) ?? makeFetcher(io);
  fetchers.set(io, fetcher);
  return fetcher;
}

function makeFetcher(io: Io): Fetcher {
  return createFetcher({
    signal: io.signal,
    fetch: io.fetch,
    now: io.now,
    sleep: io.sleep,
    cache: diskCache(cacheFolder(io.env), io.now),
    userAgent: io.env.TRENDING_PAPERS_USER_AGENT || undefined,
    keys: keysOf(io.env),
    resolveHost: io.resolveHost,
  });
}

/** Keys come from the environment only: a command line is seen by everyone on the machine. */
function keysOf(env: Io['env']): Record<string, string | undefined> {
  const keys = services.flatMap((service) => service.keys ?? []);
  return Object.fromEntries(keys.map(({ name, env: variable }) => [name, env[variable]?.trim() || undefined]));
}
