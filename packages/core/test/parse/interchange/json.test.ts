import { describe, expect, it } from 'vitest';
import { detectFormat, parse, parseStream } from '../../../src/parse/index.js';

const paper = { title: 'Slow Glass', author: 'Bob Shaw', year: 1972 };

describe('any other JSON', () => {
  it.each([
    ['a list', [paper]],
    ['a list around which an answer says that all is well', { message: 'ok', papers: [paper] }],
    ['a list deep inside', { response: { found: 1, docs: [paper] } }],
    ['papers under their keys', { version: '1', shaw1972: paper, other: { ...paper, title: 'Other Days' } }],
    ['papers inside wrappers', { data: { children: [{ kind: 't3', data: paper }] } }],
    ['one paper', { ...paper, references: [{ title: 'Light of Other Days', year: 1966 }] }],
    ['one paper inside a wrapper', { paper }],
  ])('reads %s', async (_, json) => {
    const { papers } = await parse(json);
    expect(papers[0]).toMatchObject({ title: 'Slow Glass', authors: [{ name: 'Bob Shaw' }], published: '1972' });
    expect(papers[0]?.sources[0]?.name).toBe('json');
  });

  const columns = ['title', 'author', 'year'];
  const rows = [
    ['Slow Glass', 'Bob Shaw', 1972],
    ['Other Days', 'Bob Shaw', 1974],
  ];
  const cell = (value: string) => ({ type: 'literal', value });

  it.each([
    ['rows under their names', [columns, ...rows]],
    ['the answer of a spreadsheet', { range: 'A1:C3', majorDimension: 'ROWS', values: [columns, ...rows] }],
    ['a data frame by rows', { columns, index: [0, 1], data: rows }],
    ['the answer of a database', { ok: true, columns: columns.map((name) => ({ name, type: 'text' })), rows }],
    [
      'a data frame by columns',
      Object.fromEntries(columns.map((name, at) => [name, { 0: rows[0]![at], 7: rows[1]![at] }])),
    ],
    ['lists by columns', Object.fromEntries(columns.map((name, at) => [name, rows.map((row) => row[at])]))],
    [
      'the answer of SPARQL',
      {
        head: { vars: ['work', 'workLabel', 'author', 'year'] },
        results: {
          bindings: rows.map(([title, author, year]) => ({
            work: cell('http://example.org/q1'),
            workLabel: cell(String(title)),
            author: cell(String(author)),
            year: cell(String(year)),
          })),
        },
      },
    ],
    [
      'things of schema.org',
      {
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'Organization', name: 'A Press' },
          ...rows.map(([name, author, year]) => ({
            '@type': ['ScholarlyArticle'],
            name,
            author: { '@type': 'Person', name: author },
            datePublished: String(year),
          })),
        ],
      },
    ],
  ])('reads a table: %s', async (_, json) => {
    const { papers } = await parse(json);
    expect(papers).toMatchObject(
      rows.map(([title, name, year]) => ({ title, authors: [{ name }], published: String(year) })),
    );
  });

  it('takes no sign of a search engine for a vote', async () => {
    const { papers, issues } = await parse({
      hits: { hits: [{ _id: 'x', _score: 7, _source: { ...paper, votes: 3 } }] },
    });
    expect(papers[0]?.signals).toEqual({ upvotes: 3 });
    expect(issues).toMatchObject([{ code: 'field-unknown', message: expect.stringContaining('_score') }]);
  });

  it.each([
    ['people', [{ name: 'Ada Lovelace', url: 'https://example.org/ada' }]],
    ['a schema', { title: 'Schema', type: 'object', properties: {} }],
    ['titles alone', [{ title: 'A' }, { title: 'B' }]],
    ['counts', { papers: 12, authors: 3 }],
    ['nothing', { papers: [] }],
    ['a table of numbers', { columns: ['year', 'papers'], data: [[2024, 3]] }],
    [
      'rows without a name of a paper’s field beside the title',
      [
        ['title', 'width'],
        ['Herons', 3],
      ],
    ],
    ['columns of unequal lengths', { title: ['A', 'B'], year: [1972] }],
    ['an organisation', { '@type': 'Organization', name: 'A Press', url: 'https://example.org' }],
    ['an answer without rows', { head: { vars: ['title', 'doi'] }, results: { bindings: [] } }],
  ])('does not take %s for papers', (_, json) => {
    expect(detectFormat(json)).toBeUndefined();
  });

  it('leaves errors to be errors', async () => {
    await expect(parse({ message: 'Rate limit exceeded', errors: [{ code: 1 }] })).rejects.toMatchObject({
      code: 'rate-limited',
    });
    await expect(parse([{ name: 'x' }], { format: 'json' })).rejects.toMatchObject({ code: 'wrong-format' });
  });

  it('takes the clearest of several names, wherever it stands', async () => {
    const { papers } = await parse([
      { year: 2023, name: 'x', title: 'Slow Glass', description: 'A book.', abstract: 'Glass.', date: '2023-04-05' },
    ]);
    expect(papers[0]).toMatchObject({ title: 'Slow Glass', abstract: 'Glass.', published: '2023-04-05' });
  });

  it('counts no lists and no fractions', async () => {
    const { papers, issues } = await parse([{ ...paper, citations: ['a', 'b'], comments: [], score: 0.4, likes: 3 }]);
    expect(papers[0]?.signals).toEqual({ upvotes: 3 });
    expect(issues).toEqual([]);
  });

  it('streams as JSON Lines', async () => {
    const lines = Array.from({ length: 200 }, (_, index) => JSON.stringify({ ...paper, title: `Glass ${index}` }));
    const titles: string[] = [];
    for await (const { title } of parseStream([`${lines.join('\n')}\n`])) titles.push(title);
    expect(titles).toEqual(lines.map((_, index) => `Glass ${index}`));
  });
});
