import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/parse/index.js';

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

describe('macros made of each other', () => {
  it('add no more than ten times the file, and what is left of them is said once', async () => {
    const doubled = ['@string{a = "0123456789"}', ...Array(800).fill('@string{a = a # a}'), ''].join('\n');
    const entries = '@article{k, title = a # a # a}\n'.repeat(200);
    const { papers, issues } = await parse(doubled + entries, { format: 'bibtex' });
    const written = papers.reduce((sum, { title }) => sum + title.length, 0);
    expect(written).toBeLessThan(10 * (doubled.length + entries.length) + 300_000);
    expect(issues.filter(({ code }) => code === 'macros-cut')).toHaveLength(1);
  });

  it('still name a journal in every entry', async () => {
    const text = [
      '@string{j = "Journal of Very Long Names"}',
      ...Array(500).fill('@article{k, title={T}, journal=j}'),
    ].join('\n');
    const { papers } = await parse(text);
    expect(papers.every(({ venue }) => venue === 'Journal of Very Long Names')).toBe(true);
  });
});
