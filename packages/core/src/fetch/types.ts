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
  /** What the service counted of the whole result, where it says so beside the body. */
  counted?: string;
  /** Milliseconds since the epoch. */
  storedAt: number;
  /** Until when it may be used without asking again, in milliseconds since the epoch. */
  freshUntil: number;
}

/**
 * Where answers are kept between runs. Keys are addresses, without the keys of services; a cache that fails, or holds
 * an answer that is damaged, returns nothing.
 */
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
  /**
   * How many papers to take of any source at most. What is left out is told by an issue `cut-off`.
   * @default all of a listing that has an end (a day, a month, a venue, a feed), `searchLimit` of a search
   */
  limit?: number | undefined;
  /**
   * How many papers to take of a source without an end of its own: a search, a filter. What is left out is told by an
   * issue `cut-off`. @default 200
   */
  searchLimit?: number | undefined;
  /**
   * Keys by service: `s2`, `openalex`, `ads`, `zotero`, `github`; `openreviewUser` and `openreviewPassword`;
   * `mailto` for Crossref's polite pool. They go to the service they are for and nowhere else, over https, and stand in
   * no message, cache or address. Never put one in a page.
   */
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
  /** Milliseconds between the end of one request and the start of the next. */
  interval: number;
  /** Milliseconds for which an answer is good without asking again; 0 keeps it out of the cache. */
  fresh: number;
  headers?: Readonly<Record<string, string>>;
  /** Keys: sent to the origin that was asked, over https, and told to nobody. */
  secret?: {
    headers?: Readonly<Record<string, string | undefined>>;
    query?: Readonly<Record<string, string | undefined>>;
  };
  /** The header in which this service counts the whole result. */
  counts?: string;
  /** Statuses with which this service means "too fast", besides 429. */
  busy?: readonly number[];
  /** Tries of one request in all, where fewer than usual are worth it. */
  tries?: number;
  /** JSON to send by POST. */
  body?: string;
}

/** Reads a body, and what is counted beside it, as what was asked for, or throws when it is something else. */
export type Read<T> = (body: Uint8Array, url: string, counted?: string) => T | Promise<T>;

/** What a service's file is given to work with. */
export interface Session {
  readonly source: string;
  /** Papers wanted at most; infinite for a listing that is taken whole. */
  readonly limit: number;
  readonly keys: Readonly<Record<string, string | undefined>>;
  now(): Date;
  /** Tells the person: how many papers are there, of how many. */
  progress(message: string, done?: number, total?: number): void;
  /** One polite request, tried again where that helps. */
  request<T>(url: string, etiquette: Etiquette, read: Read<T>): Promise<T>;
}

/** One answer of a service, as a part of a listing. */
export interface Page {
  listing: Listing;
  /** The address it came from, without keys. */
  url: string;
  /** Entries the answer held, whatever became of them. */
  entries: number;
  /** Entries of the whole listing, when the service says. */
  total?: number | undefined;
  /** Whether the service has more after it. */
  more: boolean;
  /** Entries beyond which the service gives none of this result. */
  reach?: number;
  /** Whether entries are versions of papers, so that a paper may rightly come on several pages. */
  versions?: boolean;
}

/** What a service remembers of a daily listing. */
interface Past {
  /** What follows the colon for a past day. */
  readonly on: (what: string, day: string) => string;
  /** So many days back. */
  readonly days: number;
  /** The day it is for the service. */
  readonly today: (now: Date) => string;
  /** Whether the service lists papers on a day at all. */
  readonly isListed: (day: string) => boolean;
  /** Days that one listing covers, its own the last. */
  readonly covers: number;
  /** Whether a day's list grows until the day is over. */
  readonly grows: boolean;
}

/** One kind of listing that a service gives. */
export interface Route {
  /** What may follow the colon, for help texts and error messages. */
  readonly example: string;
  readonly gives: string;
  /** What may follow the colon, exactly. */
  readonly pattern: RegExp;
  /** `whole`: it has an end of its own (a day, a venue) and is taken to it; `search`: as many as are asked for. */
  readonly extent: 'whole' | 'search';
  /** How the same listing is had as it was on a past day, where the service remembers. */
  readonly past?: Past;
  readonly pages: (found: RegExpExecArray, session: Session) => AsyncIterable<Page>;
}

/** One service: a file that exports this, and one line in `services/table.ts`. */
export interface Service {
  /** The word before the colon. */
  readonly name: string;
  /** Its name as people write it. */
  readonly title: string;
  /** What may follow the colon; the first pattern that fits is taken. */
  readonly routes: readonly Route[];
  /** The keys it takes, none of which it needs for everything. */
  readonly keys?: readonly ServiceKey[];
}

/** A key, a name or an address that a service wants to know its callers by. */
export interface ServiceKey {
  /** In `FetchOptions.keys`. */
  readonly name: string;
  /** The environment variable that the command line reads it from. */
  readonly env: string;
  /** What it gives, and where it is had. */
  readonly gives: string;
}
