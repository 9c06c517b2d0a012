import { TrendingPapersError } from '../paper/errors.js';
import type { Listing } from '../paper/schema.js';
import { request, type Setting } from './client.js';
import { makeGate } from './gate.js';
import { Queue } from './queue.js';
import { services } from './services.js';
import type { Etiquette, FetchOptions, Service, Session } from './types.js';
import { address } from './url.js';

const totalTimeout = 10 * 60_000;
const defaultLimit = 100;
/** arXiv and others ask that a program names itself, distinctively. https://info.arxiv.org/help/api/tou.html */
const defaultUserAgent = 'trending-papers/0.1 (+https://www.npmjs.com/package/trending-papers)';

/** Fetches one source; see `fetchListing`. */
export type Fetcher = (source: string, options?: Pick<FetchOptions, 'signal' | 'onProgress'>) => Promise<Listing>;

/**
 * A fetcher for several sources in one run. They may be fetched at the same time: requests to one service still queue
 * behind each other, at that service's pace.
 */
export function createFetcher(options: FetchOptions = {}): Fetcher {
  const now = options.now ?? (() => new Date());
  const sleep = options.sleep ?? pause;
  const queue = new Queue(() => now().getTime(), sleep);

  return async (source, each = {}) => {
    const { service, what } = route(source);
    const own = options.signal;
    const limits = [AbortSignal.timeout(options.totalTimeout ?? totalTimeout), own, each.signal];
    const signal = AbortSignal.any(limits.filter((limit) => limit !== undefined));
    const progress = (message: string, done?: number, total?: number) =>
      (each.onProgress ?? options.onProgress)?.({
        source,
        message,
        ...(done !== undefined && { done }),
        ...(total !== undefined && { total }),
      });
    const setting: Setting = {
      options,
      // Bound late, so that a fetch which is replaced after import (a proxy, a test) is the one used.
      fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
      now,
      random: options.random ?? Math.random,
      sleep,
      signal,
      gate: makeGate(service === address ? what : undefined, options.resolveHost),
      userAgent: options.userAgent ?? defaultUserAgent,
      note: progress,
    };
    const session: Session = {
      source,
      limit: options.limit ?? defaultLimit,
      keys: options.keys ?? {},
      now,
      progress,
      request: <T>(url: string, etiquette: Etiquette, read: (body: Uint8Array, url: string) => T | Promise<T>) =>
        queue.run(etiquette.queue, etiquette.interval, () => request(url, etiquette, read, setting), signal),
    };
    try {
      return await service.fetch(what, session);
    } catch (thrown) {
      if (signal.aborted) throw abortError(source, signal, own, each.signal);
      throw thrown;
    }
  };
}

/**
 * Fetches a listing from a service or an address and reads it, whatever its format.
 *
 * Sources are `service:what` (`hf:daily`, `arxiv:cs.LG`, `openalex:search:sparse attention`) or an http(s) address.
 * Requests are paced as the service asks, tried again where that helps, and answered from `cache` while fresh.
 *
 * @throws `TrendingPapersError` with one of the codes `unknown-source`, `rate-limited`, `key-refused`, `not-found`,
 * `bad-request`, `forbidden`, `upstream-failed`, `unusable-answer`, `network-failed`, `timed-out`, `too-large`,
 * `redirect-loop`, `private-address`, `unusable-url` or `aborted`.
 *
 * @example
 * const listing = await fetchListing('hf:daily', { userAgent: 'my-lab/1.0 (mailto:me@example.org)' });
 */
export async function fetchListing(source: string, options: FetchOptions = {}): Promise<Listing> {
  return createFetcher(options)(source);
}

/** Whether a text names a source that `fetchListing` knows, rather than, say, a file. */
export function isSource(text: string): boolean {
  return /^https?:\/\//i.test(text) || services.some(({ name }) => text.startsWith(`${name}:`));
}

function route(source: string): { service: Service; what: string } {
  if (/^https?:\/\//i.test(source) && URL.canParse(source)) return { service: address, what: new URL(source).href };
  const colon = source.indexOf(':');
  const name = source.slice(0, colon).toLowerCase();
  const what = source.slice(colon + 1).trim();
  const service = colon > 0 ? services.find((each) => each.name === name) : undefined;
  if (!service)
    throw new TrendingPapersError(
      'unknown-source',
      `"${source}" is no source. Name a web address, or one of ${services.map((each) => `${each.name}:`).join(' ')}`,
      { source },
    );
  return { service, what };
}

function abortError(source: string, signal: AbortSignal, ...own: (AbortSignal | undefined)[]): unknown {
  const byCaller = own.some((each) => each?.aborted);
  const cause = signal.reason;
  return byCaller
    ? new TrendingPapersError('aborted', `Fetching ${source} was stopped.`, { source }, { cause })
    : new TrendingPapersError('timed-out', `Fetching ${source} took too long in all.`, { source }, { cause });
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
