import type { PaperId } from '../../paper/schema.js';
import type { Place } from '../answer/collect.js';
import type { LatentMeaning } from './latent.js';
import type { Meaning } from './vectors.js';

/** The constant of reciprocal rank fusion. */
const fusionConstant = 60;

export interface Deviation {
  mean: number;
  spread: number;
}

/** The mean of so many values and how far they lie from it, from their sum and that of their squares. */
export function deviationOf(size: number, sum: number, squares: number): Deviation {
  const mean = sum / Math.max(size, 1);
  return { mean, spread: Math.sqrt(Math.max(0, squares / Math.max(size, 1) - mean ** 2)) || 1 };
}

/** A paper with what either way of searching says of it. */
export interface Candidate extends Place {
  id: PaperId;
  words: number;
  meaning: number;
}

export function fusedByScores(
  candidates: readonly Candidate[],
  weight: number,
  words: Deviation,
  meaning: Deviation,
): number[] {
  return candidates.map(
    (each) => (each.words - words.mean) / words.spread + (weight * (each.meaning - meaning.mean)) / meaning.spread,
  );
}

export function fusedByRanks(candidates: readonly Candidate[], weight: number): number[] {
  const reciprocals = (of: 'words' | 'meaning'): Map<Candidate, number> => {
    const ranked = candidates.filter((each) => of === 'meaning' || each.words > 0).toSorted((a, b) => b[of] - a[of]);
    return new Map(ranked.map((each, rank) => [each, 1 / (fusionConstant + rank + 1)]));
  };
  const words = reciprocals('words');
  const meaning = reciprocals('meaning');
  return candidates.map((each) => (words.get(each) ?? 0) + weight * (meaning.get(each) ?? 0));
}

/** A latent space of as many dimensions as papers is the words themselves; a model's knows more than the papers. */
export function trustIn(meaning: Meaning | LatentMeaning): number {
  return 'basis' in meaning ? Math.max(0, 1 - (meaning.dimensions / meaning.ids.length) ** 2) : 1;
}
