import { restated, TrendingPapersError } from '../paper/errors.js';
import type { Issue, Paper, PaperId } from '../paper/schema.js';
import { anObject, checkArgument, isObject } from '../text/options.js';
import type { BasisOptions, MeaningOptions } from './meaning/index.js';
import type { SearchIndex } from './search-index.js';
import type { Bytes, Hit, IndexOptions, SearchResult } from './types.js';
import { type Answer, type Failure, type Method, methods, type Port, type Request } from './worker-protocol.js';
import { startWorker } from './worker-start.js';

/** The same index behind a thread: every method gives a promise. */
export type IndexWorker = {
  [Name in Method]: (...args: Parameters<SearchIndex[Name]>) => Promise<ReturnType<SearchIndex[Name]>>;
} & {
  /** Works out a meaning of the papers (`createMeaning`), which stays in the worker. */
  createMeaning(options?: BasisOptions): Promise<void>;
  /** The meaning as bytes, for `meaning` of another worker or `loadMeaning`. */
  saveMeaning(): Promise<Bytes>;
  searchWithMeaning(query: string, options?: MeaningOptions): Promise<SearchResult>;
  similarWithMeaning(paper: Paper | PaperId, limit?: number): Promise<Hit[]>;
  /** Ends the worker; what was asked and not answered is rejected. */
  terminate(): void;
};

/** Options that can cross to another thread, functions cannot; and what is told meanwhile on this one. */
export interface WorkerOptions
  extends Pick<IndexOptions, 'stopWords' | 'synonyms' | 'boosts' | 'k1' | 'b' | 'keepPapers' | 'onIssue'> {
  /** Bring English words to their stems. @default true */
  stem?: boolean | undefined;
  /** Ends the worker, and rejects what it was asked with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Told how many of the papers are indexed, after each thousand. */
  onProgress?: ((progress: { done: number; total: number }) => void) | undefined;
}

/** What is indexed on the other side: papers, or the bytes of a saved index, with papers where they are at hand. */
export type WorkerContent = (
  | { papers: readonly Paper[]; bytes?: Uint8Array }
  | { papers?: undefined; bytes: Uint8Array }
) & {
  /** The bytes of a saved meaning. */
  meaning?: Uint8Array | undefined;
};

/** Papers that cross to the worker at once. */
const batch = 1000;

const builtIn = [TypeError, RangeError];

function errorOf(failure: Failure): Error {
  if ('code' in failure) return restated(failure);
  const Kind = builtIn.find(({ name }) => name === failure.name) ?? Error;
  return new Kind(failure.message);
}

/** Questions to the other side of a port, each with a promise. */
class Conversation {
  private readonly port: Port;
  private readonly onIssue: (issue: Issue) => void;
  private readonly waiting = new Map<number, { resolve: (result: never) => void; reject: (error: unknown) => void }>();
  private calls = 0;
  private ended: { reason: unknown } | undefined;

  constructor(port: Port, { onIssue = () => {}, signal }: WorkerOptions) {
    this.port = port;
    this.onIssue = onIssue;
    port.addEventListener('message', ({ data }) => this.take(data as Answer));
    const fail = ({ message }: { message?: string }): void => {
      this.end(
        new TrendingPapersError(
          'worker-failed',
          `The search worker could not be loaded or broke off${message ? `: ${message}` : ''}. Where a policy forbids workers made of text, make one of the entry @trending-papers/core/search/worker and give it to createIndexWorker.`,
          {},
        ),
      );
    };
    port.addEventListener('error', fail);
    port.addEventListener('messageerror', fail);
    port.start?.();
    const stop = (): void => this.end(signal?.reason);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  }

  ask<Result>(method: Request['method'], args: unknown[]): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.ended !== undefined) {
        reject(this.ended.reason);
        return;
      }
      this.waiting.set(++this.calls, { resolve, reject });
      this.port.postMessage({ call: this.calls, method, args } satisfies Request);
    });
  }

  /** Rejects what waits and what will be asked, and ends the worker. */
  end(reason: unknown): void {
    if (this.ended !== undefined) return;
    this.ended = { reason };
    this.port.terminate?.();
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
  }

  private take(answer: Answer): void {
    for (const issue of answer.issues ?? []) this.onIssue(issue);
    const waiter = this.waiting.get(answer.call);
    this.waiting.delete(answer.call);
    if ('result' in answer) waiter?.resolve(answer.result as never);
    else waiter?.reject(errorOf(answer.failure));
  }
}

function isPort(value: object): value is Port {
  return 'postMessage' in value;
}

/**
 * An index in another thread, so that a page never waits for it. The worker is started here, in any bundler and without
 * one; or give one of your own, made of the entry `@trending-papers/core/search/worker`, where a policy forbids workers
 * made of text.
 *
 * @throws {TrendingPapersError} (by the promise) `worker-failed` where there are no workers or it cannot be loaded, and
 * what `loadIndex` and `loadMeaning` throw for the bytes
 * @throws {TypeError} (by the promise) for options that `createIndex` does not take
 *
 * @example
 * const index = await createIndexWorker({ papers });
 * const { hits } = await index.search('mixture of experts');
 */
export function createIndexWorker(content: WorkerContent, options?: WorkerOptions): Promise<IndexWorker>;
export function createIndexWorker(port: Port, content: WorkerContent, options?: WorkerOptions): Promise<IndexWorker>;
export async function createIndexWorker(
  ...args: [WorkerContent, WorkerOptions?] | [Port, WorkerContent, WorkerOptions?]
): Promise<IndexWorker> {
  checkArgument('The content', args[0], ['papers, or bytes of a saved index', anObject[1]]);
  const [port, content, options = {}] = isPort(args[0])
    ? (args as [Port, WorkerContent, WorkerOptions?])
    : ([undefined, ...args] as [undefined, WorkerContent, WorkerOptions?]);
  checkArgument('The content', content, ['papers, or bytes of a saved index', isObject]);
  checkArgument('The options', options, anObject);
  const { signal, onProgress, onIssue: _, ...settings } = options;
  signal?.throwIfAborted();
  checkCrossing(content, settings);
  const conversation = new Conversation(port ?? (await startWorker()), options);
  const ask = conversation.ask.bind(conversation);
  try {
    const { papers, bytes, meaning } = content;
    if (bytes !== undefined) await ask('load', [bytes, { ...loadable(settings), ...(papers && { papers }) }]);
    else {
      await ask('create', [settings]);
      const total = papers?.length ?? 0;
      for (let done = 0; done < total; done += batch) {
        await ask('add', [papers!.slice(done, done + batch)]);
        onProgress?.({ done: Math.min(done + batch, total), total });
      }
    }
    if (meaning !== undefined) await ask('loadMeaning', [meaning]);
  } catch (error) {
    conversation.end(error);
    throw error;
  }
  return {
    ...(Object.fromEntries(
      methods.map((method) => [method, (...given: unknown[]) => ask(method, given)]),
    ) as unknown as Pick<IndexWorker, Method>),
    createMeaning: (...given) => ask('createMeaning', given),
    saveMeaning: () => ask('saveMeaning', []),
    searchWithMeaning: (...given) => ask('searchWithMeaning', given),
    similarWithMeaning: (...given) => ask('similarWithMeaning', given),
    terminate: () => conversation.end(new TrendingPapersError('worker-failed', 'The search worker was ended.', {})),
  };
}

/** @throws {TypeError} for what cannot cross to another thread */
function checkCrossing({ papers, bytes }: WorkerContent, settings: object): void {
  if (papers === undefined && bytes === undefined) throw new TypeError('createIndexWorker needs papers or bytes.');
  for (const [name, value] of Object.entries(settings))
    if (typeof value === 'function') throw new TypeError(`${name} is a function, which cannot cross to a worker.`);
}

/** What of the options `loadIndex` takes: the rest is in the bytes. */
function loadable({ stem: _, stopWords: __, keepPapers: ___, ...rest }: WorkerOptions): WorkerOptions {
  return rest;
}
