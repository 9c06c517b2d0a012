import type { Paper } from '../paper/schema.js';
import { term } from './term.js';
import type { Term } from './types.js';

/** How slowly a place loses worth: Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion", SIGIR 2009, section 2. */
const k = 60;

/**
 * What the places of a paper are worth, fused over the listings it is in: the weight for a first place, 0.55 of it
 * for a fiftieth.
 */
export function placesIn(papers: readonly Paper[], weight: number): (paper: Paper) => Term[] {
  const lengths: Record<string, number> = Object.create(null);
  for (const paper of papers)
    for (const { name, position } of placesOf(paper)) lengths[name] = Math.max(lengths[name] ?? 0, position!);
  return (paper) =>
    placesOf(paper).map(({ name, position }) =>
      term(
        'position',
        position,
        (weight * (k + 1)) / (k + position!),
        (place) => `Number ${place} of ${lengths[name]} in ${(Object.keys(lengths)[1] && name) || 'the listing'}`,
      ),
    );
}

/** The listings that say at which place they had the paper; else the one that it was read from. */
function placesOf({ sources, position }: Paper): Pick<Paper['sources'][number], 'name' | 'position'>[] {
  const places = sources.filter(isPlace);
  return places[0] ? places : [{ name: '', position }].filter(isPlace);
}

function isPlace({ position }: { position?: number | undefined }): boolean {
  return position! >= 1;
}
