import { hash128 } from '../../text/hash.js';
import type { Answer } from './route.js';

/** Papers are for every page to read; nothing here knows a cookie. https://fetch.spec.whatwg.org/#http-cors-protocol */
const always = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, retry-after',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
} as const;

const preflight = {
  allow: 'GET, HEAD, OPTIONS',
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'if-none-match, last-event-id, cache-control',
  'access-control-max-age': '86400',
} as const;

/** A response with what each of them carries. One of status 204 is that of a preflight. */
export function plain(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: BodyInit | null = null,
): Response {
  return new Response(body, { status, headers: { ...always, ...(status === 204 && preflight), ...headers } });
}

/** An answer as a response: with a tag, without a body where the asker has it already or asked for none. */
export async function answered(request: Request, { body, type, status = 200, maxAge }: Answer): Promise<Response> {
  const isHead = request.method === 'HEAD';
  const headers: Record<string, string> = {
    'content-type': type,
    'cache-control': maxAge > 0 ? `public, max-age=${maxAge}` : 'no-store',
  };
  if (typeof body !== 'string') {
    if (isHead) await body.cancel();
    return plain(status, headers, isHead ? null : body);
  }
  if (status !== 200) return plain(status, headers, isHead ? null : body);
  headers.etag = tagOf(body);
  if (isKnown(request.headers.get('if-none-match'), headers.etag)) return plain(304, headers);
  const bytes = new TextEncoder().encode(body);
  return plain(status, { ...headers, 'content-length': String(bytes.length) }, isHead ? null : bytes);
}

/** Weak, so that it stays the same however a host compresses what it stands for. RFC 9110 section 8.8.1 */
const tagOf = (body: string): string => `W/"${hash128(body)}"`;

/** Whether one of the tags that an asker has is this one. RFC 9110 section 13.1.2 */
function isKnown(tags: string | null, tag: string): boolean {
  const bare = (one: string) => one.trim().replace(/^W\//, '');
  return (tags ?? '').split(',').some((one) => one.trim() === '*' || bare(one) === bare(tag));
}
