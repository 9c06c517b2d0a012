import { editDistance } from './edit-distance.js';

/** Names are short; what is typed may be anything. */
const longestTyped = 40;

/**
 * The name that a mistyped one was meant to be: one that begins with it, or that a third of its letters in errors
 * makes of it. Nothing when none is near.
 */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const word = typed.slice(0, longestTyped).toLowerCase();
  if (word === '') return undefined;
  const encoder = new TextEncoder();
  const bytes = encoder.encode(word);
  let [best, least] = [undefined as string | undefined, Math.max(1, Math.round(word.length / 3)) + 1];
  for (const name of names) {
    const other = name.toLowerCase();
    const away = other.startsWith(word) ? 1 : editDistance(bytes, encoder.encode(other), least);
    if (away < least) [best, least] = [name, away];
  }
  return best;
}

/** ` Did you mean "show"?`, or nothing when no name is near: the end of a sentence about a name that is none. */
export function didYouMean(typed: string, names: readonly string[]): string {
  // By hand, since what checks arguments says its errors by this.
  if (typeof typed !== 'string') throw new TypeError(`What was typed must be a text, not ${typeof typed}.`);
  if (!Array.isArray(names) || names.some((name) => typeof name !== 'string'))
    throw new TypeError(`The names must be a list of texts, not ${typeof names}.`);
  const meant = nearest(typed, names);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}
