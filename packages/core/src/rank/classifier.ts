import type { Vector } from './vectors.js';

/** An example, what it is one of, and how much it costs to be wrong about it. */
export interface Example {
  vector: Vector;
  sign: 1 | -1;
  cost: number;
}

/** Passes over the examples: enough for thousands of them to settle. */
const passes = 12;

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent: Hsieh, Chang, Lin, Keerthi and
 * Sundararajan, ICML 2008, algorithm 1, in the order of the examples, so that the same ones give the same classifier.
 *
 * @returns How far a vector lies on the side of the positive examples. Of an example itself what it taught is taken off:
 *   else every unlabelled paper would speak against itself. O(passes · terms).
 */
export function trainClassifier(examples: readonly Example[], size: number): (vector: Vector) => number {
  const weights = new Float64Array(size);
  const dot = ({ terms, weights: values }: Vector) => {
    let sum = 0;
    for (let i = 0; i < terms.length; i++) sum += weights[terms[i]!]! * values[i]!;
    return sum;
  };
  const alphas = new Float64Array(examples.length);
  for (let pass = 0; pass < passes; pass++)
    for (const [index, { vector, sign, cost }] of examples.entries()) {
      const slack = 1 / (2 * cost);
      const alpha = alphas[index]!;
      const next = Math.max(0, alpha - (sign * dot(vector) - 1 + alpha * slack) / (1 + slack));
      if (next === alpha) continue;
      alphas[index] = next;
      const step = (next - alpha) * sign;
      for (let i = 0; i < vector.terms.length; i++) weights[vector.terms[i]!]! += step * vector.weights[i]!;
    }
  const taught = new Map(
    examples.map(({ vector, sign }, index) => [vector, vector.terms.length && sign * alphas[index]!]),
  );
  return (vector) => dot(vector) - (taught.get(vector) ?? 0);
}
