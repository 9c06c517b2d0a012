import { inTitle, mostInAbstract } from '../store/postings.js';
import type { Segment } from '../store/segment.js';
import type { Store } from '../store/store.js';

/** What a latent space is made with. */
export interface BasisOptions {
  /** Numbers a paper is described by. @default 128 */
  dimensions?: number | undefined;
  /** Papers the space is worked out from, picked evenly; all others are folded in. @default 10_000 */
  sample?: number | undefined;
  /** For the numbers the work begins with: the same seed and papers give the same bytes. @default 1 */
  seed?: number | undefined;
}

/** Terms of a paper with what each weighs in it, at unit length. */
interface Rows {
  starts: Uint32Array;
  terms: Uint32Array;
  weights: Float32Array;
}

/** Terms beyond the most common of these many are left out: 128 bytes each. */
const mostTerms = 26_000;
/** Rounds of subspace iteration; more gain nothing in relevance. */
const rounds = 3;

/** The terms that tell papers apart, most common first: in two papers at least, and in half of them at most. */
export function chooseTerms(store: Store): { term: number; rarity: number }[] {
  const frequency = new Map<number, number>();
  for (const { zones } of store.segments)
    zones.text.terms.forEach((term, at) => {
      if (store.vocabulary.isStop(term)) return;
      frequency.set(term, (frequency.get(term) ?? 0) + zones.text.starts[at + 1]! - zones.text.starts[at]!);
    });
  return [...frequency]
    .filter(([, papers]) => papers >= 2 && papers * 2 <= Math.max(store.papers, 4))
    .sort(([a, one], [b, other]) => other - one || a - b)
    .slice(0, mostTerms)
    .map(([term, papers]) => ({ term, rarity: Math.log(store.papers / papers) }));
}

/** How often a term is in a paper, the title twice, as what that weighs. */
export function occurrenceWeight(count: number): number {
  const times = 2 * Math.floor(count / inTitle) + (count & mostInAbstract);
  return times === 0 ? 0 : 1 + Math.log(times);
}

/** Every so many papers of the index, numbered in their order, as rows of the terms chosen. */
function sampledRows(store: Store, chosen: readonly { term: number; rarity: number }[], sample: number): Rows {
  const step = Math.max(1, Math.ceil(store.papers / sample));
  const numberIn = new Map<Segment, Int32Array>();
  let seen = 0;
  let size = 0;
  for (const segment of store.segments) {
    const numbers = new Int32Array(segment.size).fill(-1);
    for (let doc = 0; doc < segment.size; doc++)
      if (segment.removed[doc] === 0 && seen++ % step === 0) numbers[doc] = size++;
    numberIn.set(segment, numbers);
  }
  const starts = new Uint32Array(size + 1);
  const each = (visit: (row: number, term: number, weight: number) => void): void => {
    chosen.forEach(({ term, rarity }, column) => {
      for (const segment of store.segments)
        eachOf(segment, term, (doc, count) => {
          const row = numberIn.get(segment)![doc]!;
          if (row >= 0) visit(row, column, occurrenceWeight(count) * rarity);
        });
    });
  };
  each((row) => starts[row + 1]!++);
  for (let row = 0; row < size; row++) starts[row + 1]! += starts[row]!;
  const next = starts.slice();
  const terms = new Uint32Array(starts[size]!);
  const weights = new Float32Array(starts[size]!);
  each((row, term, weight) => {
    terms[next[row]!] = term;
    weights[next[row]!++] = weight;
  });
  for (let row = 0; row < size; row++) {
    let square = 0;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) square += weights[at]! ** 2;
    const length = Math.sqrt(square) || 1;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) weights[at]! /= length;
  }
  return { starts, terms, weights };
}

/** The postings of a term in a segment. */
export function eachOf({ zones: { text } }: Segment, term: number, visit: (doc: number, count: number) => void): void {
  let low = 0;
  let high = text.terms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (text.terms[middle]! < term) low = middle + 1;
    else high = middle;
  }
  if (text.terms[low] !== term) return;
  for (let at = text.starts[low]!; at < text.starts[low + 1]!; at++) visit(text.docs[at]!, text.counts[at]!);
}

/** Numbers between -1 and 1, the same for the same seed (Numerical Recipes' linear congruential generator). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** `AᵀA` times a matrix of terms by dimensions: one pass over the rows of `A`. */
function multiplied({ starts, terms, weights }: Rows, matrix: Float32Array, k: number): Float32Array {
  const result = new Float32Array(matrix.length);
  const projected = new Float64Array(k);
  for (let row = 0; row + 1 < starts.length; row++) {
    projected.fill(0);
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const from = terms[at]! * k;
      const weight = weights[at]!;
      for (let i = 0; i < k; i++) projected[i]! += weight * matrix[from + i]!;
    }
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const from = terms[at]! * k;
      const weight = weights[at]!;
      for (let i = 0; i < k; i++) result[from + i]! += weight * projected[i]!;
    }
  }
  return result;
}

/** Columns at right angles and of unit length that span the same space: by the Cholesky factor of `MᵀM`. */
function orthonormalize(matrix: Float32Array, k: number): void {
  const gram = new Float64Array(k * k);
  for (let from = 0; from < matrix.length; from += k)
    for (let i = 0; i < k; i++) {
      const value = matrix[from + i]!;
      if (value === 0) continue;
      for (let j = 0; j <= i; j++) gram[i * k + j]! += value * matrix[from + j]!;
    }
  // Fewer papers than dimensions leave directions with nothing in them: those become columns of zeros.
  let largest = 0;
  for (let i = 0; i < k; i++) largest = Math.max(largest, gram[i * k + i]!);
  const least = largest * 1e-9;
  for (let i = 0; i < k; i++)
    for (let j = 0; j <= i; j++) {
      let sum = gram[i * k + j]!;
      for (let m = 0; m < j; m++) sum -= gram[i * k + m]! * gram[j * k + m]!;
      if (i === j) gram[i * k + i] = sum > least ? Math.sqrt(sum) : 0;
      else gram[i * k + j] = gram[j * k + j] === 0 ? 0 : sum / gram[j * k + j]!;
    }
  for (let from = 0; from < matrix.length; from += k)
    for (let i = 0; i < k; i++) {
      let value = matrix[from + i]!;
      for (let j = 0; j < i; j++) value -= gram[i * k + j]! * matrix[from + j]!;
      matrix[from + i] = gram[i * k + i] === 0 ? 0 : value / gram[i * k + i]!;
    }
}

/**
 * The directions in which the papers of an index differ most, one row a term: latent semantic analysis (Deerwester and
 * others, 1990) by subspace iteration (Halko, Martinsson and Tropp, "Finding structure with randomness", 2011). Memory
 * is terms times dimensions, whatever the number of papers.
 */
export function basisOf(
  store: Store,
  chosen: readonly { term: number; rarity: number }[],
  { dimensions, sample, seed }: Required<BasisOptions>,
): Float32Array {
  const rows = sampledRows(store, chosen, sample);
  const random = randomFrom(seed);
  let basis = Float32Array.from({ length: chosen.length * dimensions }, random);
  for (let round = 0; round < rounds; round++) {
    basis = multiplied(rows, basis, dimensions) as typeof basis;
    orthonormalize(basis, dimensions);
  }
  return basis;
}
