import { restated, type TrendingPapersError } from '../../paper/errors.js';
import { troubles } from './errors.js';

/** Requests in a row that failed for good, each after all its tries. */
const mostFailures = 3;
/** Milliseconds for which a host is then left alone. */
const rest = 5 * 60_000;

/**
 * Leaves a host alone that goes on failing, so that a run with many questions neither hammers it nor waits for it:
 * after a few failures in a row the next questions fail at once, until one is let through again to see.
 */
export class Breaker {
  readonly #failures = new Map<string, { count: number; since: number; last: TrendingPapersError }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @throws TrendingPapersError with the code of the last failure while the host is left alone. */
  check(url: string): void {
    const { host } = new URL(url);
    const failed = this.#failures.get(host);
    if (!failed || failed.count < mostFailures || this.#now() - failed.since >= rest) return;
    const message = `${host} failed ${failed.count} times in a row and is left alone for now. ${failed.last.message}`;
    throw restated({ code: failed.last.code, message, facts: { ...failed.last.facts, url, again: false } });
  }

  /** Notes how a question ended. */
  note(url: string, error?: TrendingPapersError): void {
    const { host } = new URL(url);
    if (error === undefined) this.#failures.delete(host);
    else if (troubles.has(error.code)) {
      const count = (this.#failures.get(host)?.count ?? 0) + 1;
      this.#failures.set(host, { count, since: this.#now(), last: error });
    }
  }
}
