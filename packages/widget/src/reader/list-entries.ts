import type { Paper } from '@trending-papers/core/paper';
import type { Entry } from '../feed/types.js';
import type { Mark } from './reading-lists.js';

/** All that is known of a paper that version 0.1.0 marked and that is in no feed here. */
const onlyNamed = (id: string): Paper => ({
  id,
  title: id,
  authors: [],
  ids: {},
  links: {},
  signals: {},
  history: [],
  topics: [],
  sources: [],
});

/** The papers on a list of the reader's, last marked first: as the feed has them now, else as they were then. */
export function entriesOn(marks: ReadonlyMap<string, Mark>, entries: readonly Entry[]): Entry[] {
  const here = new Map(entries.map((entry) => [entry.paper.id, entry]));
  return [...marks]
    .sort(([, a], [, b]) => (b.at ?? '').localeCompare(a.at ?? ''))
    .map(([id, { paper }]) => here.get(id) ?? { paper: paper ?? onlyNamed(id), reasons: [] });
}
