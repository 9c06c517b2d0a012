/** Longer words are compared by their beginning. */
const longestCompared = 64;

const rows = Array.from({ length: 3 }, () => new Uint8Array(longestCompared + 1));

/**
 * Letters to insert, delete, replace or swap with their neighbour to make one word of the other, or more than `most`
 * when it takes more: optimal string alignment, Boytsov, "Indexing methods for approximate dictionary searching"
 * (2011), section 2. Words are given as bytes, of which the first 64 count. O(n·m), without memory of its own.
 */
export function editDistance(a: Uint8Array, b: Uint8Array, most: number): number {
  const [height, width] = [Math.min(a.length, longestCompared), Math.min(b.length, longestCompared)];
  let [before, above, row] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= width; j++) above[j] = j;
  for (let i = 1; i <= height; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= width; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return least;
    [before, above, row] = [above, row, before];
  }
  return above[width]!;
}
