import type { Paper } from '../paper/schema.js';
import { exact } from './term.js';
import type { Term } from './types.js';
import { product, type Vector, vectorsOf } from './vectors.js';

/** What one paper exactly to somebody's taste is worth: as much as three e-folds of upvotes. */
const worth = 3;
/** Passes over the papers, and how strongly weights are held near zero. Enough for hundreds of papers to settle. */
const passes = 30;
const decay = 0.01;

/**
 * Learns a person's taste from papers they liked and dismissed: a linear model over TF-IDF words, as arxiv-sanity
 * has it, fitted here by passes of logistic regression in a fixed order, so that the same papers give the same
 * taste. Nothing leaves the machine. With nothing dismissed, the average of what was liked takes its place.
 *
 * @returns what `profile` of `rank` takes: the taste as one more reason, above nothing or below.
 * @example
 * rank(papers, { now, profile: trainProfile(liked, dismissed) });
 */
export function trainProfile(liked: readonly Paper[], dismissed: readonly Paper[] = []): (paper: Paper) => Term[] {
  const vectorOf = vectorsOf([...liked, ...dismissed]);
  const weights = fitted(liked.map(vectorOf), dismissed.map(vectorOf));
  return (paper) => {
    const vector = vectorOf(paper);
    const taste = Math.tanh(product(vector, weights));
    if (taste === 0) return [];
    const words = tellingWords(vector, weights, Math.sign(taste));
    return [{ signal: 'taste', value: taste, words: words.split(', '), contribution: exact(worth * taste) }];
  };
}

function fitted(liked: readonly Vector[], dismissed: readonly Vector[]): Vector {
  const weights = new Map<string, number>();
  const examples = [...liked.map((vector) => [vector, 1] as const), ...dismissed.map((vector) => [vector, 0] as const)];
  for (let pass = 0; pass < passes; pass++) {
    for (const [vector, target] of examples) {
      const step = target - 1 / (1 + Math.exp(-product(vector, weights)));
      for (const [word, value] of vector) weights.set(word, (weights.get(word) ?? 0) * (1 - decay) + step * value);
    }
  }
  return weights;
}

/** The three words that say most in that direction. */
function tellingWords(vector: Vector, weights: Vector, direction: number): string {
  return [...vector]
    .map(([word, value]) => ({ word, says: direction * value * (weights.get(word) ?? 0) }))
    .sort((a, b) => b.says - a.says || (a.word < b.word ? -1 : 1))
    .slice(0, 3)
    .filter(({ says }) => says > 0)
    .map(({ word }) => word.replace('#', ''))
    .join(', ');
}
