import { day } from '../paper/days.js';
import type { Reason } from '../paper/reason.js';
import type { SignalName } from '../paper/signals.js';
import { aFinite, aList, aText, checkArgument, isObject, type Rule } from '../text/options.js';
import { saySource } from './sources.js';
import type { Words } from './types.js';

/** More than these times the usual is not said more exactly. */
const mostTimes = 1000;

const someWords: Rule = [
  'words of a language, as `loadWords` gives them',
  (value) => isObject(value) && isObject(value.signals),
];
const aReason: Rule = ['a reason, as `rank` gives it', (value) => isObject(value) && typeof value.signal === 'string'];
const someReasons: Rule = ['a list of reasons', (value) => Array.isArray(value) && value.every(aReason[1])];

/** A number of a signal: `118 upvotes`, or `views: 12` for one that the language does not know. */
export function sayCount(signal: string, count: number, words: Words): string {
  checkArgument('The signal', signal, aText);
  checkArgument('The count', count, aFinite);
  checkArgument('The words', words, someWords);
  const n = rounded(count);
  const known = Object.hasOwn(words.signals, signal) ? words.signals[signal as SignalName] : undefined;
  const form = known && (known[pluralRules(words.tag).select(n)] ?? known.other);
  return fill(form ?? words.undeclared, { n: sayNumber(n, words), signal });
}

/** The name of a signal: the language's, else its own. */
export function signalName(signal: string, words: Words): string {
  checkArgument('The signal', signal, aText);
  checkArgument('The words', words, someWords);
  return Object.hasOwn(words.signals, signal) ? words.signals[signal as SignalName].name : signal;
}

/**
 * A reason as a clause without its end: "56 upvotes, 6.2 times the usual". Dates are said in full, so that it stays
 * true when it is read later.
 */
export function sayReason(reason: Reason, words: Words): string {
  checkArgument('The reason', reason, aReason);
  checkArgument('The words', words, someWords);
  const fact = sayFact(reason, words);
  const { value, usual, aspect } = reason;
  if (value === undefined || usual === undefined || aspect === undefined || aspect === 'acceleration') return fact;
  if (value > usual && usual > 0) {
    const times = value / usual;
    const said = sayNumber(rounded(Math.min(times, mostTimes)), words) + (times > mostTimes ? '+' : '');
    return said === sayNumber(1, words) ? fact : fill(words.times, { fact, times: said });
  }
  return rounded(value) < rounded(usual) ? fill(words.below, { fact, usual: sayNumber(rounded(usual), words) }) : fact;
}

/** What was found, without what is usual: what two papers are compared by. */
function sayFact(reason: Reason, words: Words): string {
  if (reason.text !== undefined) return reason.text;
  const { signal, value, since, at, like = '' } = reason;
  const shared = reason.words?.join(', ') ?? '';
  switch (signal) {
    case 'position':
      return sayPlace(reason, words);
    case 'age':
      return sayAge(reason, words);
    case 'boost':
      return fill(words.boost, { words: shared });
    case 'pin':
    case 'cap':
    case 'turn':
    case 'alone':
      return words[signal];
    case 'taste':
      return sayTaste(reason, words);
    case 'diversity':
      return fill(words.similar, { like });
  }
  if (value === undefined)
    return fill(reason.contribution > 0 ? words.assumed : words.unknown, { signal: signalName(signal, words) });
  const count = sayCount(signal, Math.abs(value), words);
  if (reason.aspect === undefined || reason.aspect === 'level')
    return at ? fill(words.dated, { fact: count, range: sayDate(at, words) }) : count;
  const fact = fill(words[reason.aspect === 'speed' ? 'speed' : 'faster'], { count });
  return since && at ? fill(words.dated, { fact, range: sayRange(since, at, words) }) : fact;
}

/**
 * When a paper came up. It is called new or old where the score and what is usual agree on that: a paper of last month
 * in an archive of years is neither.
 */
function sayAge({ value = 0, usual, since = '', contribution }: Reason, words: Words): string {
  const isRecent = contribution > 0 && !(value > usual!);
  const isOlder = contribution < 0 && !(value < usual!);
  const template = isRecent ? words.recent : isOlder ? words.older : words.cameUp;
  const said = fill(template, { date: sayDate(since, words) });
  return said.charAt(0).toLocaleUpperCase(words.tag) + said.slice(1);
}

function sayTaste({ contribution, like = '', words: names = [] }: Reason, words: Words): string {
  const fact = fill(contribution < 0 ? words.dismissed : words.liked, { like });
  return names.length > 0 ? fill(words.shared, { fact, words: names.join(', ') }) : fact;
}

function sayPlace({ value = 0, of, source }: Reason, words: Words): string {
  const gaps = { n: sayNumber(value, words), of: sayNumber(of ?? 0, words) };
  const fact = fill(of === undefined ? words.placeAlone : words.place, gaps);
  const said = source && saySource(source);
  return said ? fill(words.placeIn, { fact, source: said }) : fact;
}

/** One decimal below ten, whole ones above. */
function rounded(value: number): number {
  return +value.toFixed(value < 10 ? 1 : 0);
}

/** A number as the language writes it: `1,204`. */
export function sayNumber(value: number, words: Words): string {
  if (value >= 1e15) return value.toExponential(0);
  const digits = `${value}`;
  // As Intl writes them, which takes 20 ms to be asked the first time.
  if (/^\d{1,3}(?:\.\d)?$/.test(digits) && Object.hasOwn(decimalSigns, words.tag))
    return digits.replace('.', decimalSigns[words.tag]!);
  return numberFormat(words.tag).format(value);
}

/** What stands before tenths in languages that write numbers below a thousand with these digits. */
const decimalSigns: Readonly<Record<string, string>> = {
  'en-GB': '.',
  ja: '.',
  ko: '.',
  zh: '.',
  de: ',',
  es: ',',
  fr: ',',
  pt: ',',
};

/** A date as exactly as it is known: a year, a month or a day. */
export function sayDate(date: string, words: Words): string {
  const moment = new Date(date);
  const format = date.length === 4 ? yearFormat : date.length === 7 ? monthFormat : dateFormat;
  return Number.isNaN(moment.getTime()) ? date : plain(format(words.tag).format(moment));
}

function sayRange(since: string, at: string, words: Words): string {
  return plain(dateFormat(words.tag).formatRange(new Date(since), new Date(at)));
}

/** Engines put thin, narrow or no blanks between the same words. */
const plain = (text: string) => text.replace(/[\u2009\u202f]/g, ' ').replace(/(\d\.?) – (?=\d)/g, '$1–');

/** A text with its gaps filled; a gap that nothing is given for stays. */
export function fill(template: string, gaps: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (gap, name: string) => gaps[name] ?? gap);
}

/** Formats are slow to make and asked thousands of times. */
export function perTag<Format>(make: (tag: string) => Format): (tag: string) => Format {
  const made = new Map<string, Format>();
  return (tag) => {
    const known = made.get(tag) ?? make(tag);
    made.set(tag, known);
    return known;
  };
}

export const pluralRules = perTag((tag) => new Intl.PluralRules(tag));
const numberFormat = perTag((tag) => new Intl.NumberFormat(tag));
const datesOf = (parts: Intl.DateTimeFormatOptions) =>
  perTag((tag) => new Intl.DateTimeFormat(tag, { ...parts, timeZone: 'UTC' }));
export const dateFormat = datesOf({ day: 'numeric', month: 'long', year: 'numeric' });
const monthFormat = datesOf({ month: 'long', year: 'numeric' });
const yearFormat = datesOf({ year: 'numeric' });

/** What gives less than this share of the weightiest reason moves a paper by nothing that people would notice. */
const worthSaying = 0.02;

/**
 * The reasons that are worth saying, the weightiest first: without those of nothing, what hardly counts beside the
 * weightiest, and, where there are others, a date that is the usual one, which tells hardly a paper from another.
 */
export function tellingReasons(reasons: readonly Reason[]): Reason[] {
  checkArgument('The reasons', reasons, someReasons);
  const some = reasons.filter(({ signal, value, of }) =>
    signal === 'age' ? value !== undefined && of !== 1 : value !== 0,
  );
  const different = some.filter((reason) => reason.signal !== 'age' || !isOfUsualDay(reason));
  const telling = different.length > 0 ? different : some;
  const most = telling.reduce((most, reason) => Math.max(most, weightOf(reason)), 0);
  return telling
    .filter((reason) => weightOf(reason) === most || weightOf(reason) > worthSaying * most)
    .sort((a, b) => weightOf(b) - weightOf(a));
}

const weightOf = ({ contribution }: Reason) => Math.abs(contribution) || 0;

/** Whether a paper came up on the day on which such papers usually did. */
function isOfUsualDay({ value, usual, since }: Reason): boolean {
  const moment = Date.parse(since!);
  return Math.floor(moment / day) === Math.floor((moment + (value! - usual!) * day) / day);
}

/** `tellingReasons` as sentences. A reason that is a text already is said as it is. */
export function sayReasons(reasons: readonly (Reason | string)[], words: Words): string[] {
  checkArgument('The reasons', reasons, aList);
  checkArgument('The words', words, someWords);
  const data = reasons.filter((reason) => typeof reason !== 'string');
  return [
    ...tellingReasons(data).map((reason) => sayReason(reason, words) + words.end),
    ...reasons.filter((reason) => typeof reason === 'string'),
  ];
}

/**
 * Why a paper stands where it does beside another, by what each has: first what it is ahead by, then what it is behind
 * by, the weightiest first.
 */
export function sayDifference(upper: readonly Reason[], lower: readonly Reason[], words: Words): string[] {
  const key = ({ signal, aspect, source, text }: Reason) => [signal, aspect, source, text].join(' ');
  const [ours, theirs] = [upper, lower].map((reasons) => new Map(reasons.map((reason) => [key(reason), reason])));
  const differences = [...new Set([...ours!.keys(), ...theirs!.keys()])].map((name) => {
    const [a, b] = [ours!.get(name), theirs!.get(name)];
    return { a, b, weight: (a?.contribution ?? 0) - (b?.contribution ?? 0) };
  });
  const most = Math.max(0, ...differences.map(({ weight }) => Math.abs(weight)));
  const say = (reason: Reason | undefined) => {
    if (!reason) return words.nothing;
    const { signal, since } = reason;
    if (signal !== 'age') return sayFact(reason, words);
    return since ? fill(words.cameUp, { date: sayDate(since, words) }) : words.nothing;
  };
  return (
    differences
      .filter(({ weight }) => Math.abs(weight) > worthSaying * most)
      .sort((a, b) => b.weight - a.weight)
      .map(({ a, b, weight }) => ({ template: weight > 0 ? words.ahead : words.behind, a: say(a), b: say(b) }))
      // Hours of one day differ, and are said alike.
      .filter(({ a, b }) => a !== b)
      .map(({ template, ...sides }) => fill(template, sides) + words.end)
  );
}
