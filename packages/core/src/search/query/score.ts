import { rangeOf } from '../index/postings.js';
import type { Segment } from '../index/segment.js';
import type { Store } from '../index/store.js';
import { bm25, documentFrequency, inverseDocumentFrequency, type Term, weightsOf } from './terms.js';

/** A term with its worth over the whole index. */
export interface WeightedTerm extends Term {
  /** Inverse document frequency times weight. */
  worth: number;
}

/** Gives each term its worth; repeated terms become one with the sum, and those that no paper has go. */
export function weigh(store: Store, terms: readonly Term[]): WeightedTerm[] {
  const distinct = new Map<string, WeightedTerm>();
  for (const term of terms) {
    const key = `${term.zone} ${term.term} ${term.mask}`;
    const known = distinct.get(key);
    const frequency = documentFrequency(store, term);
    if (frequency === 0) continue;
    const worth = inverseDocumentFrequency(store.papers, frequency) * term.weight;
    if (known === undefined) distinct.set(key, { ...term, worth });
    else known.worth += worth;
  }
  return [...distinct.values()];
}

/**
 * The length part of BM25 for every paper of a segment: `k1 · (1 - b + b · length / average)`.
 */
export function lengthNorms(segment: Segment, average: number): Float32Array {
  const norms = new Float32Array(segment.size);
  const flat = bm25.k1 * (1 - bm25.b);
  const slope = (bm25.k1 * bm25.b) / Math.max(average, 1);
  for (let doc = 0; doc < norms.length; doc++) norms[doc] = flat + slope * segment.lengths[doc]!;
  return norms;
}

/** How much one posting adds: the saturated count, times what the term is worth. */
export function contribution(term: WeightedTerm, count: number, norm: number): number {
  const weight = weightsOf(term.mask)[count]!;
  return term.zone === 'text' ? (term.worth * weight) / (weight + norm) : term.worth * bm25.names;
}

/** Adds what the terms are worth to the scores of a segment's papers. */
export function accumulate(
  segment: Segment,
  terms: readonly WeightedTerm[],
  norms: Float32Array,
  scores: Float32Array,
): void {
  for (const term of terms) {
    const { docs, counts } = segment.zones[term.zone];
    const [start, end] = rangeOf(segment.zones[term.zone], term.term);
    const { worth } = term;
    if (term.zone === 'text') {
      const weights = weightsOf(term.mask);
      for (let i = start; i < end; i++) {
        const doc = docs[i]!;
        const weight = weights[counts[i]!]!;
        scores[doc]! += (worth * weight) / (weight + norms[doc]!);
      }
    } else {
      for (let i = start; i < end; i++) scores[docs[i]!]! += worth * bm25.names;
    }
  }
}
