import { TrendingPapersError } from '../../paper/errors.js';
import { isPrivateHost } from '../private-host.js';

export const maxRedirects = 5;

/** Passes an address or throws: `unusable-url` for another protocol, `private-address` for an inner network. */
export type Gate = (url: string) => Promise<void>;

/**
 * A gate that opens to the public web, and to the one private origin that the person named, if they did. Redirects
 * and addresses found in data come through it too, so that no answer can send us into the network we run in.
 */
export function makeGate(
  asked: string | undefined,
  resolveHost: ((host: string) => Promise<readonly string[]>) | undefined,
): Gate {
  const ownOrigin = asked === undefined ? undefined : new URL(asked).origin;
  /** What that origin was at first: a name that was outside and turns up inside was not named by the person. */
  let ownIsPrivate: boolean | undefined;
  return async (url) => {
    const { protocol, origin, hostname } = new URL(url);
    if (protocol !== 'https:' && protocol !== 'http:')
      throw new TrendingPapersError('unusable-url', `${url} is not an http or https address.`, { url });
    const addresses = isPrivateHost(hostname) ? [hostname] : await resolve(hostname, resolveHost);
    const isPrivate = addresses.some(isPrivateHost);
    if (origin === ownOrigin && addresses.length > 0) ownIsPrivate ??= isPrivate;
    if (isPrivate && !(origin === ownOrigin && ownIsPrivate))
      throw new TrendingPapersError(
        'private-address',
        `${url} leads into a private network and was not followed; name it yourself if you trust it.`,
        { url },
      );
  };
}

/** A name that cannot be looked up is left to fetch, whose error says more. */
async function resolve(
  host: string,
  resolveHost: ((host: string) => Promise<readonly string[]>) | undefined,
): Promise<readonly string[]> {
  return (await resolveHost?.(host).catch(() => [])) ?? [];
}
