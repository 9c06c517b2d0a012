import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/paper/index.js';
import { createIndex } from '../../src/search/index.js';
import { by, paper } from './papers.js';

const papers = [
  paper('arxiv:2601.00001', 'Sparse mixture of experts for speech', {
    abstract: 'We route tokens to experts. Speech recognition gains from sparse layers in networks.',
    authors: by('Yann LeCun', 'Ada Lovelace'),
    published: '2026-01-05',
    topics: ['cs.CL'],
    signals: { upvotes: 60 },
    links: { code: 'https://github.com/x/y' },
  }),
  paper('arxiv:2602.00002', 'A survey of U-Net for medical images', {
    abstract: 'Networks for segmentation, compared on many organs.',
    authors: by('Y. LeCun', 'Grace Hopper'),
    published: '2026-02-10',
    topics: ['cs.CV'],
    venue: 'MICCAI',
    signals: { upvotes: 50 },
  }),
  paper('arxiv:2603.00003', 'Experts disagree: a mixture model of opinion', {
    abstract: 'Opinion dynamics on graphs.',
    authors: by('LeCun, Yuri'),
    published: '2026-03-18',
    topics: ['stat.ML', 'cs.SI'],
  }),
  paper('arxiv:2604.00004', 'GPT-4 plays chess'),
];
const index = createIndex(papers);
const ids = (query: string, options = {}): string[] => index.search(query, options).hits.map(({ id }) => id.slice(-1));

describe('search', () => {
  it('finds papers by any of the words, those with more of them first', () => {
    expect(ids('sparse experts')).toEqual(['1', '3']);
  });

  it('finds only papers with all words when asked to', () => {
    expect(ids('sparse experts', { match: 'all' })).toEqual(['1']);
  });

  it.each([
    ['a phrase is words side by side', '"mixture of experts"', ['1']],
    ['a phrase may be an author', '"Grace Hopper"', ['2']],
    ['a word is found in all its forms', 'network', ['1', '2']],
    ['a name is found with its hyphen or without', 'unet', ['2']],
    ['a model is found with its version', 'gpt4', ['4']],
    ['exclusion', 'experts -opinion', ['1']],
    ['alternatives', 'chess OR organs', ['4', '2']],
    ['the title only', 'title:networks', []],
    ['the abstract only', 'abstract:networks', ['1', '2']],
    ['a topic', 'topic:cs.CL', ['1']],
    ['a venue', 'venue:miccai', ['2']],
    ['an identifier', 'id:2603.00003', ['3']],
    ['an identifier with version', 'id:arXiv:2603.00003v2', ['3']],
    ['an identifier, pasted', '2603.00003', ['3']],
    ['an identifier with its scheme, pasted beside words', 'networks arXiv:2603.00003v1', ['3']],
    ['an address, pasted', 'https://arxiv.org/abs/2603.00003v1', ['3']],
    ['a number that is no identifier', '2603.99999', []],
    ['papers with code', 'has:code', ['1']],
    ['papers after a month began', 'after:2026-02', ['2', '3']],
    ['papers of a month', 'in:2026-02', ['2']],
    ['more than so many upvotes', 'upvotes:>50', ['1']],
    ['at least so many upvotes', 'upvotes:>=50', ['1', '2']],
    ['conditions and words', 'networks after:2026-02', ['2']],
    ['only exclusions', '-author:lecun', ['4']],
    ['a name of two initial forms', 'author:"Y. LeCun"', ['1', '2', '3']],
    ['a full name, not another with the same initial', 'author:"Yann LeCun"', ['1', '2']],
    ['a name turned round', 'author:"LeCun, Yann"', ['1', '2']],
    ['an unknown word', 'zebra', []],
    ['a typing error', 'segmenattion', ['2']],
    ['two typing errors in a long word', 'segmanttaion', ['2']],
    ['a beginning, as it is typed', 'segm', ['2']],
    ['a beginning that is marked as one', 'segm* ', ['2']],
    ['no beginning of a word that has ended', 'segm ', []],
    ['a name as it is typed', 'author:hopp', ['2']],
    ['a name with a typing error', 'author:hoper ', ['2']],
    ['no beginnings among exclusions', 'lecun -s', ['1', '2', '3']],
  ])('%s: %s', (_, query, expected) => {
    expect(ids(query).toSorted()).toEqual(expected.toSorted());
  });

  it('finds everything for an empty query, in the order added', () => {
    expect(ids('')).toEqual(['1', '2', '3', '4']);
  });

  it('finds nothing, and says so, when there is no word in the query', () => {
    const { total, issues } = index.search('🎉🎉');
    expect([total, issues.map(({ code }) => code)]).toEqual([0, ['nothing-to-look-for']]);
  });

  it('sorts by date and by signals, unknown ones last', () => {
    expect(ids('', { sort: 'date' })).toEqual(['3', '2', '1', '4']);
    expect(ids('', { sort: { signal: 'upvotes' } })).toEqual(['1', '2', '3', '4']);
  });

  it('gives pages that neither overlap nor skip', () => {
    expect([0, 1, 2, 3].flatMap((offset) => ids('', { offset, limit: 1 }))).toEqual(['1', '2', '3', '4']);
    expect(index.search('', { limit: 1 }).total).toBe(4);
  });

  it('counts facets over all that was found', () => {
    const { facets } = index.search('lecun', { limit: 1, facets: ['years', 'venues', 'topics'] });
    expect(facets?.years).toEqual([{ value: '2026', count: 3 }]);
    expect(facets?.venues).toEqual([{ value: 'MICCAI', count: 1 }]);
    expect(facets?.topics).toHaveLength(4);
  });

  it('marks what it found, in the text as it is', () => {
    const hit = index.search('U-Net segmentation lecun').hits[0];
    const marked = (text = '', spans: readonly (readonly [number, number])[] = []) =>
      spans.map(([from, to]) => text.slice(from, to));
    expect(marked(hit?.paper?.title, hit?.highlights?.title)).toEqual(['U-Net']);
    expect(marked(hit?.highlights?.snippet?.text, hit?.highlights?.snippet?.spans)).toEqual(['segmentation']);
    expect(hit?.highlights?.authors).toEqual([0]);
  });

  it('lets a later paper replace an earlier one of the same identifier, and reports it', () => {
    const issues: Issue[] = [];
    const twice = createIndex([paper('a', 'First'), paper('a', 'Second')], { onIssue: (issue) => issues.push(issue) });
    expect([twice.size, twice.search('first').total, twice.search('second').total]).toEqual([1, 0, 1]);
    expect(issues.map(({ code }) => code)).toEqual(['duplicate-id']);
  });

  it('says what it took a typing error for', () => {
    expect(index.search('medical segmenattion (x)').corrected).toBe('medical segmentation (x)');
    expect(index.search('medical segmentation').corrected).toBeUndefined();
    expect(index.search('"opinion dynamics"').corrected).toBeUndefined();
  });

  it('says how long it took when it has a clock', () => {
    let now = 0;
    expect(createIndex(papers, { clock: () => (now += 2) }).search('chess').took).toBe(2);
  });

  it('lets go of the papers when told to, and still finds them', () => {
    const [hit] = createIndex(papers, { keepPapers: false }).search('chess').hits;
    expect([hit?.id, hit?.paper, hit?.highlights]).toEqual(['arxiv:2604.00004', undefined, undefined]);
  });

  it('takes words as they are when stemming is off', () => {
    expect(
      ['routing '].map((query) =>
        [index, createIndex(papers, { stem: false })].map((each) => each.search(query).total),
      ),
    ).toEqual([[1, 0]]);
  });
});

describe('suggest', () => {
  it('completes titles, authors and topics', () => {
    expect(index.suggest('mix')).toEqual([
      expect.objectContaining({ kind: 'title', id: 'arxiv:2601.00001' }),
      expect.objectContaining({ kind: 'title', id: 'arxiv:2603.00003' }),
    ]);
    expect(index.suggest('lov')).toEqual([{ kind: 'author', text: 'Ada Lovelace', count: 1 }]);
    expect(index.suggest('cs.c').map(({ text }) => text)).toEqual(['cs.CL', 'cs.CV']);
  });

  it('has nothing to say to an empty beginning', () => {
    expect(index.suggest(' ')).toEqual([]);
  });
});

describe('fields by other names', () => {
  const dated = [
    paper('a', 'Graphs', {
      authors: by('Ada Lovelace'),
      published: '2025-03-01',
      topics: ['cs.LG'],
      abstract: 'On trees.',
    }),
    paper('b', 'Trees', {
      authors: by('Grace Hopper'),
      published: '2026-03-01',
      topics: ['cs.CL'],
      abstract: 'On graphs.',
    }),
    paper('c', 'The year: a report', { published: '2024-01-01' }),
  ];
  const index = createIndex(dated);

  it.each([
    ['ti:graphs', ['a']],
    ['abs:graphs', ['b']],
    ['au:hopper', ['b']],
    ['cat:cs.LG', ['a']],
    ['year:2026', ['b']],
    ['year:2025..2026 graphs', ['a', 'b']],
    ['year:report', ['c']],
  ])('"%s"', (query, ids) => {
    expect(
      index
        .search(query)
        .hits.map(({ id }) => id)
        .sort(),
    ).toEqual(ids);
  });
});
