import { createIndex, type SearchIndex } from '@trending-papers/core/search';
import type { Entry } from '../feed/types.js';
import type { SearchResult } from './types.js';

/** Papers indexed in one go; some 20 ms of work. */
const slice = 150;
const pause = () => new Promise((resolve) => setTimeout(resolve));

/** Entries in core's index, which grows with them. Tells `changed` when all of them are in it. */
export class IndexedSearch {
  #entries: readonly Entry[] = [];
  #byId = new Map<string, Entry>();
  /** What is searched: an index of all entries, or of all but those that came last. */
  #index: SearchIndex | undefined;
  /** The index that entries are added to, and how many of them are in it. */
  #next: SearchIndex = createIndex([]);
  #indexed = 0;
  #isBuilding = false;
  #built: Promise<void> = Promise.resolve();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Resolves when all entries are in the index. */
  get built(): Promise<void> {
    return this.#built;
  }

  /** The best entries for a query: `limit` of them, or more where that is no more work; nothing before the index is made. */
  find(query: string, limit: number, isLiteral: boolean): SearchResult | undefined {
    if (this.#index === undefined) return undefined;
    const corrections = isLiteral ? 'suggest' : 'apply';
    const { hits, total, corrected } = this.#index.search(query, { limit, corrections });
    const byId = new Map(hits.map((hit) => [hit.id, hit]));
    return {
      entries: this.#entriesOf(hits),
      total,
      ...(corrected !== undefined && { corrected }),
      spans: ({ paper }, field) => byId.get(paper.id)?.highlights?.[field] ?? [],
    };
  }

  /** The entries nearest to one of them, nearest first. */
  similar(id: string, limit: number): Entry[] {
    return this.#entriesOf(this.#index?.similar(id, limit) ?? []);
  }

  #entriesOf(hits: readonly { id: string }[]): Entry[] {
    return hits.flatMap(({ id }) => this.#byId.get(id) ?? []);
  }

  /** Feeds are read on and grow: what is indexed already stays, and only what came behind it is added. */
  show(entries: readonly Entry[]): void {
    if (entries !== this.#entries) {
      const isLonger =
        this.#indexed > 0 && this.#entries.every((entry, at) => at >= this.#indexed || entry === entries[at]);
      this.#entries = entries;
      this.#byId = new Map(entries.map((entry) => [entry.paper.id, entry]));
      if (!isLonger) {
        this.#index = undefined;
        this.#next = createIndex([]);
        this.#indexed = 0;
      }
    }
    if (this.#indexed < entries.length && !this.#isBuilding) this.#built = this.#build();
  }

  /** Slice by slice, so that ten thousand papers do not hold up the page; a few are there at once. */
  async #build(): Promise<void> {
    this.#isBuilding = true;
    while (this.#indexed < this.#entries.length) {
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
