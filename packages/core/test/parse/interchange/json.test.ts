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

  it.each([
    ['people', [{ name: 'Ada Lovelace', url: 'https://example.org/ada' }]],
    ['a schema', { title: 'Schema', type: 'object', properties: {} }],
    ['titles alone', [{ title: 'A' }, { title: 'B' }]],
    ['counts', { papers: 12, authors: 3 }],
    ['nothing', { papers: [] }],
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
