import { type Term, titleMask } from '../query/terms.js';
import { mostInAbstract } from '../store/postings.js';
import type { Store } from '../store/store.js';

/** The kinds of terms that papers are found by outside of an index. */
export type TermKind =
  | 'text'
  | 'title'
  | 'abstract'
  | 'authors'
  | 'topics'
  | 'venue'
  | 'own'
  | 'word'
  | 'has'
  | 'year'
  | 'whole'
  | 'short'
  | 'long';

/** A term by its kind and its word: `text:network`. */
export function termName(kind: TermKind, word: string): string {
  return `${kind}:${word}`;
}

/** A title, the name it begins with, or its first words, by the digest of their stems. */
export function titleTerm(hash: number): string {
  return termName('whole', hash.toString(36));
}

const partOf: ReadonlyMap<number, TermKind> = new Map([
  [titleMask, 'title'],
  [mostInAbstract, 'abstract'],
]);

/** How a term of a query is called, of the part of the text that it is looked for in. */
export function nameOf(
  { vocabulary: { words } }: Store,
  { zone, term, mask }: Pick<Term, 'zone' | 'term' | 'mask'>,
): string {
  return termName(zone === 'text' ? (partOf.get(mask) ?? 'text') : zone, words.text(term));
}
