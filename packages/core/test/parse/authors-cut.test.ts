import { describe, expect, it } from 'vitest';
import { parse } from '../../src/parse/index.js';

describe('a list of authors that names the first of them only', () => {
  it.each([
    ['RIS', 'TY  - JOUR\nTI  - Lamps\nAU  - Hill, Bo\nAU  - Lane, Ann\nAU  - et al.\nER  - \n'],
    ['CSV', 'title,authors,doi\nLamps,"Bo Hill, Ann Lane et al.",10.5555/lamps\n'],
    ['JSON', JSON.stringify([{ title: 'Lamps', authors: ['Bo Hill', 'Ann Lane', '\u2026'], doi: '10.5555/lamps' }])],
    [
      'CSL-JSON',
      JSON.stringify([
        {
          id: 'a',
          type: 'book',
          title: 'Lamps',
          author: [{ family: 'Hill', given: 'Bo' }, { family: 'Lane', given: 'Ann' }, { literal: 'et al' }],
        },
      ]),
    ],
    ['BibTeX', '@book{a, title={Lamps}, author={Bo Hill and Ann Lane and others}}'],
  ])('is told in %s', async (_, text) => {
    const { papers, issues } = await parse(text);
    expect(papers.map(({ authors }) => authors.map(({ name }) => name))).toEqual([['Bo Hill', 'Ann Lane']]);
    expect(issues.map(({ code }) => code)).toEqual(['authors-cut']);
  });

  it('is not told of a name that only looks like it', async () => {
    const { papers, issues } = await parse('@book{a, title={Lamps}, author={Al, Et and Alain Petal}}');
    expect(papers[0]!.authors.map(({ name }) => name)).toEqual(['Et Al', 'Alain Petal']);
    expect(issues).toEqual([]);
  });

  it('is read in time that grows with its length', async () => {
    const { papers } = await parse([{ title: 'Lamps', doi: '10.5555/lamps', authors: [`a${' ,'.repeat(200_000)}b`] }]);
    expect(papers).toHaveLength(1);
  });
});
