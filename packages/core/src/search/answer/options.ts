import { nearest } from '../../text/nearest.js';
import { listed } from '../store/columns.js';
import type { FacetName, IndexOptions, SearchOptions, Sort } from '../types.js';

const facetNames: readonly string[] = [...listed, 'years'] satisfies FacetName[];
const boosted: readonly string[] = ['title', 'abstract', 'authors', 'topics', 'venue'];
/** Names that queries give another meaning. */
const taken = new Set('title abstract author authors topic topics venue after before in has id or and not'.split(' '));

function shown(value: unknown): string {
  return typeof value === 'string' ? `"${value.slice(0, 80)}"` : value === null ? 'null' : typeof value;
}

function wrong(option: string, value: unknown, expected: string): TypeError {
  return new TypeError(`${option} must be ${expected}, not ${shown(value)}.`);
}

function unknown(what: string, name: string, names: readonly string[]): TypeError {
  const meant = nearest(name, names);
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return new TypeError(`There is no ${what} "${name.slice(0, 80)}", only ${names.join(', ')}.${hint}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isSort(sort: unknown): sort is Sort {
  if (sort === 'relevance' || sort === 'date') return true;
  if (!isObject(sort)) return false;
  return typeof sort.signal === 'string' || isObject(sort.scores);
}

/** What an option may be, and how that is said. */
type Rule = readonly [expected: string, fits: (value: unknown) => boolean];

const aNumber: Rule = ['a number', (value) => typeof value === 'number'];
const aFunction: Rule = ['a function', (value) => typeof value === 'function'];
const aFlag: Rule = ['true or false', (value) => typeof value === 'boolean'];

function amount(most: number): Rule {
  const range = most === Number.POSITIVE_INFINITY ? 'a number from 0' : `a number from 0 to ${most}`;
  return [range, (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= most];
}

function oneOf(...names: string[]): Rule {
  return [names.map((name) => `"${name}"`).join(' or '), (value) => names.includes(value as string)];
}

const searchRules: Readonly<Record<keyof SearchOptions, Rule>> = {
  offset: aNumber,
  limit: aNumber,
  match: oneOf('any', 'all'),
  corrections: oneOf('apply', 'suggest'),
  sort: [
    '"relevance", "date", { signal } or { scores, weight }, or a list of those',
    (value) => (Array.isArray(value) ? value.length > 0 && value.every(isSort) : isSort(value)),
  ],
  facets: ['a list of names', Array.isArray],
  selected: ['an object with lists of values', (value) => isObject(value) && Object.values(value).every(isStrings)],
  exclude: ['a list of identifiers', (value) => isObject(value) && Symbol.iterator in value],
  filter: aFunction,
};

const indexRules: Readonly<Record<keyof IndexOptions, Rule>> = {
  stem: ['true, false or a function', (value) => typeof value === 'boolean' || typeof value === 'function'],
  stopWords: ['a list of words', isStrings],
  tokenize: aFunction,
  synonyms: ['a list of lists of words', (value) => Array.isArray(value) && value.every(isStrings)],
  boosts: ['an object of numbers', isObject],
  k1: amount(Number.POSITIVE_INFINITY),
  b: amount(1),
  fields: ['an object of functions', (value) => isObject(value) && Object.values(value).every(aFunction[1])],
  keepPapers: aFlag,
  onIssue: aFunction,
  clock: aFunction,
};

/** @throws {TypeError} that names the option, for what is none or has a value of a wrong kind */
function check(options: unknown, rules: Readonly<Record<string, Rule>>): void {
  if (!isObject(options)) throw wrong('The options', options, 'an object');
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(rules, name)) throw unknown('option', name, Object.keys(rules));
    const [expected, fits] = rules[name]!;
    if (value !== undefined && !fits(value)) throw wrong(name, value, expected);
  }
}

/**
 * Whoever writes a program learns at the first call what it asked for in vain; what a person types into a search box
 * never throws.
 *
 * @throws {TypeError} that names the option, for what is none or has a value of a wrong kind
 */
export function checkArguments(query: unknown, options: SearchOptions): void {
  if (typeof query !== 'string') throw wrong('The query', query, 'a string');
  check(options, searchRules);
  for (const name of [...(options.facets ?? []), ...Object.keys(options.selected ?? {})])
    if (!facetNames.includes(name)) throw unknown('facet', String(name), facetNames);
  if (typeof options.exclude === 'string') throw wrong('exclude', options.exclude, 'a list of identifiers');
}

/** @throws {TypeError} that names the option of `createIndex`, for what is none or has a value of a wrong kind */
export function checkIndexOptions(options: IndexOptions): void {
  check(options, indexRules);
  const fields = Object.keys(options.fields ?? {});
  for (const name of fields)
    if (!/^[a-z]\w{0,31}$/i.test(name) || taken.has(name.toLowerCase()))
      throw new TypeError(`fields cannot have one called "${name}": queries could not name it.`);
  for (const [name, value] of Object.entries(options.boosts ?? {})) {
    if (!boosted.includes(name) && !fields.includes(name)) throw unknown('boost', name, [...boosted, ...fields]);
    const [expected, fits] = amount(Number.POSITIVE_INFINITY);
    if (!fits(value)) throw wrong(`boosts.${name}`, value, expected);
  }
}
