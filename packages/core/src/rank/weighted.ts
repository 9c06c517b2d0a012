import { partOf } from './parts.js';
import { placesIn } from './place.js';
import type { Weights } from './rankings.js';
import { term } from './term.js';
import type { Scorer } from './types.js';
import { medianOf } from './values.js';

/** Orders papers by their place in the listing where all else is equal, and does nothing else. */
const tieBreak = 1e-6;

/**
 * The scorer of a table of weights. Each part is compared with the usual one by its logarithm, because ten votes more
 * mean much to a paper with five and nothing to one with a thousand.
 */
export function weighted({ position = tieBreak, unknown, ...weights }: Weights): Scorer {
  return (papers, { now }) => {
    const placesOf = placesIn(papers, position);
    const parts = Object.entries(weights).map(([name, weight]) => {
      const [of, text] = partOf(name, papers, now);
      return [name, weight, of, text, medianOf(Float64Array.from(papers, of))] as const;
    });
    return (paper) => {
      const terms = placesOf(paper);
      for (const [name, weight, of, text, usual] of parts) {
        const value = of(paper);
        if (!Number.isNaN(value))
          terms.push(term(name, value, weight * (log(value) - log(usual)), () => text(value, usual, paper)));
        else if (unknown) terms.push(term(name, undefined, unknown, () => `No ${name} known`));
      }
      return terms;
    };
  };
}

/** The logarithm of what is more or less than nothing. */
function log(value: number): number {
  return Math.sign(value) * Math.log1p(Math.abs(value));
}
