import { describe, expect, it } from 'vitest';
import { mostItems, readFeed, slice } from '../../src/feed/read.js';
import { makeFeed } from '../support/papers.js';

const now = Date.parse('2026-06-20T12:00:00Z');
const first = (value: unknown, base?: string) => readFeed(value, base)?.entries[0]?.paper;

describe('reading a feed', () => {
  it('takes the whole paper and the reasons out of a JSON Feed with our extension', () => {
    const feed = readFeed(makeFeed(2, now, 0, { next_url: 'page-2.json' }), 'https://papers.example.org/feed.json');
    expect(feed).toMatchObject({
      title: 'Trending papers',
      next: 'https://papers.example.org/page-2.json',
    });
    expect(feed?.entries[0]?.paper).toMatchObject({
      id: 'arxiv:2606.10000',
      signals: { upvotes: 412 },
      authors: [{ name: 'Ada Okonkwo' }],
    });
    expect(feed?.entries[0]?.reasons[0]).toMatch(/^412 upvotes/);
  });

  it('reads a feed that knows nothing of papers', () => {
    const item = {
      id: '7',
      title: 'A talk',
      url: '/talk',
      summary: 'About it.',
      tags: ['math'],
      authors: [{ name: 'Ada' }],
    };
    expect(first({ items: [item] }, 'https://blog.example.org/')).toMatchObject({
      title: 'A talk',
      abstract: 'About it.',
      topics: ['math'],
      links: { page: 'https://blog.example.org/talk' },
    });
  });

  it('reads a Listing, a bare array of papers, and names of authors without records', () => {
    expect(first({ title: 'L', papers: [{ id: 'a', title: 'T', authors: ['Ada'] }] })?.authors).toEqual([
      { name: 'Ada' },
    ]);
    expect(first([{ title: 'T' }])).toMatchObject({ id: 'title:T', title: 'T', authors: [] });
  });

  it.each([[null], ['text'], [7], [{}], [{ items: 'none' }]])('finds no feed in %j', (value) => {
    expect(readFeed(value)).toBeUndefined();
  });

  it('leaves out what is no paper', () => {
    expect(readFeed([{ title: 'T' }, null, 7, { title: ' ' }, { title: ['x'] }])?.entries).toHaveLength(1);
  });

  it('shows a paper once, however often the feed has it', () => {
    expect(
      readFeed([
        { id: 'a', title: 'T' },
        { id: 'a', title: 'T again' },
      ])?.entries,
    ).toHaveLength(1);
  });
});

describe('a hostile feed', () => {
  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'https://[',
  ])('offers no link to %s', (page) => {
    expect(first([{ title: 'T', links: { page, pdf: page }, image: page }])).toMatchObject({ links: {} });
    expect(first([{ title: 'T', image: page }])).not.toHaveProperty('image');
    expect(first([{ title: 'T', url: page }])?.links).toEqual({});
  });

  it('cuts an abstract of five megabytes', () => {
    expect(first([{ title: 'T', abstract: 'x'.repeat(5_000_000) }])?.abstract).toHaveLength(10_001);
  });

  it('says what it left out of papers that are longer than any', () => {
    const odd = {
      title: 'T'.repeat(1_000_000),
      authors: Array.from({ length: 10_000 }, (_, at) => ({ name: `A${at}` })),
      topics: Array.from({ length: 100_000 }, (_, at) => `t${at}`),
    };
    const feed = readFeed([odd, { title: 'Usual', authors: ['A'] }]);
    expect(feed?.issues.map((issue) => issue.replace(/^T+…: /, ''))).toEqual([
      '999000 of 1000000 characters of the title were left out.',
      '6000 of 10000 authors were left out.',
      '99950 of 100000 topics were left out.',
    ]);
  });

  it('is read slice by slice, and no further than ten thousand items', () => {
    const feed = readFeed(Array.from({ length: 100_000 }, (_, id) => ({ id: `${id}`, title: 'T' })));
    expect(feed?.entries).toHaveLength(slice);
    expect(feed?.rest).toHaveLength(mostItems - slice);
  });

  it('drops values of the wrong type rather than showing them', () => {
    const odd = {
      title: 'T',
      abstract: 7,
      authors: [7, { name: {} }],
      topics: 'x',
      signals: { upvotes: 'many', stars: Number.NaN },
      published: 'soon',
      links: [],
      venue: [],
    };
    expect(first([odd])).toEqual({
      id: 'title:T',
      title: 'T',
      authors: [],
      ids: {},
      links: {},
      signals: {},
      history: [],
      topics: [],
      sources: [],
    });
  });

  it('is not changed by keys such as __proto__', () => {
    const paper = first(JSON.parse('[{"title":"T","signals":{"__proto__":9},"ids":{"__proto__":"x"}}]'));
    expect(paper?.signals.upvotes).toBeUndefined();
    expect(({} as Record<string, unknown>).upvotes).toBeUndefined();
  });
});
