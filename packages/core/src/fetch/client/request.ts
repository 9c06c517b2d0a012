import type { CachedAnswer, Etiquette, Read } from '../types.js';
import { askedWait, backoff, longestAskedWait, maxTries } from './backoff.js';
import { readBody } from './body.js';
import { deadline } from './deadline.js';
import { type Failure, statusFailure, thrownFailure, unusableAnswer } from './errors.js';
import { follow } from './follow.js';
import { saidBy } from './said.js';
import type { Setting } from './setting.js';

const requestTimeout = 30_000;
const maxBytes = 50 * 2 ** 20;

/**
 * One address, asked politely: from the cache while fresh, else with a conditional request, tried again with growing
 * waits where another try may help. `read` turns the body into the result, and may throw `unusableAnswer` for one
 * more try. A body that could not be read never enters the cache, and one from the cache that cannot is asked for anew.
 */
export async function request<T>(url: string, etiquette: Etiquette, read: Read<T>, setting: Setting): Promise<T> {
  const { now, random, sleep, signal, note, breaker, secrets } = setting;
  secrets.add([...Object.values(etiquette.secret?.headers ?? {}), ...Object.values(etiquette.secret?.query ?? {})]);
  let cached = await load(url, etiquette, setting);
  if (cached && cached.freshUntil > now().getTime()) {
    const kept = await readKept(cached, url, read);
    if (kept) return kept.result;
    cached = undefined;
  }
  breaker.check(url);
  for (let failures = 1; ; failures++) {
    const outcome = await attempt(url, etiquette, cached, read, setting).catch((thrown: unknown) => {
      signal.throwIfAborted();
      return thrownFailure(url, thrown);
    });
    if (!isFailure(outcome)) {
      breaker.note(url);
      return outcome.result;
    }
    const { error, again, wait } = outcome;
    if (!again || failures === (etiquette.tries ?? maxTries) || (wait ?? 0) > longestAskedWait) {
      breaker.note(url, error);
      throw error;
    }
    const pause = Math.max(wait ?? 0, backoff(failures, random), etiquette.interval);
    note(`${error.message} Waiting ${Math.ceil(pause / 1000)} s before try ${failures + 1} of ${maxTries}.`);
    await sleep(pause, signal);
  }
}

function isFailure(outcome: { result: unknown } | Failure): outcome is Failure {
  return 'error' in outcome;
}

/** One try, within the time for one. */
async function attempt<T>(
  url: string,
  etiquette: Etiquette,
  cached: CachedAnswer | undefined,
  read: Read<T>,
  setting: Setting,
): Promise<{ result: T } | Failure> {
  const { signal, end } = deadline(setting.options.requestTimeout ?? requestTimeout, [setting.signal]);
  try {
    return await answerTo(url, etiquette, cached, read, setting, signal);
  } finally {
    end();
  }
}

async function answerTo<T>(
  url: string,
  etiquette: Etiquette,
  cached: CachedAnswer | undefined,
  read: Read<T>,
  setting: Setting,
  signal: AbortSignal,
): Promise<{ result: T } | Failure> {
  const { options, now } = setting;
  const headers = conditions(etiquette, cached, setting);
  const { response, url: from } = await follow(url, etiquette, headers, signal, setting);

  if (response.status === 304 && cached) {
    const kept = await readKept(cached, url, read);
    if (!kept) return attempt(url, etiquette, undefined, read, setting);
    await store(url, etiquette, { ...cached, freshUntil: freshUntil(response, etiquette, now()) }, setting);
    return kept;
  }
  if (!response.ok) {
    const { status } = response;
    const wait = askedWait(response.headers, now());
    return statusFailure(url, {
      status,
      wait,
      said: await saidBy(response),
      busy: etiquette.busy?.includes(status) ?? false,
    });
  }
  const body = await readBody(response, options.maxBytes ?? maxBytes, from);
  if (body.byteLength === 0) throw unusableAnswer(url, 'the answer is empty');
  const counted = etiquette.counts === undefined ? undefined : (response.headers.get(etiquette.counts) ?? undefined);
  const result = await read(body, from, counted);
  const etag = response.headers.get('etag');
  const lastModified = response.headers.get('last-modified');
  await store(
    url,
    etiquette,
    {
      body,
      storedAt: now().getTime(),
      freshUntil: freshUntil(response, etiquette, now()),
      ...(etag && { etag }),
      ...(lastModified && { lastModified }),
      ...(counted && { counted }),
    },
    setting,
  );
  return { result };
}

function conditions(etiquette: Etiquette, cached: CachedAnswer | undefined, setting: Setting): Record<string, string> {
  return {
    'user-agent': setting.userAgent,
    ...(etiquette.body !== undefined && { 'content-type': 'application/json' }),
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

/** What was good when it was kept and cannot be read now was damaged since, by a full disk or a power cut. */
async function readKept<T>(cached: CachedAnswer, url: string, read: Read<T>): Promise<{ result: T } | undefined> {
  try {
    return { result: await read(cached.body, url, cached.counted) };
  } catch {
    return undefined;
  }
}

/** Answers to a POST are kept under what was sent, too. */
function cacheKey(url: string, { body }: Etiquette): string {
  return body === undefined ? url : `${url} ${body}`;
}

async function load(url: string, etiquette: Etiquette, { options }: Setting): Promise<CachedAnswer | undefined> {
  if (etiquette.fresh === 0) return undefined;
  return options.cache?.get(cacheKey(url, etiquette)).catch(() => undefined);
}

/** A full disk must not cost a good answer. */
async function store(url: string, etiquette: Etiquette, answer: CachedAnswer, setting: Setting): Promise<void> {
  if (etiquette.fresh === 0) return;
  await setting.options.cache
    ?.set(cacheKey(url, etiquette), answer)
    .catch(() => setting.note('The answer could not be cached.'));
}
