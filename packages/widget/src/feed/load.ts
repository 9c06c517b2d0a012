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
    headers: { accept: 'application/feed+json, application/json, */*;q=0.1' },
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
