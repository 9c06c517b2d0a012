import type { Store } from '../index/store.js';

/** Completions looked at for one beginning: the most used ones. */
const mostCompletions = 48;

/** The words that begin so, most used first. One pass over the words there are, a byte or two of each. */
export function wordsStartingWith({ vocabulary }: Pick<Store, 'vocabulary'>, prefix: string): number[] {
  const { words, uses } = vocabulary;
  const { bytes, ends, size } = words;
  const wanted = new TextEncoder().encode(prefix);
  const found: number[] = [];
  let start = 0;
  for (let entry = 0; entry < size; entry++) {
    const end = ends[entry]!;
    let at = 0;
    while (at < wanted.length && start + at < end && bytes[start + at] === wanted[at]) at++;
    if (at === wanted.length && uses[entry]! > 0) found.push(entry);
    start = end;
  }
  return found.sort((a, b) => uses[b]! - uses[a]!).slice(0, mostCompletions);
}
