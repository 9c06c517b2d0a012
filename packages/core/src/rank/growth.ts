import { day } from '../paper/days.js';
import type { Paper } from '../paper/schema.js';
import { timeOf } from '../text/iso.js';
import { countOf, medianOf } from './values.js';

/** Readings older than this, counted back from the last one, say nothing of how fast a paper grew then. */
const memory = 14 * day;
/** Readings closer together than this are not compared: a run made twice is no burst, nor a standstill. */
const apart = day / 4;
/**
 * More readings than a thinned history holds. Of more of them so many are compared, evenly over the two weeks: the last ones
 * alone may be of a few minutes, which tell no speed.
 */
const mostReadings = 64;

type Point = readonly [at: number, count: number];

/** How fast a count grew, and between which moments that was measured. */
export interface Growth {
  signal: string;
  /** What it won a day. */
  speed: number;
  /** How much more that was in the later half of the readings than in the earlier; NaN when unknown. */
  acceleration: number;
  since: number;
  at: number;
}

/**
 * How fast a count grew by its dated readings, in the two weeks before the last of them; nothing where there are too
 * few. Readings later than `now` are another clock's, and wait for their time. How long ago that was is for the caller
 * to weigh: `at` says it.
 */
export function growthOf({ history = [] }: Paper, signal: string, now: number): Growth | undefined {
  if (history.length < 2) return undefined;
  const points = history
    .map(({ at, signals }): Point => [timeOf(at), countOf(signals?.[signal])])
    .filter(([at, count]) => at <= now && count >= 0)
    .sort((a, b) => a[0] - b[0]);
  const at = points.at(-1)?.[0] ?? 0;
  const recent = evenly(points.filter(([moment]) => moment > at - memory));
  const speed = slopeOf(recent);
  if (!(speed >= 0)) return undefined;
  const half = recent.length >> 1;
  const acceleration = slopeOf(recent.slice(half)) - slopeOf(recent.slice(0, half + 1));
  return { signal, speed, acceleration, since: recent[0]![0], at };
}

/** At most so many, the first and the last among them. */
function evenly(points: readonly Point[]): readonly Point[] {
  if (points.length <= mostReadings) return points;
  const step = (points.length - 1) / (mostReadings - 1);
  return Array.from({ length: mostReadings }, (_, index) => points[Math.round(index * step)]!);
}

/**
 * The median of the slopes between any two points, and nothing if they fall: the estimator of Theil (1950) and Sen
 * (1968), which bears with more than a quarter of the readings being wrong, such as zeros of a service in trouble, a
 * counter that was reset, or another repository.
 */
function slopeOf(points: readonly Point[]): number {
  const slopes = points.flatMap(([end, to]) =>
    points.flatMap(([start, from]) => (end - start < apart ? [] : ((to - from) * day) / (end - start))),
  );
  return Math.max(0, medianOf(new Float64Array(slopes)));
}
