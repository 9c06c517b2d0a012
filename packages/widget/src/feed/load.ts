import { FeedError } from './error.js';
import { parseJson } from './guard.js';
import { isOurs, readFeed } from './read.js';
import type { Feed } from './types.js';

/** A page of papers with abstracts has some 60 kB; parsing more than this at once would freeze the page. */
const mostBytes = 10_000_000;

const patience = 30_000;

interface ReaderPart {
  readListing(text: string, url: string): Promise<unknown>;
}

/** Fetches the readers of other formats. */
export type LoadReader = () => ReaderPart | Promise<ReaderPart>;

/**
 * Reads the text of one page of a feed: one of ours at once, anything else with core's readers, which are fetched then.
 * Reading such an answer as though it were ours would keep its titles and lose the rest.
 *
 * @throws FeedError `feed-unreadable`
 */
export async function parseFeed(text: string, url: string, load: LoadReader): Promise<Feed> {
  const value = parseJson(text);
  try {
    const feed = readFeed(isOurs(value) ? value : await (await load()).readListing(text, url), url);
    if (feed) return feed;
  } catch (cause) {
    const reason = cause instanceof Error ? ` ${cause.message}` : '';
    throw new FeedError('feed-unreadable', `${url} is not a feed of papers.${reason}`, { url }, cause);
  }
  throw new FeedError('feed-unreadable', `${url} is not a feed of papers.`, { url });
}

interface Request {
  text: Promise<string>;
  /** How many wait for it. */
  waiting: number;
  stop: AbortController;
}

/** Whether what a browser keeps will do, and whether the reader's cookies go along where they may. */
export type Manner = Pick<RequestInit, 'cache' | 'credentials'>;

/** Requests under way: all elements of a page that show the same feed ask for it once. */
const underWay = new Map<string, Request>();

/** The text of one page of a feed. Rejects as `requestText` does, and as soon as the signal is aborted. */
export function fetchText(url: string, signal: AbortSignal, how: Manner): Promise<string> {
  if (signal.aborted) return Promise.reject(signal.reason);
  const key = `${how.cache} ${how.credentials} ${url}`;
  const request = underWay.get(key) ?? begin(key, url, how);
  request.waiting += 1;
  return new Promise((resolve, reject) => {
    const leave = () => {
      reject(signal.reason);
      request.waiting -= 1;
      if (request.waiting > 0) return;
      request.stop.abort();
      if (underWay.get(key) === request) underWay.delete(key);
    };
    signal.addEventListener('abort', leave);
    request.text.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

function begin(key: string, url: string, how: Manner): Request {
  const stop = new AbortController();
  const request = { stop, waiting: 0, text: requestText(url, stop.signal, how) };
  underWay.set(key, request);
  const done = () => {
    if (underWay.get(key) === request) underWay.delete(key);
  };
  request.text.then(done, done);
  return request;
}

/**
 * Fetches one page of a feed. `cache: 'no-cache'` lets the browser itself send If-None-Match: a 304 costs no body,
 * and no CORS preflight, which a header of our own would.
 *
 * @throws FeedError `feed-unreachable`, `feed-http` or `feed-too-large`
 */
async function requestText(url: string, signal: AbortSignal, how: Manner): Promise<string> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  const unreachable = (cause: unknown) => {
    const what = limit.reason?.name === 'TimeoutError' ? 'did not answer in time' : 'could not be reached';
    throw new FeedError('feed-unreachable', `${url} ${what}.`, { url }, cause);
  };
  const headers = { accept: 'application/feed+json, application/json, */*;q=0.1' };
  const response = await fetch(url, { signal: limit, ...how, headers }).catch(unreachable);
  if (!response.ok) {
    const { status } = response;
    throw new FeedError('feed-http', `${url} answered with status ${status}.`, { url, status });
  }
  const text = await readLimited(response).catch(unreachable);
  if (text === undefined) {
    throw new FeedError('feed-too-large', `${url} is too large.`, { url });
  }
  return text;
}

/** The body as text, or nothing as soon as it grows beyond the limit. */
async function readLimited(response: Response): Promise<string | undefined> {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
