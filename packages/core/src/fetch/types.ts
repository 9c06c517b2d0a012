import type { Listing } from '../paper/schema.js';

/** What was asked of a service, step by step, for a progress line. */
export interface Progress {
  /** The source as the caller named it: `arxiv:cs.LG`. */
  source: string;
  /** One line: "page 2", "waiting 12 s, the service asked for it". */
  message: string;
  /** Papers received so far. */
  done?: number;
  /** Papers expected, when the service says or a limit is set. */
  total?: number;
}

/** An answer kept for later: the body as received, and what a conditional request needs. */
export interface CachedAnswer {
  body: Uint8Array;
  etag?: string;
  lastModified?: string;
  /** Milliseconds since the epoch. */
  storedAt: number;
  /** Until when it may be used without asking again, in milliseconds since the epoch. */
  freshUntil: number;
}

/** Where answers are kept between runs. Keys are addresses; a cache that fails may return nothing. */
export interface AnswerCache {
  get(key: string): Promise<CachedAnswer | undefined>;
  set(key: string, answer: CachedAnswer): Promise<void>;
}

export interface FetchOptions {
  signal?: AbortSignal | undefined;
  cache?: AnswerCache | undefined;
  /** Names the program and a way to reach its owner, as the services ask. @default 'trending-papers (+homepage)' */
  userAgent?: string | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  /** @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** How many papers to ask for at most. @default 100 */
  limit?: number | undefined;
  /** Keys by service: `s2`, `openalex`; `mailto` for Crossref's polite pool. Never put one in a page. */
  keys?: Readonly<Record<string, string | undefined>> | undefined;
  /** Addresses of a host name, so that a name which leads to a private network is refused. Browsers have none. */
  resolveHost?: ((host: string) => Promise<readonly string[]>) | undefined;
  /** Milliseconds for one request with its body. @default 30000 */
  requestTimeout?: number | undefined;
  /** Milliseconds for one source with all its pages and waits. @default 600000 */
  totalTimeout?: number | undefined;
  /** Bytes of one answer, after decompression. @default 52428800 */
  maxBytes?: number | undefined;
  now?: (() => Date) | undefined;
  /** Between 0 and 1, for the jitter of the waits. @default Math.random */
  random?: (() => number) | undefined;
  /** @default setTimeout, ended early by the signal */
  sleep?: ((milliseconds: number, signal?: AbortSignal) => Promise<void>) | undefined;
}

/** How a service wants to be asked. */
export interface Etiquette {
  /** Requests with the same name queue behind each other, one connection in all. */
  queue: string;
  /** Milliseconds between the starts of two requests. */
  interval: number;
  /** Milliseconds for which an answer is good without asking again. */
  fresh: number;
  headers?: Readonly<Record<string, string>>;
}

/** What a service's file is given to work with. */
export interface Session {
  readonly source: string;
  readonly limit: number;
  readonly keys: Readonly<Record<string, string | undefined>>;
  now(): Date;
  /** Tells the person: how many papers are there, of how many. */
  progress(message: string, done?: number, total?: number): void;
  /** One polite request, tried again where that helps. `read` throws when the body is not what was asked for. */
  request<T>(url: string, etiquette: Etiquette, read: (body: Uint8Array, url: string) => T | Promise<T>): Promise<T>;
}

/** One service: a file that exports this, and one line in `services.ts`. */
export interface Service {
  /** The word before the colon. */
  readonly name: string;
  /** What may follow the colon, with an example and its meaning, for help texts and error messages. */
  readonly routes: readonly { readonly example: string; readonly gives: string }[];
  fetch(what: string, session: Session): Promise<Listing>;
}
