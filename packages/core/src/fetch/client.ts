import { TrendingPapersError } from '../paper/errors.js';
import { backoff, longestAskedWait, maxTries, retryAfter } from './backoff.js';
import { readBody } from './body.js';
import { type Failure, statusFailure, thrownFailure, unusableAnswer } from './errors.js';
import { type Gate, maxRedirects } from './gate.js';
import type { CachedAnswer, Etiquette, FetchOptions } from './types.js';

/** What one request works with: the caller's options with nothing left open. */
export interface Setting {
  readonly options: FetchOptions;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly random: () => number;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  readonly gate: Gate;
  readonly userAgent: string;
  readonly note: (message: string) => void;
}

const requestTimeout = 30_000;
const maxBytes = 50 * 2 ** 20;

/**
 * One address, asked politely: from the cache while fresh, else with a conditional request, tried again with growing
 * waits where another try may help. `read` turns the body into the result, and may throw `unusableAnswer` for one
 * more try. A body that could not be read never enters the cache.
 */
export async function request<T>(
  url: string,
  etiquette: Etiquette,
  read: (body: Uint8Array, url: string) => T | Promise<T>,
  setting: Setting,
): Promise<T> {
  const { options, now, random, sleep, signal, note } = setting;
  const cached = await options.cache?.get(url).catch(() => undefined);
  if (cached && cached.freshUntil > now().getTime()) return read(cached.body, url);

  for (let failures = 1; ; failures++) {
    const outcome = await attempt(url, etiquette, cached, read, setting).catch((thrown: unknown) => {
      signal.throwIfAborted();
      return thrownFailure(url, thrown);
    });
    if (!isFailure(outcome)) return outcome.result;

    const { error, again, wait } = outcome;
    if (!again || failures === maxTries || (wait ?? 0) > longestAskedWait) throw error;
    const pause = Math.max(wait ?? 0, backoff(failures, random), etiquette.interval);
    note(`${error.message} Waiting ${Math.ceil(pause / 1000)} s before try ${failures + 1} of ${maxTries}.`);
    await sleep(pause, signal);
  }
}

function isFailure(outcome: { result: unknown } | Failure): outcome is Failure {
  return 'error' in outcome;
}

async function attempt<T>(
  url: string,
  etiquette: Etiquette,
  cached: CachedAnswer | undefined,
  read: (body: Uint8Array, url: string) => T | Promise<T>,
  setting: Setting,
): Promise<{ result: T } | Failure> {
  const { options, now } = setting;
  const timeout = AbortSignal.timeout(options.requestTimeout ?? requestTimeout);
  const signal = AbortSignal.any([setting.signal, timeout]);
  const response = await follow(url, conditions(etiquette, cached, setting), signal, setting);

  if (response.status === 304 && cached) {
    await store(url, { ...cached, freshUntil: freshUntil(response, etiquette, now()) }, setting);
    return { result: await read(cached.body, url) };
  }
  if (!response.ok) {
    discard(response);
    return statusFailure(url, response.status, retryAfter(response.headers.get('retry-after'), now()));
  }
  const body = await readBody(response, options.maxBytes ?? maxBytes);
  if (body.byteLength === 0) throw unusableAnswer(url, 'the answer is empty');
  const result = await read(body, response.url || url);
  const etag = response.headers.get('etag');
  const lastModified = response.headers.get('last-modified');
  await store(
    url,
    {
      body,
      storedAt: now().getTime(),
      freshUntil: freshUntil(response, etiquette, now()),
      ...(etag && { etag }),
      ...(lastModified && { lastModified }),
    },
    setting,
  );
  return { result };
}

function conditions(etiquette: Etiquette, cached: CachedAnswer | undefined, setting: Setting): Record<string, string> {
  return {
    'user-agent': setting.userAgent,
    ...etiquette.headers,
    ...(cached?.etag && { 'if-none-match': cached.etag }),
    ...(cached?.lastModified && { 'if-modified-since': cached.lastModified }),
  };
}

/** A service may allow more than our own rule of thumb with `max-age`, as arXiv's feeds do until midnight. */
function freshUntil(response: Response, etiquette: Etiquette, now: Date): number {
  const maxAge = /(?:^|[\s,])max-age=(\d{1,6})/.exec(response.headers.get('cache-control') ?? '')?.[1];
  return now.getTime() + Math.max(etiquette.fresh, Number(maxAge ?? 0) * 1000);
}

/** A full disk must not cost a good answer. */
async function store(url: string, answer: CachedAnswer, setting: Setting): Promise<void> {
  await setting.options.cache?.set(url, answer).catch(() => setting.note('The answer could not be cached.'));
}

/** Follows redirects by hand, so that each address passes the gate. */
async function follow(
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal,
  setting: Setting,
): Promise<Response> {
  let here = url;
  for (let hops = 0; hops <= maxRedirects; hops++) {
    await setting.gate(here);
    const response = await setting.fetch(here, { headers, signal, redirect: 'manual' });
    // A browser hides where a redirect leads; there its own rules for private networks hold.
    if (response.type === 'opaqueredirect') return setting.fetch(here, { headers, signal });
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (location === null) return response;
    discard(response);
    const next = new URL(location, here);
    // A key must not travel to another host than the one it is for.
    if (next.host !== new URL(here).host) for (const name of ['x-api-key', 'authorization']) delete headers[name];
    here = next.href;
  }
  throw new TrendingPapersError('redirect-loop', `${url} redirects more than ${maxRedirects} times.`, { url });
}

/** Lets go of a body nobody reads, without waiting for the other side. */
function discard(response: Response): void {
  response.body?.cancel().catch(() => {});
}
