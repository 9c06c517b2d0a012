import { stampOf } from './iso.js';

/** The months without accents: in English, German, French, Spanish, Portuguese, Italian, Dutch, and abbreviations that begin none. */
const monthNames = [
  'january januar janvier enero janeiro gennaio januari janner',
  'february februar fevrier febrero fevereiro febbraio februari feber',
  'march marz mars marzo marco maart mrt maerz',
  'april avril abril aprile',
  'may mai mayo maio maggio mei',
  'june juni juin junio junho giugno',
  'july juli juillet julio julho luglio',
  'august aout agosto augustus',
  'september septembre septiembre setembro settembre',
  'october oktober octobre octubre outubro ottobre',
  'november novembre noviembre novembro',
  'december dezember decembre diciembre dezembro dicembre',
].map((names) => names.split(' '));

/** The month that a name or its abbreviation of three letters or more means, from 1. */
function monthOf(written: string): number | undefined {
  const name = written.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const index = monthNames.findIndex((names) => names.some((full) => full.startsWith(name)));
  return index < 0 ? undefined : index + 1;
}

/** The zone abbreviations of RFC 822, hours from UTC. */
const zones: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

interface Parts {
  year: number;
  month?: number | undefined;
  day?: number | undefined;
  time?: string | undefined;
}

const time = String.raw`(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)`;
const zone = String.raw`\s{0,2}(Z|[A-Z]{1,4}|[+-]\d{2}:?\d{2})?`;
const month = String.raw`(?:de\s)?([A-Za-z\u00C0-\u017F]{3,10})\.?(?:\sdel?)?`;
const weekday = String.raw`(?:[A-Za-z]{3,9}\.?,?\s{1,3})?`;

const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));

/** The spellings that sources use, each with how its groups are read. First match wins. */
const spellings: readonly (readonly [pattern: RegExp, read: (groups: string[]) => Parts | undefined])[] = [
  // 2026-03-18T09:30:00.000Z, 2026-03-18 09:30, 2026/03/18, 2026-03, 2026
  [
    new RegExp(`^(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2})(?:[T ]\\s?${time}${zone})?)?)?$`),
    ([, y, m, d, t, z]) => ({ year: Number(y), month: number(m), day: number(d), time: t && `${t} ${z ?? ''}` }),
  ],
  // 20260318
  [/^(\d{4})(\d{2})(\d{2})$/, ([, y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) })],
  // Wed, 18 Mar 2026 09:30:00 GMT, 18 March 2026
  [
    new RegExp(
      `^${weekday}(\\d{1,2})(?:st|nd|rd|th|er|\\.)?[\\s-]{1,3}${month},?[\\s-]{1,3}(\\d{4}|\\d{2})(?:,?\\s{1,3}${time}${zone})?$`,
    ),
    ([, d, m, y, t, z]) => named(fullYear(y), m, d, t && `${t} ${z ?? ''}`),
  ],
  // Mar 18, 2026, Wednesday March 18 2026
  [
    new RegExp(
      `^${weekday}${month}\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}(\\d{4})(?:,?\\s{1,3}(?:at\\s)?${time}${zone})?$`,
    ),
    ([, m, d, y, t, z]) => named(y, m, d, t && `${t} ${z ?? ''}`),
  ],
  // Mar 2026, 2026 Mar, 2026 Mar 18, 2026 Mar-Apr (PubMed)
  [new RegExp(`^${month},?\\s{1,3}(\\d{4})$`), ([, m, y]) => named(y, m, undefined, undefined)],
  [
    new RegExp(`^(\\d{4})[\\s-]${month}(?:[\\s-](\\d{1,2}))?(?:[-/][A-Za-z0-9 ]{1,12})?$`),
    ([, y, m, d]) => named(y, m, d, undefined) ?? { year: Number(y) },
  ],
  // 2026年3月18日
  [/^(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?$/, ([, y, m, d]) => ({ year: Number(y), month: number(m), day: number(d) })],
  // 18.03.2026
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, ([, d, m, y]) => ({ year: Number(y), month: Number(m), day: Number(d) })],
  // 3/18/2026 or 18/3/2026: read only when the day cannot be the month
  [/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, ([, a, b, y]) => slashes(Number(a), Number(b), Number(y))],
];

/** ISO 8601 in UTC that nothing can be wrong with: most dates of most services. */
const settled =
  /^[1-9]\d{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z)?$/;

/** RFC 822 two-digit years, as RFC 2822 section 4.3 reads them. */
function fullYear(year = ''): string {
  if (year.length !== 2) return year;
  return Number(year) < 50 ? `20${year}` : `19${year}`;
}

function named(year = '', name = '', day: string | undefined, at: string | undefined): Parts | undefined {
  const found = monthOf(name);
  return found ? { year: Number(year), month: found, day: number(day), time: at } : undefined;
}

function slashes(first: number, second: number, year: number): Parts {
  if (first > 12) return { year, month: second, day: first };
  if (second > 12 || first === second) return { year, month: first, day: second };
  return { year };
}

/**
 * A date in any spelling that sources use as ISO 8601: a year, a month or a day stays one, an instant comes out in
 * UTC. Numbers are epochs, in seconds or milliseconds. `undefined` for what is no date, such as 30 February.
 *
 * @example
 * toIsoDate('Mon, 2 Apr 2007 19:18:42 GMT'); // '2007-04-02T19:18:42Z'
 * toIsoDate('Jul 18, 2024'); // '2024-07-18'
 */
export function toIsoDate(value: string | number): string | undefined {
  if (typeof value === 'number') return fromNumber(value);
  if (settled.test(value)) return value.replace('.000Z', 'Z');
  const text = value.trim().replace(/\s+/g, ' ');
  if (text.length > 60) return undefined;
  if (/^\d{9,13}$/.test(text)) return fromNumber(Number(text));
  const parts = partsOf(text);
  return parts && format(parts);
}

function partsOf(text: string): Parts | undefined {
  for (const [pattern, read] of spellings) {
    const groups = pattern.exec(text);
    const parts = groups && read(groups);
    if (parts) return parts;
  }
  return undefined;
}

/** A year of print, with no digit beside it. */
const loneYear = /(?<![\d.])(1[5-9]\d\d|20\d\d)(?![\d.])/g;

/**
 * What is left of a date of which a part is damaged, as ISO 8601: `2017-14` is 2017, 31 June 2020 is June 2020, "fall
 * 1988" is 1988. `undefined` when not even a single year can be told.
 *
 * @example
 * salvageDate('1988-13-01'); // '1988'
 */
export function salvageDate(value: string | number): string | undefined {
  const text = String(value).trim().replace(/\s+/g, ' ');
  if (text.length > 60) return undefined;
  const parts = partsOf(text);
  if (parts) {
    const { year, month, day } = parts;
    return format({ year, month, day }) ?? format({ year, month }) ?? format({ year });
  }
  const years = new Set(text.match(loneYear));
  return years.size === 1 ? [...years][0] : undefined;
}

function fromNumber(value: number): string | undefined {
  if (Number.isInteger(value) && value >= 1000 && value <= 9999) return String(value);
  const date = new Date(Math.abs(value) < 1e11 ? value * 1000 : value);
  return value > 1e8 && date.getTime() < 1e13 ? instant(date) : undefined;
}

function format({ year, month, day, time }: Parts): string | undefined {
  if (!(year >= 1000)) return undefined;
  if (month === undefined || month === 0) return String(year);
  if (month > 12) return undefined;
  const yearMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined || day === 0) return yearMonth;
  const date = `${yearMonth}-${String(day).padStart(2, '0')}`;
  if (new Date(`${date}T00:00:00Z`).getUTCDate() !== day) return undefined;
  return time ? withTime(date, time) : date;
}

/** A time without a zone is taken as UTC, as every source that leaves it out means it. */
function withTime(date: string, time: string): string | undefined {
  const [clock = '', name = ''] = time.split(' ');
  const hours = zones[name];
  const offset = hours === undefined ? numericZone(name) : `-${String(-hours).padStart(2, '0')}:00`;
  const moment = new Date(
    `${date}T${clock.padStart(clock.indexOf(':') === 1 ? clock.length + 1 : 0, '0').replace(',', '.')}${offset}`,
  );
  return Number.isNaN(moment.getTime()) ? undefined : instant(moment);
}

function numericZone(name: string): string {
  return /^[+-]/.test(name) ? name.replace(/^(...):?(..)$/, '$1:$2') : 'Z';
}

function instant(date: Date): string {
  return stampOf(date.getTime());
}
