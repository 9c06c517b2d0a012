import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/index.js';

describe('BibTeX', () => {
  it('lends nothing between entries without a key', async () => {
    const { papers } = await parse('@book{, title={One}, year=2001}\n@misc{, title={Two}}');
    expect(papers.map(({ title, venue, published }) => [title, venue, published])).toEqual([
      ['One', undefined, '2001'],
      ['Two', undefined, undefined],
    ]);
  });

  it('parts authors by semicolons where there is no "and"', async () => {
    const { papers } = await parse('@article{x, title={One}, author={Osei, M.; Lovelace, A. B.; {Group; Two}}}');
    expect(papers[0]?.authors.map(({ name }) => name)).toEqual(['M. Osei', 'A. B. Lovelace', 'Group; Two']);
  });
});
