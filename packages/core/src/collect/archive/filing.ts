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
  const { position: _, placed: __, ...rest } = paper;
  const follows = currentSignals(historyOf(filed));
  const own = Object.entries(paper.signals).filter(([name, value]) => follows[name] !== value);
  return inKeyOrder({ ...rest, signals: Object.fromEntries(own), history: [] });
}

/** A paper as it is now: its record and its readings, which may stand in any order, as one. */
export function joinRecord(record: Paper, filed: readonly FiledReading[]): Paper {
  const history = historyOf(filed);
  const place = lastPlace(filed);
  return {
    ...record,
    signals: { ...currentSignals(history), ...record.signals },
    history: shownHistory(history),
    ...(place && { position: place.position, placed: place.at }),
  };
}

/** Readings as the history of a paper, oldest first. */
export function historyOf(filed: readonly FiledReading[]): Reading[] {
  const told = filed.filter(({ signals }) => Object.keys(signals).length > 0);
  return joinHistories([told.map(({ at, signals }) => ({ at, signals }))]);
}

/** The reading of the place that was read last. */
function lastPlace(filed: readonly FiledReading[]): FiledReading | undefined {
  const placed = filed.filter(({ position }) => position !== undefined);
  return placed.length === 0 ? undefined : placed.reduce((a, b) => (b.at >= a.at ? b : a));
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
 * The listings of which a paper stands at another place than is filed of it. Once one has moved, the places of all its
 * papers are filed anew: of one that kept its place beside others it could not be told whether it is still there.
 */
export function movedListings(
  papers: readonly Paper[],
  filedOf: (index: number) => readonly FiledReading[],
): Set<string> {
  return new Set(
    papers.flatMap((paper, index) => {
      const before = lastPlace(filedOf(index));
      return isPlacedAnew(paper, before) && before?.position !== paper.position ? listingsOf(paper) : [];
    }),
  );
}

const listingsOf = ({ sources }: Paper) =>
  sources.flatMap(({ name, position }) => (position === undefined ? [] : name));

function isPlacedAnew({ position, placed }: Paper, filed: FiledReading | undefined): boolean {
  return position !== undefined && (!filed || (placed ?? '') > filed.at);
}

/**
 * What is new of a paper and to be filed: readings that tell something and are not filed yet, and its place where its
 * listing has `moved`. A place without a date is of `at`.
 */
export function newReadings(
  paper: Paper,
  filed: readonly FiledReading[],
  at: string,
  moved: ReadonlySet<string> = new Set(listingsOf(paper)),
): FiledReading[] {
  const known = new Set(filed.map((reading) => reading.at));
  const all = joinHistories([historyOf(filed), paper.history]);
  const fresh = tellingReadings(all)
    .filter((reading) => !known.has(reading.at))
    .map((reading): FiledReading => ({ id: paper.id, ...reading }));
  const { position, placed = at } = paper;
  const before = lastPlace(filed);
  if (position === undefined || !isPlacedAnew(paper, before)) return fresh;
  if (before && !listingsOf(paper).some((name) => moved.has(name))) return fresh;
  // Counts and place of one visit are one reading.
  const visit = fresh.findLast((reading) => Math.abs(Date.parse(reading.at) - Date.parse(placed)) < visitLasts);
  if (visit) return fresh.map((reading) => (reading === visit ? { ...visit, position } : reading));
  return [...fresh, { id: paper.id, at: placed, signals: {}, position }];
}

/** How far apart the first and the last page of one visit may be read. */
const visitLasts = 3_600_000;

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
    const place = lastPlace(own);
    const thin = thinHistory(own, last.at).map(({ at, signals }): FiledReading => ({ id, at, signals }));
    if (!place) return thin;
    const { at, position } = place;
    const isKept = thin.some((reading) => reading.at === at);
    const all = isKept ? thin : [...thin, { id, at, signals: {} }];
    return all.map((reading) => (reading.at === at ? { ...reading, position: position! } : reading));
  });
}
