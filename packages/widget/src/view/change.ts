import type { Entry } from '../feed/types.js';
import type { CardView } from './card.js';

const firstSeen = ({ paper }: Entry) =>
  paper.sources
    .flatMap(({ seen }) => seen?.slice(0, 10) ?? [])
    .sort()
    .at(0);

/** The day on which the papers that came last were first seen; nothing when all came on one day: then none is new. */
export function newestDay(entries: readonly Entry[]): string | undefined {
  const days = new Set(entries.map(firstSeen).filter((day) => day !== undefined));
  return days.size > 1 ? [...days].sort().at(-1) : undefined;
}

/** How far a paper at a place in its feed has come since that was built before, or that it is new in it. */
export function changeOf(entry: Entry, place: number | undefined, newest: string | undefined): CardView['change'] {
  if (entry.before !== undefined) return place && entry.before - place;
  return newest !== undefined && firstSeen(entry) === newest ? 'new' : undefined;
}
