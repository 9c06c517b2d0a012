import type { Vocabulary } from './vocabulary.js';

/** Completions looked at for one beginning: the most used ones. */
const mostCompletions = 48;

/** The words that begin so, most used first, and how many there are. One pass over all words, a byte or two of each. */
export function completionsOf(vocabulary: Vocabulary, prefix: string): { entries: number[]; of: number } {
  const { words, uses } = vocabulary;
  const { bytes, ends, size } = words;
  const wanted = new TextEncoder().encode(prefix);
  const entries: number[] = [];
  let start = 0;
  for (let entry = 0; entry < size; entry++) {
    const end = ends[entry]!;
    let at = 0;
    while (at < wanted.length && start + at < end && bytes[start + at] === wanted[at]) at++;
    if (at === wanted.length && uses[entry]! > 0) entries.push(entry);
    start = end;
  }
  return { entries: entries.sort((a, b) => uses[b]! - uses[a]!).slice(0, mostCompletions), of: entries.length };
}
