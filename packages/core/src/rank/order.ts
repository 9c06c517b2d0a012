/**
 * The places of the `count` highest scores, from the highest to the lowest; `before` decides between equals. What is no
 * finite number comes last.
 */
export function highest(scores: Float64Array, count: number, before: (a: number, b: number) => number): Uint32Array {
  const finite = scores.map((score) => (Number.isFinite(score) ? score : Number.NEGATIVE_INFINITY));
  // Numbers alone sort ten times as fast as places: so only what can be among the highest is put in order.
  const least = finite.slice().sort()[Math.max(0, finite.length - count)]!;
  return new Uint32Array(finite.length)
    .map((_, place) => place)
    .filter((place) => finite[place]! >= least)
    .sort((a, b) => finite[b]! - finite[a]! || before(a, b))
    .slice(0, count);
}
