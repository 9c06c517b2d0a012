export { type Collection, spellingOf } from './candidates/collection.js';
export { explainedIn, type Lookups, lookupsOf, termNamesOf } from './candidates/lookups.js';
export { type PaperTerms, type TermStatistics, termsOf } from './candidates/paper-terms.js';
export { rerank } from './candidates/rerank.js';
export { type Wanted, type Wish, wantedOf } from './candidates/wanted.js';
export { type GoToOptions, goTo } from './go-to.js';
export {
  type BasisOptions,
  createMeaning,
  type Embed,
  embedPapers,
  foldPapers,
  type LatentMeaning,
  loadMeaning,
  type Meaning,
  type MeaningBasis,
  type MeaningOptions,
  saveMeaning,
  searchWithMeaning,
  similarWithMeaning,
  vectorsOf,
} from './meaning/index.js';
export { type ParsedQuery, parseQuery } from './query/parse.js';
export { createIndex, loadIndex, type SaveOptions, SearchIndex } from './search-index.js';
export { type FetchFile, filesAt } from './shards/files.js';
export type { ShardFile } from './shards/format.js';
export { openShards, type ShardResult, type ShardSearchOptions, type Shards } from './shards/open.js';
export { type ShardOptions, saveShards } from './shards/save.js';
export type {
  Bytes,
  Explanation,
  FacetCount,
  FacetName,
  Highlights,
  Hit,
  IndexOptions,
  LoadOptions,
  SearchOptions,
  SearchResult,
  Sort,
  Span,
  Suggestion,
} from './types.js';
export { createIndexWorker, type IndexWorker, type WorkerContent, type WorkerOptions } from './worker.js';
