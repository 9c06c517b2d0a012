import {
  aCollection,
  aFlag,
  aFunction,
  aLimit,
  aList,
  amount,
  anObject,
  checkOption,
  checkOptions,
  isObject,
  isStrings,
  oneOf,
  type Rule,
  type Rules,
  someTexts,
  unknownName,
  wrong,
} from '../../text/options.js';
import { listed } from '../store/columns.js';
import type { FacetName, IndexOptions, SearchOptions, Sort } from '../types.js';

const facetNames: readonly string[] = [...listed, 'years'] satisfies FacetName[];
const boosted: readonly string[] = ['title', 'abstract', 'authors', 'topics', 'venue'];
/** Names that queries give another meaning. */
const taken = new Set('title abstract author authors topic topics venue after before in has id or and not'.split(' '));

function isSort(sort: unknown): sort is Sort {
  if (sort === 'relevance' || sort === 'date') return true;
  if (!isObject(sort)) return false;
  return typeof sort.signal === 'string' || isObject(sort.scores);
}

const searchRules: Rules<SearchOptions> = {
  offset: aLimit,
  limit: aLimit,
  match: oneOf('any', 'all'),
  corrections: oneOf('apply', 'suggest'),
  sort: [
    '"relevance", "date", { signal } or { scores, weight }, or a list of those',
    (value) => (Array.isArray(value) ? value.length > 0 && value.every(isSort) : isSort(value)),
  ],
  facets: ['a list of names', aList[1]],
  selected: ['an object with lists of values', (value) => isObject(value) && Object.values(value).every(isStrings)],
  exclude: ['a list of identifiers', aCollection[1]],
  filter: aFunction,
};

const factor: Rule = ['a finite number from 0', (value) => Number.isFinite(value) && (value as number) >= 0];

const indexRules: Rules<IndexOptions> = {
  stem: ['true, false or a function', (value) => typeof value === 'boolean' || typeof value === 'function'],
  stopWords: someTexts,
  tokenize: aFunction,
  synonyms: ['a list of lists of words', (value) => Array.isArray(value) && value.every(isStrings)],
  boosts: anObject,
  k1: factor,
  b: amount(0, 1),
  fields: ['an object of functions', (value) => isObject(value) && Object.values(value).every(aFunction[1])],
  keepPapers: aFlag,
  onIssue: aFunction,
  clock: aFunction,
};

/**
 * Whoever writes a program learns at the first call what it asked for in vain; what a person types into a search box
 * never throws.
 *
 * @throws {TypeError} that names the option, for what is none or has a value of a wrong kind
 */
export function checkArguments(query: unknown, options: SearchOptions): void {
  if (typeof query !== 'string') throw wrong('The query', query, 'a string');
  checkOptions(options, searchRules);
  for (const name of [...(options.facets ?? []), ...Object.keys(options.selected ?? {})])
    if (!facetNames.includes(name)) throw unknownName('facet', String(name), facetNames);
}

/** @throws {TypeError} that names the option of `createIndex`, for what is none or has a value of a wrong kind */
export function checkIndexOptions(options: IndexOptions): void {
  checkOptions(options, indexRules);
  const fields = Object.keys(options.fields ?? {});
  for (const name of fields)
    if (!/^[a-z]\w{0,31}$/i.test(name) || taken.has(name.toLowerCase()))
      throw new TypeError(`fields cannot have one called "${name}": queries could not name it.`);
  for (const [name, value] of Object.entries(options.boosts ?? {})) {
    if (!boosted.includes(name) && !fields.includes(name)) throw unknownName('boost', name, [...boosted, ...fields]);
    checkOption(`boosts.${name}`, value, factor);
  }
}
