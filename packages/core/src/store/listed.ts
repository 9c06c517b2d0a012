import { filterPapers } from '../collect/filter.js';
import { TrendingPapersError } from '../paper/errors.js';
import type { Paper, PaperId, Reading } from '../paper/schema.js';
import { timeOf } from '../text/iso.js';
import { aFlag, aLimit, anObject, anything, aText, checkOptions, type Rules, someTexts } from '../text/options.js';
import { placeAt } from './place.js';
import type { StoreListing, StoreSeries } from './types.js';

/** The places between which the papers of a listing lie, newest first: from the first that is out, to the last that is in. */
export function placesOf({ since, until, after }: StoreListing): { before?: string; from?: string } {
  const bounds = [after, until === undefined ? undefined : placeAt(startOfDay('until', until))].filter(
    (bound) => bound !== undefined,
  );
  return {
    ...(bounds.length > 0 && { before: bounds.sort()[0]! }),
    ...(since !== undefined && { from: placeAt(startOfDay('since', since)) }),
  };
}

const listingRules: Rules<StoreListing> = {
  topics: someTexts,
  authors: someTexts,
  exclude: someTexts,
  // Dates are held against the calendar, by those who read them.
  since: anything,
  until: anything,
  after: aText,
  minSignals: anObject,
  withCode: aFlag,
  limit: aLimit,
};

const seriesRules: Rules<StoreSeries> = { signal: aText, from: aText, to: aText };

/** Those papers that pass the filters that are not about places. */
export function passing(papers: readonly Paper[], which: StoreListing): Paper[] {
  checkOptions(which, listingRules);
  const { since: _, until: __, after: ___, limit: ____, ...rest } = which;
  return filterPapers(papers, rest);
}

/**
 * Names as they are given, each once.
 *
 * @throws TypeError for a single text, whose letters would be taken for names
 */
export function eachName(names: Iterable<PaperId>): PaperId[] {
  if (typeof names === 'string')
    throw new TypeError(`The names must be a list of texts, not the text "${names.slice(0, 80)}".`);
  return [...new Set(names)];
}

/** Whether a reading is among those that are asked for. */
export function isAmong(which: StoreSeries): (reading: Reading) => boolean {
  checkOptions(which, seriesRules);
  const { signal, from, to } = which;
  const [first, end] = [momentOf('from', from), momentOf('to', to)];
  return ({ at, signals }) => {
    const time = timeOf(at);
    return !(time < first) && !(time >= end) && (signal === undefined || Object.hasOwn(signals, signal));
  };
}

/** The reading with one of its signals alone, where one is asked for. */
export function narrowed({ at, signals }: Reading, signal: string | undefined): Reading {
  return { at, signals: signal === undefined ? signals : { [signal]: signals[signal]! } };
}

function momentOf(option: string, date: string | undefined): number {
  if (date === undefined) return Number.NaN;
  const time = timeOf(date);
  if (Number.isNaN(time)) throw badDate(option, date);
  return time;
}

/** The beginning of a day in UTC. */
export function startOfDay(option: string, date: string | Date): number {
  const text = date instanceof Date ? (Number.isNaN(date.getTime()) ? '' : date.toISOString()) : date;
  if (Number.isNaN(timeOf(text))) throw badDate(option, date);
  return timeOf(text.slice(0, 10));
}

function badDate(option: string, value: unknown): TrendingPapersError {
  return new TrendingPapersError('bad-option', `${option} is a date such as 2026-03-18, not ${String(value)}.`, {
    option,
    value,
  });
}
