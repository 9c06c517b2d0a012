import { aFunction, anObject, aText, checkArgument, checkOption } from '../text/options.js';
import { follow } from './client/follow.js';
import { makeGate } from './client/gate.js';

export interface GuardedOptions {
  /** What asks the network. @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** All addresses of a host name, where that can be found out: a name that stands for a private one is refused. */
  readonly resolveHost?: ((host: string) => Promise<readonly string[]>) | undefined;
  /** An address that a person named: its origin may be in a private network. @default none may */
  readonly named?: string | undefined;
}

/**
 * A `fetch` for addresses that stand in data, such as pictures of papers and files of an index: by GET, to the public web
 * and to what a person named, redirects included, never from https to http, without cookies and keys.
 *
 * @throws TrendingPapersError from the fetch: `unusable-url`, `private-address`, `insecure-redirect` or `redirect-loop`.
 *
 * @example
 * const shards = await openShards(filesAt(address, guardedFetch({ named: address })));
 */
export function guardedFetch(options: GuardedOptions = {}): typeof globalThis.fetch {
  checkArgument('The options', options, anObject);
  const { fetch, resolveHost, named } = options;
  checkOption('fetch', fetch, aFunction);
  checkOption('resolveHost', resolveHost, aFunction);
  checkOption('named', named, aText);
  const gate = makeGate(named, resolveHost);
  return async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    const { cache, headers, signal } = init;
    // Bound late, so that a fetch which is replaced after import is the one used.
    const ask: typeof globalThis.fetch = (at, how) =>
      (fetch ?? globalThis.fetch)(at, { ...how, credentials: 'omit', ...(cache && { cache }) });
    const given = Object.fromEntries(new Headers(headers ?? {}));
    const { response } = await follow(url, {}, given, signal ?? new AbortController().signal, { gate, fetch: ask });
    return response;
  };
}
