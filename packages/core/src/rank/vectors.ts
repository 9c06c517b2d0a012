import type { Paper } from '../paper/schema.js';

/** Terms by their number, ascending, with weights of a length of one: the product of two is the cosine between them. */
export interface Vector {
  terms: Uint32Array;
  weights: Float64Array;
}

/** The terms of some papers, and the vectors of these or any others by them. */
export interface Space {
  size: number;
  /** The term of each number. */
  names: readonly string[];
  vectorOf(paper: Paper): Vector;
}

const word = /[\p{L}\p{N}]{3,}/gu;
/** What every text has, and says nothing of what it is about. */
const common =
  /^(?:about|after|all|also|and|any|are|been|between|both|but|can|each|for|from|had|has|have|how|into|its|more|most|not|one|only|other|our|over|show|such|than|that|the|their|them|then|there|these|they|this|those|through|two|under|use|used|using|via|was|well|were|what|when|where|which|while|will|with|within|without|would|your)$/;
/** More of an abstract than people write; the bound keeps the work small whatever comes in. */
const most = 5000;

/**
 * The terms of papers by TF-IDF, `(1 + ln count) · ln(1 + n / papers with it)`: Salton and Buckley, 1988. Terms are the
 * words of title and abstract, neighbours in pairs, and whole topics, authors and venues.
 */
export function spaceOf(papers: readonly Paper[]): Space {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const frequencies: number[] = [];
  const counted = new Map(papers.map((paper) => [paper, countsOf(paper)]));
  for (const counts of counted.values())
    for (const name of counts.keys()) {
      const number = numbers.get(name) ?? names.push(name) - 1;
      numbers.set(name, number);
      frequencies[number] = (frequencies[number] ?? 0) + 1;
    }
  const vectors = new WeakMap<Paper, Vector>();
  const made = (paper: Paper): Vector => {
    const counts = [...(counted.get(paper) ?? countsOf(paper))].flatMap(([name, count]) => {
      const term = numbers.get(name);
      return term === undefined ? [] : [{ term, count }];
    });
    counts.sort((a, b) => a.term - b.term);
    const weights = Float64Array.from(
      counts,
      ({ term, count }) => (1 + Math.log(count)) * Math.log1p(papers.length / frequencies[term]!),
    );
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    return { terms: Uint32Array.from(counts, ({ term }) => term), weights: weights.map((weight) => weight / length) };
  };
  return {
    size: names.length,
    names,
    vectorOf(paper) {
      const vector = vectors.get(paper) ?? made(paper);
      vectors.set(paper, vector);
      return vector;
    },
  };
}

/** The cosine of the angle between two vectors: 0 for nothing in common, 1 for the same. */
export function product(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.terms.length && j < b.terms.length; ) {
    const [left, right] = [a.terms[i]!, b.terms[j]!];
    if (left === right) sum += a.weights[i]! * b.weights[j]!;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return sum;
}

/** A title counts double, being what the paper calls itself. */
function countsOf({ title, abstract = '', topics = [], authors = [], venue }: Paper): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  let before = '';
  for (const name of `${title} . ${title} . ${abstract}`.slice(0, most).toLowerCase().match(word) ?? []) {
    const isCommon = common.test(name);
    if (!isCommon) count(name);
    if (!isCommon && before) count(`${before} ${name}`);
    before = isCommon ? '' : name;
  }
  for (const topic of topics) count(`#${topic.toLowerCase()}`);
  for (const { name } of authors) count(`@${name.toLowerCase()}`);
  if (venue) count(`§${venue.toLowerCase()}`);
  return counts;
}
