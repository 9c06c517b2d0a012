import type { Entry } from '../feed/types.js';

/** Lower case without accents, so that "erdos" finds "Erdős". */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
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
export function filterEntries(entries: readonly Entry[], query: string): string[] {
  const terms = termsOf(query);
  return entries
    .filter(({ paper }) => {
      const names = paper.authors.map(({ name }) => name);
      const text = fold([paper.title, paper.abstract ?? '', ...paper.topics, ...names].join(' '));
      return terms.every((term) => text.includes(term));
    })
    .map(({ paper }) => paper.id);
}
