export { TrendingPapersElement } from './element/element.js';
export type { TrendingPapersEventDetails, TrendingPapersEventMap } from './element/events.js';
export type { Entry, Feed } from './feed/types.js';
export type { Plural, Strings } from './i18n/strings.js';
export type { ListChange, ListStore, StoredMark } from './reader/list-store.js';
export type { List, Sort, Window } from './search/select.js';
