import type { Paper } from '../paper/schema.js';
import { term } from './term.js';
import type { Term } from './types.js';
import { countOf } from './values.js';

/** How slowly a place loses worth: Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion", SIGIR 2009, section 2. */
const k = 60;

/**
 * What the places of a paper are worth, fused over the listings it is in: the weight for a first place, 0.55 of it
 * for a fiftieth.
 */
export function placesIn(papers: readonly Paper[], weight: number): (paper: Paper) => Term[] {
  const lengths: Record<string, number> = Object.create(null);
  for (const paper of papers)
    for (const [listing, place] of placesOf(paper)) lengths[listing] = Math.max(lengths[listing] ?? 0, place);
  return (paper) =>
    placesOf(paper).map(([listing, place]) =>
      term(
        'position',
        place,
        (weight * (k + 1)) / (k + place),
        () => `Number ${place} of ${lengths[listing]} in ${listing}`,
      ),
    );
}

/** The listings that say at which place they had the paper; else the one that it was read from. */
function placesOf({ sources, position }: Paper): [listing: string, place: number][] {
  const places = sources.map(({ name, position }): [string, number] => [name, countOf(position)]).filter(isPlace);
  return places[0] ? places : [['the listing', countOf(position)] as [string, number]].filter(isPlace);
}

function isPlace([, place]: [string, number]): boolean {
  return place >= 1;
}
