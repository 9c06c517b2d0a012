import { TrendingPapersError } from '../../paper/errors.js';
import type { Etiquette } from '../types.js';
import { withQuery } from '../with-query.js';
import { maxRedirects } from './gate.js';
import type { Setting } from './setting.js';

/** The answer at the end of the redirects, and the address it came from, without keys. */
export interface Answer {
  response: Response;
  url: string;
}

/**
 * Follows redirects by hand, so that each address passes the gate, keys stay with the origin they are for, and nothing
 * is asked in the clear that was to be asked over https.
 *
 * @throws TrendingPapersError `redirect-loop`, `insecure-redirect`, or what the gate throws.
 */
export async function follow(
  url: string,
  etiquette: Pick<Etiquette, 'secret' | 'body'>,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
  setting: Pick<Setting, 'fetch' | 'gate'>,
): Promise<Answer> {
  const { origin, protocol } = new URL(url);
  const { secret } = etiquette;
  let here = url;
  let body = etiquette.body;
  let trusted = protocol === 'https:';
  await setting.gate(url);
  for (let hops = 0; hops <= maxRedirects; hops++) {
    const asked = trusted ? withQuery(here, secret?.query) : here;
    const all = trusted ? { ...headers, ...present(secret?.headers) } : headers;
    const post = body === undefined ? {} : { method: 'POST', body };
    const response = await setting.fetch(asked, { headers: all, signal, redirect: 'manual', ...post });
    // A browser hides where a redirect leads; there its own rules for private networks hold, and no key goes along.
    if (response.type === 'opaqueredirect')
      return { response: await setting.fetch(here, { headers, signal }), url: here };
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (location === null) return { response, url: here };
    discard(response);

    const next = new URL(location, here);
    for (const name of Object.keys(secret?.query ?? {})) next.searchParams.delete(name);
    await setting.gate(next.href);
    if (new URL(here).protocol === 'https:' && next.protocol === 'http:')
      throw new TrendingPapersError(
        'insecure-redirect',
        `${new URL(here).host} leads from https to ${next.href}, which anybody on the way could read or change; it was not followed.`,
        { url, location: next.href },
      );
    trusted &&= next.origin === origin;
    if (response.status <= 303) body = undefined;
    here = next.href;
  }
  throw new TrendingPapersError('redirect-loop', `${url} redirects more than ${maxRedirects} times.`, { url });
}

function present(headers: Readonly<Record<string, string | undefined>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter((each): each is [string, string] => each[1] !== undefined));
}

/** Lets go of a body nobody reads, without waiting for the other side. */
function discard(response: Response): void {
  response.body?.cancel().catch(() => {});
}
