import { expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

it('reads references that are numbered, with initials behind a comma', async () => {
  const { papers, issues } = await parse(`1. Lee, A. & Chan, B. Sparse lamps revisited. Nat. Light 12, 345–356 (2025).
2. Diaz, C. et al. Lattices of lamps. Preprint at https://arxiv.org/abs/2501.09999 (2025).
3. Fox, E.-M., Hale, G. & Ito, H. What do lamps know? Sci. Light 7, eabc1234 (2023).
`);
  expect(papers.map(({ title, authors, published }) => [title, authors.map(({ name }) => name), published])).toEqual([
    ['Sparse lamps revisited', ['A. Lee', 'B. Chan'], '2025'],
    ['Lattices of lamps', ['C. Diaz'], '2025'],
    ['What do lamps know?', ['E.-M. Fox', 'G. Hale', 'H. Ito'], '2023'],
  ]);
  expect([papers[1]?.ids.arxiv, papers[1]?.venue, issues.map(({ code }) => code)]).toEqual([
    '2501.09999',
    undefined,
    ['authors-cut'],
  ]);
});
