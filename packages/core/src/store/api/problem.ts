import type { ErrorCode } from '../../paper/codes.js';
import { isTrendingPapersError, type TrendingPapersError } from '../../paper/errors.js';

/** The status that an answer has for an error of a code; of all others it is 500. RFC 9110 section 15 */
const statuses: Partial<Record<ErrorCode, number>> = {
  'bad-option': 400,
  'not-found': 404,
  'bad-request': 405,
  'cursor-foreign': 410,
  'too-large': 414,
  'rate-limited': 429,
  'store-cannot': 501,
  'store-unreachable': 503,
  'service-unavailable': 503,
  'timed-out': 503,
};

/** In how many seconds what failed for now is worth asking again. */
const retryAfter = 5;

/** What is said of an error that nobody foresaw: its own words may be about the inside of the server. */
const unforeseen = 'The server failed at this; who runs it finds the reason in its log.';

/**
 * An error as `application/problem+json` (RFC 9457): `status`, `code` of our table and `detail` for people. Of what went
 * wrong inside it says the code alone, since messages of a database may quote rows, hosts and users.
 */
export function problemOf(error: unknown): { status: number; headers: Record<string, string>; body: string } {
  const known = isTrendingPapersError(error) ? (error as TrendingPapersError) : undefined;
  const status = (known && Object.hasOwn(statuses, known.code) && statuses[known.code]) || 500;
  const isOwn = status < 500 || status === 501;
  const detail = isOwn
    ? known!.message
    : status === 503
      ? 'The store does not answer now: ask again later.'
      : unforeseen;
  const wait = known && 'wait' in known.facts && Number(known.facts.wait);
  const seconds = wait ? Math.ceil(wait / 1000) : retryAfter;
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...((status === 429 || status === 503) && { 'retry-after': String(seconds) }),
      ...(status === 405 && { allow: 'GET, HEAD, OPTIONS' }),
    },
    body: JSON.stringify({
      type: 'about:blank',
      title: titles[status],
      status,
      code: known?.code ?? 'server-error',
      detail,
      ...(known?.code === 'bad-option' && { parameter: known.facts.option }),
    }),
  };
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  410: 'Gone',
  414: 'URI Too Long',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
};
