import type { Reading, Signals } from '../paper/schema.js';
import { toCount } from '../text/counts.js';
import { toIsoDate } from '../text/dates.js';
import type { Report } from './format.js';

/** The counts among some values. A value that is absent is unknown; one that is no count is reported. */
export function toSignals(values: Readonly<Record<string, unknown>>, report: Report, where: string): Signals {
  const signals: Signals = {};
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (value === undefined || value === null || name === '__proto__') continue;
    const count = toCount(value);
    if (count === undefined) {
      report('count-unreadable', { value: String(JSON.stringify(value)).slice(0, 60) }, `${where}.${name}`);
    } else signals[name] = count;
  }
  return signals;
}

/** Readings with usable dates, oldest first. */
export function toHistory(readings: readonly Reading[], report: Report, where: string): Reading[] {
  const usable = readings.flatMap((reading) => {
    const at = toIsoDate(reading.at);
    if (at !== undefined) return [{ at, signals: toSignals(reading.signals, report, where) }];
    report('date-unreadable', { value: JSON.stringify(reading.at).slice(0, 60) }, where);
    return [];
  });
  return usable.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}
