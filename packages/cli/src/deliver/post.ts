import type { ChannelAddress } from './address.js';
import type { Channel, ChannelRequest, Sending } from './channels.js';

/**
 * What became of a message: taken; not taken, and worth another run; refused, as it always will be; the channel is
 * closed to us; or nobody knows, since no answer came.
 */
export interface Posted {
  readonly end: 'taken' | 'later' | 'refused' | 'closed' | 'unsure';
  /** What a person is told. */
  readonly says: string;
}

export interface PostOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly signal: AbortSignal;
}

const longestAnswer = 30_000;
const longestWait = 60_000;
const pauses = [1_000, 5_000, 20_000] as const;

/** Errors of a connection that never was: nothing can have been taken. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The address, key or place is wrong: no other message will fare better. */
const closing = new Set([401, 403, 404, 410]);
/** The channel says that it did not take the message, and will later. */
const putOff = new Set([429, 500, 503]);

/** Sends a message, and again where that cannot make two of it. */
export async function postMessage(
  channel: Channel,
  address: ChannelAddress,
  sending: Sending,
  options: PostOptions,
): Promise<Posted> {
  let last: Posted = { end: 'later', says: 'it was not sent' };
  let mayHaveCome = false;
  for (const pause of [...pauses, undefined]) {
    const { wait, ...posted } = await postOnce(channel, address, sending, options);
    mayHaveCome ||= posted.end === 'unsure';
    last = mayHaveCome ? stillUnsure(posted) : posted;
    const again = posted.end === 'later' || (posted.end === 'unsure' && isRepeatable(channel, sending, options.now()));
    if (!again || pause === undefined || (wait ?? 0) > longestWait || options.signal.aborted) break;
    await options.sleep(wait ?? pause);
  }
  return last;
}

/** Of a message that may have come before, "not now" and "not here" say nothing: only its own key may be asked for again. */
export function stillUnsure({ end, says }: Posted): Posted {
  return { end: end === 'later' || end === 'closed' ? 'unsure' : end, says };
}

export function isRepeatable({ repeatableFor = 0 }: Channel, { at }: Sending, now: Date): boolean {
  return now.getTime() - at < repeatableFor;
}

async function postOnce(
  channel: Channel,
  address: ChannelAddress,
  sending: Sending,
  options: PostOptions,
): Promise<Posted & { wait?: number }> {
  // Whoever stopped the run has sent nothing more.
  if (options.signal.aborted) return { end: 'closed', says: 'it was stopped' };
  let request: ChannelRequest;
  try {
    request = await channel.request(address, sending, options.now(), async (asked) => {
      const response = await send(asked, options);
      if (!response.ok) throw new Error(`it answered ${response.status} when asked for a token`);
      return response.json();
    });
  } catch (error) {
    return { end: 'later', says: wordsOf(error) };
  }
  let response: Response;
  try {
    response = await send(request, options);
  } catch (error) {
    const code = codeOf(error);
    if (code !== undefined && neverConnected.has(code)) return { end: 'later', says: wordsOf(error) };
    return { end: 'unsure', says: `no answer came (${wordsOf(error)})` };
  }
  const text = await response.text().catch(() => undefined);
  const { status } = response;
  const says = `it answered ${status}`;
  if (response.ok) {
    const refusal = text === undefined ? undefined : channel.refusal?.(jsonOf(text));
    return refusal === undefined ? { end: 'taken', says } : { end: 'refused', says: refusal.slice(0, 200) };
  }
  if (putOff.has(status)) return { end: 'later', says, ...waitOf(response, options.now()) };
  if (status === 408 || status > 500) return { end: 'unsure', says };
  return { end: closing.has(status) || status < 400 ? 'closed' : 'refused', says };
}

/** Redirects are not followed: they would carry the message and its keys elsewhere. */
function send({ url, headers, body }: ChannelRequest, { fetch, signal }: PostOptions): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(longestAnswer)]),
  });
}

function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  return typeof cause?.code === 'string' ? cause.code : undefined;
}

/** Never the address, which holds keys. */
function wordsOf(error: unknown): string {
  return (
    codeOf(error) ??
    (error instanceof Error && !/https?:/.test(error.message) ? error.message : 'the connection failed')
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds, or a date. https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
function waitOf({ headers }: Response, now: Date): { wait?: number } {
  const text = headers.get('retry-after');
  if (!text) return {};
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isFinite(wait) && wait >= 0 ? { wait } : {};
}
