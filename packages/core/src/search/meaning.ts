import type { Paper, PaperId } from '../paper/schema.js';
import type { SearchIndex } from './search-index.js';
import type { Hit, SearchOptions, SearchResult } from './types.js';

/** Yours: one vector a text, all of one length, near for texts of like meaning. No model comes with this library. */
export type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[]>;

/** Vectors of papers, a byte a number: plain data, to be kept beside the index. */
export interface Meaning {
  ids: PaperId[];
  dimensions: number;
  /** Unit vectors one after the other, each number times 127. */
  vectors: Int8Array;
}

/** Texts given to `embed` at once. */
const batch = 64;
/** Papers taken from either way of searching before the two are fused. */
const depth = 100;
/** The constant of reciprocal rank fusion: Cormack, Clarke and Büttcher (SIGIR 2009). */
const fusionConstant = 60;

/** The vector at unit length in bytes. The error of a cosine stays below about a hundredth. */
function quantized(vector: Float32Array): Int8Array {
  const length = Math.hypot(...vector) || 1;
  return Int8Array.from(vector, (value) => Math.round((value / length) * 127));
}

/**
 * The vectors of papers, from titles and abstracts, in the order given. A quarter of the memory of the floats.
 *
 * @throws {RangeError} when `embed` gives another number of vectors than texts, or vectors of different lengths
 */
export async function embedPapers(papers: readonly Paper[], embed: Embed): Promise<Meaning> {
  let dimensions = 0;
  let vectors = new Int8Array(0);
  for (let start = 0; start < papers.length; start += batch) {
    const texts = papers.slice(start, start + batch).map(({ title, abstract = '' }) => `${title}\n${abstract}`);
    const found = await embed(texts);
    if (start === 0) {
      dimensions = found[0]?.length ?? 0;
      vectors = new Int8Array(papers.length * dimensions);
    }
    if (found.length !== texts.length || found.some((vector) => vector.length !== dimensions))
      throw new RangeError(`embed gave ${found.length} vectors for ${texts.length} texts, or of different lengths`);
    for (const [at, vector] of found.entries()) vectors.set(quantized(vector), (start + at) * dimensions);
  }
  return { ids: papers.map(({ id }) => id), dimensions, vectors };
}

/** The papers nearest to a vector by cosine, best first. Linear in the vectors. */
export function nearest({ ids, dimensions, vectors }: Meaning, vector: Float32Array, limit: number): PaperId[] {
  const target = quantized(vector);
  const scored = ids.map((id, paper) => {
    let product = 0;
    for (let i = 0; i < dimensions; i++) product += vectors[paper * dimensions + i]! * (target[i] ?? 0);
    return { id, product };
  });
  return scored
    .sort((a, b) => b.product - a.product)
    .slice(0, limit)
    .map(({ id }) => id);
}

/** Reciprocal rank fusion: what each list adds to the score of what it holds is 1 / (60 + rank). */
export function fuseRanks(lists: readonly (readonly PaperId[])[]): Map<PaperId, number> {
  const scores = new Map<PaperId, number>();
  for (const list of lists)
    for (const [at, id] of list.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (fusionConstant + at + 1));
  return scores;
}

/**
 * Searches by words and by meaning and fuses the first hundred of each. Filters of the query hold for what the words
 * find; what only the meaning finds has no `terms`. `total` is that of the words.
 *
 * @example
 * const meaning = await embedPapers(papers, embed);
 * const { hits } = await searchWithMeaning(createIndex(papers), meaning, 'ways to shrink a model', embed);
 */
export async function searchWithMeaning(
  index: SearchIndex,
  meaning: Meaning,
  query: string,
  embed: Embed,
  { offset = 0, limit = 20, ...options }: Omit<SearchOptions, 'sort'> = {},
): Promise<SearchResult> {
  const found = index.search(query, { ...options, limit: depth });
  const [vector] = query.trim() === '' ? [] : await embed([query]);
  const near = vector === undefined ? [] : nearest(meaning, vector, depth).filter((id) => index.has(id));
  const scores = fuseRanks([found.hits.map(({ id }) => id), near]);
  const byId = new Map(found.hits.map((hit) => [hit.id, hit]));
  const hits = [...scores]
    .sort(([, a], [, b]) => b - a)
    .slice(offset, offset + limit)
    .map(([id, score]) => Object.assign(byId.get(id) ?? bare(index, id), { score }));
  return { ...found, hits };
}

/** A hit that no word led to. */
function bare(index: SearchIndex, id: PaperId): Hit {
  const paper = index.get(id);
  return { id, score: 0, terms: [], ...(paper && { paper }) };
}
