import type { Listing, Paper } from '../../src/paper/schema.js';
import { barePaper } from '../bare-paper.js';

/** A paper that nothing is known of but its id and title. */
export function bare(id: string, title: string, more: Partial<Paper> = {}): Paper {
  return barePaper({ id, title, ...more });
}

export const preprint = bare('arxiv:2603.01234', 'Sparse Attention & the <Cost> of $O(n^2)$', {
  abstract: 'We ask how sparse attention can be.\n\nIt turns out that "very" is the answer for n < 10 & beyond.',
  authors: [
    { name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada', orcid: '0000-0002-1825-0097' },
    { name: 'Vincent van den Berg', family: 'van den Berg', given: 'Vincent' },
    { name: '王小明' },
  ],
  published: '2026-03-02T17:30:00Z',
  listed: '2026-03-04',
  ids: { arxiv: '2603.01234' },
  links: {
    page: 'https://arxiv.org/abs/2603.01234',
    pdf: 'https://arxiv.org/pdf/2603.01234',
    code: 'https://github.com/example/sparse',
  },
  signals: { upvotes: 118, stars: 1204 },
  topics: ['cs.LG', 'sparse attention'],
  comment: '12 pages, 3 figures',
  organization: 'Analytical Engine Lab',
  image: 'https://example.org/thumb.png',
  position: 1,
});

/** Its title where no formula can be set. */
export const preprintTitle = 'Sparse Attention & the <Cost> of O(n²)';

export const article = bare('doi:10.1000/j.example.2026.7', 'Ölçüm, 测量 и измерение 🤗', {
  abstract: 'Measuring across scripts.',
  authors: [{ name: 'Grace Hopper', family: 'Hopper', given: 'Grace' }],
  published: '2026-02',
  updated: '2026-03-05',
  ids: { doi: '10.1000/j.example.2026.7', pmid: '123456' },
  links: { page: 'https://example.org/articles/7' },
  venue: 'Journal of Examples',
  type: 'article-journal',
  license: 'CC-BY-4.0',
});

export const nameless = bare('title:0123456789abcdef', 'A Paper Without Anything Else');

export const listing: Listing = {
  title: 'Trending papers',
  description: 'What people read this week.',
  homepage: 'https://example.org/papers/',
  date: '2026-03-06',
  curators: ['The Curators'],
  papers: [preprint, article, nameless],
  issues: [],
};

/** The listing a day later: everybody voted, and the order is another. */
export function afterVotes({ papers, ...rest }: Listing): Listing {
  const voted = papers.map((paper, index) => ({
    ...paper,
    signals: { ...paper.signals, upvotes: 1000 + index, comments: 7 },
    history: [...paper.history, { at: '2026-03-07T00:00:00Z', signals: { upvotes: 1000 + index } }],
    position: papers.length - index,
  }));
  return { ...rest, papers: voted };
}
