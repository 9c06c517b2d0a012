import { isPrivateHost } from '@trending-papers/core/fetch';
import { TrendingPapersError } from '@trending-papers/core/paper';
import * as z from 'zod/mini';
import { parseState } from '../disk/state.js';

/** What a feed says of itself and of who is told when it changes. https://www.jsonfeed.org/version/1.1/#top-level */
const Feed = z.object({
  feed_url: z.optional(z.string()),
  hubs: z.optional(z.array(z.object({ type: z.string(), url: z.string() }))),
});

/** A request to a hub: where it is, and which feed changed. */
export interface Ping {
  readonly hub: string;
  readonly topic: string;
}

const isWeb = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/**
 * Whom a published feed wants told of what: each of its hubs, of each format of the feed. Its text is input from outside,
 * so no hub in a private network is asked.
 *
 * @throws TrendingPapersError `unusable-config` when it names no hub or does not know its address.
 */
export function pingsOf(text: string, path: string): Ping[] {
  const { feed_url: self, hubs = [] } = parseState(text, Feed) ?? {};
  const usable = hubs.flatMap(({ type, url }) =>
    /^websub$/i.test(type) && isWeb(url) && !isPrivateHost(new URL(url).hostname) ? [url] : [],
  );
  if (usable.length === 0)
    throw new TrendingPapersError('unusable-config', `${path} names no WebSub hub: build it with --hub.`, { path });
  if (self === undefined || !isWeb(self))
    throw new TrendingPapersError('unusable-config', `${path} does not know its address: build it with --url.`, {
      path,
    });
  const topics = ['feed.xml', 'atom.xml', 'feed.json'].map((name) => new URL(name, self).href);
  return usable.flatMap((hub) => topics.map((topic) => ({ hub, topic })));
}

export interface PingTools {
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly signal: AbortSignal;
}

const pauses = [2_000, 15_000] as const;
const longestWait = 30_000;

/** Tells a hub that a feed changed; gives why it did not take it, nothing when it did. Telling it twice does no harm. */
export async function sendPing({ hub, topic }: Ping, { fetch, signal, sleep }: PingTools): Promise<string | undefined> {
  let said: string | undefined;
  for (const pause of [...pauses, undefined]) {
    const answer = await fetch(hub, {
      method: 'POST',
      redirect: 'error',
      // https://pubsubhubbub.github.io/PubSubHubbub/pubsubhubbub-core-0.4.html and what hubs take since
      body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestWait)]),
    }).catch((error: Error) => {
      signal.throwIfAborted();
      return error;
    });
    if (answer instanceof Response) await answer.body?.cancel();
    if (answer instanceof Response && answer.ok) return undefined;
    said = answer instanceof Response ? `answered ${answer.status}` : `gave no answer: ${answer.message}`;
    const isForGood = answer instanceof Response && answer.status !== 429 && answer.status < 500;
    if (isForGood || pause === undefined) break;
    await sleep(pause);
  }
  return said;
}
