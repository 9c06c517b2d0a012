// Every public function that takes options holds what it is given against a table of rules. Free of all else on purpose:
// each door carries it.

import { didYouMean } from './nearest.js';

/** What an option may be: how that is said, and whether a value is it. */
export type Rule = readonly [expected: string, fits: (value: unknown) => boolean];

/** A rule for each option of a door: one that lacks a rule, or has one too many, does not compile. */
export type Rules<Options> = { readonly [Name in keyof Required<Options>]: Rule };

/** An object as programs write them down, with options by name: no list and no date. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

export function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isIterable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

export const aFlag: Rule = ['true or false', (value) => typeof value === 'boolean'];
export const aFunction: Rule = ['a function', (value) => typeof value === 'function'];
export const aText: Rule = ['a text', (value) => typeof value === 'string'];
export const aDate: Rule = ['a Date', (value) => value instanceof Date && !Number.isNaN(value.getTime())];
export const aMoment: Rule = [
  'a date: a Date, an ISO 8601 text or milliseconds',
  (value) => value instanceof Date || typeof value === 'string' || typeof value === 'number',
];
export const aFinite: Rule = ['a finite number', Number.isFinite];
export const anObject: Rule = ['an object', isObject];
export const someTexts: Rule = ['a list of texts', isStrings];
export const aList: Rule = ['a list', Array.isArray];
export const aCollection: Rule = ['a list', isIterable];
export const aMap: Rule = [
  'a map',
  (value) => isIterable(value) && typeof (value as Map<unknown, unknown>).get === 'function',
];
export const someBytes: Rule = ['bytes, a Uint8Array', (value) => ArrayBuffer.isView(value)];
export const anything: Rule = ['anything', () => true];

function range(least: number, most: number): string {
  return `from ${least}${most === Number.POSITIVE_INFINITY ? '' : ` to ${most}`}`;
}

/** A number in a range, both ends in it. */
export function amount(least = 0, most = Number.POSITIVE_INFINITY): Rule {
  return [`a number ${range(least, most)}`, (value) => typeof value === 'number' && value >= least && value <= most];
}

/** The same for what is counted. */
export function whole(least = 0, most = Number.POSITIVE_INFINITY): Rule {
  return [
    `a whole number ${range(least, most)}`,
    (value) => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most,
  ];
}

/** How many to give at most: a count, or Infinity for all. */
export const aLimit: Rule = [whole()[0], (value) => value === Number.POSITIVE_INFINITY || whole()[1](value)];

export function oneOf(...names: readonly string[]): Rule {
  return [names.map((name) => `"${name}"`).join(' or '), (value) => names.includes(value as string)];
}

/** The same option as one of another kind, where both are right. */
export function either(a: Rule, b: Rule): Rule {
  return [`${a[0]} or ${b[0]}`, (value) => a[1](value) || b[1](value)];
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.slice(0, 80)}"`;
  if (typeof value === 'number' || value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid Date' : 'a Date';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** What to throw for a value that an option cannot have: of a number where one belongs, that it is out of range. */
export function wrong(option: string, value: unknown, expected: string): TypeError {
  const message = `${option} must be ${expected}, not ${shown(value)}.`;
  const isRange = typeof value === 'number' && / number /.test(expected);
  return isRange ? new RangeError(message) : new TypeError(message);
}

/** What to throw for a name that nobody knows, with the one that was probably meant. */
export function unknownName(what: string, name: string, names: readonly string[]): TypeError {
  return new TypeError(
    `There is no ${what} "${name.slice(0, 80)}", only ${names.join(', ')}.${didYouMean(name, names)}`,
  );
}

/** @throws {TypeError | RangeError} that names the option. One that is left out, or `undefined`, is right. */
export function checkOption(name: string, value: unknown, [expected, fits]: Rule): void {
  if (value !== undefined && !fits(value)) throw wrong(name, value, expected);
}

/**
 * Whoever writes a program learns at the first call what it asked for in vain.
 *
 * @throws {TypeError} that names the option, for one that there is none of (with what was probably meant) or a value of a
 * wrong kind
 * @throws {RangeError} that names the option, for a number out of range
 */
export function checkOptions(options: unknown, rules: Readonly<Record<string, Rule>>): void {
  if (!isObject(options)) throw wrong('The options', options, 'an object');
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(rules, name)) throw unknownName('option', name, Object.keys(rules));
    checkOption(name, value, rules[name]!);
  }
}

/** The same of what a door is given beside its options. */
export function checkArgument(name: string, value: unknown, [expected, fits]: Rule): void {
  if (!fits(value)) throw wrong(name, value, expected);
}

/**
 * @throws {TypeError} for what is no list of papers, most often a listing, which has one; and for a list that holds
 * anything but objects, unless what takes it skips those and says so.
 */
export function checkPapers(papers: unknown, rule: Rule = aList): void {
  const [expected, fits] = rule;
  if (!fits(papers)) {
    const hint = isObject(papers) && 'papers' in papers ? ' Of a listing, give its papers: listing.papers.' : '';
    throw new TypeError(`The papers must be ${expected}, not ${shown(papers)}.${hint}`);
  }
  if (rule !== aList) return;
  const odd = (papers as unknown[]).findIndex((paper) => !isObject(paper));
  if (odd >= 0) throw wrong(`papers[${odd}]`, (papers as unknown[])[odd], 'a paper');
}
