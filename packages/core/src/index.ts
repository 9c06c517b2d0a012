// The public surface: every export by name. What is not here may change without notice.

export type {
  Collected,
  CollectOptions,
  Ledger,
  LedgerEntry,
  PaperFilters,
  Retention,
  Seen,
  SourceFailure,
} from './collect/index.js';
export {
  addToLedger,
  createSeen,
  defaultRetention,
  fetchListings,
  filterPapers,
  missedDays,
  readLedger,
  retainPapers,
} from './collect/index.js';
export type {
  AnswerCache,
  CachedAnswer,
  Fetcher,
  FetchOptions,
  Progress,
  Route,
  Service,
  ServiceKey,
} from './fetch/index.js';
export { createFetcher, fetchListing, fetchPages, isPrivateHost, isSource, services } from './fetch/index.js';
export type { Aspect, MergeOptions, PaperId, SignalKind, SignalName } from './paper/index.js';
export {
  Author,
  canonicalId,
  Ids,
  Issue,
  isTrendingPapersError,
  Links,
  Listing,
  mergeListings,
  Paper,
  Reading,
  Signals,
  Source,
  Summary,
  signalKind,
  signalKinds,
  signalNames,
  signalNamesIn,
  TrendingPapersError,
  thinHistory,
} from './paper/index.js';
export type { Format, ParseOptions, StreamOptions } from './parse/index.js';
export { detectFormat, formatNames, parse, parseStream } from './parse/index.js';
export type {
  Email,
  EmailOptions,
  FeedOptions,
  HtmlOptions,
  JsonFeedOptions,
  Mailbox,
  OpmlFeed,
  OpmlOptions,
  PageElement,
  Publishable,
  PublishOptions,
} from './publish/index.js';
export {
  toAtom,
  toBiblatex,
  toBibtex,
  toCslJson,
  toCsv,
  toEmail,
  toHtml,
  toJsonFeed,
  toMarkdown,
  toOpml,
  toRis,
  toRss,
} from './publish/index.js';
export type { Ranked, RankOptions, Reason, ScoreContext, Scorer, Term, Weights } from './rank/index.js';
export {
  asOf,
  diversify,
  explain,
  hackerNews,
  lobsters,
  rank,
  rankings,
  redditHot,
  starsPerHour,
  trainProfile,
  weighted,
} from './rank/index.js';
export type {
  Embed,
  Explanation,
  FacetCount,
  FacetName,
  FetchFile,
  Highlights,
  Hit,
  IndexOptions,
  IndexWorker,
  LoadOptions,
  Meaning,
  ParsedQuery,
  SearchOptions,
  SearchResult,
  ShardFile,
  ShardOptions,
  ShardResult,
  Shards,
  Sort,
  Span,
  Suggestion,
  WorkerContent,
  WorkerOptions,
} from './search/index.js';
export {
  createIndex,
  createIndexWorker,
  embedPapers,
  filesAt,
  goTo,
  loadIndex,
  openShards,
  parseQuery,
  SearchIndex,
  saveShards,
  searchWithMeaning,
} from './search/index.js';
export type { Words } from './words/index.js';
export { languages, loadWords } from './words/index.js';
