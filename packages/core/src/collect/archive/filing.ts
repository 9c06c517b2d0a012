import { dayOf } from '../../paper/days.js';
import { thinHistory } from '../../paper/history.js';
import { inKeyOrder } from '../../paper/key-order.js';
import { currentSignals, joinHistories } from '../../paper/readings.js';
import type { Paper, Reading, Signals } from '../../paper/schema.js';

/** A reading of a paper's counts as an archive files it: by the day it was made, apart from the paper. */
export interface FiledReading {
  /** The id of the paper at that time; later it may go by another, and still knows this one. */
  id: string;
  /** When it was read. */
  at: string;
  /** Nothing when only its place was read. */
  signals: Signals;
  /** The place of the paper in the listing it was read from. */
  position?: number;
}

const wholeDay = /^\d{4}-\d{2}-\d{2}/;

/** The day under which a paper is filed: that on which it came up. */
export function shelfOf(paper: Paper): string {
  return wholeDay.exec(dayOf(paper) ?? '')?.[0] ?? 'undated';
}

/** The shelf of a reading: its day while its month runs, then its month. `now` says which month it is. */
export function readingShelfOf({ at }: Pick<FiledReading, 'at'>, now: Date): string {
  const day = wholeDay.exec(at)?.[0];
  if (day === undefined) return 'undated';
  return day.slice(0, 7) < monthOf(now) ? day.slice(0, 7) : day;
}

const monthOf = (now: Date) => now.toISOString().slice(0, 7);

/**
 * What is filed of a paper on the day it came up: all that does not change with its counts, so that the file of an old
 * day stays as it is. `filed` is all that is or will be filed of its readings, from which its present counts follow.
 */
export function recordOf(paper: Paper, filed: readonly FiledReading[]): Paper {
  const { position: _, ...rest } = paper;
  const follows = currentSignals(historyOf(filed));
  const own = Object.entries(paper.signals).filter(([name, value]) => follows[name] !== value);
  return inKeyOrder({ ...rest, signals: Object.fromEntries(own), history: [] });
}

/** A paper as it is now: its record and its readings, which may stand in any order, as one. */
export function joinRecord(record: Paper, filed: readonly FiledReading[]): Paper {
  const history = historyOf(filed);
  const position = placeOf(filed);
  return {
    ...record,
    signals: { ...currentSignals(history), ...record.signals },
    history: shownHistory(history),
    ...(position !== undefined && { position }),
  };
}

/** Readings as the history of a paper, oldest first. */
export function historyOf(filed: readonly FiledReading[]): Reading[] {
  const told = filed.filter(({ signals }) => Object.keys(signals).length > 0);
  return joinHistories([told.map(({ at, signals }) => ({ at, signals }))]);
}

/** The place that was read last. */
function placeOf(filed: readonly FiledReading[]): number | undefined {
  const placed = filed.filter(({ position }) => position !== undefined);
  return placed.length === 0 ? undefined : placed.reduce((a, b) => (b.at >= a.at ? b : a)).position;
}

/** That a count stands still is worth knowing, twice a day. */
const leastApart = 12 * 3_600_000;

/**
 * The readings that a feed shows: without those that say what the one before said a short while ago, so that a run that
 * brings nothing new leaves no trace, and thinner with age, so that a feed kept for years stays small.
 */
export function shownHistory(readings: readonly Reading[]): Reading[] {
  const telling = tellingReadings(readings);
  const newest = telling.at(-1);
  return newest ? thinHistory(telling, newest.at) : [];
}

/** Readings, oldest first, without those that only repeat. */
function tellingReadings<T extends Reading>(readings: readonly T[]): T[] {
  const telling: T[] = [];
  for (const reading of readings) {
    const last = telling.at(-1);
    const apart = last ? Date.parse(reading.at) - Date.parse(last.at) : Number.POSITIVE_INFINITY;
    if (!last || apart >= leastApart || !sameSignals(last, reading)) telling.push(reading);
  }
  return telling;
}

function sameSignals({ signals: a }: Reading, { signals: b }: Reading): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}

/**
 * What is new of a paper and to be filed: readings that tell something and are not filed yet, and its place where it has
 * changed, which is dated by `at`.
 */
export function newReadings(paper: Paper, filed: readonly FiledReading[], at: string): FiledReading[] {
  const known = new Set(filed.map((reading) => reading.at));
  const all = joinHistories([historyOf(filed), paper.history]);
  const fresh = tellingReadings(all)
    .filter((reading) => !known.has(reading.at))
    .map((reading): FiledReading => ({ id: paper.id, ...reading }));
  const { position } = paper;
  if (position === undefined || placeOf(filed) === position) return fresh;
  const last = fresh.at(-1);
  if (last?.at === at) return [...fresh.slice(0, -1), { ...last, position }];
  return [...fresh, { id: paper.id, at, signals: {}, position }];
}

/**
 * The readings of a month that is over, thinned for each paper by itself: what is left is enough to see how its counts
 * went. The last place of each stays.
 */
export function thinMonth(readings: readonly FiledReading[]): FiledReading[] {
  const byPaper = new Map<string, FiledReading[]>();
  for (const reading of readings) {
    const own = byPaper.get(reading.id);
    if (own) own.push(reading);
    else byPaper.set(reading.id, [reading]);
  }
  return [...byPaper].flatMap(([id, own]) => {
    const last = own.reduce((a, b) => (a.at > b.at ? a : b));
    const place = placeOf(own);
    return thinHistory(own, last.at).map(({ at, signals }): FiledReading => {
      const isLast = at === last.at;
      return { id, at, signals, ...(isLast && place !== undefined && { position: place }) };
    });
  });
}
