import { isTrendingPapersError, TrendingPapersError } from '@trending-papers/core/paper';

/** What a process says when it ends. */
export const exit = { done: 0, failed: 1, misuse: 2, empty: 3 } as const;

/** Codes of errors that the person can only mend by saying something else. */
const misuses = new Set(['misuse', 'unknown-source', 'unusable-config', 'foreign-files']);

/** An error about how the program was called. */
export function misuse(message: string, facts: Record<string, unknown> = {}): TrendingPapersError {
  return new TrendingPapersError('misuse', message, facts);
}

export function exitCodeOf(error: unknown): number {
  return isTrendingPapersError(error) && misuses.has(error.code) ? exit.misuse : exit.failed;
}
