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

const titlesOf = async (text: string) => {
  const { papers, issues } = await parse(text, { now: '2026-03-18' });
  return {
    papers: papers.map(({ title, authors, published, venue }) => [
      title,
      authors.map(({ name }) => name).join(', '),
      published,
      venue,
    ]),
    codes: issues.map(({ code }) => code),
  };
};
const maps = ['Maps that remember', 'A. Lee, B. Roe', '2024', 'Big Letters'];
const lamps = ['Lamps of rooms', 'C. Poe, D. Kim', '2023', 'Small Letters'];

it.each([
  [
    'ICML',
    'References\n\nLee, A. and Roe, B. Maps that remember. Big Letters, 3:1\u20139, 2024.\n\nPoe, C. and Kim, D. Lamps of rooms. Small Letters, 7:2\u20138, 2023.',
  ],
  [
    'Elsevier',
    '[1] A. Lee, B. Roe, Maps that remember, Big Letters 3 (2024) 1\u20139. https://doi.org/10.5555/maps.\n[2] C. Poe, D. Kim, Lamps of rooms, Small Letters 7 (2023) 2\u20138. https://doi.org/10.5555/lamps.',
  ],
  [
    'APS',
    '[1] A. Lee and B. Roe, Maps that remember, Big Letters 3, 101 (2024).\n[2] C. Poe and D. Kim, Lamps of rooms, Small Letters 7, 202 (2023).',
  ],
  [
    'Science',
    '1. A. Lee, B. Roe, Maps that remember. Big Letters 3, 1\u20139 (2024).\n2. C. Poe, D. Kim, Lamps of rooms. Small Letters 7, 2\u20138 (2023).',
  ],
  [
    'ACS',
    '(1) Lee, A.; Roe, B. Maps that remember. Big Letters 2024, 3 (1), 1\u20139. https://doi.org/10.5555/maps.\n(2) Poe, C.; Kim, D. Lamps of rooms. Small Letters 2023, 7 (2), 2\u20138. https://doi.org/10.5555/lamps.',
  ],
  [
    'LNCS',
    '1. Lee, A., Roe, B.: Maps that remember. Big Letters. 3, 1\u20139 (2024). https://doi.org/10.5555/maps.\n2. Poe, C., Kim, D.: Lamps of rooms. Small Letters. 7, 2\u20138 (2023). https://doi.org/10.5555/lamps.',
  ],
  [
    'labels of a list of publications',
    '[J2] A. Lee and B. Roe, "Maps that remember," Big Letters, vol. 3, no. 1, pp. 1-9, 2024.\n[J1] C. Poe and D. Kim, "Lamps of rooms," Small Letters, vol. 7, no. 2, pp. 2-8, 2023.\n\nTEACHING\nIntroduction to Lamps, 2022',
  ],
])('reads references in the style of %s', async (_, text) => {
  expect((await titlesOf(text)).papers).toEqual([maps, lamps]);
});

it('keeps books, the same authors again and a day of a visit apart from what is told of others', async () => {
  const { papers } = await titlesOf(
    'Bibliography\n\nLee, Ann. Maps that remember. Town: Big Press, 2024.\nPoe, Cy, and Dan Kim. \u201CLamps of rooms.\u201D Small Letters 7 (2023): 2\u20138.\n\u2014\u2014\u2014. \u201CLamps of halls.\u201D Small Letters 6 (2022): 3\u20139. Accessed March 2, 2025.',
  );
  expect(papers.map(([title, names, year]) => [title, names, year])).toEqual([
    ['Maps that remember', 'Ann Lee', '2024'],
    ['Lamps of rooms', 'Cy Poe, Dan Kim', '2023'],
    ['Lamps of halls', 'Cy Poe, Dan Kim', '2022'],
  ]);
});

it('reads no minutes as references', async () => {
  const minutes =
    '1. Ann Lee, Bo Roe. The budget was approved. Due in March 2026.\n2. Cy Poe, Dan Kim. The room is booked. Next meeting 2026.';
  await expect(parse(minutes)).rejects.toMatchObject({ code: 'unknown-format' });
});
