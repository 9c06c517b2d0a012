import type { ChannelAddress } from './address.js';
import type { Answer, Channel, ChannelRequest, Sending } from './channels.js';

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

/** Asks a channel something beside a message. */
export async function ask(request: ChannelRequest, options: PostOptions): Promise<unknown> {
  const response = await send(request, options);
  if (!response.ok) throw new NotTold(response.status);
  return response.json();
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
    request = await channel.request(address, sending, options.now(), (asked) => ask(asked, options));
  } catch (error) {
    return { end: error instanceof NotTold && error.isFinal ? 'closed' : 'later', says: wordsOf(error) };
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
  const answer = answerOf(text ?? '');
  const { ok, status } = response;
  const refusal = text === undefined ? undefined : channel.refusal?.(answer);
  if (ok && refusal === undefined) return { end: 'taken', says: `it answered ${status}` };
  const says = [`it answered ${status}`, refusal ?? (ok ? '' : saidBy(answer))].filter(Boolean).join(', ');
  if (channel.isClosed?.(answer)) return { end: 'closed', says };
  if (putOff.has(status) || channel.isBusy?.(answer))
    return { end: 'later', says, ...waitOf(response, answer, options.now()) };
  if (status === 408 || status > 500) return { end: 'unsure', says };
  return { end: closing.has(status) || (status >= 300 && status < 400) ? 'closed' : 'refused', says };
}

/** A question, such as for a token, that was refused; asking again helps only where the service is busy. */
class NotTold extends Error {
  readonly isFinal: boolean;
  constructor(status: number) {
    super(`it answered ${status} when asked for a token`);
    this.isFinal = status < 500 && status !== 429 && status !== 408;
  }
}

const longestSaid = 200;

/** A word or a sentence of the service on what went wrong; a page of HTML is none. */
function saidBy({ text, fields }: Answer): string {
  const said = [fields.description, fields.message, fields.msg, fields.error].find((each) => typeof each === 'string');
  const words = (said ?? (/^[\w .:,'-]{1,200}$/.test(text.trim()) ? text.trim() : '')) as string;
  return /https?:/.test(words) ? '' : words.slice(0, longestSaid);
}

/** Redirects are not followed: they would carry the message and its keys elsewhere. */
function send({ url, headers, body }: ChannelRequest, { fetch, signal }: PostOptions): Promise<Response> {
  return fetch(url, {
    ...(body === undefined
      ? { headers: { accept: 'application/json', ...headers } }
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
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

function answerOf(text: string): Answer {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not every channel answers in JSON.
  }
  const isObject = typeof value === 'object' && value !== null;
  return { text, fields: isObject ? (value as Answer['fields']) : {} };
}

/**
 * Seconds, or a date: https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3. Telegram and Discord say it in the answer:
 * https://core.telegram.org/bots/api#responseparameters
 */
function waitOf({ headers }: Response, { fields }: Answer, now: Date): { wait?: number } {
  const told = (fields.parameters as { retry_after?: unknown } | undefined)?.retry_after ?? fields.retry_after;
  const text = headers.get('retry-after') ?? (typeof told === 'number' ? String(told) : '');
  if (!text) return {};
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isFinite(wait) && wait >= 0 ? { wait } : {};
}
