import { cameUp } from '../paper/days.js';
import { type Moment, momentOf } from '../paper/moment.js';
import type { Paper } from '../paper/schema.js';
import { timeOf } from '../text/iso.js';
import { checkPapers } from '../text/options.js';

/**
 * Papers as they were known at a moment, out of their history: without those that came up later, and without later
 * readings, sources and corrections. A count is what the last reading before said; one that was only read later is not
 * known. A count that no reading dates is left, since nobody can know when it was read, and so is a paper without any
 * date. What was already so is the same object. O(n) for n papers and their readings.
 *
 * @param moment A date, or text in ISO 8601; a day is its first moment in UTC.
 * @throws RangeError when the moment is no date.
 * @example
 * rank(asKnownAt(papers, '2026-06-01T12:00:00Z'));
 */
export function asKnownAt(papers: readonly Paper[], moment: Moment): Paper[] {
  checkPapers(papers);
  const time = momentOf('moment', moment);
  return papers.flatMap((paper) => knownAt(paper, time) ?? []);
}

/** The paper as it was known at a time; nothing when it was not there yet. */
export function knownAt(paper: Paper, time: number): Paper | undefined {
  const { history = [], sources = [], updated, placed } = paper;
  const isLater = (date: string | undefined) => date !== undefined && timeOf(date) > time;
  const seen = cameUp(paper);
  if (
    seen <= time &&
    !isLater(updated) &&
    !isLater(placed) &&
    !history.some(({ at }) => isLater(at)) &&
    !sources.some(({ seen }) => isLater(seen))
  )
    return paper;
  const [past, future] = parted(history, ({ at }) => isLater(at));
  const [places, laterPlaces] = parted(sources, ({ seen }) => isLater(seen));
  const wasThere = past.some(({ at }) => timeOf(at) <= time) || places.some(({ seen }) => timeOf(seen) <= time);
  const isOfTheFuture = seen > time || (Number.isNaN(seen) && future.length + laterPlaces.length > 0);
  if (isOfTheFuture && !wasThere) return undefined;
  if (!future.length && !laterPlaces.length && !isLater(updated) && !isLater(placed)) return paper;
  const { signals, position, placed: _, updated: __, ...rest } = paper;
  const counts = { ...signals };
  const ordered = [...past].sort((a, b) => timeOf(a.at) - timeOf(b.at));
  for (const name of future.flatMap(({ signals }) => Object.keys(signals ?? {}))) {
    const before = ordered.findLast((reading) => Object.hasOwn(reading.signals ?? {}, name))?.signals[name];
    if (before === undefined) delete counts[name];
    else counts[name] = before;
  }
  const hasPlace =
    position !== undefined && !isLater(placed) && !laterPlaces.some((place) => place.position === position);
  return {
    ...rest,
    signals: counts,
    history: past,
    sources: places,
    ...(updated !== undefined && !isLater(updated) && { updated }),
    ...(hasPlace && { position }),
    ...(hasPlace && placed !== undefined && { placed }),
  };
}

function parted<Value>(values: readonly Value[], isSecond: (value: Value) => boolean): [Value[], Value[]] {
  const parts: [Value[], Value[]] = [[], []];
  for (const value of values) parts[Number(isSecond(value))]!.push(value);
  return parts;
}
