import { partOf } from './parts.js';
import { placesIn } from './place.js';
import type { Weights } from './rankings.js';
import { sharesIn } from './repository.js';
import { term } from './term.js';
import type { Scorer } from './types.js';

/** Orders papers by their place in the listing where all else is equal, and does nothing else. */
const tieBreak = 1e-6;

/**
 * The scorer of a table of weights. Each part is compared with the usual one by its logarithm, because ten votes more
 * mean much to a paper with five and nothing to one with a thousand; more exactly by the inverse hyperbolic sine, a
 * logarithm that knows nothing and less (Burbidge, Magee and Robb, JASA 83, 1988).
 *
 * @example
 * rank(papers, { by: weighted({ citations: 1, age: -0.5 }), now });
 */
export function weighted({ position = tieBreak, unknown, ...weights }: Weights): Scorer {
  return (papers, { now }) => {
    const placesOf = placesIn(papers, position);
    const shareOf = sharesIn(papers);
    const parts = Object.entries(weights).map(([name, weight]) => ({
      name,
      weight,
      ...partOf(name, papers, now, shareOf),
    }));
    return (paper, index) => {
      const terms = placesOf(paper);
      for (const { name, weight, values, usual, text } of parts) {
        const value = values[index]!;
        if (!Number.isNaN(value)) terms.push(term(name, value, weight * (Math.asinh(value) - Math.asinh(usual)), text));
        else if (unknown) terms.push(term(name, undefined, unknown, () => `No ${name} known`));
      }
      return terms;
    };
  };
}
