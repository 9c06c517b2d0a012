import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

const parts = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];

/** Numbered records of three short lines, whose titles are all of one length; `bare` names those without a number of arXiv. */
const numbered = (bare: readonly number[] = [], below = '') =>
  `${parts
    .map((_, index) => {
      const ref = bare.includes(index) ? '(no number yet)' : `arXiv:2401.0000${index + 1}`;
      return `${index + 1}. Moss and Roofs, Part ${index + 1}\n   Ada Quill, Bert Rose\n   ${ref}`;
    })
    .join('\n')}\n${below}`;

async function read(text: string) {
  const { papers, issues } = await parse(text, { now: '2026-06-01' });
  const left = issues.filter(({ code }) => code === 'entries-left-out');
  return { papers, left: left.map(({ facts }) => facts) };
}

describe('numbered points of short lines', () => {
  it('keep titles and names apart, however alike the lengths of their lines are', async () => {
    const { papers, left } = await read(numbered());
    expect(papers.map(({ title }) => title)).toEqual(parts.map((_, index) => `Moss and Roofs, Part ${index + 1}`));
    for (const { authors } of papers) expect(authors.map(({ name }) => name)).toEqual(['Ada Quill', 'Bert Rose']);
    expect(left).toEqual([]);
  });

  it.each([0, 2, 5])('say that point %i gave no paper', async (index) => {
    for (const below of ['', '\nThanks to all who sent us their work this week.\n']) {
      const { papers, left } = await read(numbered([index], below));
      expect(papers).toHaveLength(5);
      expect(left).toEqual([{ left: 1 }]);
    }
  });
});
