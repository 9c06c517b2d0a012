import { type SignalName, signalKind } from '@trending-papers/core/paper';
import type { Locale, Strings } from './strings.js';

export type Key = Exclude<keyof Strings, 'reasons'>;

/** The strings of one language with the numbers and dates of its readers. */
export interface Words {
  readonly tag: string;
  readonly strings: Strings;
  /** A string with its gaps filled; `n` also chooses the plural form. */
  say(key: Key, gaps?: Readonly<Record<string, string | number>>): string;
  /** A number of a signal, under its own name where nobody declared it. */
  count(signal: string, n: number): string;
  /** 1234 → "1,234". */
  whole(count: number): string;
  /** 1234 → "1.2K". */
  short(count: number): string;
  /** "5 days ago" within four weeks, otherwise the date. */
  ago(date: string, now: number): string;
  /** The date as exactly as it is known: "2026", "March 2026", "18 March 2026", "18 March 2026, 09:30". */
  exact(date: string): string;
}

const day = 86_400_000;

/** The largest unit that fits, with its milliseconds. Months and years differ in length: beyond weeks we name the date. */
const steps = [
  ['day', day],
  ['hour', day / 24],
  ['minute', day / 1440],
] as const;

export function createWords({ tag, strings: own }: Locale, overrides?: Partial<Strings>): Words {
  const strings = { ...own, ...overrides };
  const plural = new Intl.PluralRules(tag);
  const whole = new Intl.NumberFormat(tag);
  const compact = new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const formats = new Map<number, Intl.DateTimeFormat>();

  function exact(date: string): string {
    const known = date.length;
    if (!formats.has(known)) formats.set(known, new Intl.DateTimeFormat(tag, dateParts(known)));
    return formats.get(known)!.format(new Date(date));
  }

  return {
    tag,
    strings,
    exact,
    count(signal, n) {
      const known = signalKind(signal);
      return known ? this.say(signal as SignalName, { n }) : this.say('undeclared', { signal, n });
    },
    whole: (count) => whole.format(count),
    short: (count) => compact.format(count),
    say(key, gaps = {}) {
      const entry: string | { other: string; [form: string]: string | undefined } = strings[key];
      const text = typeof entry === 'string' ? entry : (entry[plural.select(Number(gaps.n))] ?? entry.other);
      return text.replace(/\{(\w+)\}/g, (gap, name: string) => {
        const value = gaps[name];
        return typeof value === 'number' ? whole.format(value) : (value ?? gap);
      });
    },
    ago(date, now) {
      if (date.length < 10) return exact(date);
      const isDay = date.length === 10;
      // A date without a time is compared by days, else noon would call this morning's paper "12 hours ago".
      const passed = isDay ? Math.floor(now / day) * day - Date.parse(date) : now - Date.parse(date);
      if (passed < 0 || passed >= 28 * day) return exact(date.slice(0, 10));
      const [unit, length] = isDay ? steps[0] : (steps.find(([, milliseconds]) => passed >= milliseconds) ?? steps[2]);
      return relative.format(-Math.floor(passed / length), unit);
    },
  };
}

function dateParts(known: number): Intl.DateTimeFormatOptions {
  const options: Intl.DateTimeFormatOptions = { year: 'numeric' };
  if (known >= 7) options.month = 'long';
  if (known >= 10) options.day = 'numeric';
  if (known > 10) return { ...options, hour: '2-digit', minute: '2-digit' };
  return { ...options, timeZone: 'UTC' };
}
