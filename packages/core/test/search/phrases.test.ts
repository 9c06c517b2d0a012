import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import { createIndex, loadIndex } from '../../src/search/index.js';
import { by, paper } from './papers.js';

const words = ['graph', 'tensor', 'robot', 'of', 'the', 'vision'];
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }).map((list) => list.join(' '));

describe('a phrase', () => {
  it('is found where its words stand side by side, in memory as by reading the texts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, fc.option(text, { nil: undefined })), { minLength: 1, maxLength: 12 }),
        fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', 'title:', 'abstract:'),
        fc.array(fc.nat(11), { maxLength: 4 }),
        (texts, phrase, field, removed) => {
          fc.pre(phrase.some((word) => word !== 'of' && word !== 'the'));
          const papers: Paper[] = texts.map(([title, abstract], n) =>
            paper(`p${n}`, title, abstract === undefined ? {} : { abstract }),
          );
          const index = createIndex(papers);
          index.remove(removed.map((n) => `p${n}`));
          index.compact();
          const within = (whole: string | undefined): boolean => ` ${whole ?? ''} `.includes(` ${phrase.join(' ')} `);
          const expected = papers
            .filter(({ id }) => index.has(id))
            .filter(
              ({ title, abstract }) =>
                (field !== 'abstract:' && within(title)) || (field !== 'title:' && within(abstract)),
            )
            .map(({ id }) => id);
          const query = `${field}"${phrase.join(' ')}"`;
          const ask = (asked: typeof index): string[] =>
            asked
              .search(query, { limit: 20 })
              .hits.map(({ id }) => id)
              .toSorted();
          expect(ask(index)).toEqual(expected.toSorted());
          // A loaded index has no sequences: the texts are read.
          expect(ask(loadIndex(index.save(), { papers }))).toEqual(expected.toSorted());
        },
      ),
      { seed: 20261128, numRuns: 300 },
    );
  });

  it('does not run from the title into the abstract', () => {
    const index = createIndex([paper('a', 'On deep', { abstract: 'Learning of graphs.' })]);
    expect(index.search('"deep learning"').total).toBe(0);
  });

  it('is found among more words than one byte can number', () => {
    const many = Array.from({ length: 3000 }, (_, n) => `word${n.toString(36)}x`);
    const index = createIndex([
      paper('a', 'Many', { abstract: many.join(' ') }),
      paper('b', 'Other', { abstract: many.toReversed().join(' ') }),
    ]);
    for (const at of [0, 200, 1500, 2998])
      expect(index.search(`"${many[at]} ${many[at + 1]}"`).hits.map(({ id }) => id)).toEqual(['a']);
  });
});

describe('a name', () => {
  const papers = [
    paper('full', 'One', { authors: by('Wei Wang', 'Xin Li') }),
    paper('short', 'Two', { authors: by('W. Wang') }),
    paper('turned', 'Three', { authors: by('Wang, Wei') }),
    paper('apart', 'Four', { authors: by('Wei Li', 'Xin Wang') }),
    paper('longer', 'Five', { authors: by('Wei-Ming Wang') }),
    paper('accents', 'Six', { authors: by('Wéi Wang') }),
    paper('inside', 'Seven', { authors: by('Xiaowei Wang') }),
  ];
  it.each([
    ['author:"Wei Wang"', ['accents', 'full', 'longer', 'short', 'turned']],
    ['author:"W. Wang"', ['accents', 'full', 'longer', 'short', 'turned']],
    ['author:"X. Wang"', ['apart', 'inside']],
    ['author:wang', ['accents', 'apart', 'full', 'inside', 'longer', 'short', 'turned']],
    ['"Wei Wang"', ['accents', 'full', 'longer', 'short', 'turned']],
  ])('%s is %j', (query, expected) => {
    expect(
      createIndex(papers)
        .search(query)
        .hits.map(({ id }) => id)
        .toSorted(),
    ).toEqual(expected);
  });
});

describe('facets', () => {
  it('give the fifty values with most papers, the first come among equals', () => {
    const papers = Array.from({ length: 200 }, (_, n) =>
      paper(`p${n}`, 'Paper', { topics: [`t${n % 80}`, `u${n % 3}`] }),
    );
    const { topics = [] } = createIndex(papers).search('', { facets: ['topics'] }).facets ?? {};
    expect(topics).toHaveLength(50);
    expect(topics.slice(0, 4)).toEqual([
      { value: 'u0', count: 67 },
      { value: 'u1', count: 67 },
      { value: 'u2', count: 66 },
      { value: 't0', count: 3 },
    ]);
    expect(topics.at(-1)).toEqual({ value: 't46', count: 2 });
  });
});
