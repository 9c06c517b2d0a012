/** How many letters must be put in, taken out or changed to make one word the other: Levenshtein, 1966. O(n·m). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let at = 1; at <= a.length; at++) {
    const next = [at];
    for (let column = 1; column <= b.length; column++)
      next[column] = Math.min(
        row[column]! + 1,
        next[column - 1]! + 1,
        row[column - 1]! + Number(a[at - 1] !== b[column - 1]),
      );
    row = next;
  }
  return row[b.length]!;
}

/** The name that a mistyped one was meant to be; nothing when none is near. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const word = typed.slice(0, 40).toLowerCase();
  const most = Math.max(1, word.length / 3);
  let [best, least] = [undefined as string | undefined, most + 0.5];
  for (const name of names) {
    const away = distance(word, name.toLowerCase());
    if (away < least) [best, least] = [name, away];
  }
  return best;
}
