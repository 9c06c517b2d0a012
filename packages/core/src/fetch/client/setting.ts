import type { FetchOptions } from '../types.js';
import type { Breaker } from './breaker.js';
import type { Gate } from './gate.js';
import type { Secrets } from './secrets.js';

/** What one request works with: the caller's options with nothing left open. */
export interface Setting {
  readonly options: FetchOptions;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly random: () => number;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  readonly gate: Gate;
  readonly breaker: Breaker;
  readonly secrets: Secrets;
  readonly userAgent: string;
  readonly note: (message: string) => void;
}
