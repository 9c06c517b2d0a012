import type { createIndex, SearchIndex } from '@trending-papers/core/search';
import type { Entry } from '../feed/types.js';
import { filterEntries, termsOf, wordSpans } from './filter.js';
import type { SearchResult } from './types.js';

/** Fetches the index's code; what is there already comes at once. */
export type LoadIndex = () => { createIndex: typeof createIndex } | Promise<{ createIndex: typeof createIndex }>;

/** Papers indexed in one go; some 20 ms of work. */
const slice = 150;
const pause = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Searches the entries it is shown: with core's index as soon as that was fetched and made, with a plain filter until
 * then, and for good where the index cannot be had. Tells `changed` when the index takes over.
 */
export class Finder {
  #entries: readonly Entry[] = [];
  #byId = new Map<string, Entry>();
  #index: SearchIndex | undefined;
  #create: typeof createIndex | undefined;
  #building = false;
  #isWarm = false;
  #built: Promise<void> = Promise.resolve();
  readonly #load: LoadIndex;
  readonly #changed: () => void;

  constructor(load: LoadIndex, changed: () => void) {
    this.#load = load;
    this.#changed = changed;
  }

  /** Fetches the index's code and indexes the entries. */
  async warm(entries: readonly Entry[]): Promise<void> {
    this.#isWarm = true;
    this.show(entries);
    try {
      this.#create = (await this.#load()).createIndex;
    } catch {
      return;
    }
    // They may be others by now.
    this.show(this.#entries);
    await this.#built;
  }

  /** The best entries for a query: `limit` of them, or more where that is no more work. */
  find(entries: readonly Entry[], query: string, limit = entries.length): SearchResult {
    this.show(entries);
    if (!this.#isWarm) void this.warm(entries);
    if (this.#index === undefined) {
      const terms = termsOf(query);
      const all = filterEntries(entries, query);
      return { entries: all, total: all.length, spans: ({ paper }, field) => wordSpans(paper[field] ?? '', terms) };
    }
    const { hits, total } = this.#index.search(query, { limit });
    const byId = new Map(hits.map((hit) => [hit.id, hit]));
    return {
      entries: this.#entriesOf(hits),
      total,
      spans: ({ paper }, field) => byId.get(paper.id)?.highlights?.[field] ?? [],
    };
  }

  /** The entries nearest to one of them, nearest first; none without the index. */
  async similar(entries: readonly Entry[], id: string, limit: number): Promise<Entry[]> {
    await this.warm(entries);
    return this.#entriesOf(this.#index?.similar(id, limit) ?? []);
  }

  #entriesOf(hits: readonly { id: string }[]): Entry[] {
    return hits.flatMap(({ id }) => this.#byId.get(id) ?? []);
  }

  /** Makes ready to search these entries, once searching has begun: feeds are read on, and grow. */
  show(entries: readonly Entry[]): void {
    if (entries !== this.#entries) {
      this.#entries = entries;
      this.#byId = new Map(entries.map((entry) => [entry.paper.id, entry]));
      this.#index = undefined;
      this.#building = false;
    }
    if (this.#building || this.#create === undefined) return;
    this.#building = true;
    this.#built = this.#build(entries, this.#create([]));
  }

  /** Slice by slice, so that ten thousand papers do not hold up the page; a few are there at once. */
  async #build(entries: readonly Entry[], index: SearchIndex): Promise<void> {
    for (let at = 0; at < entries.length; at += slice) {
      if (at > 0) await pause();
      if (entries !== this.#entries) return;
      index.add(entries.slice(at, at + slice).map(({ paper }) => paper));
    }
    this.#index = index;
    this.#changed();
  }
}
