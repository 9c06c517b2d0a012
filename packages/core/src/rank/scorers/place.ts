import type { Paper } from '../../paper/schema.js';
import type { Term } from '../types.js';
import { countOf } from '../values.js';

/** How fast a place loses worth. Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion…", SIGIR 2009, section 2. */
const k = 60;

/**
 * What a paper's places in listings are worth, fused by reciprocal rank: `weight` for a first place, less for each
 * place below, summed over the listings it is in.
 */
export function placeIn(papers: readonly Paper[]): (paper: Paper, weight: number) => Term[] {
  const lengths = new Map<string, number>();
  for (const paper of papers)
    for (const { listing, position } of placesOf(paper))
      lengths.set(listing, Math.max(lengths.get(listing) ?? 0, position));
  return (paper, weight) =>
    placesOf(paper).map(({ listing, position }) => ({
      signal: 'position',
      value: position,
      contribution: (weight * (k + 1)) / (k + position),
      text: () => `Number ${position} of ${lengths.get(listing)} in ${listing || 'the listing'}`,
    }));
}

/** The places a paper has: in each of its sources, else in the one listing it was read from. */
function placesOf(paper: Paper): { listing: string; position: number }[] {
  const places = paper.sources.map((source) => ({ listing: source.name, position: source.position }));
  return [...places, ...(places.some(({ position }) => position) ? [] : [{ listing: '', position: paper.position }])]
    .map(({ listing, position }) => ({ listing, position: countOf(position) ?? 0 }))
    .filter(({ position }) => position >= 1);
}
