import type { ErrorData } from '../paper/errors.js';
import type { Issue } from '../paper/schema.js';
import type { SearchIndex } from './search-index.js';

/** What of an index can be asked from another thread. */
export const methods = [
  'add',
  'update',
  'remove',
  'compact',
  'search',
  'suggest',
  'similar',
  'explain',
  'save',
] as const satisfies readonly (keyof SearchIndex)[];
export type Method = (typeof methods)[number];

/** What else a worker does: begin an index, and what needs a meaning, which stays on its side. */
export type Task =
  | 'create'
  | 'load'
  | 'createMeaning'
  | 'loadMeaning'
  | 'saveMeaning'
  | 'searchWithMeaning'
  | 'similarWithMeaning';

export interface Request {
  call: number;
  method: Method | Task;
  args: unknown[];
}

/** What was thrown on the other side: an error of ours, or any other, of which the words are told. */
export type Failure = ErrorData | { message: string; name?: string };

/** What came of a request, and what the index told of papers meanwhile. */
export type Answer = { call: number; issues?: Issue[] } & ({ result: unknown } | { failure: Failure });

/** The part of a `Worker`, a `MessagePort` or a worker's own global scope that is needed. */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(
    type: 'message' | 'messageerror' | 'error',
    listener: (event: { data?: unknown; message?: string }) => void,
  ): void;
  /** Ports of a `MessageChannel` wait for it. */
  start?(): void;
  /** Workers are ended by it. */
  terminate?(): void;
}
