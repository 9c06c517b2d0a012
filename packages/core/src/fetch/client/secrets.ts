import { isTrendingPapersError, restated, type TrendingPapersError } from '../../paper/errors.js';

/** A shorter value would be found in any text. */
const shortest = 4;

/**
 * The keys a run works with, so that none of them is ever told: a service may quote a wrong key in its refusal, and an
 * address may carry one.
 */
export class Secrets {
  readonly #values = new Set<string>();

  constructor(values: Iterable<string | undefined>) {
    this.add(values);
  }

  add(values: Iterable<string | undefined>): void {
    for (const value of values)
      if (value !== undefined && value.length >= shortest) {
        this.#values.add(value);
        this.#values.add(encodeURIComponent(value));
      }
  }

  /** A text without any of them. */
  hide(text: string): string {
    let clean = text;
    for (const value of this.#values) clean = clean.replaceAll(value, '***');
    return clean;
  }

  /** An error without any of them: in its message, its facts and its causes. */
  hideInError(error: unknown): unknown {
    if (!(error instanceof Error) || !this.#isTold(error)) return error;
    const cause = error.cause === undefined ? undefined : this.hideInError(error.cause);
    const options = cause === undefined ? undefined : { cause };
    if (isTrendingPapersError(error))
      return restated(
        {
          code: error.code,
          message: this.hide(error.message),
          facts: this.#hideIn(error.facts) as TrendingPapersError['facts'],
        },
        options,
      );
    const clean = new Error(this.hide(error.message), options);
    clean.name = error.name;
    return clean;
  }

  #isTold(error: Error): boolean {
    const facts = isTrendingPapersError(error) ? JSON.stringify(error.facts) : '';
    const text = `${error.message} ${error.stack ?? ''} ${facts}`;
    if (this.hide(text) !== text) return true;
    return error.cause instanceof Error && this.#isTold(error.cause);
  }

  #hideIn(value: unknown): unknown {
    if (typeof value === 'string') return this.hide(value);
    if (Array.isArray(value)) return value.map((each) => this.#hideIn(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.#hideIn(each)]));
  }
}
