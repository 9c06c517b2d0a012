import { type ErrorData, isTrendingPapersError, restated } from '../paper/errors.js';
import type { Paper } from '../paper/schema.js';
import { createIndex, loadIndex, type SearchIndex } from './search-index.js';
import type { IndexOptions } from './types.js';

/** What of an index can be asked from another thread. */
type Method = 'add' | 'update' | 'remove' | 'compact' | 'search' | 'suggest' | 'similar' | 'explain' | 'save';

/** The same index behind a thread: every method gives a promise. */
export type IndexWorker = {
  [Name in Method]: (...args: Parameters<SearchIndex[Name]>) => Promise<ReturnType<SearchIndex[Name]>>;
};

/** The part of a `Worker`, a `MessagePort` or a worker's own global scope that is needed. */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  /** Ports of a `MessageChannel` wait for it. */
  start?(): void;
}

interface Request {
  call: number;
  method: Method | 'create' | 'load';
  args: unknown[];
}

/** What was thrown on the other side: an error of ours, or any other, of which the words are told. */
type Failure = ErrorData | { message: string };

type Answer = { call: number; result: unknown } | { call: number; failure: Failure };

/** Options that can cross to another thread: functions cannot. */
export type WorkerOptions = Pick<IndexOptions, 'stem' | 'keepPapers'>;

/** What is indexed on the other side: papers, or the bytes of a saved index, with papers where they are at hand. */
export type WorkerContent =
  | { papers: readonly Paper[]; bytes?: Uint8Array }
  | { papers?: undefined; bytes: Uint8Array };

const methods: ReadonlySet<string> = new Set<Method>([
  'add',
  'update',
  'remove',
  'compact',
  'search',
  'suggest',
  'similar',
  'explain',
  'save',
]);

function failureOf(error: unknown): Failure {
  if (isTrendingPapersError(error)) return { code: error.code, message: error.message, facts: error.facts };
  return { message: String(error) };
}

/** Answers the other side of a port with an index of its own: all that the worker's entry does. */
export function serveIndex(port: Port): void {
  let index = createIndex([]);
  const perform = ({ method, args }: Request): unknown => {
    if (method === 'create') index = createIndex(...(args as Parameters<typeof createIndex>));
    else if (method === 'load') index = loadIndex(...(args as Parameters<typeof loadIndex>));
    else if (methods.has(method)) return (index[method] as (...args: unknown[]) => unknown)(...args);
    return undefined;
  };
  port.addEventListener('message', ({ data }) => {
    const request = data as Request;
    let answer: Answer;
    try {
      answer = { call: request.call, result: perform(request) };
    } catch (error) {
      answer = { call: request.call, failure: failureOf(error) };
    }
    port.postMessage(answer);
  });
  port.start?.();
}

/**
 * An index in another thread, so that a page never waits for it. The worker is yours, made of the entry
 * `@trending-papers/core/search/worker`; end it with its own `terminate`.
 *
 * @throws {TrendingPapersError} (by the promise) what `loadIndex` throws for the bytes
 *
 * @example
 * const worker = new Worker(new URL('@trending-papers/core/search/worker', import.meta.url), { type: 'module' });
 * const index = await createIndexWorker(worker, { papers });
 * const { hits } = await index.search('mixture of experts');
 */
export async function createIndexWorker(
  port: Port,
  { papers, bytes }: WorkerContent,
  options: WorkerOptions = {},
): Promise<IndexWorker> {
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  let calls = 0;
  port.addEventListener('message', ({ data }) => {
    const answer = data as Answer;
    const waiter = waiting.get(answer.call);
    waiting.delete(answer.call);
    if ('result' in answer) waiter?.resolve(answer.result as never);
    else waiter?.reject(errorOf(answer.failure));
  });
  port.start?.();
  const ask = <Result>(method: Request['method'], args: unknown[]): Promise<Result> =>
    new Promise((resolve, reject) => {
      waiting.set(++calls, { resolve, reject });
      port.postMessage({ call: calls, method, args } satisfies Request);
    });
  await (bytes === undefined ? ask('create', [papers, options]) : ask('load', [bytes, papers && { papers }]));
  return Object.fromEntries(
    [...methods].map((method) => [method, (...args: unknown[]) => ask(method as Method, args)]),
  ) as IndexWorker;
}

function errorOf(failure: Failure): Error {
  return 'code' in failure ? restated(failure) : new Error(failure.message);
}
