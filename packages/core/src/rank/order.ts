/** The places of the scores from the highest to the lowest, in linearithmic time; `before` decides between equals. */
export function descending(scores: Float64Array, before: (a: number, b: number) => number): Uint32Array {
  const places = Uint32Array.from(scores, (_, place) => place);
  return places.sort((a, b) => scores[b]! - scores[a]! || before(a, b));
}
