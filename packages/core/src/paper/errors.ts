import { cleanText } from '../text/clean.js';
import type { ErrorCode } from './codes.js';

/** Marks our errors in every realm and every copy of the package, where `instanceof` would fail. */
const mark = Symbol.for('trending-papers.error');

/**
 * The base of every error this toolkit throws on purpose. `code` is stable and meant for programs, `facts` holds
 * what happened to what, and the message says both in words and what to do next. It does not cover programming
 * mistakes: those stay plain `TypeError`s.
 *
 * The message may quote a server or a file, so what could steer a terminal is taken out of it.
 */
export class TrendingPapersError extends Error {
  override name = 'TrendingPapersError';
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    facts: Readonly<Record<string, unknown>> = {},
    options?: { cause?: unknown },
  ) {
    super(cleanText(message), options);
    this.code = code;
    this.facts = facts;
    Object.defineProperty(this, mark, { value: true });
  }
}

/** Whether a caught value is one of ours, also across realms and duplicated packages. */
export function isTrendingPapersError(error: unknown): error is TrendingPapersError {
  return typeof error === 'object' && error !== null && mark in error;
}
