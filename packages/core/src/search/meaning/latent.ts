import { completePaper } from '../../paper/complete.js';
import type { Paper } from '../../paper/schema.js';
import {
  aCollection,
  aFinite,
  anObject,
  checkArgument,
  checkOptions,
  checkPapers,
  type Rules,
  whole,
} from '../../text/options.js';
import type { SearchIndex } from '../search-index.js';
import { storeOf } from '../search-index.js';
import { damaged, type FileKind, pack, unpack } from '../store/pack.js';
import type { Segment } from '../store/segment.js';
import type { Bytes } from '../types.js';
import { Lexicon, type LexiconData } from '../words/lexicon.js';
import { Scanner } from '../words/scanner.js';
import { stemOf } from '../words/stem.js';
import { type BasisOptions, basisOf, chooseTerms, eachOf, occurrenceWeight } from './basis.js';
import { anIndex, latentMeaning } from './given.js';
import { type Meaning, quantized } from './vectors.js';

/** Where the words of a collection lie in its latent space: plain data. */
export interface MeaningBasis {
  stemming: boolean;
  /** The terms, each with a row. */
  terms: LexiconData;
  /** How rare each is. */
  rarities: Float32Array;
  /** A row a term, a byte a number, to be multiplied by the row's scale. */
  rows: Int8Array;
  scales: Float32Array;
}

/** A meaning made from the papers themselves: what `searchWithMeaning` needs of a model is in it. */
export interface LatentMeaning extends Meaning {
  basis: MeaningBasis;
}

/** Papers whose vectors are summed at once: what bounds the memory. */
const block = 4096;

const rules: Rules<BasisOptions> = {
  dimensions: whole(1),
  sample: whole(1),
  seed: aFinite,
};

function rowsOf(basis: Float32Array, k: number): Pick<MeaningBasis, 'rows' | 'scales'> {
  const rows = new Int8Array(basis.length);
  const scales = new Float32Array(basis.length / k);
  for (let term = 0; term < scales.length; term++) {
    let largest = 0;
    for (let i = term * k; i < (term + 1) * k; i++) largest = Math.max(largest, Math.abs(basis[i]!));
    scales[term] = largest / 127;
    for (let i = term * k; i < (term + 1) * k; i++)
      rows[i] = largest === 0 ? 0 : Math.round((basis[i]! / largest) * 127);
  }
  return { rows, scales };
}

/**
 * Vectors of all papers of an index from the papers themselves, without a model or a download: latent semantic
 * analysis of their words. Plain data, 128 bytes a paper and at most 4 MB beside; made once, in about twice the time of
 * the index, and good until the collection has about doubled. The same index, options and seed give the same bytes.
 *
 * @throws {RangeError} for dimensions or a sample that are no whole number above 0
 * @throws {TypeError} for an index with a stemmer or tokenizer of the caller's own
 *
 * @example
 * const meaning = createMeaning(index);
 * const { hits } = await searchWithMeaning(index, meaning, 'ways to shrink a model');
 */
export function createMeaning(index: SearchIndex, options: BasisOptions = {}): LatentMeaning {
  checkArgument('The index', index, anIndex);
  checkOptions(options, rules);
  const { dimensions = 128, sample = 10_000, seed = 1 } = options;
  const store = storeOf(index);
  const { stem, tokenize } = store.vocabulary.language;
  if (typeof stem === 'function' || tokenize !== undefined)
    throw new TypeError(
      'createMeaning needs an index without a stem or tokenize of your own: it folds papers in by itself.',
    );
  const chosen = chooseTerms(store);
  const float = basisOf(store, chosen, { dimensions, sample, seed });
  const lexicon = new Lexicon();
  for (const { term } of chosen) lexicon.internText(store.vocabulary.words.text(term));
  const basis: MeaningBasis = {
    stemming: store.vocabulary.stemming,
    terms: lexicon.data(),
    rarities: Float32Array.from(chosen, ({ rarity }) => rarity),
    ...rowsOf(float, dimensions),
  };
  const ids: string[] = [];
  const parts: Int8Array[] = [];
  for (const segment of store.segments)
    for (let first = 0; first < segment.size; first += block) {
      const sums = blockOf(segment, first, chosen, basis, dimensions);
      for (let doc = first; doc < Math.min(first + block, segment.size); doc++) {
        if (segment.removed[doc] === 1) continue;
        ids.push(store.ids.text(segment.ids[doc]!));
        parts.push(quantized(sums.subarray((doc - first) * dimensions, (doc - first + 1) * dimensions)));
      }
    }
  return { ids, dimensions, vectors: joined(parts, dimensions), basis };
}

function joined(parts: readonly Int8Array[], dimensions: number): Int8Array {
  const vectors = new Int8Array(parts.length * dimensions);
  for (const [at, part] of parts.entries()) vectors.set(part, at * dimensions);
  return vectors;
}

/** The sums of the words' rows for a run of papers. */
function blockOf(
  segment: Segment,
  first: number,
  chosen: readonly { term: number; rarity: number }[],
  { rows, scales }: MeaningBasis,
  k: number,
): Float32Array {
  const sums = new Float32Array(Math.min(block, segment.size - first) * k);
  chosen.forEach(({ term, rarity }, row) => {
    eachOf(segment, term, (doc, count) => {
      if (doc < first || doc >= first + block) return;
      addRow(sums, (doc - first) * k, rows, row * k, k, occurrenceWeight(count) * rarity * scales[row]!);
    });
  });
  return sums;
}

function addRow(into: Float32Array, to: number, rows: Int8Array, from: number, k: number, weight: number): void {
  for (let i = 0; i < k; i++) into[to + i]! += weight * rows[from + i]!;
}

const scanner = new Scanner();
const decoder = new TextDecoder();

/** Where texts lie in the latent space; nowhere, all zeros, for one that has no word of it. */
export function latentVectors({
  basis,
  dimensions,
}: LatentMeaning): (title: string, abstract?: string) => Float32Array {
  const lexicon = new Lexicon(basis.terms);
  return (title, abstract = '') => {
    const counts = new Map<number, number>();
    for (const [text, times] of [
      [title, 2],
      [abstract, 1],
    ] as const)
      scanner.scan(text, (from, to) => {
        const word = decoder.decode(scanner.bytes.subarray(from, to));
        const term = lexicon.findText(basis.stemming ? stemOf(word) : word);
        if (term >= 0) counts.set(term, (counts.get(term) ?? 0) + times);
      });
    const sum = new Float32Array(dimensions);
    for (const [term, times] of counts)
      addRow(
        sum,
        0,
        basis.rows,
        term * dimensions,
        dimensions,
        (1 + Math.log(times)) * basis.rarities[term]! * basis.scales[term]!,
      );
    return sum;
  };
}

/**
 * The meaning with more papers in it, where its words put them: the space stays as it is. Papers that are in already
 * are described anew.
 *
 * @throws {TypeError} for what `createMeaning` or `loadMeaning` did not give, and for what is no list of papers
 */
export function foldPapers(meaning: LatentMeaning, papers: Iterable<Paper>): LatentMeaning {
  checkArgument('The meaning', meaning, latentMeaning);
  checkPapers(papers, aCollection);
  const vectorOf = latentVectors(meaning);
  const { dimensions } = meaning;
  const parts = meaning.ids.map((_, at) => meaning.vectors.subarray(at * dimensions, (at + 1) * dimensions));
  const ids = [...meaning.ids];
  const places = new Map(ids.map((id, at) => [id, at]));
  for (const paper of papers) {
    checkArgument('A paper', paper, anObject);
    const { id, title, abstract } = completePaper(paper);
    const at = places.get(id) ?? ids.push(id) - 1;
    places.set(id, at);
    parts[at] = quantized(vectorOf(title, abstract));
  }
  return { ...meaning, ids, vectors: joined(parts, dimensions) };
}

const savedMeaning: FileKind = { magic: 0x4d495054, version: 1, what: 'a saved meaning of papers' };

/** A meaning as bytes, for `loadMeaning`. */
export function saveMeaning(meaning: LatentMeaning): Bytes {
  checkArgument('The meaning', meaning, latentMeaning);
  return pack(savedMeaning, meaning);
}

/**
 * A meaning from the bytes of `saveMeaning`.
 *
 * @throws {TrendingPapersError} `index-foreign`, `index-version` or `index-damaged`
 */
export function loadMeaning(bytes: Uint8Array): LatentMeaning {
  const meaning = unpack(savedMeaning, bytes) as LatentMeaning;
  const { ids, dimensions, vectors, basis } = meaning;
  if (
    !Array.isArray(ids) ||
    vectors?.length !== ids.length * dimensions ||
    basis?.rows?.length !== basis.scales.length * dimensions
  )
    throw damaged('The meaning does not hold what it says it holds');
  return meaning;
}
