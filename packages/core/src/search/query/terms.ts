import { countOf, inTitle, mostInAbstract, rangeOf } from '../store/postings.js';
import type { Scoring } from '../store/scoring.js';
import type { Segment, Zone } from '../store/segment.js';
import type { Store } from '../store/store.js';
import { type Field, isOwn, type OwnField } from './nodes.js';

/** Several words that stand for one, as a list of papers. */
interface PhraseTerm {
  text: string;
  /** 1 for each paper that has them, worked out once a segment. */
  inSegment(segment: Segment): Uint8Array;
}

/** The entry of what is no word of the vocabulary. */
export const noEntry = -1;

/** One posting list a query reads, and what it counts for. */
export interface Term {
  zone: Zone;
  /** Entry in the vocabulary. */
  term: number;
  /** Which occurrences count: the title's bits, the abstract's, or both. */
  mask: number;
  weight: number;
  /** In the place of a posting list: the papers that have several words side by side. */
  phrase?: PhraseTerm;
  /** Papers to reckon its rarity with, when it stands for something more common than itself. */
  frequency?: number;
}

/** The bits of a count that are of the title. */
export const titleMask = 0xff ^ mostInAbstract;

const zonesOfField: Readonly<Record<Exclude<Field, OwnField> | 'text' | 'any', readonly (readonly [Zone, number])[]>> =
  {
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
  if (isOwn(field)) return [];
  return zonesOfField[field ?? 'any']
    .map(([zone, mask]) => ({ zone, mask, weight, term: zone === 'text' ? term : word }))
    .filter(({ term: entry }) => entry >= 0);
}

/** How many papers hold the term, of the whole that the store is a part of; those removed do not count. */
export function documentFrequency(store: Store, term: Term): number {
  const known = term.phrase === undefined ? store.whole?.frequencyOf(term.zone, term.term, term.mask) : undefined;
  return known ?? countedHere(store, term);
}

/** How many papers of the store itself hold the term. */
export function countedHere(store: Store, { zone, term, mask, phrase }: Term): number {
  let total = 0;
  for (const segment of store.segments) {
    const [start, end] = rangeOf(segment.zones[zone], term);
    if (segment.removals === 0 && mask === 0xff && phrase === undefined) total += end - start;
    else
      eachPosting(
        segment,
        { zone, term, mask, ...(phrase && { phrase }) },
        (doc) => (total += 1 - segment.removed[doc]!),
      );
  }
  return total;
}

/** Calls back for each paper of the segment that holds the term, removed ones too. */
export function eachPosting(
  segment: Segment,
  { zone, term, mask, phrase }: Pick<Term, 'zone' | 'term' | 'mask' | 'phrase'>,
  onDoc: (doc: number) => void,
): void {
  if (phrase !== undefined) {
    const has = phrase.inSegment(segment);
    for (let doc = has.indexOf(1); doc >= 0; doc = has.indexOf(1, doc + 1)) onDoc(doc);
    return;
  }
  const { docs, counts } = segment.zones[zone];
  const [start, end] = rangeOf(segment.zones[zone], term);
  for (let i = start; i < end; i++) if ((counts[i]! & mask) !== 0) onDoc(docs[i]!);
}

/** Inverse document frequency as Lucene has it: never negative. */
export function inverseDocumentFrequency(papers: number, frequency: number): number {
  return Math.log(1 + (papers - frequency + 0.5) / (frequency + 0.5));
}

/** What each possible count is worth before saturation, for the occurrences a mask lets through. */
function countWeights({ title, abstract }: Scoring, mask: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, count) => {
    const seen = count & mask;
    return Math.floor(seen / inTitle) * title + (seen & mostInAbstract) * abstract;
  });
}

const weightsByScoring = new WeakMap<Scoring, Map<number, Float32Array>>();

export function weightsOf(scoring: Scoring, mask: number): Float32Array {
  const byMask = weightsByScoring.get(scoring) ?? new Map<number, Float32Array>();
  weightsByScoring.set(scoring, byMask);
  const weights = byMask.get(mask) ?? countWeights(scoring, mask);
  byMask.set(mask, weights);
  return weights;
}

/** How often a paper has a term: a byte of counts, 0 when it does not. */
export function countIn(segment: Segment, { zone, term, mask, phrase }: Term, doc: number): number {
  if (phrase !== undefined) return phrase.inSegment(segment)[doc]!;
  return countOf(segment.zones[zone], term, doc) & mask;
}
