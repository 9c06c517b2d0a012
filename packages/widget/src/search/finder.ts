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
  /** What is searched: an index of all entries, or of all but those that came last. */
  #index: SearchIndex | undefined;
  /** The index that entries are added to, and how many of them are in it. */
  #next: SearchIndex | undefined;
  #indexed = 0;
  #create: typeof createIndex | undefined;
  #isBuilding = false;
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

  /**
   * Makes ready to search these entries, once searching has begun. Feeds are read on and grow: what is indexed already
   * stays, and only what came behind it is added.
   */
  show(entries: readonly Entry[]): void {
    if (entries !== this.#entries) {
      const isLonger =
        this.#indexed > 0 && this.#entries.every((entry, at) => at >= this.#indexed || entry === entries[at]);
      this.#entries = entries;
      this.#byId = new Map(entries.map((entry) => [entry.paper.id, entry]));
      if (!isLonger) {
        this.#index = undefined;
        this.#next = this.#create?.([]);
        this.#indexed = 0;
      }
    }
    if (this.#create === undefined || this.#indexed === entries.length || this.#isBuilding) return;
    this.#next ??= this.#create([]);
    this.#built = this.#build();
  }

  /** Slice by slice, so that ten thousand papers do not hold up the page; a few are there at once. */
  async #build(): Promise<void> {
    this.#isBuilding = true;
    while (this.#next && this.#indexed < this.#entries.length) {
      const papers = this.#entries.slice(this.#indexed, this.#indexed + slice).map(({ paper }) => paper);
      this.#next.add(papers);
      this.#indexed += papers.length;
      // Meanwhile the entries may have become others, and the index a new one.
      if (this.#indexed < this.#entries.length) await pause();
    }
    this.#isBuilding = false;
    this.#index = this.#next;
    this.#changed();
  }
}
