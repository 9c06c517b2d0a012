import { describe, expect, it } from 'vitest';
import { Paper } from '../../../src/paper/index.js';
import { detectFormat, parse } from '../../../src/parse/index.js';
import { fullPaper } from './papers.js';

const feedOf = (...papers: unknown[]) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Trending',
  home_page_url: 'https://example.org/',
  next_url: 'https://example.org/2.json',
  _papers: { about: 'https://example.org/format' },
  items: papers.map((paper, index) => ({ id: String(index), content_text: '', _papers: { paper, reasons: ['new'] } })),
});

describe('our own feed.json', () => {
  it('gives back every field of the papers written into it', async () => {
    const listing = await parse(JSON.stringify(feedOf(fullPaper)));
    expect(listing).toEqual({
      title: 'Trending',
      homepage: 'https://example.org/',
      next: 'https://example.org/2.json',
      papers: [fullPaper],
      issues: [],
    });
  });

  it('is the same read from parsed JSON, and leaves that as it was', async () => {
    const feed = feedOf(fullPaper, { ...fullPaper, version: 'two' });
    const before = structuredClone(feed);
    expect((await parse(feed)).papers[0]).toEqual(fullPaper);
    expect(feed).toEqual(before);
  });

  it('loses a wrong field, not the paper, and says which', async () => {
    const listing = await parse(
      feedOf({
        ...fullPaper,
        published: 'yesterday',
        authors: [{ name: 1 }, { name: 'Ada Lovelace', orcid: 3 }, null],
        signals: { upvotes: '12', stars: 4 },
        history: [{}, { at: '2024-03-20', signals: {} }],
      }),
    );
    const { published: _, ...rest } = fullPaper;
    expect(listing.papers).toEqual([
      {
        ...rest,
        authors: [{ name: 'Ada Lovelace' }],
        signals: { stars: 4 },
        history: [{ at: '2024-03-20', signals: {} }],
      },
    ]);
    expect(listing.issues.map(({ code, where }) => `${code} ${where}`)).toEqual([
      'bad-field items[0]._papers.paper.authors[0].name',
      'bad-field items[0]._papers.paper.authors[1].orcid',
      'bad-field items[0]._papers.paper.authors[2]',
      'bad-field items[0]._papers.paper.published',
      'bad-field items[0]._papers.paper.signals.upvotes',
      'bad-field items[0]._papers.paper.history[0].at',
      'bad-field items[0]._papers.paper.history[0].signals',
    ]);
  });

  it('skips what has no title and keeps the rest', async () => {
    const { papers, issues } = await parse(feedOf({ id: 'arxiv:2403.00001' }, 'nonsense', fullPaper));
    expect(papers).toEqual([fullPaper]);
    expect(issues.map(({ code }) => code)).toEqual(['title-missing', 'title-missing']);
  });

  it('names a paper anew that lost its id', async () => {
    const { papers } = await parse(feedOf({ ...fullPaper, id: undefined }));
    expect(papers[0]?.id).toBe('arxiv:2403.12345');
  });

  it('never links to a script, and takes no prototype', async () => {
    const text = JSON.stringify(
      feedOf({ ...fullPaper, links: { page: 'javascript:alert(1)', pdf: 'https://a.org/b' } }),
    );
    const { papers, issues } = await parse(text.replace('"ids":{', '"ids":{"__proto__":{"polluted":1},'));
    expect(papers[0]?.links).toEqual({ pdf: 'https://a.org/b' });
    expect(issues.map(({ where }) => where)).toEqual(['items[0]._papers.paper.links.page']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('cleans what no reader should be given', async () => {
    const { papers } = await parse(feedOf({ ...fullPaper, title: 'A\u0007 \u202Etitle\uD800' }));
    expect(papers[0]?.title).toBe('A title');
  });
});

describe('JSON of Papers', () => {
  const listing = {
    title: 'Mine',
    date: '2026-06-30',
    papers: [fullPaper],
    issues: [{ code: 'x-y', message: 'M', facts: { of: 3 } }],
  };

  it.each([
    ['a Listing', 'papers-json', JSON.stringify(listing), listing],
    ['a list', 'papers-json', JSON.stringify([fullPaper]), { title: 'Papers', papers: [fullPaper], issues: [] }],
    ['one Paper', 'papers-json', JSON.stringify(fullPaper), { title: 'Papers', papers: [fullPaper], issues: [] }],
    [
      'JSON Lines',
      'papers-ndjson',
      `${JSON.stringify(fullPaper)}\r\n\n${JSON.stringify(fullPaper)}\n`,
      {
        title: 'Papers',
        papers: [fullPaper, fullPaper],
        issues: [
          {
            code: 'paper-repeated',
            message: `${fullPaper.id} stands here 2 times.`,
            facts: { id: fullPaper.id, times: 2 },
            where: 'papers[0, 1]',
          },
        ],
      },
    ],
  ])('is recognised and read back as %s', async (_, format, text, expected) => {
    expect(detectFormat(text)).toBe(format);
    expect(await parse(text)).toEqual(expected);
  });

  it('says which line of JSON Lines is none', async () => {
    const { papers, issues } = await parse(`${JSON.stringify(fullPaper)}\n{"title": "cut o`);
    expect(papers).toHaveLength(1);
    expect(issues).toEqual([
      { code: 'line-invalid', message: 'The line is not JSON and was skipped.', where: 'line 2' },
    ]);
  });

  it('leaves out a wrong field of the listing itself', async () => {
    const { title, date, issues } = await parse({ ...listing, date: 20260630 });
    expect([title, date]).toEqual(['Mine', undefined]);
    expect(issues.map(({ code, where }) => [code, where])).toEqual([
      ['x-y', undefined],
      ['bad-field', 'date'],
    ]);
  });

  it('takes an empty list for an empty listing', async () => {
    expect(await parse('[]')).toEqual({ title: 'Papers', papers: [], issues: [] });
  });
});

describe('JSON Feed', () => {
  it('of anybody is drafted from what the format defines, in 1.0 and 1.1', async () => {
    const { papers, issues } = await parse({
      version: 'https://jsonfeed.org/version/1',
      title: 'Blog of papers',
      items: [
        {
          id: 7,
          url: 'https://arxiv.org/abs/2401.00001v3',
          title: 'Graphs &amp; <i>trees</i>',
          content_html: '<p>About graphs.</p>',
          author: { name: 'Ann Author' },
          date_published: '2024-01-02T00:00:00+01:00',
          tags: ['graphs'],
          attachments: [{ url: 'https://example.org/a.pdf', mime_type: 'application/pdf' }],
        },
        { id: 'https://example.org/2', title: 'Second', authors: [{ name: 'B' }, { name: 'C' }], image: 5 },
      ],
    });
    expect(papers.map((paper) => Paper.parse(paper).title)).toEqual(['Graphs & trees', 'Second']);
    expect(papers[0]).toMatchObject({
      id: 'arxiv:2401.00001',
      version: 3,
      authors: [{ name: 'Ann Author' }],
      published: '2024-01-01T23:00:00Z',
      links: { page: 'https://arxiv.org/abs/2401.00001v3', pdf: 'https://example.org/a.pdf' },
      topics: ['graphs'],
    });
    expect(papers[1]).toMatchObject({
      authors: [{ name: 'B' }, { name: 'C' }],
      links: { page: 'https://example.org/2' },
    });
    expect(issues.map(({ where }) => where)).toEqual(['items[1].image']);
  });
});
