import type { Entry } from '../feed/types.js';
import { filterEntries, termsOf, wordSpans } from './filter.js';
import type { IndexedSearch } from './indexed.js';
import type { SearchResult } from './types.js';

interface SearchPart {
  IndexedSearch: typeof IndexedSearch;
}

/** Fetches the index's code; what is there already comes at once. */
export type LoadSearch = () => SearchPart | Promise<SearchPart>;

/**
 * Searches the entries it is shown: with core's index as soon as that was fetched and made, with a plain filter until
 * then, and for good where the index cannot be had. Tells `changed` when the index takes over.
 */
export class Finder {
  /** The index's code could not be had: what is found holds the query's words as they are, and nothing else. */
  isPlain = false;
  #entries: readonly Entry[] = [];
  #indexed: IndexedSearch | undefined;
  #isWarm = false;
  readonly #load: LoadSearch;
  readonly #changed: () => void;

  constructor(load: LoadSearch, changed: () => void) {
    this.#load = load;
    this.#changed = changed;
  }

  /** Fetches the index's code and indexes the entries. */
  async warm(entries: readonly Entry[]): Promise<void> {
    this.#isWarm = true;
    this.show(entries);
    try {
      const { IndexedSearch } = await this.#load();
      this.#indexed ??= new IndexedSearch(this.#changed);
    } catch {
      this.isPlain = true;
      this.#changed();
      return;
    }
    // They may be others by now.
    this.#indexed.show(this.#entries);
    await this.#indexed.built;
  }

  /** Makes ready to search these entries, once searching has begun. */
  show(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.#indexed?.show(entries);
  }

  /**
   * The best entries for a query: `limit` of them, or more where that is no more work. `literally` takes words that look
   * mistyped as they are.
   */
  find(
    entries: readonly Entry[],
    query: string,
    { limit = entries.length, literally = false }: { limit?: number; literally?: boolean } = {},
  ): SearchResult {
    this.show(entries);
    if (!this.#isWarm) void this.warm(entries);
    const found = this.#indexed?.find(query, limit, literally);
    if (found) return found;
    const terms = termsOf(query);
    const all = filterEntries(entries, query);
    return { entries: all, total: all.length, spans: ({ paper }, field) => wordSpans(paper[field] ?? '', terms) };
  }

  /** The entries nearest to one of them, nearest first; none without the index. */
  async similar(entries: readonly Entry[], id: string, limit: number): Promise<Entry[]> {
    await this.warm(entries);
    return this.#indexed?.similar(id, limit) ?? [];
  }
}
