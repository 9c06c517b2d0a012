import { describe, expect, it } from 'vitest';
import { createIndex } from '../../src/index.js';
import { by, paper } from './papers.js';

const index = createIndex([
  paper('a', 'Graphs', { abstract: 'A paper on graphs.', authors: by('Ada Lovelace') }),
  paper('b', 'No abstract'),
]);

describe('a query that nobody should type', () => {
  it.each([
    ['empty', '', 2],
    ['blank', ' \n\t ', 2],
    ['100 kB of one word', 'x'.repeat(100_000), 0],
    ['100 kB of words', 'graphs '.repeat(15_000), 1],
    ['emoji', '🎉🧪', 0],
    ['a regular expression', '^(a+)+$ [graphs]', 1],
    ['open ends', '((("graphs', 1],
    ['only operators', '- OR ) ( | "', 0],
    ['fields without values', 'title: author: after:', 0],
    ['keys of every object', 'constructor:>1 __proto__:>1 toString', 0],
    ['a sort of dates', 'after:9999-99-99 graphs', 1],
    ['lone surrogates', '\ud83c graphs \udf89', 1],
    ['control characters', '\u0000graphs\u0007', 1],
    ['10,000 parentheses', `${'('.repeat(10_000)}graphs${')'.repeat(10_000)}`, 0],
    ['10,000 exclusions', `${'-'.repeat(10_000)}graphs`, 0],
    ['a query of stop words', 'the of and', 0],
  ])('is answered: %s', (_, query, total) => {
    expect(index.search(query).total).toBe(total);
    expect(() => index.suggest(query)).not.toThrow();
    expect(() => index.explain(query, 'a')).not.toThrow();
  });

  it.each([-1, Number.NaN, 1.5, Number.POSITIVE_INFINITY])('has pages that make sense for %s', (number) => {
    const { hits, total } = index.search('', { offset: number, limit: number });
    expect(total).toBe(2);
    expect(hits.length).toBeLessThanOrEqual(2);
  });
});

describe('papers that nobody should write', () => {
  it('may have 10,000 authors', () => {
    const many = createIndex([
      paper('m', 'Many', { authors: by(...Array.from({ length: 10_000 }, (_, n) => `A. Uthor${n}`)) }),
    ]);
    expect(many.search('author:uthor9999').total).toBe(1);
    expect(many.search('', { facets: ['authors'] }).facets?.authors).toHaveLength(50);
  });

  it('may have an abstract of 5 MB', () => {
    const long = createIndex([paper('l', 'Long', { abstract: `${'lorem graphs ipsum '.repeat(270_000)}needle` })]);
    const [hit] = long.search('needle').hits;
    expect(hit?.highlights?.snippet?.text.length).toBeLessThan(400);
    expect(long.search('"ipsum needle"').total).toBe(1);
  });

  it('may have names that are keys of every object', () => {
    const odd = createIndex([
      paper('__proto__', 'constructor prototype', {
        signals: { constructor: 3 } as never,
        topics: ['__proto__'],
        authors: by('__proto__'),
      }),
    ]);
    expect(odd.search('constructor:>2').hits.map(({ id }) => id)).toEqual(['__proto__']);
    expect(odd.search('', { facets: ['topics'] }).facets?.topics).toEqual([{ value: '__proto__', count: 1 }]);
  });

  it('may be removed when they are not there', () => {
    expect(createIndex([]).remove(['nowhere'])).toBe(0);
  });

  it('may all be removed', () => {
    const emptied = createIndex([paper('a', 'Graphs'), paper('b', 'Graphs')]);
    expect(emptied.remove(['a', 'b'])).toBe(2);
    expect([emptied.size, emptied.search('graphs').total, emptied.search('').total]).toEqual([0, 0, 0]);
  });

  it('may have dates and numbers that are none', () => {
    const odd = createIndex([paper('d', 'Dates', { published: 'someday', signals: { upvotes: Number.NaN } })]);
    expect(odd.search('after:1900').total).toBe(0);
    expect(odd.search('upvotes:>0').total).toBe(0);
    expect(odd.search('', { sort: { signal: 'upvotes' } }).total).toBe(1);
  });
});
