import { describe, expect, it } from 'vitest';
import { filterPapers, type PaperFilters } from '../../src/collect/index.js';
import { paper } from './paper.js';

const papers = [
  paper('arxiv:2603.00001', {
    title: 'Sparse Attention for Long Texts',
    topics: ['cs.LG', 'Attention'],
    authors: [{ name: 'Yann LeCun' }, { name: 'Ada Example' }],
    signals: { upvotes: 12 },
    listed: '2026-03-18',
    links: { code: 'https://github.com/a/b' },
  }),
  paper('arxiv:2603.00002', {
    title: 'A Survey of Bees',
    abstract: 'Bees, wasps and a sparse meadow.',
    topics: ['q-bio', 'csx'],
    authors: [{ name: 'José Núñez' }],
    signals: { stars: 3 },
    published: '2026-03-10',
  }),
  paper('title:x', { title: 'Nothing Known of This One' }),
];

describe('papers are taken', () => {
  it.each<[string, PaperFilters, number[]]>([
    ['all of them without a filter', {}, [0, 1, 2]],
    ['by an archive', { topics: ['CS'] }, [0]],
    ['by one of several topics', { topics: ['attention', 'q-bio'] }, [0, 1]],
    ['by beginnings of a name, without accents, in any order', { authors: ['nunez j'] }, [1]],
    ['by none of the excluded phrases', { exclude: ['bees survey'] }, [0, 2]],
    ['although only one word of a phrase is in them', { exclude: ['sparse graphs'] }, [0, 1, 2]],
    ['since a day', { since: '2026-03-10' }, [0, 1]],
    ['since a moment', { since: new Date('2026-03-18T09:00:00Z') }, [0]],
    ['with so many of a signal', { minSignals: { upvotes: 12 } }, [0]],
    ['with none of a signal', { minSignals: { upvotes: 0 } }, [0, 1, 2]],
    ['by a signal of any name', { minSignals: { stars: 3 } }, [1]],
    ['by nothing that every object inherits', { minSignals: { constructor: 1 } }, []],
    ['with code', { withCode: true }, [0]],
    ['by a query', { query: 'sparse' }, [0, 1]],
    ['by all words of a query', { query: 'sparse attention' }, [0]],
    ['by a query and more', { query: 'sparse', withCode: true }, [0]],
    ['by an empty query', { query: '  ' }, [0, 1, 2]],
    ['by no phrase without words', { exclude: ['—'] }, [0, 1, 2]],
    ['by none of several excluded phrases', { exclude: ['long texts', 'no such words'] }, [1, 2]],
    ['by what an excluded phrase has in the abstract', { exclude: ['wasps'] }, [0, 2]],
    ['by what an excluded phrase has in the topics, word by word', { exclude: ['csx'] }, [0, 2]],
    ['by one of several people', { authors: ['y lecun', 'nunez'] }, [0, 1]],
    ['by no name of which only one word is theirs', { authors: ['yann nobody'] }, []],
    ['by nobody, for a name without words', { authors: ['—'] }, []],
    ['by an excluded phrase in capitals and with accents', { exclude: ['BÉES'] }, [0, 2]],
  ])('%s', (_, filters, expected) => {
    expect(filterPapers(papers, filters).map((each) => papers.indexOf(each))).toEqual(expected);
  });

  it.each<[PaperFilters, option: string, message: string]>([
    [{ since: 'yesterday' }, 'since', 'since is a date such as 2026-03-18, not "yesterday".'],
    [{ since: new Date(Number.NaN) }, 'since', 'since is a date such as 2026-03-18, not null.'],
    [{ since: 20260318 as never }, 'since', 'since is a date such as 2026-03-18, not 20260318.'],
    [{ minSignals: { upvotes: Number.NaN } }, 'minSignals.upvotes', 'minSignals.upvotes is a number, not NaN.'],
  ])('not by %j, which says nothing', (filters, option, message) => {
    const facts = expect.objectContaining({ option });
    expect(() => filterPapers(papers, filters)).toThrow(
      expect.objectContaining({ code: 'bad-option', message, facts }),
    );
  });

  it('since the day of a moment, from its beginning', () => {
    expect(filterPapers(papers, { since: '2026-03-18T23:00:00Z' })).toEqual([papers[0]]);
  });

  it('all hits of a query among thousands, not the first page of them', () => {
    const many = Array.from({ length: 3000 }, (_, n) => paper(`arxiv:2603.${10_000 + n}`, { title: `Bees ${n}` }));
    expect(filterPapers(many, { query: 'bees' })).toHaveLength(3000);
  });
});
