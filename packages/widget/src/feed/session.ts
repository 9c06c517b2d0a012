import type { FeedError } from './error.js';
import { fetchText, type LoadReader, parseFeed } from './load.js';
import { keepOffline, recallOffline } from './offline.js';
import { readEntries, slice } from './read.js';
import type { Entry, Feed } from './types.js';

/** More pages than anyone turns; a feed whose `next_url` grows for ever ends here. */
const mostPages = 500;

/** What a session fetches when it is needed. */
interface Helpers {
  reader: LoadReader;
  /** What finds out why a feed could not be had. */
  explain(): Explain | Promise<Explain>;
}
interface Explain {
  explain(error: FeedError, text?: string): Promise<FeedError>;
}

/** What a page keeps in memory and searches at the speed of typing; more than that is for a search on a server. */
const mostPapers = 20_000;

export type Status = 'idle' | 'loading' | 'ready' | 'failed';

/**
 * What was loaded so far from one or several feeds, and what can be loaded next. Tells `changed` after every step;
 * a step that was overtaken by a newer `open`, or ended by `pause`, tells nothing.
 */
export class FeedSession {
  status: Status = 'idle';
  entries: readonly Entry[] = [];
  /** Title, language and addresses of the first feed. */
  about: Partial<Feed> = {};
  /** Whether what is shown comes from an earlier visit, because the network is gone. */
  isStale = false;
  /** Papers that a refresh found and that are not shown yet. */
  fresh: readonly Entry[] = [];
  /** Why feeds, or pages of them, could not be had, the last one last. */
  failures: readonly FeedError[] = [];
  /** Items that were no papers, or too many. */
  skipped = 0;
  /** What was guessed, repaired or left out when feeds were read, in words. */
  issues: readonly string[] = [];
  /** How many of the feeds could not be had at first. */
  missing = 0;
  #urls: readonly string[] = [];
  #next: readonly string[] = [];
  /** The first page of each feed. */
  #first: readonly Feed[] = [];
  #visited = new Set<string>();
  #running = new AbortController();
  #turning: Promise<void> | undefined;
  /** Feeds with items that are not read yet. */
  #unread: readonly Feed[] = [];
  readonly #helpers: Helpers;
  readonly #changed: () => void;

  constructor(helpers: Helpers, changed: () => void) {
    this.#helpers = helpers;
    this.#changed = changed;
  }

  get hasMore(): boolean {
    return this.#next.length > 0;
  }

  /** Whether no more papers are taken, whatever the feed has. */
  get isFull(): boolean {
    return this.entries.length >= mostPapers;
  }

  /** How many papers the feeds say they have; nothing when one with further pages does not say it. */
  get total(): number | undefined {
    // What a feed says of itself may be wrong: where all of it is here, it was counted.
    if (this.#isWhole) return this.entries.length;
    const totals = this.#first.map(({ total, next, entries }) => total ?? (next ? undefined : entries.length));
    if (totals.some((total) => total === undefined)) return undefined;
    return Math.max(this.entries.length, sum(totals as number[]));
  }

  get #isWhole(): boolean {
    return !this.hasMore && this.#unread.length === 0 && this.#first.length > 0 && this.elsewhere === undefined;
  }

  /** The address of a next page on another site, which is not asked. */
  get elsewhere(): string | undefined {
    return this.#first.find(({ elsewhere }) => elsewhere !== undefined)?.elsewhere;
  }

  /** Whether cookies go along: not to what papers without an address name, for anybody may have written them. */
  credentialsFor(url: string): RequestCredentials {
    return this.#urls.includes(url) || this.about.base !== undefined ? 'same-origin' : 'omit';
  }

  /** Shows a feed that is already here. `urls` are where a refresh looks. */
  show(feed: Feed, urls: readonly string[] = []): void {
    this.#restart(urls);
    this.#take([feed]);
  }

  /** Loads the first page of each feed; one that fails does not take the others along. */
  async open(urls: readonly string[]): Promise<void> {
    const { signal } = this.#restart(urls);
    this.status = 'loading';
    this.#changed();
    const { feeds, failed } = await this.#loadEach(urls, signal, 'default');
    if (signal.aborted) return;
    // A feed that could not be had is tried again with the next page of the others.
    this.#next = failed;
    this.missing = failed.length;
    this.#take(feeds);
  }

  /** Loads the next page of each feed that has one. Who asks while one is on its way waits for that. */
  more(): Promise<void> {
    const turning =
      this.#turning ??
      this.#more().finally(() => {
        if (this.#turning === turning) this.#turning = undefined;
      });
    this.#turning = turning;
    return turning;
  }

  async #more(): Promise<void> {
    const { signal } = this.#running;
    const { feeds, failed } = await this.#loadEach(this.#next, signal, 'default');
    if (signal.aborted) return;
    // A page that could not be had may be asked for again.
    this.#next = failed;
    this.entries = merge([this.entries, interleave(feeds)]);
    this.#follow(feeds);
    void this.#readOn(feeds);
    this.#changed();
  }

  /** Nothing is shown. */
  clear(): void {
    this.#restart([]);
    this.status = 'idle';
    this.#changed();
  }

  /** Loads every page there is, until it is stopped or nothing comes any more. */
  async loadAll(stop: AbortSignal): Promise<void> {
    const { signal } = this.#running;
    while (this.hasMore && !stop.aborted && !signal.aborted && !this.isFull) {
      const before = this.#next;
      await this.more();
      if (this.#next.length === before.length && this.#next.every((url) => before.includes(url))) return;
    }
  }

  /** Looks for new papers; they wait in `fresh` so that the list does not jump under the reader. */
  async refresh(): Promise<void> {
    const { signal } = this.#running;
    const { feeds } = await this.#loadEach(this.#urls, signal, 'no-cache');
    if (signal.aborted || feeds.length === 0) return;
    const now = interleave(feeds);
    const known = new Set(this.entries.map(({ paper }) => paper.id));
    const renewed = new Map(now.map((entry) => [entry.paper.id, entry]));
    this.fresh = now.filter(({ paper }) => !known.has(paper.id));
    this.entries = this.entries.map((entry) => renewed.get(entry.paper.id) ?? entry);
    this.#changed();
  }

  /** Puts the papers of the last refresh on top. */
  admit(): void {
    this.entries = merge([this.fresh, this.entries]);
    this.fresh = [];
    this.#changed();
  }

  /** Nothing can be shown, for this reason. */
  fail(error: FeedError): void {
    this.#restart([]);
    this.failures = [error];
    this.#take([]);
  }

  /** Ends what is under way. */
  pause(): void {
    this.#running.abort();
  }

  /** Goes on where `pause` ended it. */
  resume(): void {
    if (!this.#running.signal.aborted) return;
    this.#running = new AbortController();
    if (this.status === 'loading') void this.open(this.#urls);
    else void this.#readOn([]);
  }

  #restart(urls: readonly string[]): AbortController {
    this.#running.abort();
    this.#running = new AbortController();
    this.#urls = urls;
    this.#next = [];
    this.#turning = undefined;
    this.missing = 0;
    this.skipped = 0;
    this.#visited = new Set(urls);
    this.#first = [];
    this.#unread = [];
    this.about = {};
    this.entries = [];
    this.fresh = [];
    this.failures = [];
    this.issues = [];
    return this.#running;
  }

  #take(feeds: readonly Feed[]): void {
    if (feeds.length === 0) {
      this.status = 'failed';
    } else {
      this.status = 'ready';
      this.about = feeds[0]!;
      this.#first = feeds;
      this.entries = merge([interleave(feeds)]);
      this.#follow(feeds);
      void this.#readOn(feeds);
    }
    this.#changed();
  }

  /** Reads what long feeds still hold, slice by slice: ten thousand papers at once would freeze the page. */
  async #readOn(feeds: readonly Feed[]): Promise<void> {
    const { signal } = this.#running;
    const unread = [...this.#unread, ...feeds.filter(({ rest }) => rest.length > 0)];
    this.#unread = unread;
    if (unread.length === 0) return;
    for (const feed of unread) {
      while (feed.rest.length > 0) {
        await new Promise((resolve) => setTimeout(resolve));
        // Another call has taken these over, or will.
        if (signal.aborted || this.#unread !== unread) return;
        const { entries, skipped, cuts } = readEntries(feed.rest.slice(0, slice), feed.base);
        feed.rest = feed.rest.slice(slice);
        feed.entries.push(...entries);
        this.skipped += skipped;
        if (cuts.length > 0) this.issues = [...this.issues, ...cuts];
      }
    }
    this.#unread = [];
    this.entries = merge([this.entries, interleave(unread)]);
    this.#changed();
  }

  /** Notes where to go on. An address that was visited is not visited again: `next_url` may run in a circle. */
  #follow(feeds: readonly Feed[]): void {
    for (const { next, skipped, issues } of feeds) {
      this.skipped += skipped;
      this.issues = [...this.issues, ...issues];
      if (next === undefined || this.#visited.has(next) || this.#visited.size >= mostPages) continue;
      this.#visited.add(next);
      this.#next = [...this.#next, next];
    }
  }

  async #loadEach(urls: readonly string[], signal: AbortSignal, cache: RequestCache) {
    this.isStale = false;
    const loaded = await Promise.all(urls.map((url) => this.#load(url, signal, cache)));
    return {
      feeds: loaded.filter((feed) => feed !== undefined),
      failed: urls.filter((_, index) => loaded[index] === undefined),
    };
  }

  async #load(url: string, signal: AbortSignal, cache: RequestCache): Promise<Feed | undefined> {
    let text: string | undefined;
    try {
      text = await fetchText(url, signal, { cache, credentials: this.credentialsFor(url) });
      const feed = await parseFeed(text, url, this.#helpers.reader);
      void keepOffline(url, text);
      return feed;
    } catch (error) {
      if (signal.aborted) return undefined;
      const [failure, kept] = await Promise.all([this.#explain(error as FeedError, text), recallOffline(url)]);
      if (signal.aborted) return undefined;
      this.failures = [...this.failures, failure];
      if (kept === undefined) return undefined;
      this.isStale = true;
      return parseFeed(kept, url, this.#helpers.reader).catch(() => undefined);
    }
  }

  /** Why it failed, as exactly as can be found out. */
  async #explain(error: FeedError, text?: string): Promise<FeedError> {
    try {
      return await (await this.#helpers.explain()).explain(error, text);
    } catch {
      return error;
    }
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** First of each feed, second of each, …: what is best in one feed is not buried under all of another. */
function interleave(feeds: readonly Feed[]): Entry[] {
  if (feeds.length === 1) return feeds[0]!.entries;
  const longest = Math.max(0, ...feeds.map(({ entries }) => entries.length));
  return Array.from({ length: longest }, (_, place) => feeds.map(({ entries }) => entries[place]))
    .flat()
    .filter((entry) => entry !== undefined);
}

/** One after the other, each paper once. */
function merge(lists: readonly (readonly Entry[])[]): Entry[] {
  const byId = new Map<string, Entry>();
  for (const entry of lists.flat()) if (!byId.has(entry.paper.id)) byId.set(entry.paper.id, entry);
  return [...byId.values()];
}
