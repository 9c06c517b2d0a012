import type { Listing, Paper } from '@trending-papers/core/paper';
import { rank } from '@trending-papers/core/rank';
import type { Order } from '../../src/inputs/order.js';

/** A paper that a test made up. */
export function paper(number: number, fields: Partial<Paper> = {}): Paper {
  const arxiv = `2603.${String(number).padStart(5, '0')}`;
  return {
    id: `arxiv:${arxiv}`,
    title: `A Made-Up Paper Number ${number}`,
    abstract: 'It is about nothing in particular, at some length.',
    authors: [{ name: 'Ada Example' }],
    published: '2026-03-10',
    ids: { arxiv },
    links: { page: `https://arxiv.org/abs/${arxiv}` },
    signals: { upvotes: number },
    history: [],
    topics: ['cs.LG'],
    sources: [{ name: 'hf:daily', position: number }],
    position: number,
    ...fields,
  };
}

export function listing(papers: Paper[]): Listing {
  return { title: 'Made-up papers', papers, issues: [] };
}

export function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The order of one ranking and nothing else. */
export const trendingOrder: Order = {
  said: 'trending',
  reads: false,
  rank: async (papers, of) => rank(papers, of),
};
