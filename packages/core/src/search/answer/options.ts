import { listed } from '../store/columns.js';
import type { FacetName, SearchOptions, Sort } from '../types.js';

const facetNames: readonly string[] = [...listed, 'years'] satisfies FacetName[];
const optionNames: readonly string[] = ['offset', 'limit', 'match', 'corrections', 'sort', 'facets'];

function shown(value: unknown): string {
  return typeof value === 'string' ? `"${value.slice(0, 80)}"` : value === null ? 'null' : typeof value;
}

function wrong(option: string, value: unknown, expected: string): TypeError {
  return new TypeError(`${option} must be ${expected}, not ${shown(value)}.`);
}

function isSort(sort: unknown): sort is Sort {
  if (sort === 'relevance' || sort === 'date') return true;
  if (typeof sort !== 'object' || sort === null) return false;
  const { signal, scores } = sort as { signal?: unknown; scores?: unknown };
  return typeof signal === 'string' || (typeof scores === 'object' && scores !== null);
}

/**
 * Whoever writes a program learns at the first call what it asked for in vain; what a person types into a search box
 * never throws.
 *
 * @throws {TypeError} that names the option, for what is none or has a value of a wrong kind
 */
export function checkArguments(query: unknown, options: SearchOptions): void {
  if (typeof query !== 'string') throw wrong('The query', query, 'a string');
  if (typeof options !== 'object' || options === null) throw wrong('The options', options, 'an object');
  for (const name of Object.keys(options))
    if (!optionNames.includes(name))
      throw new TypeError(`There is no option "${name}", only ${optionNames.join(', ')}.`);
  const { offset, limit, match, corrections, sort, facets } = options;
  if (offset !== undefined && typeof offset !== 'number') throw wrong('offset', offset, 'a number');
  if (limit !== undefined && typeof limit !== 'number') throw wrong('limit', limit, 'a number');
  if (match !== undefined && match !== 'any' && match !== 'all') throw wrong('match', match, '"any" or "all"');
  if (corrections !== undefined && corrections !== 'apply' && corrections !== 'suggest')
    throw wrong('corrections', corrections, '"apply" or "suggest"');
  if (sort !== undefined && !isSort(sort))
    throw wrong('sort', sort, '"relevance", "date", { signal } or { scores, weight }');
  if (facets === undefined) return;
  if (!Array.isArray(facets)) throw wrong('facets', facets, 'a list of names');
  for (const name of facets)
    if (!facetNames.includes(name)) throw wrong('A facet', name, `one of ${facetNames.join(', ')}`);
}
