import { describe, expect, it } from 'vitest';
import { idFrom } from '../../src/paper/id.js';
import { mergeListings, type Paper } from '../../src/paper/index.js';
import { barePaper } from '../bare-paper.js';

type Fields = Partial<Paper>;

function paper(fields: Fields): Paper {
  const { title = '', authors = [], ids = {} } = fields;
  return barePaper({ id: idFrom(ids, title, authors[0]?.name), title, ...fields });
}

/** How many papers two records are, whichever comes first. */
function count(a: Fields, b: Fields): number {
  const merge = (...papers: Paper[]) =>
    mergeListings(undefined, { title: 'L', issues: [], papers }, { now: new Date(0) });
  const [one, other] = [merge(paper(a), paper(b)), merge(paper(b), paper(a))];
  expect(one.papers).toEqual(other.papers);
  return one.papers.length;
}

const people = (...names: string[]) => names.map((name) => ({ name }));
const title = 'On the long memory of rivers and lakes';

describe('two records are one paper', () => {
  it.each<[string, Fields, Fields]>([
    [
      'a journal by its name and abbreviated, of which one volume is mistyped',
      { title, authors: people('Ann Lee'), published: '2013', venue: 'Journal of Hospital Infection', volume: '16' },
      { title, authors: people('A. Lee'), published: '2013', venue: 'J Hosp Infect', volume: '61' },
    ],
    [
      'a journal by its name and its initials',
      {
        title,
        authors: people('Ann Lee'),
        published: '2013',
        venue: 'Proceedings of the National Academy of Sciences',
        volume: '110',
      },
      { title, authors: people('A. Lee'), published: '2013', venue: 'PNAS', volume: '11' },
    ],
    [
      'mathematics as TeX and as Unicode',
      { title: 'Sharp $\\ell_2$ bounds for $\\beta$-mixing rivers', authors: people('Ann Lee') },
      { title: 'Sharp \u21132 bounds for \u03B2-mixing rivers', authors: people('Ann Lee'), ids: { doi: '10.1000/1' } },
    ],
    [
      'an operator with and without its fonts',
      { title: 'Sorting rivers in $\\mathcal{O}(n \\log n)$ time', authors: people('Ann Lee') },
      { title: 'Sorting rivers in O(n log n) time', authors: people('A. Lee') },
    ],
    [
      'a preprint and its article three years later',
      { title, authors: people('Ann Lee', 'Bo Roe'), published: '2021-02', ids: { arxiv: '2102.00001' } },
      { title, authors: people('A. Lee', 'B. Roe'), published: '2024-06', ids: { doi: '10.1000/1' } },
    ],
    [
      'the article before and after it was retracted',
      { title, authors: people('Ann Lee'), ids: {} },
      { title: `RETRACTED: ${title}`, authors: people('Ann Lee'), ids: { doi: '10.1000/1' } },
    ],
    [
      'British and American titles',
      { title: 'Modelling the behaviour of organised rivers', authors: people('Ann Lee') },
      { title: 'Modeling the behavior of organized rivers', authors: people('Ann Lee'), ids: { doi: '10.1000/1' } },
    ],
    [
      'Part I and Part 1',
      { title: 'The memory of rivers, Part II: lakes', authors: people('Ann Lee') },
      { title: 'The memory of rivers, part 2: lakes', authors: people('Ann Lee'), ids: { doi: '10.1000/1' } },
    ],
    [
      'an umlaut and its two letters',
      { title, authors: people('J\u00F6rg M\u00FCller') },
      { title, authors: people('Joerg Mueller') },
    ],
    [
      'an author in two scripts',
      { title, authors: people('\u738B\u4F1F', '\u674E\u5A1C') },
      { title, authors: people('Wei Wang', 'Na Li'), ids: { doi: '10.1000/1' } },
    ],
    [
      'a collaboration and its people',
      { title, authors: [{ name: 'RIVER Collaboration', corporate: true }], ids: { arxiv: '2102.00001' } },
      { title, authors: people('Ann Lee', 'Bo Roe'), ids: { doi: '10.1000/1' } },
    ],
    [
      'a submission under review and its preprint',
      { title, authors: people('Anonymous'), ids: { openreview: 'AbCdEf1234' } },
      { title, authors: people('Ann Lee', 'Bo Roe'), ids: { arxiv: '2102.00001' } },
    ],
    [
      'hyphenated and joined given names',
      { title, authors: people('Jian-Ping Li') },
      { title, authors: people('Jianping Li') },
    ],
    ['initials and given names', { title, authors: people('J. P. Li') }, { title, authors: people('Jian Ping Li') }],
    [
      'an identifier alone and the paper it names',
      { title: 'arXiv:2102.00001', ids: { arxiv: '2102.00001' } },
      { title, authors: people('Ann Lee'), ids: { arxiv: '2102.00001' } },
    ],
    [
      'a DOI alone and the paper it names',
      { title: 'doi:10.1000/1', ids: { doi: '10.1000/1' } },
      { title, authors: people('Ann Lee'), ids: { doi: '10.1000/1' } },
    ],
  ])('%s', (_, a, b) => {
    expect(count(a, b)).toBe(1);
  });

  it('takes the real title for that of an identifier', () => {
    const records = [
      paper({ title: 'arXiv:2102.00001', ids: { arxiv: '2102.00001' }, version: 3 }),
      paper({ title, ids: { arxiv: '2102.00001' } }),
    ];
    const { papers } = mergeListings(undefined, { title: 'L', issues: [], papers: records }, { now: new Date(0) });
    expect(papers.map((each) => each.title)).toEqual([title]);
  });
});

describe('two records are two papers', () => {
  it.each<[string, Fields, Fields]>([
    [
      'an abstract printed in the volumes of two journals',
      { title, authors: people('Ann Lee', 'Bo Roe'), published: '2013', venue: 'Value in Health', volume: '16' },
      {
        title,
        authors: people('A. Lee', 'B. Roe'),
        published: '2013',
        venue: 'Infection Control and Resistance',
        volume: '2',
      },
    ],
    [
      'full given names that differ',
      { title, authors: people('Jing Wang', 'Ann Lee'), ids: { doi: '10.1000/1' } },
      { title, authors: people('Jun Wang', 'Bo Roe'), ids: { arxiv: '2102.00001' } },
    ],
    [
      'full given names that differ, alone',
      { title, authors: people('Jing Wang') },
      { title, authors: people('Jun Wang'), ids: { doi: '10.1000/1' } },
    ],
    [
      'teams that share only an initial',
      { title, authors: people('J. Wang', 'Ann Lee', 'Cy Poe'), ids: { doi: '10.1000/1' } },
      { title, authors: people('Jun Wang', 'Bo Roe'), ids: { arxiv: '2102.00001' } },
    ],
    [
      'data with the title of their paper',
      { title, authors: people('Ann Lee'), type: 'dataset', ids: { doi: '10.5281/zenodo.1' } },
      { title, authors: people('Ann Lee'), type: 'article-journal', ids: { doi: '10.1000/1' } },
    ],
    [
      'the front matter of two journals',
      { title: 'Front matter', venue: 'Journal of Rivers', published: '2024' },
      { title: 'Front matter', venue: 'Journal of Lakes', published: '2024' },
    ],
    [
      'tables of contents',
      { title: 'Table of contents', venue: 'Rivers', ids: { doi: '10.1000/1' } },
      { title: 'Table of Contents', venue: 'Lakes' },
    ],
    [
      'a talk and the article in a journal that has no "journal" in its name',
      { title, authors: people('Ann Lee'), venue: 'Workshop on Rivers', published: '2023' },
      { title, authors: people('Ann Lee'), venue: 'Nature Water', published: '2023' },
    ],
    [
      'posts of one title, a year apart, at two addresses',
      { title: 'What the rivers told us this week', published: '2023-01-05', links: { page: 'https://a.example/1' } },
      { title: 'What the rivers told us this week', published: '2024-01-04', links: { page: 'https://a.example/2' } },
    ],
    [
      'numbers that differ',
      { title: 'GPT-3 on long rivers and lakes', authors: people('Ann Lee') },
      { title: 'GPT-4 on long rivers and lakes', authors: people('Ann Lee') },
    ],
  ])('%s', (_, a, b) => {
    expect(count(a, b)).toBe(2);
  });
});
