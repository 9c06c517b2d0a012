/** Tries of one request in all. */
export const maxTries = 5;
/** First wait between tries, in milliseconds; doubled each time. */
const firstWait = 1_000;
const longestWait = 60_000;
/** A service that wants a longer pause than this gets it from the next run, not from a process that hangs. */
export const longestAskedWait = 120_000;

/**
 * Milliseconds before the next try, after the given number of failures (from 1): exponential with "equal jitter",
 * half of it fixed and half random, so that many readers of one feed do not come back in step.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoff(failures: number, random: () => number): number {
  const ceiling = Math.min(longestWait, firstWait * 2 ** (failures - 1));
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}

/**
 * Milliseconds that an answer asks to wait: by `Retry-After`, else by a budget that is used up and the time until it is
 * filled again, in seconds from now or since 1970, as OpenAlex and GitHub tell it.
 */
export function askedWait(headers: Headers, now: Date): number | undefined {
  const wait = retryAfter(headers.get('retry-after'), now);
  if (wait !== undefined || headers.get('x-ratelimit-remaining')?.trim() !== '0') return wait;
  const reset = Number(headers.get('x-ratelimit-reset') || Number.NaN);
  if (!(reset >= 0)) return undefined;
  const seconds = reset > 1e9 ? reset - now.getTime() / 1000 : reset;
  return Math.max(0, Math.ceil(seconds * 1000));
}

/**
 * Milliseconds that a `Retry-After` header asks for: seconds or an HTTP date (RFC 9110, 10.2.3); nothing when it is
 * neither.
 */
function retryAfter(header: string | null, now: Date): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
