import { cameUp, type SignalName, signalKinds, signalNames, windowStart } from '@trending-papers/core/paper';

import type { Entry } from '../feed/types.js';

const signalSorts = signalNames.filter((name) => signalKinds[name].sorts);

export type Sort = 'trending' | 'for-you' | 'newest' | SignalName;
export const sorts: readonly Sort[] = ['trending', 'for-you', 'newest', ...signalSorts];

/** Sorts that keep the order in which entries come: the feed's own, and that of a reader's taste. */
const keepsOrder = (sort: Sort): sort is 'trending' | 'for-you' => sort === 'trending' || sort === 'for-you';

/** The empty window is all time. */
export const windows = ['', 'day', 'week', 'month', 'year'] as const;
export type Window = (typeof windows)[number];

/** The lists that a reader keeps, and the feed. */
export const lists = ['', 'saved', 'hidden', 'read'] as const;
export type List = (typeof lists)[number];

/** How many days each window goes back. */
export const windowDays: Readonly<Record<Exclude<Window, ''>, number>> = { day: 1, week: 7, month: 31, year: 366 };

/** What a reader asks of the list. */
export interface ListQuery {
  query: string;
  sort: Sort;
  window: Window;
  topic: string;
  /** A list of the reader's own in the place of the feed; empty for the feed. */
  list: List;
}

/** A set of ids, or a map by them. */
export type Ids = Pick<ReadonlySet<string>, 'has' | 'size'>;

/** What of a feed is wanted, and in which order. */
export interface Selection extends Pick<ListQuery, 'sort' | 'window' | 'topic'> {
  /** The entries that were found, best first, when something is searched. */
  matches?: readonly Entry[];
  hidden?: Ids;
  now: number;
}

/**
 * The entries to show, in order. `trending` keeps the feed's own order, or that of the search, and `for-you` that of
 * `forYou`. O(n log n).
 */
export function select(entries: readonly Entry[], wanted: Selection): Entry[] {
  const kept = (wanted.matches ?? entries).filter(
    ({ paper }) =>
      !wanted.hidden?.has(paper.id) &&
      (wanted.topic === '' || paper.topics.includes(wanted.topic)) &&
      isWithin(paper, wanted),
  );
  if (keepsOrder(wanted.sort)) return kept;
  const value = sortValue[wanted.sort];
  return kept
    .map((entry) => ({ entry, by: value(entry) }))
    .sort((a, b) => b.by - a.by)
    .map(({ entry }) => entry);
}

const bySignal = (name: SignalName) => [name, ({ paper }: Entry) => paper.signals[name] ?? -1] as const;

const sortValue: Readonly<Record<Exclude<Sort, 'trending' | 'for-you'>, (entry: Entry) => number>> = {
  ...(Object.fromEntries(signalSorts.map(bySignal)) as Record<SignalName, (entry: Entry) => number>),
  newest: ({ paper }) => cameUp(paper) || 0,
};

function isWithin(paper: Entry['paper'], { window, now }: Selection): boolean {
  if (window === '') return true;
  return cameUp(paper) >= windowStart(windowDays[window], now);
}

/** What there is to choose from in these entries; `for-you` is for the element to offer, once a reader saved papers. */
export function offers(entries: readonly Entry[]) {
  return { sorts: usefulSorts(entries), topics: countTopics(entries, mostTopics) };
}

/** The sorts that would change anything: a feed without stars is not sorted by them. */
function usefulSorts(entries: readonly Entry[]): Sort[] {
  return sorts.filter(
    (sort) =>
      sort === 'trending' ||
      (sort !== 'for-you' &&
        (sort === 'newest'
          ? entries.some(({ paper }) => !Number.isNaN(cameUp(paper)))
          : entries.some(({ paper }) => paper.signals[sort] !== undefined))),
  );
}

/** Topics offered to choose from: about two lines of them. */
const mostTopics = 8;

/** The commonest topics that papers share, with how many have them, commonest first. */
function countTopics(entries: readonly Entry[], most: number): [topic: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { paper } of entries) {
    for (const topic of new Set(paper.topics)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  // A topic of one paper narrows the list to what its card shows already.
  const shared = [...counts].filter(([, count]) => count > 1);
  return shared.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most);
}
