import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

const people = ['Ada Quill', 'Bert Rose', 'Cy Stone', 'Di Tarn', 'Ed Umber'];
const parts = ['One', 'Two', 'Three', 'Four', 'Five'];
const more =
  'A second paragraph tells of the instruments that were used to weigh the moss, of which four were built by hand.';

const most = 'A third paragraph tells that all data are given away at no cost to whoever asks for them by letter.';

/** Five papers, of which one says more than others, and what stands below them. */
function page(longer: number, below = '', said = more): string {
  const records = parts.map((part, index) => {
    const abstract = `This study examines how moss grows on roof number ${index}, and finds that moisture matters more than light in three towns over a decade.`;
    const names = `${people[index]}, ${people[(index + 1) % 5]}`;
    return `Moss on Roofs Part ${part}: a Field Study\n${names}\n${abstract}\n${index === longer ? `${said}\n` : ''}`;
  });
  return `${records.join('\n')}${below}`;
}
const told = async (text: string) => {
  const { papers, issues } = await parse(text, { now: '2026-06-01' });
  const left = issues.filter(({ code }) => code === 'lines-left-out');
  return { titles: papers.length, abstracts: papers.map(({ abstract }) => abstract ?? ''), left };
};

describe('sentences behind the last paper', () => {
  it('are said to be left out where they are more than any other paper has', async () => {
    const { titles, abstracts, left } = await told(page(4, '', `${more}\n${most}`));
    expect(titles).toBe(5);
    expect(abstracts[4]).not.toContain('paragraph');
    expect(left).toMatchObject([{ facts: { lines: 2, start: more.slice(0, 60) }, where: 'line 20' }]);
  });

  it('are nothing to tell of where there are none, or links and names of a site alone', async () => {
    expect((await told(page(-1))).left).toEqual([]);
    expect((await told(page(-1, '\nAbout\nContact\n© 2026 Roofs of the North\n'))).left).toEqual([]);
  });

  it.each([1, 2, 3])('are kept of a paper that others follow, number %i', async (index) => {
    const { abstracts, left } = await told(page(index));
    expect(abstracts[index]).toContain('in three towns over a decade.\n\nA second paragraph');
    expect(left).toEqual([]);
  });
});
