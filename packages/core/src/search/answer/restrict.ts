import { type Condition, where } from '../query/match.js';
import type { Segment } from '../store/segment.js';
import { placeOf, type Store } from '../store/store.js';
import type { FacetName, SearchOptions } from '../types.js';

export type Narrowing = (segment: Segment, found: Uint8Array) => void;

/** What a search asks of papers beside the query. */
export interface Restrictions {
  /** Takes papers that are not wanted out of those found in a segment. */
  wanted: Narrowing | undefined;
  /** Papers that have a selected value, facet by facet. */
  selections: readonly (readonly [FacetName, Condition])[];
}

function notAmong(store: Store, ids: Iterable<string>): Narrowing {
  const places = [...ids].map((id) => placeOf(store, id)).filter((place) => place !== undefined);
  return (segment, found) => {
    for (const place of places) if (place.segment === segment) found[place.doc] = 0;
  };
}

/** Papers that have one of some values of a facet. */
function having(store: Store, facet: FacetName, values: readonly string[]): Condition {
  if (facet === 'years') {
    const years = new Set(values.map(Number));
    return where(({ columns }, doc) => columns.years[doc] !== 0 && years.has(columns.years[doc]!));
  }
  const entries = new Set(values.map((value) => store.names.findText(value)).filter((entry) => entry >= 0));
  return where(({ columns: { lists } }, doc) => {
    const { starts, values: has } = lists[facet];
    for (let at = starts[doc]!; at < starts[doc + 1]!; at++) if (entries.has(has[at]!)) return true;
    return false;
  });
}

/** @throws {TypeError} for a filter where papers are not at hand, by which it would silently be passed over */
function passing(filter: NonNullable<SearchOptions['filter']>): Narrowing {
  return ({ papers, removed }, found) => {
    for (let doc = 0; doc < found.length; doc++) {
      if (found[doc] === 0 || removed[doc] === 1) continue;
      const paper = papers[doc];
      if (paper === undefined)
        throw new TypeError('filter needs the papers: give them to loadIndex, and do not turn keepPapers off.');
      if (!filter(paper)) found[doc] = 0;
    }
  };
}

/** The options of a search that say which papers are wanted, as conditions. */
export function restrictionsOf(store: Store, { exclude, selected = {}, filter }: SearchOptions): Restrictions {
  const wanted: Narrowing[] = [];
  if (exclude !== undefined) wanted.push(notAmong(store, exclude));
  if (filter !== undefined) wanted.push(passing(filter));
  return {
    wanted:
      wanted.length > 0
        ? (segment, found) => {
            for (const narrow of wanted) narrow(segment, found);
          }
        : undefined,
    selections: Object.entries(selected)
      .filter(([, values]) => values !== undefined && values.length > 0)
      .map(([facet, values]) => [facet as FacetName, having(store, facet as FacetName, values)] as const),
  };
}
