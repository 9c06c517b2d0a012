import type { Paper } from '../../../src/paper/index.js';

/** A paper with every field filled in, as a run of ours would have kept it. */
export const fullPaper: Paper = {
  id: 'arxiv:2403.12345',
  title: 'A Paper with $O(n)$ Everything',
  abstract: 'First paragraph.\n\nSecond, with <angle> signs & an ampersand.',
  authors: [
    { name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada', orcid: '0000-0002-1825-0097', affiliation: 'London' },
    { name: '王小明' },
  ],
  published: '2024-03-18T09:30:00Z',
  updated: '2024-04-01',
  listed: '2024-03-20',
  ids: { arxiv: '2403.12345', doi: '10.1000/xyz', house: 'H-1' },
  version: 2,
  links: { page: 'https://arxiv.org/abs/2403.12345', pdf: 'https://arxiv.org/pdf/2403.12345' },
  signals: { upvotes: 12, stars: 0, downloads: 7 },
  position: 3,
  history: [{ at: '2024-03-20T00:00:00Z', signals: { upvotes: 5 } }],
  topics: ['cs.LG', 'language models'],
  venue: 'Journal of Everything',
  type: 'article',
  comment: '12 pages',
  organization: 'Example Lab',
  submitter: 'Grace',
  image: 'https://example.org/thumb.png',
  summary: { text: 'It is short.', model: 'some-model' },
  license: 'CC-BY-4.0',
  sources: [{ name: 'hf:daily', url: 'https://example.org/daily', seen: '2024-03-20', position: 3 }],
};
