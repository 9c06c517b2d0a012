import { isTrendingPapersError, restated, TrendingPapersError } from '../paper/errors.js';
import type { Listing } from '../paper/schema.js';
import { checkOptions } from '../text/options.js';
import { Breaker } from './client/breaker.js';
import { deadline } from './client/deadline.js';
import { troubles } from './client/errors.js';
import { makeGate } from './client/gate.js';
import { Queue } from './client/queue.js';
import { request } from './client/request.js';
import { Secrets } from './client/secrets.js';
import type { Setting } from './client/setting.js';
import { issueOf } from './issues.js';
import { fetchRules, sourceRules } from './options.js';
import { joinPages, takePages } from './pages/take.js';
import { findRoute } from './route.js';
import { web } from './services/web.js';
import type { Etiquette, FetchOptions, Page, Read, Service, Session } from './types.js';

const totalTimeout = 10 * 60_000;
const defaultSearchLimit = 200;
/** arXiv and others ask that a program names itself, distinctively. https://info.arxiv.org/help/api/tou.html */
const defaultUserAgent = 'trending-papers/0.1 (+https://www.npmjs.com/package/trending-papers)';

/** What may be different for each source of one run. */
export type SourceOptions = Pick<FetchOptions, 'signal' | 'onProgress' | 'limit' | 'searchLimit'>;

/** Fetches one source; see `fetchListing`. */
export type Fetcher = (source: string, options?: SourceOptions) => Promise<Listing>;

/** Gives the pages of one source; see `fetchPages`. */
export type PageFetcher = (source: string, options?: SourceOptions) => AsyncGenerator<Listing>;

/**
 * A fetcher for several sources in one run. They may be fetched at the same time: requests to one service still queue
 * behind each other, at that service's pace.
 */
export function createFetcher(options: FetchOptions = {}): Fetcher {
  const pagesOf = createPageFetcher(options);
  return (source, each) => collectPages(pagesOf(source, each), source);
}

/** The same for callers that take pages one by one. */
export function createPageFetcher(options: FetchOptions = {}): PageFetcher {
  checkOptions(options, fetchRules);
  const now = options.now ?? (() => new Date());
  const sleep = options.sleep ?? pause;
  const queue = new Queue(() => now().getTime(), sleep);
  const breaker = new Breaker(() => now().getTime());
  const secrets = new Secrets(Object.values(options.keys ?? {}));

  return async function* fetchPages(source, each = {}) {
    checkOptions(each, sourceRules);
    const { service, route, found } = findRoute(source);
    const limit = limitOf({ ...options, ...each }, route.extent);
    const own = options.signal;
    const { signal, end } = deadline(options.totalTimeout ?? totalTimeout, [own, each.signal]);
    const progress = (message: string, done?: number, total?: number) =>
      (each.onProgress ?? options.onProgress)?.({
        source,
        message: secrets.hide(message),
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
      gate: makeGate(service === web ? found[0] : undefined, options.resolveHost),
      breaker,
      secrets,
      userAgent: options.userAgent ?? defaultUserAgent,
      note: progress,
    };
    const session: Session = {
      source,
      limit,
      keys: options.keys ?? {},
      now,
      progress,
      request: <T>(url: string, etiquette: Etiquette, read: Read<T>) =>
        queue.run(etiquette.queue, etiquette.interval, () => request(url, etiquette, read, setting), signal),
    };
    try {
      signal.throwIfAborted();
      yield* takePages(route.pages(found, session) as AsyncIterable<Page>, session);
    } catch (thrown) {
      if (signal.aborted) throw abortError(source, signal, own, each.signal);
      throw secrets.hideInError(withAdvice(thrown, service, session.keys));
    } finally {
      end();
    }
  };
}

/**
 * Fetches a listing from a service or an address and reads it, whatever its format.
 *
 * Sources are `service:what` (`hf:daily`, `arxiv:cs.LG`, `openalex:search:sparse attention`) or an http(s) address.
 * A listing with an end of its own (a day, a month, a venue, a feed) is taken whole, a search up to `searchLimit`. What
 * was left out is told by an issue `cut-off`, what the service did not give by `pages-missing`, with both numbers;
 * `total` is what the service counts. When a later page fails, the pages before it are given.
 *
 * Requests are paced as the service asks, tried again where that helps, and answered from `cache` while fresh.
 *
 * @throws `TrendingPapersError` with one of the codes `unknown-source`, `rate-limited`, `key-refused`,
 * `login-required`, `not-found`, `bad-request`, `forbidden`, `upstream-failed`, `unusable-answer`, `network-failed`,
 * `timed-out`, `too-large`, `redirect-loop`, `insecure-redirect`, `private-address`, `unusable-url` or `aborted`.
 *
 * @example
 * const listing = await fetchListing('hf:daily', { userAgent: 'my-lab/1.0 (mailto:me@example.org)' });
 */
export async function fetchListing(source: string, options: FetchOptions = {}): Promise<Listing> {
  return createFetcher(options)(source);
}

/**
 * The same listing page by page, as the service gives it: for venues of thousands, and for programs that stop when they
 * have seen enough. Papers that stood on an earlier page are left out; positions count on from page to page. `next`
 * stands in every page but the last, where the format of the service names it.
 *
 * @throws what `fetchListing` throws; the pages before were given by then.
 *
 * @example
 * for await (const { papers, total } of fetchPages('openreview:ICLR.cc/2025/Conference')) console.log(papers.length, total);
 */
export function fetchPages(source: string, options: FetchOptions = {}): AsyncIterable<Listing> {
  return createPageFetcher(options)(source);
}

/** All pages as one listing; of a source that fails in the middle, those before, which is told. */
async function collectPages(pages: AsyncIterable<Listing>, source: string): Promise<Listing> {
  const taken: Listing[] = [];
  try {
    for await (const page of pages) taken.push(page);
  } catch (thrown) {
    if (taken.length === 0 || !isTrendingPapersError(thrown) || !troubles.has(thrown.code)) throw thrown;
    const papers = taken.reduce((sum, page) => sum + page.papers.length, 0);
    const total = taken.at(-1)!.total;
    const counted = total === undefined ? {} : { total };
    const facts = { source, received: papers, ...counted, page: taken.length + 1, error: thrown.message };
    taken.push({ title: source, papers: [], issues: [issueOf('pages-missing', facts)], ...counted });
  }
  return joinPages(taken);
}

function limitOf({ limit, searchLimit }: FetchOptions, extent: 'whole' | 'search'): number {
  const most = checked('limit', limit ?? Number.POSITIVE_INFINITY);
  if (extent === 'whole') return most;
  // Who names a limit means it, for a search too.
  const usual = limit === undefined ? defaultSearchLimit : Number.POSITIVE_INFINITY;
  return Math.min(most, checked('searchLimit', searchLimit ?? usual));
}

function checked(name: string, limit: number): number {
  if (limit === Number.POSITIVE_INFINITY || (Number.isInteger(limit) && limit > 0)) return limit;
  throw new TrendingPapersError('bad-option', `${name} is a number of papers, 1 or more, not ${limit}.`, {
    option: name,
    value: limit,
  });
}

/** Refusals that a key, or a login, may turn into answers. */
const mendedByKeys = new Set(['rate-limited', 'key-refused', 'forbidden', 'login-required']);

/** The error with the name of the key that may help, where the service takes one and has none. */
function withAdvice(thrown: unknown, { keys = [], title }: Service, given: Session['keys']): unknown {
  if (!isTrendingPapersError(thrown) || !mendedByKeys.has(thrown.code)) return thrown;
  const missing = keys.filter(({ name }) => !given[name]);
  if (missing.length === 0) return thrown;
  const names = missing.map(({ name, env }) => `${env} (keys.${name})`).join(' and ');
  const message = `${thrown.message} ${title} takes ${names}: ${missing[0]!.gives}.`;
  const facts = { ...thrown.facts, keys: missing.map(({ env }) => env) };
  return restated({ code: thrown.code, message, facts }, { cause: thrown });
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
