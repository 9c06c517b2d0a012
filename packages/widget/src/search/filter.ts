import type { Entry } from '../feed/types.js';
import type { Span } from './types.js';

const isAscii = /^[\x20-\x7e]*$/;

/** Lower case without accents, so that "erdos" finds "Erdős". */
function fold(text: string): string {
  return isAscii.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

export function termsOf(query: string): string[] {
  return fold(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/**
 * The papers that hold every word of the query in title, authors, topics or abstract, in the order given. It stands
 * in for the index until that has come, and where it cannot come.
 */
export function filterEntries(entries: readonly Entry[], query: string): Entry[] {
  const terms = termsOf(query);
  return entries.filter(({ paper }) => {
    const names = paper.authors.map(({ name }) => name);
    const text = fold([paper.title, paper.abstract ?? '', ...paper.topics, ...names].join(' '));
    return terms.every((term) => text.includes(term));
  });
}

/** The words of a text that begin with one of the terms. */
export function wordSpans(text: string, terms: readonly string[]): Span[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)]
    .filter(([word]) => terms.some((term) => fold(word).startsWith(term)))
    .map(({ 0: word, index }) => [index, index + word.length]);
}
