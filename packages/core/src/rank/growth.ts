import type { Paper } from '../paper/schema.js';
import { countOf, day, medianOf, timeOf } from './values.js';

/** Readings older than this say nothing of how fast a paper grows now. */
const memory = 14 * day;
/** Readings closer together than this are not compared: a run made twice is no burst, nor a standstill. */
const apart = day / 4;

type Point = readonly [at: number, count: number];

/**
 * What a count wins a day (its first change), or how much more that is in the later half of the readings than in the
 * earlier (its second), out of the dated readings of the last two weeks; NaN where there are too few. Readings later
 * than `now` are another clock's, and wait for their time.
 */
export function growthOf({ history }: Paper, signal: string, now: number, change: 1 | 2): number {
  if (history.length < 2) return Number.NaN;
  // More readings than a thinned history holds: the bound keeps the work small whatever comes in.
  const points = history
    .slice(-64)
    .map(({ at, signals }): Point => [timeOf(at), countOf(signals[signal])])
    .filter(([at, count]) => at <= now && at > now - memory && count >= 0)
    .sort((a, b) => a[0] - b[0]);
  const half = points.length >> 1;
  return change < 2 ? slopeOf(points) : slopeOf(points.slice(half)) - slopeOf(points.slice(0, half + 1));
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
