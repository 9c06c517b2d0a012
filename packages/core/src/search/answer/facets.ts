import type { Issue } from '../../paper/schema.js';
import { issueOf } from '../issues.js';
import { type Listed, listed } from '../store/columns.js';
import type { Segment } from '../store/segment.js';
import type { FacetCount, FacetName } from '../types.js';
import type { Lexicon } from '../words/lexicon.js';
import { Top } from './top.js';

/** Values given of each facet, those with most papers. */
const mostValues = 50;

/** Counts the values of some facets over the papers it is told of. */
export class FacetCounter {
  private readonly names: Lexicon;
  private readonly lists: readonly (readonly [Listed, Uint32Array])[];
  private readonly years: Map<number, number> | undefined;
  /** Facets that have more values than are given, once `result` was asked. */
  readonly issues: Issue[] = [];

  constructor(names: Lexicon, facets: readonly FacetName[]) {
    this.names = names;
    this.lists = listed
      .filter((name) => facets.includes(name))
      .map((name) => [name, new Uint32Array(names.size)] as const);
    this.years = facets.includes('years') ? new Map() : undefined;
  }

  /** Counts a paper, for one facet alone or for all. */
  count(segment: Segment, doc: number, only?: FacetName): void {
    for (const [name, counts] of this.lists) {
      if (only !== undefined && only !== name) continue;
      const { starts, values } = segment.columns.lists[name];
      for (let i = starts[doc]!; i < starts[doc + 1]!; i++) counts[values[i]!]!++;
    }
    const year = segment.columns.years[doc]!;
    if (this.years === undefined || year === 0 || (only !== undefined && only !== 'years')) return;
    this.years.set(year, (this.years.get(year) ?? 0) + 1);
  }

  result(): Partial<Record<FacetName, FacetCount[]>> {
    const result: Partial<Record<FacetName, FacetCount[]>> = {};
    for (const [name, counts] of this.lists)
      result[name] = mostCommon(name, counts, (entry) => this.names.text(entry), this.issues);
    if (this.years !== undefined)
      result.years = [...this.years].sort(([a], [b]) => b - a).map(([year, count]) => ({ value: String(year), count }));
    return result;
  }
}

/** The values of a facet with most papers, from how many each has. That there are more goes to `issues`. */
export function mostCommon(
  facet: FacetName,
  counts: Uint32Array,
  nameOf: (value: number) => string,
  issues: Issue[],
): FacetCount[] {
  const top = new Top<number>(mostValues);
  let used = 0;
  for (let value = 0; value < counts.length; value++) {
    const count = counts[value]!;
    if (count === 0) continue;
    used++;
    if (!(count <= top.floor)) top.add(count, value);
  }
  if (used > mostValues) issues.push(issueOf('facet-cut', { facet, given: mostValues, values: used }, facet));
  return top.list().map(({ item, value }) => ({ value: nameOf(item), count: value }));
}
