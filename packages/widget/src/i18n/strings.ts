import { type Counted, enCounts, type Words } from '@trending-papers/core/words';
import { signalStrings } from './signal-strings.js';

/** One form for each plural category of the language; `other` is needed, the rest as `Intl.PluralRules` asks. */
export type Plural = Counted;

/** Everything the element says, in one language. `{n}`, `{title}` and the like are filled in. */
export type Strings = {
  [K in keyof typeof en]: (typeof en)[K] extends string ? string : Plural;
} & {
  /** How reasons are said; English comes with the panel that says them. */
  reasons?: Words;
};

/** A language to speak: its strings, and the tag by which numbers and dates are written. */
export interface Locale {
  tag: string;
  strings: Strings;
}

export const en = {
  ...signalStrings(enCounts),
  dir: 'ltr',
  feed: 'Trending papers',
  loading: 'Loading papers…',
  papers: { one: '{n} paper', other: '{n} papers' },
  found: { one: '{n} paper found', other: '{n} papers found' },
  part: 'in the first {n} of {total}',
  partOpen: 'in the first {n}; the feed has more',
  hasMore: 'The feed has more.',
  loadAll: 'Load all',
  loaded: '{n} of {total} loaded…',
  stop: 'Stop',
  missing: { one: '{n} feed could not be loaded.', other: '{n} feeds could not be loaded.' },
  more: 'Show more',
  shown: { one: '{n} more paper shown', other: '{n} more papers shown' },
  fresh: { one: 'Show {n} new paper', other: 'Show {n} new papers' },
  empty: 'No papers here yet.',
  nothing: 'No paper matches.',
  reset: 'Show all papers',
  failed: 'The papers could not be loaded.',
  retry: 'Try again',
  offline: 'You are offline. These are the papers of the last visit.',
  search: 'Search papers',
  sort: 'Sort by',
  trending: 'Trending',
  'for-you': 'For you',
  newest: 'Newest',
  window: 'Published',
  always: 'Any time',
  day: 'Past day',
  week: 'Past week',
  month: 'Past month',
  year: 'Past year',
  topics: 'Topics',
  savedOnly: 'Saved',
  hiddenOnly: 'Hidden',
  readOnly: 'Read',
  listEmpty: 'Nothing on this list yet.',
  unhide: 'Show again',
  opened: 'opened before',
  details: 'Details',
  corrected: 'Results for “{query}”.',
  literally: 'Search for “{query}” as written',
  didYouMean: 'Did you mean:',
  searching: 'Searching the whole feed…',
  incomplete: 'Not all of the feed could be searched.',
  authors: { one: '{n} more author', other: '{n} more authors' },
  unfold: 'Abstract',
  summary: 'Machine-written summary',
  why: 'Why it ranks here',
  curve: 'From {from} on {date} to {to}',
  new: 'New',
  up: { one: 'Up {n} place', other: 'Up {n} places' },
  down: { one: 'Down {n} place', other: 'Down {n} places' },
  abstract: 'Abstract',
  whyShort: 'Why',
  citeShort: 'Cite',
  copied: 'Copied',
  similarShort: 'Similar',
  notKept: 'This browser keeps no lists: they last as long as this page.',
  plainSearch: 'Words are matched as they are written: the full search could not be loaded.',
  partFailed: 'This part could not be loaded.',
  pdf: 'PDF',
  code: 'Code',
  project: 'Project',
  discussion: 'Discussion',
  video: 'Video',
  searchOn: 'Search on {site}',
  save: 'Save',
  hide: 'Hide',
  hidden: 'Hidden: {title}',
  undo: 'Undo',
  cite: 'Copy BibTeX',
  cited: 'BibTeX copied',
  similar: 'Similar papers',
  noSimilar: 'Nothing similar in this feed.',
  subscribe: 'Get trending papers in your email inbox!',
  email: 'Your e-mail address',
  join: 'Subscribe',
  joined: 'Thank you. Please look into your inbox.',
  invalid: 'Please enter an e-mail address, such as ada@example.org.',
  refused: 'That did not work. Please try again later.',
} satisfies Record<string, string | Plural>;
