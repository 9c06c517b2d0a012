import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import { createIndex, loadIndex } from '../../src/search/index.js';
import { by, paper } from './papers.js';

const first = (papers: readonly Paper[], query: string): string | undefined =>
  createIndex(papers).search(query).hits[0]?.id;
const titled = (...titles: string[]): Paper[] => titles.map((title) => paper(title, title));

describe('a query that is a title', () => {
  it.each([
    ['ALMA', ['ALMA ALMA variants one: a study of ALMA', 'ALMA ALMA variants two: a study of ALMA', 'ALMA'], 'ALMA'],
    ['alma', ['A study of ALMA by ALMA users', 'ALMA: Language of Many Animals'], 'ALMA: Language of Many Animals'],
    ['TIM-2', ['TIM2 for teeth', 'TIM 2: Trace Images', 'A study of Tim and two friends'], 'TIM 2: Trace Images'],
    [
      'gopher 2.5',
      ['On Gopher2.5 and Gopher 2.5 in Gopher', 'Gopher2.5 Technical Report'],
      'Gopher2.5 Technical Report',
    ],
    ['trees all the way down', ['The way down all trees', 'Trees All the Way Down'], 'Trees All the Way Down'],
    [
      'graph mining methods',
      ['Methods for mining a graph of methods', 'Graph Mining Methods for the Web of Things'],
      'Graph Mining Methods for the Web of Things',
    ],
  ])('%s comes first', (query, titles, expected) => {
    for (const order of [titles, titles.toReversed()]) expect(first(titled(...order), query)).toBe(expected);
  });

  it('is found though no word of it is the title’s', () => {
    const index = createIndex(titled('Hyperloop', 'Nothing'));
    expect(index.search('hyper loop ').hits.map(({ id }) => id)).toEqual(['Hyperloop']);
  });

  it('still meets every condition', () => {
    const index = createIndex([
      paper('old', 'ALMA', { published: '2001-01-01' }),
      paper('new', 'On ALMA', { published: '2020-01-01' }),
    ]);
    expect(index.search('ALMA after:2010').hits.map(({ id }) => id)).toEqual(['new']);
    expect(index.search('-ALMA').total).toBe(0);
  });

  it('comes first in a saved index without papers too', () => {
    const bytes = createIndex(titled('ALMA ALMA ALMA variants', 'ALMA')).save();
    expect(loadIndex(bytes).search('alma').hits[0]?.id).toBe('ALMA');
  });

  it('is only for the order by relevance', () => {
    const papers = [
      paper('a', 'ALMA', { published: '2001-01-01' }),
      paper('b', 'On ALMA', { published: '2020-01-01' }),
    ];
    expect(
      createIndex(papers)
        .search('ALMA', { sort: 'date' })
        .hits.map(({ id }) => id),
    ).toEqual(['b', 'a']);
  });
});

describe('a query as people cite', () => {
  const papers = [
    paper('cited', 'Attention', { authors: by('Ada Vaswari', 'Bo Li'), published: '2017-06-12' }),
    paper('second', 'Recurrence', { authors: by('Bo Li', 'Ada Vaswari'), published: '2019-01-01' }),
    paper('words', 'Other 2017 et al and al', { authors: by('B. Sample'), published: '2020-01-01' }),
    paper('he', 'Deep residual learning', { authors: by('Kai He'), published: '2015-12-10' }),
    paper('deep', 'Deep residual networks for residual deep things', { authors: by('Ann Example') }),
    paper('two', 'Optimizers', { authors: by('Dora Kingman', 'Jo Bell'), published: '2014-12-22' }),
  ];
  it.each([
    ['Vaswari et al. 2017', 'cited'],
    ['Vaswari et al., 2017', 'cited'],
    ['Li et al. (2019)', 'second'],
    ['Vaswari, A. attention', 'cited'],
    ['Kingman and Bell 2014', 'two'],
    ['Kingman & Bell, 2014', 'two'],
    ['K. He deep residual', 'he'],
    ['kai he residual', 'he'],
    ['vaswari attention', 'cited'],
  ])('%s', (query, id) => {
    for (const order of [papers, papers.toReversed()]) expect(first(order, query)).toBe(id);
  });

  it('goes by the year a paper came out, whenever a listing took it up', () => {
    const listed = { listed: '2026-03-01', authors: by('Ada Vaswari') };
    const early = paper('early', 'One', { ...listed, published: '2017-06-12' });
    const late = paper('late', 'Two', { ...listed, published: '2021-06-12' });
    expect(first([late, early], 'Vaswari et al. 2017')).toBe('early');
    expect(createIndex([late, early]).search('', { facets: ['years'] }).facets?.years).toEqual([
      { value: '2021', count: 1 },
      { value: '2017', count: 1 },
    ]);
  });

  it('does not take every year for a citation', () => {
    expect(first(titled('The 2019 challenge on robots', 'On robots'), 'robots 2019')).toBe(
      'The 2019 challenge on robots',
    );
  });
});

describe('why a paper is first', () => {
  it('is told, whole query included, and adds up', () => {
    const index = createIndex([paper('a', 'ALMA', { authors: by('Eve Stone') }), paper('b', 'On ALMA stone')]);
    const { hits } = index.search('ALMA stone ');
    for (const { id, score } of hits) {
      const { terms, score: sum } = index.explain('ALMA stone ', id)!;
      expect(sum).toBeCloseTo(score, 4);
      expect(terms.some(({ field }) => field === 'query')).toBe(true);
    }
  });
});
