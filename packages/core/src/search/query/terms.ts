import { inTitle, mostInAbstract, rangeOf } from '../store/postings.js';
import type { Segment, Zone } from '../store/segment.js';
import type { Store } from '../store/store.js';
import type { Field } from './nodes.js';

/** One posting list a query reads, and what it counts for. */
export interface Term {
  zone: Zone;
  /** Entry in the vocabulary. */
  term: number;
  /** Which occurrences count: the title's bits, the abstract's, or both. */
  mask: number;
  weight: number;
  /** Papers to reckon its rarity with, when it stands for something more common than itself. */
  frequency?: number;
}

/** BM25F as in Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), chapter 3.6. */
export const bm25 = {
  /** How soon more of the same word stops counting. Usual range 1 to 2. */
  k1: 1.6,
  /** How much longer texts are held back. 0 to 1. */
  b: 0.5,
  /** An occurrence in the title counts as so many in the abstract. */
  title: 2.5,
  /** What one word of a name, topic or venue of a paper counts for, of the most that a word of its text can. */
  names: { authors: 0.4, topics: 0.1, venue: 0.4 },
} as const;

/** The bits of a count that are of the title. */
export const titleMask = 0xff ^ mostInAbstract;

const zonesOfField: Readonly<Record<Field | 'text' | 'any', readonly (readonly [Zone, number])[]>> = {
  any: [
    ['text', 0xff],
    ['authors', 0xff],
    ['topics', 0xff],
    ['venue', 0xff],
  ],
  text: [['text', 0xff]],
  title: [['text', titleMask]],
  abstract: [['text', mostInAbstract]],
  authors: [['authors', 0xff]],
  topics: [['topics', 0xff]],
  venue: [['venue', 0xff]],
};

/** The posting lists of one word: `word` as it is written, for names, and `term`, its stem, for text. */
export function termsOf(word: number, term: number, field: Field | 'text' | undefined, weight: number): Term[] {
  return zonesOfField[field ?? 'any']
    .map(([zone, mask]) => ({ zone, mask, weight, term: zone === 'text' ? term : word }))
    .filter(({ term: entry }) => entry >= 0);
}

/** How many papers hold the term; those removed do not count. */
export function documentFrequency(store: Store, { zone, term, mask }: Term): number {
  let total = 0;
  for (const segment of store.segments) {
    const [start, end] = rangeOf(segment.zones[zone], term);
    if (segment.removals === 0 && mask === 0xff) total += end - start;
    else eachPosting(segment, { zone, term, mask }, (doc) => (total += 1 - segment.removed[doc]!));
  }
  return total;
}

/** Calls back for each paper of the segment that holds the term, removed ones too. */
export function eachPosting(
  segment: Segment,
  { zone, term, mask }: Pick<Term, 'zone' | 'term' | 'mask'>,
  onDoc: (doc: number) => void,
): void {
  const { docs, counts } = segment.zones[zone];
  const [start, end] = rangeOf(segment.zones[zone], term);
  for (let i = start; i < end; i++) if ((counts[i]! & mask) !== 0) onDoc(docs[i]!);
}

/** Inverse document frequency as Lucene has it: never negative. */
export function inverseDocumentFrequency(papers: number, frequency: number): number {
  return Math.log(1 + (papers - frequency + 0.5) / (frequency + 0.5));
}

/** What each possible count is worth before saturation, for the occurrences a mask lets through. */
function countWeights(mask: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, count) => {
    const seen = count & mask;
    return Math.floor(seen / inTitle) * bm25.title + (seen & mostInAbstract);
  });
}

const weightsByMask = new Map<number, Float32Array>();

export function weightsOf(mask: number): Float32Array {
  const cached = weightsByMask.get(mask);
  if (cached !== undefined) return cached;
  const weights = countWeights(mask);
  weightsByMask.set(mask, weights);
  return weights;
}
