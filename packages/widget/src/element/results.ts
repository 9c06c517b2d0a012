import type { Entry } from '../feed/types.js';
import type { ArchiveAnswer } from '../search/archive.js';
import type { Finder } from '../search/finder.js';
import { type Ids, type ListQuery, select } from '../search/select.js';
import type { SearchResult } from '../search/types.js';

/** The papers that answer what the reader asks of the list. */
export interface Results {
  /** In order; of a search no more than were asked for, where nothing else needs them all. */
  entries: readonly Entry[];
  /** How many there are in all. */
  count: number;
  search: SearchResult | undefined;
  /** The same answer, where it is of the index of the whole feed. */
  archived?: ArchiveAnswer;
}

interface Asking {
  /** The same entries in the order that is asked for, where that is a reader's taste. */
  toTaste(entries: readonly Entry[]): readonly Entry[];
  finder: Finder;
  /** How many papers will stand on the page. */
  shown: number;
  hidden: Ids;
  /** Words that look mistyped are meant as they are. */
  literally: boolean;
}

/** Answers a query over the entries. */
export function resultsOf(
  entries: readonly Entry[],
  { query, list: _, ...order }: ListQuery,
  { toTaste, finder, shown, hidden, literally }: Asking,
): Results {
  // Where nothing else is asked, only what will be shown need be looked up: hits are dear, their number is not.
  const isPlain = order.sort === 'trending' && !order.window && !order.topic && hidden.size === 0;
  finder.show(entries);
  const search = query.trim()
    ? finder.find(entries, query, { limit: isPlain ? shown : entries.length, literally })
    : undefined;
  const ordered = order.sort === 'for-you' ? toTaste(entries) : undefined;
  const ids = ordered && search && new Set(search.entries.map(({ paper }) => paper.id));
  const matches = ids ? ordered.filter(({ paper }) => ids.has(paper.id)) : search?.entries;
  const selected = select(ordered ?? entries, { ...order, hidden, now: Date.now(), ...(matches && { matches }) });
  return { entries: selected, count: isPlain && search ? search.total : selected.length, search };
}
