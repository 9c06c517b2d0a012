import type { Entry } from '../feed/types.js';

/** From the first character that is in to the first that is not, in UTF-16 units. */
export type Span = readonly [start: number, end: number];
export type Field = 'title' | 'abstract';

/** What a query found. */
export interface SearchResult {
  /** Best first. */
  entries: readonly Entry[];
  /** How many were found in all. */
  total: number;
  /** The query as it was understood, or may have been meant, when words of it look mistyped. */
  corrected?: string;
  /** Where the query's words stand in a text of the paper. */
  spans(entry: Entry, field: Field): readonly Span[];
}
