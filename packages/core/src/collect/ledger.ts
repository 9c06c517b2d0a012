import { findRoute, isSource } from '../fetch/index.js';
import { TrendingPapersError } from '../paper/errors.js';
import { isoDay } from '../text/iso.js';
import { aDate, checkArgument, isObject, type Rule } from '../text/options.js';

/** What is known of one day of one source. */
export interface LedgerEntry {
  /** As it was named: `arxiv:cs.LG`. */
  source: string;
  /** The day the listing is of, as `2026-03-18`. */
  day: string;
  /** When it was last asked, as an ISO 8601 instant. */
  at: string;
  /** Days it speaks of, itself the last, where a past day was asked for alone of a listing that covers more. */
  covers?: number;
  /** Papers the service counts, where it does. */
  expected?: number;
  /** The most papers that came in one answer. */
  received: number;
  /** Papers that were not known before, over all answers. */
  new: number;
  /** Papers the service counts that did not come. */
  missing?: number;
  /** Whether the service gave another day's papers as this one's, and another way to them was taken. */
  stale?: boolean;
  /** Why the last answer gave nothing, in the service's own words where it had any. */
  error?: { code: string; message: string };
}

/** The days of all sources, oldest first. Plain data: keep it as JSON, and hand it to the next run. */
export type Ledger = readonly LedgerEntry[];

/** Days of a source that are kept: two years, as long as papers are shown, so that filling a span can go on later. */
const keptDays = 730;

/**
 * A ledger that was kept, as it may be used: entries that are none are left out.
 *
 * @throws TrendingPapersError `unreadable-state` when it is no list at all.
 */
export function readLedger(value: unknown): LedgerEntry[] {
  if (!Array.isArray(value))
    throw new TrendingPapersError('unreadable-state', 'This is no ledger of sources and days.');
  return value.filter(isEntry);
}

export const aLedger: Rule = [
  'a ledger, as `readLedger` gives it',
  (value) => Array.isArray(value) && value.every(isEntry),
];
const aSpan: Rule = [
  'an object with the days `from` and `to`, as 2026-03-18',
  (value) => isObject(value) && [value.from, value.to].every((day) => typeof day === 'string' && isoDay.test(day)),
];

function isEntry(value: unknown): value is LedgerEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof LedgerEntry, unknown>>;
  const isText = typeof entry.source === 'string' && !Number.isNaN(Date.parse(String(entry.at)));
  const isCount = [entry.received, entry.new].every((count) => Number.isInteger(count));
  const isOptional = [entry.expected, entry.missing, entry.covers].every(
    (count) => count === undefined || Number.isInteger(count),
  );
  const isDay = typeof entry.day === 'string' && isoDay.test(entry.day);
  const { error } = entry as Partial<LedgerEntry>;
  const isError = error === undefined || (typeof error?.code === 'string' && typeof error.message === 'string');
  return isText && isCount && isOptional && isDay && isError;
}

/**
 * A ledger with what a run found: a later answer of a day completes those before.
 *
 * @throws TypeError for what is no ledger.
 */
export function addToLedger(ledger: Ledger, found: Ledger): LedgerEntry[] {
  checkArgument('The ledger', ledger, aLedger);
  checkArgument('What was found', found, aLedger);
  const entries = new Map(ledger.map((entry) => [keyOf(entry), entry]));
  for (const entry of found) entries.set(keyOf(entry), joined(entries.get(keyOf(entry)), entry));
  const all = [...entries.values()].sort((a, b) => compare(a.day, b.day) || compare(a.source, b.source));
  const newest = new Map(all.map(({ source, day }) => [source, day]));
  return all.filter(({ source, day }) => day >= plusDays(newest.get(source)!, -keptDays));
}

const keyOf = ({ source, day }: LedgerEntry) => `${day} ${source}`;

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** What is known after another answer: a failure takes nothing away from what came before it. */
function joined(before: LedgerEntry | undefined, next: LedgerEntry): LedgerEntry {
  if (before === undefined) return next;
  const received = Math.max(before.received, next.received);
  const expected = next.expected ?? before.expected;
  const missing = Math.max(0, (expected ?? 0) - received);
  const { missing: _, expected: __, covers, ...rest } = next;
  const isWhole = before.covers === undefined && !before.error;
  const entry: LedgerEntry = {
    ...rest,
    received,
    new: before.new + next.new,
    ...(expected !== undefined && { expected }),
    ...(missing > 0 && { missing }),
    ...(covers !== undefined && !isWhole && { covers }),
  };
  // A run that brings nothing new leaves no trace, however often it runs on a day.
  const isSame = JSON.stringify({ ...entry, at: before.at }) === JSON.stringify(before);
  return isSame && entry.at.slice(0, 10) === before.at.slice(0, 10) ? before : entry;
}

/**
 * The days of a source that are known to have gaps and that its service still offers, oldest first: days nobody asked
 * about since the first one, that failed, that lack papers, and that were asked about before they were over where a
 * day's list grows. `now` decides which days are past.
 */
export function missedDays(ledger: Ledger, source: string, now: Date): string[] {
  checkArgument('The ledger', ledger, aLedger);
  checkArgument('now', now, aDate);
  const past = isSource(source) ? findRoute(source).route.past : undefined;
  const entries = ledger.filter((entry) => entry.source === source);
  const [first] = entries.map(({ day }) => day).sort();
  if (!past || first === undefined) return [];
  const isKnown = (day: string) =>
    entries.some((entry) => {
      const isCovered = entry.day >= day && plusDays(entry.day, -(entry.covers ?? past.covers)) < day;
      // Asked about once it was over, a day's list grows no more.
      const isOver = !past.grows || past.today(new Date(entry.at)) > day;
      return isCovered && isOver && !entry.error && !entry.missing;
    });
  const today = past.today(now);
  const oldest = plusDays(today, -past.days);
  const missed: string[] = [];
  const [, start = today] = [first, oldest].sort();
  for (let day = start; day < today; day = plusDays(day, 1)) if (past.isListed(day) && !isKnown(day)) missed.push(day);
  return missed;
}

/**
 * The days of a span, oldest first, of which no whole answer is known yet: what is left of filling it. Days on which the
 * service lists nothing are not among them.
 *
 * @throws TrendingPapersError `unknown-source` for one whose service remembers no days.
 */
export function unfilledDays(ledger: Ledger, source: string, span: { from: string; to: string }, now: Date): string[] {
  checkArgument('The ledger', ledger, aLedger);
  checkArgument('The span', span, aSpan);
  checkArgument('now', now, aDate);
  const { from, to } = span;
  const { past } = findRoute(source).route;
  if (!past)
    throw new TrendingPapersError('unknown-source', `${source} cannot be had as it was on a past day.`, { source });
  const isWhole = ({ at, error, missing }: LedgerEntry, day: string) =>
    !error && !missing && (!past.grows || past.today(new Date(at)) > day);
  const known = new Set(
    ledger.filter((entry) => entry.source === source && isWhole(entry, entry.day)).map(({ day }) => day),
  );
  const today = past.today(now);
  const days: string[] = [];
  for (let day = from; day <= to && day < today; day = plusDays(day, 1))
    if (past.isListed(day) && !known.has(day)) days.push(day);
  return days;
}

/** A day so many days later. */
function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
