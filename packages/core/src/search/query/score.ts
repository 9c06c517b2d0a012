import { rangeOf } from '../store/postings.js';
import type { Scoring } from '../store/scoring.js';
import type { Segment, Zone } from '../store/segment.js';
import type { Store } from '../store/store.js';
import { countIn, documentFrequency, eachPosting, inverseDocumentFrequency, type Term, weightsOf } from './terms.js';

/** A term with its worth over the whole index. */
export interface WeightedTerm extends Term {
  /** Inverse document frequency times weight. */
  worth: number;
}

/** Gives each term its worth; repeated terms become one with the sum, and those that no paper has go. */
export function weigh(store: Store, terms: readonly Term[]): WeightedTerm[] {
  const distinct = new Map<string, WeightedTerm>();
  for (const term of terms) {
    const key = `${term.zone} ${term.term} ${term.mask} ${term.phrase?.text ?? ''}`;
    const existing = distinct.get(key);
    const frequency = term.frequency ?? documentFrequency(store, term);
    if (frequency === 0) continue;
    const worth = inverseDocumentFrequency(store.whole?.count ?? store.papers, frequency) * term.weight;
    if (existing === undefined) distinct.set(key, { ...term, worth });
    else existing.worth += worth;
  }
  return [...distinct.values()];
}

/** What several words that stand for one count for in a paper that has them, of the most that a word can. */
export const phraseShare = 0.6;

/** What a word of one part of a paper counts for, of what one of its text does. */
export function shareOf({ names }: Scoring, zone: Zone): number {
  return zone === 'text' ? 1 : names[zone];
}

/** The most that a query can give a paper. */
export function mostWorth({ scoring }: Store, terms: readonly WeightedTerm[]): number {
  return terms.reduce((sum, { zone, worth }) => sum + worth * shareOf(scoring, zone), 0);
}

/** Words of a paper, on average. */
export function averageWords({ words, papers, whole }: Store): number {
  return whole?.averageWords ?? words / Math.max(papers, 1);
}

/** The length part of BM25, `k1 · (1 - b + b · length / average)`, as what it is for no words and per word. */
function lengthNorm({ k1, b }: Scoring, average: number): { flat: number; slope: number } {
  return { flat: k1 * (1 - b), slope: (k1 * b) / Math.max(average, 1) };
}

/** How much one posting adds to a paper of so many words: the saturated count, times what the term is worth. */
export function contribution(
  scoring: Scoring,
  term: WeightedTerm,
  count: number,
  words: number,
  average: number,
): number {
  if (term.phrase !== undefined) return term.worth * phraseShare;
  if (term.zone !== 'text') return term.worth * shareOf(scoring, term.zone);
  const { flat, slope } = lengthNorm(scoring, average);
  const weight = weightsOf(scoring, term.mask)[count]!;
  return (term.worth * weight) / (weight + flat + slope * words + tiny);
}

/** What the terms add up to in one paper. */
export function scoreIn(
  { scoring }: Store,
  segment: Segment,
  doc: number,
  terms: readonly WeightedTerm[],
  average: number,
): number {
  let score = 0;
  for (const term of terms) {
    const seen = countIn(segment, term, doc);
    if (seen > 0) score += contribution(scoring, term, seen, segment.lengths[doc]!, average);
  }
  return score;
}

/** Keeps what counts for nothing in a text without length from being no number. */
const tiny = 1e-9;

/** Adds what the terms are worth to the scores of a segment's papers; `contribution` says how much each. */
export function accumulate(
  scoring: Scoring,
  segment: Segment,
  terms: readonly WeightedTerm[],
  average: number,
  scores: Float32Array,
): void {
  const { lengths } = segment;
  const { flat, slope } = lengthNorm(scoring, average);
  for (const { zone, term, mask, worth, phrase } of terms) {
    if (phrase !== undefined) {
      eachPosting(segment, { zone, term, mask, phrase }, (doc) => {
        scores[doc]! += worth * phraseShare;
      });
      continue;
    }
    const { docs, counts } = segment.zones[zone];
    const [start, end] = rangeOf(segment.zones[zone], term);
    if (zone === 'text') {
      const weights = weightsOf(scoring, mask);
      for (let i = start; i < end; i++) {
        const doc = docs[i]!;
        const weight = weights[counts[i]!]!;
        scores[doc]! += (worth * weight) / (weight + flat + slope * lengths[doc]! + tiny);
      }
    } else {
      const share = shareOf(scoring, zone);
      for (let i = start; i < end; i++) scores[docs[i]!]! += worth * share;
    }
  }
}
