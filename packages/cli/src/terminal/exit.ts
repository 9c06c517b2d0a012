import {
  type ErrorCode,
  type ErrorFacts,
  isTrendingPapersError,
  TrendingPapersError,
} from '@trending-papers/core/paper';

/** What a process says when it ends. */
export const exit = { done: 0, failed: 1, usageError: 2, empty: 3 } as const;

/** Codes of errors that the person can only mend by saying something else. */
const usageErrors: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'usage-error',
  'unknown-source',
  'unusable-config',
  'foreign-files',
]);

/** An error about how the program was called. */
export function usageError(message: string, facts: ErrorFacts<'usage-error'> = {}): TrendingPapersError {
  return new TrendingPapersError('usage-error', message, facts);
}

export function exitCodeOf(error: unknown): number {
  return isTrendingPapersError(error) && usageErrors.has(error.code) ? exit.usageError : exit.failed;
}
