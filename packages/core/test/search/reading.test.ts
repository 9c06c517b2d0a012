import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import { createIndex, loadIndex } from '../../src/search/index.js';
import { by, paper } from './papers.js';

const ids = (papers: readonly Paper[], query: string, options = {}): string[] =>
  createIndex(papers)
    .search(query, options)
    .hits.map(({ id }) => id);

/** Papers named after their titles. */
const titled = (...titles: string[]): Paper[] => titles.map((title) => paper(title, title));

describe('what a person pastes', () => {
  const papers = [
    paper('arxiv:2105.14021', 'A paper', { ids: { arxiv: '2105.14021', doi: '10.1145/3600006.3613165' } }),
    paper('arxiv:math/0309136', 'An old paper', { ids: { arxiv: 'math/0309136' } }),
    paper('doi:10.1016/s0140-6736(20)30183-5', 'A paper of a journal', {
      ids: { doi: '10.1016/s0140-6736(20)30183-5' },
    }),
    paper('openreview:rJ4km2R5t7', 'A paper under review', { ids: { openreview: 'rJ4km2R5t7' } }),
    paper('doi:10.1038/s41586-020-2649-2', 'Arrays', { ids: { doi: '10.1038/s41586-020-2649-2', pmid: '32939066' } }),
    ...titled('Papers at arxiv.org and pdf files', 'On abs and doi and html'),
  ];
  it.each([
    ['2105.14021v3', 'arxiv:2105.14021'],
    ['arxiv.org/abs/2105.14021', 'arxiv:2105.14021'],
    ['http://export.arxiv.org/pdf/2105.14021v2.pdf', 'arxiv:2105.14021'],
    ['https://arxiv.org/html/2105.14021v1#S3', 'arxiv:2105.14021'],
    ['https://huggingface.co/papers/2105.14021', 'arxiv:2105.14021'],
    ['alphaxiv.org/overview/2105.14021', 'arxiv:2105.14021'],
    ['https://ar5iv.org/abs/2105.14021', 'arxiv:2105.14021'],
    ['10.48550/arXiv.2105.14021', 'arxiv:2105.14021'],
    ['doi:10.48550/arXiv.2105.14021', 'arxiv:2105.14021'],
    ['https://dl.acm.org/doi/pdf/10.1145/3600006.3613165', 'arxiv:2105.14021'],
    ['id:https://arxiv.org/pdf/2105.14021v4', 'arxiv:2105.14021'],
    ['attention arxiv.org/abs/2105.14021', 'arxiv:2105.14021'],
    ['math.GT/0309136', 'arxiv:math/0309136'],
    ['10.1016/S0140-6736(20)30183-5', 'doi:10.1016/s0140-6736(20)30183-5'],
    ['https://openreview.net/forum?id=rJ4km2R5t7&noteId=x', 'openreview:rJ4km2R5t7'],
    ['https://www.nature.com/articles/s41586-020-2649-2', 'doi:10.1038/s41586-020-2649-2'],
    ['pmid:32939066', 'doi:10.1038/s41586-020-2649-2'],
  ])('%s is the paper, first and alone', (pasted, id) => {
    expect(ids(papers, pasted)).toEqual([id]);
  });

  it('is found again in a saved index, and not once it is removed', () => {
    const index = loadIndex(createIndex(papers).save());
    expect(index.search('doi.org/10.1145/3600006.3613165').hits.map(({ id }) => id)).toEqual(['arxiv:2105.14021']);
    index.remove(['arxiv:2105.14021']);
    expect(index.search('id:10.1145/3600006.3613165').total).toBe(0);
  });
});

describe('one word however it is spelt', () => {
  it.each([
    ['flavour', 'flavor'],
    ['rumours', 'rumor'],
    ['characterisation', 'characterization'],
    ['summarising', 'summarizing'],
    ['catalyse', 'catalyze'],
    ['litre', 'liter'],
    ['dialogue', 'dialog'],
    ['offence', 'offense'],
    ['leukaemia', 'leukemia'],
    ['modelled', 'modeled'],
    ['grey', 'gray'],
    ['appendices', 'appendix'],
    ['indices', 'index'],
    ['hypotheses', 'hypothesis'],
    ['criteria', 'criterion'],
    ['spectra', 'spectrum'],
    ['nuclei', 'nucleus'],
    ['corpora', 'corpus'],
    ['mice', 'mouse'],
  ])('%s and %s', (one, other) => {
    const papers = titled(`Of ${one} here`, `Of ${other} there`, 'Something else');
    for (const word of [one, other]) expect(ids(papers, `${word} `)).toHaveLength(2);
  });

  it.each(['precise', 'exercise', 'supervised', 'promise', 'pointwise', 'enterprise', 'four', 'contour', 'noise'])(
    'leaves %s as it is',
    (word) => {
      expect(
        ids(titled(`Of ${word}`), `${word.replace('is', 'iz').replace('our', 'or')} `, { corrections: 'suggest' }),
      ).toEqual([]);
    },
  );
});

describe('names that are written as one word or as several', () => {
  it.each([
    ['RingAttention at length', 'ring attention'],
    ['RingAttention at length', 'ringattention'],
    ['Ring-Attention at length', 'RingAttention'],
    ['ProteinFold2 at last', 'proteinfold'],
    ['ProteinFold2 at last', 'protein fold 2'],
    ['Gopher3 is out', 'gopher 3'],
    ['Gopher 3 is out', 'gopher-3'],
    ['Gopher3.5 is out', 'gopher3.5'],
    ['A graph of keyboardNavigationCluster', 'navigation'],
    ['Testbeds for robots', 'test bed'],
    ['Programs in .NET', '.net'],
    ['Programs in ASP.NET', '.NET'],
    ['Programs in C++', 'c++'],
  ])('"%s" is found by "%s"', (title, query) => {
    expect(ids([...titled(title), ...titled('Another thing')], query)).toEqual([title]);
  });

  it('keeps .NET apart from nets', () => {
    expect(ids(titled('Nets of fish', 'The .NET runtime'), '.net ')).toEqual(['The .NET runtime']);
  });

  it('takes people by their names, whatever capitals are in them', () => {
    const papers = [
      paper('a', 'One', { authors: by('Ann MacDonald') }),
      paper('b', 'Two', { authors: by('Mac Donaldson') }),
    ];
    expect(ids(papers, 'author:macdonald')).toEqual(['a']);
    expect(ids(papers.toReversed(), 'MacDonald ')).toEqual(['a', 'b']);
  });
});

describe('typing errors that papers have as well', () => {
  const papers = [
    ...Array.from({ length: 400 }, (_, n) => paper(`p${n}`, `On tensor methods ${n}`)),
    paper('error', 'On tesnor methods'),
    paper('name', 'On people', { authors: by('Ann Tensr') }),
  ];

  it('stand for the common word too, which is said', () => {
    const { total, corrected } = createIndex(papers).search('tesnor ');
    expect([total, corrected]).toEqual([401, 'tensor ']);
  });

  it('are looked for as they are when asked to, and the other word is suggested', () => {
    const { hits, corrected } = createIndex(papers).search('tesnor ', { corrections: 'suggest' });
    expect([hits.map(({ id }) => id), corrected]).toEqual([['error'], 'tensor ']);
    expect(ids(papers, '"tesnor"')).toEqual(['error']);
  });

  it('are none when they are somebody', () => {
    const { total, corrected } = createIndex(papers).search('tensr ');
    expect([total, corrected]).toEqual([1, undefined]);
  });
});

describe('words that are too common, where they carry something', () => {
  it.each([
    ['before after', ['Before After'], ['Before After', 'Sunday'], 'a title of them'],
    [
      'vitamin a',
      ['Vitamin A in rats', 'Vitamin B in rats'],
      ['Vitamin B in rats', 'Vitamin A in rats'],
      'a letter that tells titles apart',
    ],
    ['th', ['Theta waves'], ['Theta waves'], 'what is being typed'],
  ])('%s → %j', (query, expected, titles, _) => {
    expect(ids(titled(...titles), query)).toEqual(expected);
  });

  it('are names', () => {
    const papers = [paper('a', 'One', { authors: by('Bo Do') }), paper('b', 'Two', { authors: by('Ann Other') })];
    expect(ids(papers, 'Do')).toEqual(['a']);
  });
});
