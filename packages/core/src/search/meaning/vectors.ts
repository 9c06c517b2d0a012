import type { Paper, PaperId } from '../../paper/schema.js';
import { aFunction, checkArgument, checkPapers } from '../../text/options.js';

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

/** The vector at unit length in bytes. The error of a cosine stays below about a hundredth. */
export function quantized(vector: Float32Array): Int8Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const scale = 127 / (Math.sqrt(square) || 1);
  const bytes = new Int8Array(vector.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.round(vector[i]! * scale);
  return bytes;
}

/**
 * The vectors of papers, from titles and abstracts, in the order given. A quarter of the memory of the floats.
 *
 * @throws {RangeError} when `embed` gives another number of vectors than texts, or vectors of different lengths
 */
export async function embedPapers(papers: readonly Paper[], embed: Embed): Promise<Meaning> {
  checkPapers(papers);
  checkArgument('embed', embed, aFunction);
  let dimensions = 0;
  let vectors = new Int8Array(0);
  for (let start = 0; start < papers.length; start += batch) {
    const texts = papers.slice(start, start + batch).map(({ title, abstract = '' }) => `${title}\n${abstract}`);
    const embedded = await embed(texts);
    if (start === 0) {
      dimensions = embedded[0]?.length ?? 0;
      vectors = new Int8Array(papers.length * dimensions);
    }
    if (embedded.length !== texts.length || embedded.some((vector) => vector.length !== dimensions))
      throw new RangeError(`embed gave ${embedded.length} vectors for ${texts.length} texts, or of different lengths`);
    for (const [at, vector] of embedded.entries()) vectors.set(quantized(vector), (start + at) * dimensions);
  }
  return { ids: papers.map(({ id }) => id), dimensions, vectors };
}

/** The cosine of each paper's vector with another, about. Linear in the vectors. */
export function cosines({ ids, dimensions, vectors }: Meaning, vector: Float32Array): Float32Array {
  const target = quantized(vector);
  const result = new Float32Array(ids.length);
  for (let paper = 0, from = 0; paper < result.length; paper++, from += dimensions) {
    let product = 0;
    for (let i = 0; i < dimensions; i++) product += vectors[from + i]! * target[i]!;
    result[paper] = product / (127 * 127);
  }
  return result;
}
