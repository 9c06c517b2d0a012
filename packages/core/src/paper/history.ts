import { checkArgument, isObject, type Rule } from '../text/options.js';
import { type Moment, momentOf } from './moment.js';
import type { Reading } from './schema.js';

const hour = 3_600_000;

/** What the history of one paper may cost in a feed, in characters of JSON. */
const budget = 2000;

const someReadings: Rule = ['a list of readings', (value) => Array.isArray(value) && value.every(isObject)];

/** How many readings are kept of an e-fold of age: of a day six, of ten years about twenty. */
const density = 1.75;

/**
 * Puts dated readings in order and thins them, so that a paper's history stays under 2 kB of JSON for ever: dense for
 * the last hours, sparse for the last years, always with the first and the newest reading. Readings of one moment
 * become one, in which the later of the list wins; a reading whose date cannot be read is left out. O(n log n).
 *
 * Of the readings of one age the oldest stays: were it the newest, none would live to become old.
 *
 * @throws RangeError when `now` is no date.
 * @example
 * paper.history = thinHistory([...before.history, { at: now.toISOString(), signals: paper.signals }], now);
 */
export function thinHistory(readings: readonly Reading[], now: Moment): Reading[] {
  checkArgument('The readings', readings, someReadings);
  const moment = momentOf('now', now);
  const ordered = [...byMoment(readings)].sort(([a], [b]) => a - b);
  const ages = new Set<number>();
  const kept = ordered
    .filter(([at], index) => {
      const age = Math.floor(density * Math.log1p(Math.max(0, moment - at) / hour));
      const isFirstOfItsAge = !ages.has(age);
      ages.add(age);
      return isFirstOfItsAge || index === ordered.length - 1;
    })
    .map(([, reading]) => reading);
  while (JSON.stringify(kept).length > budget) kept.splice(kept.length > 2 ? 1 : 0, 1);
  return kept;
}

function byMoment(readings: readonly Reading[]): Map<number, Reading> {
  const moments = new Map<number, Reading>();
  for (const reading of readings) {
    const at = Date.parse(reading.at);
    if (Number.isNaN(at)) continue;
    const same = moments.get(at);
    moments.set(at, same ? { at: same.at, signals: { ...same.signals, ...reading.signals } } : reading);
  }
  return moments;
}
