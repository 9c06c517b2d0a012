import type { Paper } from '../paper/schema.js';

/** Weights by word, with a length of one, so that the product of two is the cosine between them. */
export type Vector = ReadonlyMap<string, number>;

/** Words that say nothing of what a paper is about, and too short ones, are left to the inverse document frequency. */
const word = /[\p{L}\p{N}]{3,}/gu;
/** More of an abstract than people write; the bound keeps the work small whatever comes in. */
const most = 5000;

/** The words of each paper by TF-IDF, `ln(1 + count) · ln(1 + n / papers with it)`: Salton and Buckley, 1988. */
export function vectorsOf(papers: readonly Paper[]): (paper: Paper) => Vector {
  const frequencies = new Map<string, number>();
  for (const paper of papers)
    for (const name of countsOf(paper).keys()) frequencies.set(name, (frequencies.get(name) ?? 0) + 1);
  return (paper) => {
    const weights = [...countsOf(paper)].map(([name, count]): [string, number] => [
      name,
      Math.log1p(count) * Math.log1p(papers.length / (frequencies.get(name) ?? 1)),
    ]);
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([name, weight]) => [name, weight / length]));
  };
}

/** The cosine of the angle between two vectors: 0 for nothing in common, 1 for the same. */
export function product(a: Vector, b: Vector): number {
  const [short, long] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [name, weight] of short) sum += weight * (long.get(name) ?? 0);
  return sum;
}

/** Words of title and abstract, and topics whole; a title counts double, being what the paper calls itself. */
function countsOf({ title, abstract = '', topics }: Paper): Map<string, number> {
  const text = `${title} ${title} ${abstract}`.slice(0, most).toLowerCase();
  const counts = new Map<string, number>();
  for (const name of [...(text.match(word) ?? []), ...topics.map((topic) => `#${topic.toLowerCase()}`)])
    counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
