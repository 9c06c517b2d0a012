import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isPrivateHost } from '@trending-papers/core/fetch';
import type { Io } from '../terminal/io.js';

/** All addresses that a name stands for. */
export type Resolve = (host: string) => Promise<readonly string[]>;

async function resolveBySystem(host: string): Promise<readonly string[]> {
  return (await systemLookup(host, { all: true })).map(({ address }) => address);
}

/** What a name was found to stand for, or why it could not be looked up. */
type Pin = { addresses: readonly string[]; error?: undefined } | { addresses?: undefined; error: Error };

/**
 * A network whose look-ups are pinned: a connection to a name that was looked up before, so that somebody could judge
 * its addresses, goes to one of these and asks nobody again. A name server that gives one answer to the check and
 * another to the connection (DNS rebinding) leads nowhere. A name that stood for public addresses is never connected
 * to private ones in the same run.
 */
export function pinnedNetwork(resolve: Resolve = resolveBySystem): Pick<Io, 'fetch' | 'resolveHost'> {
  const pins = new Map<string, Pin>();
  const pin = (host: string, next: Pin) => {
    const before = pins.get(host)?.addresses;
    const turnsInside = before?.every((each) => !isPrivateHost(each)) && next.addresses?.some(isPrivateHost);
    if (!turnsInside) pins.set(host, next);
  };
  const lookup: LookupFunction = (host, { all }, callback) => {
    const give = ({ addresses, error }: Pin) => {
      if (error) return callback(error, []);
      const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      if (all) callback(null, found);
      else callback(null, found[0]!.address, found[0]!.family);
    };
    const pinned = pins.get(host);
    if (pinned) give(pinned);
    else pinOf(resolve, host).then(give);
  };
  let dispatcher: ReturnType<typeof makeDispatcher> | undefined;
  return {
    resolveHost: async (host) => {
      const found = await pinOf(resolve, host);
      pin(host, found);
      if (found.error) throw found.error;
      return found.addresses;
    },
    // Bound late, so that a fetch which is replaced after import is the one used.
    fetch: async (input, init) => {
      dispatcher ??= makeDispatcher(lookup);
      return globalThis.fetch(input, { ...init, dispatcher: await dispatcher } as RequestInit);
    },
  };
}

async function pinOf(resolve: Resolve, host: string): Promise<Pin> {
  try {
    const addresses = await resolve(host);
    if (addresses.length > 0) return { addresses };
    throw new Error(`${host} has no address`);
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/**
 * What connects. Where Node is told to use the proxies of the environment, the proxy looks names up.
 * https://nodejs.org/api/cli.html#node_use_env_proxy1
 */
async function makeDispatcher(lookup: LookupFunction) {
  const { Agent, EnvHttpProxyAgent } = await import('undici');
  const Connector = process.env.NODE_USE_ENV_PROXY === '1' ? EnvHttpProxyAgent : Agent;
  return new Connector({ connect: { lookup } });
}
