import type { Issue, Paper, PaperId } from '../paper/schema.js';

/** What an index is made with. */
export interface IndexOptions {
  /**
   * Bring English words to their stems, so that "networks" finds "network"; or a stemmer of another language: a function
   * from a folded word (lower case, no accents) to its stem, such as those of `@orama/stemmers`.
   *
   * @default true
   */
  stem?: boolean | ((word: string) => string) | undefined;
  /** Words too common to be looked for, in the place of the English ones; none with an empty list. */
  stopWords?: readonly string[] | undefined;
  /** Cuts titles, abstracts and queries into words; names are cut by the library's own rules. */
  tokenize?: ((text: string) => Iterable<string>) | undefined;
  /**
   * Words that stand for each other, a list for each meaning: `[['llm', 'large language model']]`. Several words are
   * meant side by side.
   */
  synonyms?: readonly (readonly string[])[] | undefined;
  /**
   * What a field counts for, as a multiple of what it counts for otherwise: `title`, `abstract`, `authors`, `topics`,
   * `venue`, and `fields` by name.
   */
  boosts?: Readonly<Record<string, number>> | undefined;
  /** BM25: how soon more of the same word stops counting, from 0; usually 1 to 2. @default 1.6 */
  k1?: number | undefined;
  /** BM25: how much longer texts are held back, from 0 to 1. @default 0.5 */
  b?: number | undefined;
  /**
   * Fields of your own, by the name that queries have for them: `{ lab: (paper) => paper.organization }` makes
   * `lab:google` a query, and its words are looked for in plain queries too. They are kept as they are, without stems.
   */
  fields?: Readonly<Record<string, (paper: Paper) => string | readonly string[] | undefined>> | undefined;
  /**
   * Hold on to the papers, by reference, for hits, highlights, phrases and suggested titles. Turn it off to index more
   * than fits into memory: hits then carry identifiers only. @default true
   */
  keepPapers?: boolean | undefined;
  /** Told of papers that replaced another of the same identifier, or could not be read. */
  onIssue?: ((issue: Issue) => void) | undefined;
  /** Milliseconds from any fixed moment, such as `performance.now`; with it, results say how long they took. */
  clock?: (() => number) | undefined;
}

/** What an index is loaded with. */
/** Functions must be those the index was made with: bytes cannot hold them. */
export interface LoadOptions extends Omit<IndexOptions, 'stopWords' | 'keepPapers'> {
  /** The papers that were indexed, in any order. Those that were not are passed over. */
  papers?: Iterable<Paper> | undefined;
}

/** What one search is given besides the query. */
export interface SearchOptions {
  /** Hits left out at the start. @default 0 */
  offset?: number | undefined;
  /** Hits given at most. @default 20 */
  limit?: number | undefined;
  /**
   * Whether a paper must have every plain word of the query, or any, those with more and rarer ones first.
   * Phrases, fields and filters are conditions in both. @default 'any'
   */
  match?: 'any' | 'all' | undefined;
  /**
   * What becomes of words that seem to be typing errors: `'apply'` looks for what they are meant to be as well,
   * `'suggest'` looks for them as they are. Both say so in `corrected`: "did you mean" and "search instead for".
   *
   * @default 'apply'
   */
  corrections?: 'apply' | 'suggest' | undefined;
  /** What papers are put in order by; of several, each decides among those that the ones before leave equal. @default 'relevance' */
  sort?: Sort | readonly Sort[] | undefined;
  /** Facets to count over everything found. */
  facets?: readonly FacetName[] | undefined;
  /**
   * Values of facets that papers must have, exactly as facets give them: one of those of each facet. Each facet is
   * counted as if nothing were selected of itself, so that its other values keep their numbers.
   */
  selected?: Partial<Readonly<Record<FacetName, readonly string[]>>> | undefined;
  /** Papers that are not wanted, such as those a reader has hidden: in no hit, number or facet. */
  exclude?: Iterable<PaperId> | undefined;
  /** Whether a paper is wanted: asked of each that the query finds. Needs the papers to be at hand. */
  filter?: ((paper: Paper) => boolean) | undefined;
}

/**
 * By relevance, by date (newest first), by a signal (largest first), or by scores of your own, such as those of
 * `rank`. Papers without the value come last. With `weight` below 1 scores are blended: that share of the scaled
 * score and the rest of the relevance, where 1 is the most that the query could give.
 */
export type Sort =
  | 'relevance'
  | 'date'
  | { signal: string }
  | { scores: Readonly<Record<PaperId, number>>; weight?: number };

export type FacetName = 'topics' | 'authors' | 'venues' | 'sources' | 'years';

/** From the first character that is in to the first that is not, in UTF-16 units. */
export type Span = readonly [start: number, end: number];

export interface Highlights {
  title: Span[];
  abstract: Span[];
  /** Places in `paper.authors`, from 0. */
  authors: number[];
  /** The stretch of the abstract that says most of what was asked, with spans of its own. */
  snippet?: { text: string; spans: Span[] };
}

/** One paper found. */
export interface Hit {
  id: PaperId;
  /** BM25F, and for the first 300 what the query as a whole says of the paper; comparable within one answer only. */
  score: number;
  /** Words of the papers that the query met, as the dictionary has them: stems where stemming is on. */
  terms: string[];
  /** Absent when the index was loaded without papers. */
  paper?: Paper;
  /** What to mark, worked out when it is first read. Absent without `paper`. */
  highlights?: Highlights;
}

export interface SearchResult {
  hits: Hit[];
  /** How many papers were found; `hits` is one page of them. */
  total: number;
  /** The query with what seem to be typing errors replaced by what they are meant to be, when there were any. */
  corrected?: string;
  /** Per facet asked for, its values by number of papers found. */
  facets?: Partial<Record<FacetName, FacetCount[]>>;
  /** What of the query was not understood or could not be done. */
  issues: Issue[];
  /** Milliseconds, when the index has a clock. */
  took?: number;
}

export interface FacetCount {
  value: string;
  count: number;
}

/** Something the beginning of a query may be on the way to. */
export interface Suggestion {
  kind: 'title' | 'author' | 'topic';
  text: string;
  /** The paper, for a title. */
  id?: PaperId;
  /** Papers behind it. */
  count: number;
}

/** Why a paper scores what it scores: the terms add up to the score of one of the first 300 hits. */
export interface Explanation {
  score: number;
  terms: {
    /** As the dictionary has it: a stem, for text, where stemming is on. Of the whole query: what speaks for the paper. */
    term: string;
    /** `query` is the query as a whole: its `title`, `authors` and `year` are the paper's. */
    field: 'text' | 'authors' | 'topics' | 'venue' | 'query' | (string & {});
    /** How often it is in the title, and elsewhere. */
    inTitle: number;
    inRest: number;
    /** Papers that have it. */
    papers: number;
    contribution: number;
  }[];
}

/** Bytes in memory of their own: `Uint8Array<ArrayBuffer>` where TypeScript knows of that, `Uint8Array` before 5.7. */
export type Bytes = ReturnType<Uint8Array['slice']>;
