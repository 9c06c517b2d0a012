export { stampOf } from '../text/iso.js';
export type { ErrorCode, ErrorFacts, IssueCode, IssueFacts } from './codes.js';
export { completePaper, type PartialPaper } from './complete.js';
export { cameUp, dayOf, publishedDay, windowStart } from './days.js';
export { isTrendingPapersError, TrendingPapersError } from './errors.js';
export { thinHistory } from './history.js';
export { canonicalId, type Identifier, pageOf, parseId } from './id.js';
export { type MergeOptions, mergeListings } from './merge.js';
export { type Moment, momentOf } from './moment.js';
export { keepPublishedNames, namesOf } from './names.js';
export type { Aspect, Reason } from './reason.js';
export type { RelationType } from './relations.js';
export type { PaperId } from './schema.js';
export {
  type Announcement,
  Author,
  Ids,
  Issue,
  Links,
  Listing,
  Paper,
  Reading,
  Relation,
  Signals,
  Source,
  Summary,
} from './schema.js';
export { type SignalKind, type SignalName, signalKind, signalKinds, signalNames, signalNamesIn } from './signals.js';
export { titleSearches } from './title-searches.js';
