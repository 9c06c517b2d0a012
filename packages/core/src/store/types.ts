import type { PaperFilters } from '../collect/filter.js';
import type { Issue, Listing, Paper, PaperId, Reading } from '../paper/schema.js';
import type { Ranked, RankOptions } from '../rank/index.js';
import type { SearchOptions, SearchResult } from '../search/index.js';

/** What a store can do. What it cannot throws `store-cannot` when it is asked. */
export interface StoreAbilities {
  /** `merge`, `thin` and `deliver`. */
  readonly write: boolean;
  /** `get`, `papers`, `trending` and `series`. */
  readonly read: boolean;
  readonly search: boolean;
  /** `changes`, with cursors that last as long as the store does. */
  readonly changes: boolean;
  /** Several processes may write at the same time. */
  readonly manyWriters: boolean;
}

/** What a merge is given besides the papers. */
export interface StoreMergeOptions {
  /** The moment of the merge: readings and sources that carry no date get this one. @default the clock */
  now?: Date | undefined;
  /** Ends the merge between two batches: what was merged before stays. */
  signal?: AbortSignal | undefined;
  /** Told after each batch how many papers were merged so far. */
  onProgress?: ((done: number) => void) | undefined;
}

/** What a merge did, in papers of the store. */
export interface StoreMerge {
  added: number;
  changed: number;
  /** Papers that were two and turned out to be one. */
  united: number;
  unchanged: number;
  /** Papers that could not be kept, or were repaired. */
  issues: Issue[];
}

/** Which papers of a store are listed. */
export interface StoreListing extends Omit<PaperFilters, 'query'> {
  /** Came up (`dayOf`) before this day: an ISO 8601 date or a `Date`. */
  until?: string | Date | undefined;
  /** Only what comes after this place: the `placeOf` of the last paper of the page before. */
  after?: string | undefined;
  /** How many at most. @default all */
  limit?: number | undefined;
}

/** Where a reader of changes stands. Opaque: it means something to the store that gave it alone. */
export type StoreCursor = string;

/** A paper that is new or has changed, or an id that no paper has any more; `into` is the paper that has it as a name. */
export type StoreChange =
  | { cursor: StoreCursor; paper: Paper }
  | { cursor: StoreCursor; gone: PaperId; into?: PaperId | undefined };

/** What a search in a store gives. */
export interface StoreSearchResult extends SearchResult {
  /** Whether papers that core's own index would have found first may be missing. */
  approximate: boolean;
}

/** Which papers of a store are ranked. */
export type StoreRanking = Pick<
  RankOptions,
  'by' | 'boosts' | 'caps' | 'halfLife' | 'limit' | 'minScore' | 'onIssue'
> & {
  /** Days before `now` of which papers are taken. @default 7 */
  window?: number | undefined;
  /** @default the clock */
  now?: Date | undefined;
};

/** Which readings of a paper are given. */
export interface StoreSeries {
  /** Only readings of this signal: `upvotes`. @default all */
  signal?: string | undefined;
  /** From this instant on, ISO 8601. */
  from?: string | undefined;
  /** Up to and without this instant, ISO 8601. */
  to?: string | undefined;
}

/**
 * Papers, kept: in memory, as files on a static host, or in a database. A paper may be asked for under any name that it
 * goes or went by (`namesOf`). Everything is a promise or a stream, so that callers need not know what is behind.
 *
 * A method that the store has no means for throws `store-cannot`; `can` says so beforehand.
 */
export interface PaperStore {
  readonly can: StoreAbilities;
  /** What was reported when it was opened, such as pages of a feed that are missing. */
  readonly issues: readonly Issue[];
  /**
   * Takes papers in: each becomes one with those it is the same as (`mergeListings`). A batch is merged whole or not at
   * all; merging the same again changes nothing.
   */
  merge(papers: Listing | Iterable<Paper> | AsyncIterable<Paper>, options?: StoreMergeOptions): Promise<StoreMerge>;
  /** The papers behind names, by the name asked. A name that several works bear gives several; an unknown one none. */
  get(names: Iterable<PaperId>): Promise<Map<PaperId, Paper[]>>;
  /** Papers by when they came up, newest first, in the order of `placeOf`. */
  papers(which?: StoreListing): AsyncIterable<Paper>;
  /** Finds papers by the query language of `createIndex`. */
  search(query: string, options?: SearchOptions): Promise<StoreSearchResult>;
  /** What attracts attention now, with reasons, as `rank` gives it for the papers of the window. */
  trending(how?: StoreRanking): Promise<Ranked[]>;
  /** All readings of a paper, oldest first: `history` is a thinned view of them. */
  series(name: PaperId, which?: StoreSeries): AsyncIterable<Reading>;
  /**
   * Takes out readings before a day that papers do not show (`history` is what they show), and says how many: of years of
   * readings that were made every few hours some twenty a paper stay. What papers show does not change.
   */
  thin(before: string | Date): Promise<number>;
  /**
   * What changed after a cursor, each paper once as it is now, up to the present. The cursor of the last change is where
   * to go on; without one it begins at the beginning.
   *
   * @throws TrendingPapersError `cursor-foreign` (by the stream) for a cursor of another store, or of this one before it
   * was restored: begin again without one.
   */
  changes(cursor?: StoreCursor): AsyncIterable<StoreChange>;
  /** Those of the names whose papers were delivered to a recipient, under whatever name. */
  delivered(recipient: string, names: Iterable<PaperId>): Promise<Set<PaperId>>;
  /**
   * Notes papers as delivered to a recipient, and gives those of the names that were not before. Of several callers at the
   * same time one alone is given each, so that no paper goes out twice.
   */
  deliver(recipient: string, names: Iterable<PaperId>): Promise<Set<PaperId>>;
  /** How much is in it, where it can say: counting a database takes seconds for a million papers. */
  stats?(): Promise<StoreStats>;
  /** What in it contradicts itself, where it can say; nothing for a store that is as it should be. */
  check?(): Promise<StoreFinding[]>;
  close(): Promise<void>;
}

/** How much is in a store. */
export interface StoreStats {
  papers: number;
  /** Names that papers are found by. */
  names: number;
  readings: number;
  /** Bytes on the disk, indexes included. */
  bytes?: number | undefined;
  /** Steps of the tables that were made. */
  schema?: number | undefined;
  /** When the newest paper came up, ISO 8601. */
  newest?: string | undefined;
  /** The moment of the newest reading, ISO 8601. */
  lastReading?: string | undefined;
  /** When a merge last changed a paper, ISO 8601. */
  lastChange?: string | undefined;
}

/** Something in a store that should not be. */
export interface StoreFinding {
  /** `names that lead to no paper` */
  what: string;
  count: number;
}

/** Opens the stores of a kind of address. Drivers of databases come as openers, so that core has none of them. */
export interface StoreOpener {
  /** Whether the address is one of its own. */
  opens(address: string): boolean;
  open(address: string): Promise<PaperStore>;
}
