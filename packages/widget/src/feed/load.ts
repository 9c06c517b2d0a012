import { FeedError } from './error.js';
import { parseJson } from './guard.js';
import { readFeed } from './read.js';
import type { Feed } from './types.js';

/** A page of papers with abstracts has some 60 kB; parsing more than this at once would freeze the page. */
const mostBytes = 10_000_000;

const patience = 30_000;

/**
 * Reads the text of one page of a feed.
 *
 * @throws FeedError `feed-unreadable`
 */
export function parseFeed(text: string, url: string): Feed {
  const feed = readFeed(parseJson(text), url);
  if (feed === undefined) throw new FeedError('feed-unreadable', `${url} is not a feed of papers.`, { url });
  return feed;
}

/**
 * Fetches one page of a feed. `cache: 'no-cache'` lets the browser itself send If-None-Match: a 304 costs no body,
 * and no CORS preflight, which a header of our own would.
 *
 * @throws FeedError `feed-unreachable`, `feed-http` or `feed-too-large`
 */
export async function fetchText(url: string, signal: AbortSignal, cache: RequestCache): Promise<string> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  const response = await fetch(url, {
    signal: limit,
    cache,
    headers: { accept: 'application/feed+json, application/json' },
  }).catch((cause) => {
    throw new FeedError('feed-unreachable', `${url} could not be reached.`, { url }, cause);
  });
  if (!response.ok) {
    const { status } = response;
    throw new FeedError('feed-http', `${url} answered with status ${status}.`, { url, status });
  }
  const text = await readLimited(response);
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
