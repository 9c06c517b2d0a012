/** The pages from the first to the last: `340-346`, or the one there is. */
export function rangeOf(first: string | undefined, last: string | undefined): string | undefined {
  return first !== undefined && last !== undefined && first !== last ? `${first}-${last}` : (first ?? last);
}
