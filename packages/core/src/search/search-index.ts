import type { Issue, Paper, PaperId } from '../paper/schema.js';
import { search } from './answer/search.js';
import { suggest } from './answer/suggest.js';
import { addPapers, compact, emptyStore, placeOf, removePaper, type Store } from './index/store.js';
import type { IndexOptions, SearchOptions, SearchResult, Suggestion } from './types.js';

/** Papers, ready to be searched. Made by `createIndex` or `loadIndex`. */
export class SearchIndex {
  private readonly store: Store;
  private readonly options: IndexOptions;

  /** @internal */
  constructor(store: Store, options: IndexOptions) {
    this.store = store;
    this.options = options;
  }

  /** How many papers are in. */
  get size(): number {
    return this.store.papers;
  }

  has(id: PaperId): boolean {
    return placeOf(this.store, id) !== undefined;
  }

  /**
   * Adds papers, searchable at once. A paper whose identifier is in already replaces what was there, which the
   * index's `onIssue` is told of. Amortised O(text · log papers).
   */
  add(papers: Iterable<Paper>): void {
    for (const id of addPapers(this.store, papers)) this.options.onIssue?.(replacedIssue(id));
  }

  /** Adds papers, replacing those whose identifiers are in already. */
  update(papers: Iterable<Paper>): void {
    addPapers(this.store, papers);
  }

  /** Takes papers out. Returns how many of them were in. */
  remove(ids: Iterable<PaperId>): number {
    let removed = 0;
    for (const id of ids) if (removePaper(this.store, id)) removed++;
    return removed;
  }

  /** Rewrites the index as compactly as can be. Searching gives the same before and after. */
  compact(): void {
    compact(this.store);
  }

  /**
   * Finds papers. An empty query finds all of them. Never throws: what of the query is not understood is in
   * `issues`, and the rest is done.
   *
   * @example
   * index.search('diffusion author:"Y. LeCun" after:2026-01 -survey', { limit: 10 }).hits[0]?.id
   */
  search(query: string, options?: SearchOptions): SearchResult {
    const { clock } = this.options;
    if (clock === undefined) return search(this.store, query, options);
    const start = clock();
    const result = search(this.store, query, options);
    return { ...result, took: clock() - start };
  }

  /** What the beginning of a query may be on the way to: titles, authors and topics, `limit` in all. @default limit 8 */
  suggest(prefix: string, limit = 8): Suggestion[] {
    return suggest(this.store, prefix, limit);
  }
}

function replacedIssue(id: PaperId): Issue {
  return {
    code: 'duplicate-id',
    message: `Two papers are called ${id}: the later one replaced the earlier.`,
    where: id,
  };
}

/**
 * An index of papers: title, abstract, authors, topics and venue by word, and filters on dates, signals and links.
 * Synchronous; about 40 MB of text a second. The papers themselves are kept by reference, for hits and highlights.
 *
 * @example
 * const index = createIndex(listing.papers);
 * index.search('mixture of experts').hits.map((hit) => hit.paper?.title);
 */
export function createIndex(papers: Iterable<Paper>, options: IndexOptions = {}): SearchIndex {
  const index = new SearchIndex(emptyStore(options.stem ?? true), options);
  index.add(papers);
  return index;
}
