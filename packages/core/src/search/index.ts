export { type ParsedQuery, parseQuery } from './query/parse.js';
export { createIndex, SearchIndex } from './search-index.js';
export type {
  FacetCount,
  FacetName,
  Highlights,
  Hit,
  IndexOptions,
  SearchOptions,
  SearchResult,
  Sort,
  Span,
  Suggestion,
} from './types.js';
