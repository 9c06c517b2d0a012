import { cleanText } from '../text/clean.js';
import type { ErrorCode, ErrorFacts } from './codes.js';

/** Marks our errors in every realm and every copy of the package, where `instanceof` would fail. */
const mark = Symbol.for('trending-papers.error');

/**
 * The base of every error this toolkit throws on purpose. `code` is stable and meant for programs, `facts` holds
 * what happened to what, and the message says both in words and what to do next. It does not cover programming
 * mistakes: those stay plain `TypeError`s.
 *
 * The message may quote a server or a file, so what could steer a terminal is taken out of it.
 */
export class TrendingPapersError<Code extends ErrorCode = ErrorCode> extends Error {
  override name = 'TrendingPapersError';
  readonly code: Code;
  readonly facts: ErrorFacts<Code> & Readonly<Record<string, unknown>>;

  constructor(code: Code, message: string, ...[facts, options]: Rest<Code>) {
    super(cleanText(message), options);
    this.code = code;
    this.facts = (facts ?? {}) as typeof this.facts;
    Object.defineProperty(this, mark, { value: true });
  }
}

/** The facts of a code, which may be left out only where none of them must be there. */
type Rest<Code extends ErrorCode> =
  Record<never, never> extends ErrorFacts<Code>
    ? [facts?: ErrorFacts<Code>, options?: ErrorOptions]
    : [facts: ErrorFacts<Code>, options?: ErrorOptions];

/** What a program knows of an error: all of it that can be sent to another thread. */
export type ErrorData = Pick<TrendingPapersError, 'code' | 'message' | 'facts'>;

/** An error again, with other words for it, or with more facts. */
export function restated({ code, message, facts }: ErrorData, options?: ErrorOptions): TrendingPapersError {
  return new TrendingPapersError<ErrorCode>(code, message, ...([facts, options] as Rest<ErrorCode>));
}

/**
 * Whether a caught value is one of ours, also across realms and duplicated packages. With a code: whether it is an error
 * of that code, whose facts TypeScript then knows.
 *
 * @example
 * if (isTrendingPapersError(error, 'too-large')) console.log(error.facts.limit); // a number
 */
export function isTrendingPapersError<Code extends ErrorCode>(
  error: unknown,
  code: Code,
): error is TrendingPapersError<Code>;
export function isTrendingPapersError(error: unknown): error is TrendingPapersError;
export function isTrendingPapersError(error: unknown, code?: ErrorCode): error is TrendingPapersError {
  if (typeof error !== 'object' || error === null || !(mark in error)) return false;
  // As a callback of `filter` it is given an index there.
  return typeof code !== 'string' || ('code' in error && error.code === code);
}
