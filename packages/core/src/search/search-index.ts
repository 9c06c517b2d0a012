import type { Paper, PaperId } from '../paper/schema.js';
import {
  aCollection,
  aFlag,
  aLimit,
  anObject,
  checkOption,
  checkOptions,
  checkPapers,
  type Rules,
} from '../text/options.js';
import { explain } from './answer/explain.js';
import { checkIndexOptions } from './answer/options.js';
import { search } from './answer/search.js';
import { similar } from './answer/similar.js';
import { suggest } from './answer/suggest.js';
import { loadStore, saveStore } from './store/codec.js';
import { scoringOf } from './store/scoring.js';
import {
  addPapers,
  compact,
  emptyStore,
  placeOf,
  removePaper,
  replacedIssue,
  type Store,
  type StoreSettings,
} from './store/store.js';
import type {
  Bytes,
  Explanation,
  Hit,
  IndexOptions,
  LoadOptions,
  SearchOptions,
  SearchResult,
  Suggestion,
} from './types.js';
import { languageOf } from './words/language.js';

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

  /** The paper of that identifier, when it is in and the papers are at hand. */
  get(id: PaperId): Paper | undefined {
    const place = placeOf(this.store, id);
    return place?.segment.papers[place.doc];
  }

  /**
   * Adds papers, searchable at once. A paper whose identifier is in already replaces what was there, and one without
   * identifier or title is passed over; the index's `onIssue` is told of both. Amortised O(text · log papers).
   */
  add(papers: Iterable<Paper>): void {
    const { replaced, issues } = addPapers(this.store, papers);
    for (const issue of [...issues, ...replaced.map(replacedIssue)]) this.options.onIssue?.(issue);
  }

  /** Adds papers, replacing those whose identifiers are in already. What cannot be read is told to `onIssue`. */
  update(papers: Iterable<Paper>): void {
    for (const issue of addPapers(this.store, papers).issues) this.options.onIssue?.(issue);
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
   * Finds papers. An empty query finds all of them. No query throws: what of it is not understood is in `issues`, and
   * the rest is done.
   *
   * @throws {TypeError} for an option that there is none of, or of a wrong kind
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

  /**
   * Papers like a given one: those that share its most telling words and its authors. The paper need not be in the
   * index; given by identifier, it must be.
   */
  similar(paper: Paper | PaperId, limit = 10): Hit[] {
    checkOption('limit', limit, aLimit);
    return similar(this.store, paper, limit);
  }

  /** Why a paper scores what it scores for a query; undefined when it is not in the index. */
  explain(query: string, id: PaperId): Explanation | undefined {
    return explain(this.store, query, id);
  }

  /**
   * The index as bytes, for `loadIndex`: about 350 a paper. The papers themselves are not in them. With `phrases` the
   * words of each paper are, in their order: twice the bytes, and phrases are as exact and as fast as before it was
   * saved, with papers at hand or without. Compacts first.
   */
  save(options: SaveOptions = {}): Bytes {
    checkOptions(options, saveRules);
    return saveStore(this.store, options.phrases ?? false);
  }

  /** What the beginning of a query may be on the way to: titles, authors and topics, `limit` in all. @default limit 8 */
  suggest(prefix: string, limit = 8): Suggestion[] {
    checkOption('limit', limit, aLimit);
    return suggest(this.store, prefix, limit);
  }
}

/** What of an index is saved beside what it needs. */
export interface SaveOptions {
  /** The words of papers in their order, to find phrases by. @default false */
  phrases?: boolean | undefined;
}

const saveRules: Rules<SaveOptions> = { phrases: aFlag };

function settingsOf(options: IndexOptions): StoreSettings {
  checkIndexOptions(options);
  return {
    language: languageOf(options),
    keepPapers: options.keepPapers ?? true,
    scoring: scoringOf(options),
    ownFields: options.fields ?? {},
    given: options.synonyms ?? [],
  };
}

/** What an index is made of, for the parts of search that stand beside it. */
export function storeOf(index: SearchIndex): Store {
  // biome-ignore lint/complexity/useLiteralKeys: the brackets reach what the class keeps from its users
  return index['store'];
}

/**
 * An index of papers: title, abstract, authors, topics and venue by word, and filters on dates, signals and links.
 * Synchronous, and linear in the text. The papers themselves are kept by reference, for hits and highlights.
 *
 * @throws {TypeError} for an option that there is none of, or of a wrong kind, by its name
 *
 * @example
 * const index = createIndex(listing.papers);
 * index.search('mixture of experts').hits.map((hit) => hit.paper?.title);
 */
export function createIndex(papers: Iterable<Paper>, options: IndexOptions = {}): SearchIndex {
  checkPapers(papers, aCollection);
  const index = new SearchIndex(emptyStore(settingsOf(options)), options);
  index.add(papers);
  return index;
}

/**
 * An index from the bytes of `save`, in about the time it takes to unpack them. Give it the papers as well, when they
 * are at hand: hits then carry them with highlights, phrases are checked word by word, and titles are suggested.
 *
 * @throws {TrendingPapersError} `index-foreign`, `index-version` or `index-damaged`
 * @throws {TypeError} for an option of a wrong kind, and where functions that the index was made with are not given
 *
 * @example
 * const index = loadIndex(createIndex(papers).save(), { papers });
 */
export function loadIndex(bytes: Uint8Array, given: LoadOptions = {}): SearchIndex {
  checkOption('The options', given, anObject);
  const { papers = [], ...options } = given;
  checkPapers(papers, aCollection);
  const store = loadStore(bytes, settingsOf(options));
  for (const paper of papers) {
    const place = placeOf(store, paper.id);
    if (place !== undefined) place.segment.papers[place.doc] = paper;
  }
  return new SearchIndex(store, options);
}
