import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { Issue, Paper } from '../../../src/paper/schema.js';
import { toAtom, toJsonFeed, toRss } from '../../../src/publish/index.js';
import { afterVotes, article, bare, listing, nameless, preprint, preprintTitle } from '../papers.js';

const self = 'https://example.org/papers/feed';

describe('toRss', () => {
  const xml = toRss(listing, { self: `${self}.rss`, hub: 'https://hub.example.org/' });
  const feed = parseRssFeed(xml);
  const items = new Map(feed.items?.map((item) => [item.guid?.value, item]));
  const item = items.get('https://arxiv.org/abs/2603.01234');

  it('says what the feed is and where', () => {
    expect(feed).toMatchObject({
      title: 'Trending papers',
      link: 'https://example.org/papers/',
      description: 'What people read this week.',
      language: 'en',
      ttl: 60,
      lastBuildDate: 'Fri, 06 Mar 2026 00:00:00 GMT',
      atom: {
        links: [
          { rel: 'self', href: `${self}.rss` },
          { rel: 'hub', href: 'https://hub.example.org/' },
        ],
      },
    });
  });

  it('escapes a title once and names all authors in one dc:creator', () => {
    expect(item?.title).toBe(preprintTitle);
    expect(item?.dc?.creators).toEqual(['Ada Lovelace, Vincent van den Berg, 王小明']);
  });

  it('gives the abstract as escaped HTML, the day it came up and what reference managers read', () => {
    expect(item?.description).toContain('n &lt; 10 &amp; beyond');
    expect(item?.pubDate).toBe('Wed, 04 Mar 2026 00:00:00 GMT');
    expect(item?.dc?.identifiers).toEqual(['doi:10.48550/arXiv.2603.01234']);
    expect(item?.prism?.doi).toBe('10.48550/arXiv.2603.01234');
    expect(xml).toContain('<prism:publicationDate>2026-03-02</prism:publicationDate>');
    expect(item?.media?.thumbnails).toEqual([{ url: 'https://example.org/thumb.png' }]);
    expect(item?.categories?.[0]).toEqual({ name: 'cs.LG', domain: 'http://arxiv.org/schemas/atom' });
  });
});

describe('toAtom', () => {
  const feed = parseAtomFeed(toAtom(listing, { self: `${self}.atom` }));
  const entry = feed.entries?.find(({ id }) => id === 'https://arxiv.org/abs/2603.01234');

  it('names every author in an element of its own', () => {
    expect(entry?.authors).toEqual([{ name: 'Ada Lovelace' }, { name: 'Vincent van den Berg' }, { name: '王小明' }]);
  });

  it('links the page, the PDF and the code', () => {
    expect(entry?.links?.map(({ rel, href }) => [rel, href])).toEqual([
      ['alternate', 'https://arxiv.org/abs/2603.01234'],
      ['related', 'https://arxiv.org/pdf/2603.01234'],
      ['related', 'https://github.com/example/sparse'],
    ]);
  });

  it('carries what arXiv says of its papers', () => {
    expect(entry?.arxiv).toMatchObject({ comment: '12 pages, 3 figures', primaryCategory: { term: 'cs.LG' } });
  });

  it('dates the feed by its newest paper', () => {
    expect(feed.updated).toBe('2026-03-06T00:32:50Z');
  });
});

describe('toJsonFeed', () => {
  const reasons = { [preprint.id]: ['118 upvotes in 9 hours'] };
  const text = toJsonFeed(listing, { self: `${self}.json`, next: 'feed-2.json', reasons });

  it('carries the whole paper and its reasons', () => {
    const items = JSON.parse(text).items;
    expect(items.map((item: { _papers: { paper: unknown } }) => item._papers.paper)).toEqual(listing.papers);
    expect(items[0]._papers.reasons).toEqual(['118 upvotes in 9 hours']);
  });

  it('pages by an absolute next_url when it knows its own address', () => {
    expect(parseJsonFeed(text).next_url).toBe('https://example.org/papers/feed-2.json');
  });

  it('keeps the order of the listing', () => {
    expect(parseJsonFeed(text).items?.map(({ title }) => title)).toEqual([
      preprintTitle,
      article.title,
      nameless.title,
    ]);
  });
});

describe('every feed', () => {
  it('is the same to the byte however often it is written', () => {
    for (const write of [toRss, toAtom, toJsonFeed]) expect(write(listing)).toBe(write(structuredClone(listing)));
  });

  it('changes no byte of RSS and Atom when votes come in, and no id, content or date of the JSON Feed', () => {
    const later = afterVotes(listing);
    expect(toRss(later)).toBe(toRss(listing));
    expect(toAtom(later)).toBe(toAtom(listing));
    const shown = (text: string) => JSON.parse(text).items.map(({ _papers, ...item }: { _papers: unknown }) => item);
    expect(shown(toJsonFeed(later))).toEqual(shown(toJsonFeed(listing)));
  });

  it('keeps the id of a paper whose title was corrected', () => {
    const corrected = { ...preprint, title: 'Sparse Attention, Corrected' };
    const idOf = (paper: typeof preprint) => JSON.parse(toJsonFeed([paper])).items[0].id;
    expect(idOf(corrected)).toBe(idOf(preprint));
  });

  it('is still a feed when there are no papers', () => {
    expect(parseRssFeed(toRss([])).title).toBe('Trending papers');
    expect(parseAtomFeed(toAtom([])).title).toMatchObject({ value: 'Trending papers' });
    expect(parseJsonFeed(toJsonFeed([])).title).toBe('Trending papers');
  });

  it('writes the first papers of a listing up to its limit', () => {
    const many = Array.from({ length: 130 }, (_, index) => bare(`arxiv:2601.${10000 + index}`, `Paper ${index}`));
    expect(parseRssFeed(toRss(many)).items).toHaveLength(100);
    expect(parseAtomFeed(toAtom(many, { limit: 3 })).entries).toHaveLength(3);
    expect(parseJsonFeed(toJsonFeed(many)).items).toHaveLength(130);
  });

  it('tells of how many papers a feed holds the first hundred, unless it was asked for so many', () => {
    const many = Array.from({ length: 130 }, (_, index) => bare(`doi:10.1/${index}`, `On ${index}`));
    for (const write of [toRss, toAtom]) {
      const issues: Issue[] = [];
      const onIssue = (issue: Issue) => issue.code === 'cut-off' && issues.push(issue);
      write(many, { onIssue });
      expect(issues).toEqual([
        {
          code: 'cut-off',
          message: 'Of 130 papers, 100 are written.',
          facts: { what: 'papers', taken: 100, of: 130 },
        },
      ]);
      write(many, { onIssue, limit: 20 });
      write(many.slice(0, 100), { onIssue });
      expect(issues).toHaveLength(1);
    }
  });

  it('puts the papers of a day into one item on demand', () => {
    const feed = parseRssFeed(toRss(listing, { items: 'editions' }));
    expect(feed.items?.map(({ title }) => title)).toEqual([
      'Trending papers · 2026-03-06',
      'Trending papers · 2026-03-04',
      'Trending papers · 2026-02-01',
    ]);
  });

  it('leaves out what cannot be written and says so', () => {
    const issues: Issue[] = [];
    const hostile = bare('title:ff', '\u0000', {
      links: { page: 'javascript:alert(1)', pdf: 'https://example.org/a b"<>.pdf' },
      published: '2026-02-31',
      image: 'data:image/png;base64,AA',
    });
    const text = toRss([hostile, hostile, article], { onIssue: (issue) => issues.push(issue) });
    expect(new Set(issues.map(({ code }) => code))).toEqual(
      new Set(['title-missing', 'url-unusable', 'date-unusable', 'date-missing', 'paper-repeated']),
    );
    expect(text).not.toMatch(/javascript:|data:image/);
    expect(parseRssFeed(text).items?.[1]).toMatchObject({
      title: 'Untitled',
      link: 'https://example.org/a%20b%22%3C%3E.pdf',
    });
  });

  it('names a paper without identifiers by a UUID', () => {
    expect(JSON.parse(toJsonFeed([nameless])).items[0].id).toMatch(
      /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
  });
});

describe('dates', () => {
  const day = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      bare(`arxiv:2603.1000${index}`, `Paper ${index}`, { listed: '2026-03-04' }),
    );

  /** What each entry of an Atom feed is dated, by its title, in the order of the feed. */
  const updatesIn = (papers: Paper[]) =>
    parseAtomFeed(toAtom(papers)).entries!.map(({ title, updated }) => [String(title?.value ?? title), updated]);

  it('of one day are a second apart in Atom, the first the latest', () => {
    expect(updatesIn(day(3))).toEqual([
      ['Paper 0', '2026-03-04T01:13:19Z'],
      ['Paper 1', '2026-03-04T01:13:18Z'],
      ['Paper 2', '2026-03-04T01:13:17Z'],
    ]);
    expect(parseAtomFeed(toAtom(day(3))).updated).toBe('2026-03-04T01:13:19Z');
  });

  it('of one day stay in Atom what they are, whatever comes, goes or overtakes beside them', () => {
    const ids = ['doi:10.1000/xyz', 'openreview:AbC', 'title:1f', 'arxiv:2603.09999', 'arxiv:hep-th/9901001', 'pmid:7'];
    const all = [...day(9), ...ids.map((id) => bare(id, id, { listed: '2026-03-04' }))];
    const whole = updatesIn(all);
    const times = whole.map(([, updated]) => updated);
    expect(new Set(times).size).toBe(all.length);
    expect(times).toEqual(times.toSorted().reverse());
    expect(updatesIn(all.toReversed())).toEqual(whole);
    const left = all.filter((_, index) => index % 3 > 0).toReversed();
    expect(updatesIn(left)).toEqual(whole.filter(([title]) => left.some((paper) => paper.title === title)));
  });

  it('keep their time, and those seen later give way to those of the same moment', () => {
    const at = (id: string, seen: string) =>
      bare(id, id, { listed: '2026-03-04T17:59:59Z', sources: [{ name: 'hf:daily', seen }] });
    const early = [at('doi:10.1/b', '2026-03-04'), at('doi:10.1/c', '2026-03-04')];
    const before = updatesIn(early);
    expect(before).toEqual([
      ['doi:10.1/c', '2026-03-04T18:00:00Z'],
      ['doi:10.1/b', '2026-03-04T17:59:59Z'],
    ]);
    expect(updatesIn([at('doi:10.1/a', '2026-03-05'), ...early])).toEqual([
      ['doi:10.1/a', '2026-03-04T18:00:01Z'],
      ...before,
    ]);
  });

  it('of thousands of papers of one moment follow each other by a second, in time that grows with them', () => {
    const many = Array.from({ length: 50_000 }, (_, number) =>
      bare(`title:${number}`, 'A', { published: '2026-03-18T09:00:00Z' }),
    );
    const dates = toAtom(many, { limit: many.length })
      .match(/(?<=<updated>)[^<]+/g)!
      .slice(1);
    expect(new Set(dates).size).toBe(many.length);
    expect(dates.at(-1)).toBe('2026-03-18T09:00:00Z');
    expect(dates[0]).toBe('2026-03-18T22:53:19Z');
  });

  it('at the end of the last year of four digits stay in it', () => {
    const last = ['a', 'b', 'c'].map((name) => bare(`title:${name}`, 'A', { published: '9999-12-31T23:59:59Z' }));
    const dates = toAtom(last).match(/(?<=<updated>)[^<]+/g)!;
    expect(dates.filter((date) => !/^9999-12-31T23:59:\d\dZ$/.test(date))).toEqual([]);
    expect(new Set(dates).size).toBe(3);
  });

  it('are written to the second whatever stood before them, years before 1970 too', () => {
    const days = ['1969-12-31T23:59:59.999Z', '1970-01-01T00:00:00Z', '1969-12-31T00:00:01Z', '2024-02-29T12:34:56Z'];
    const papers = days.map((published, number) => bare(`title:${number}`, 'A', { published }));
    expect(toJsonFeed(papers).match(/(?<="date_published":")[^"]+/g)).toEqual([
      '1969-12-31T23:59:59Z',
      '1970-01-01T00:00:00Z',
      '1969-12-31T00:00:01Z',
      '2024-02-29T12:34:56Z',
    ]);
  });

  it('that lie ahead give way to when the paper was first seen, and are told', () => {
    const early = bare('doi:10.1000/issue', 'Of a later issue', {
      published: '2031-01-01',
      sources: [{ name: 'crossref', seen: '2026-03-05T08:00:00Z' }],
    });
    const issues: Issue[] = [];
    const until = new Date('2026-03-06T00:00:00Z');
    const feed = parseRssFeed(toRss([early], { until, onIssue: (issue) => issues.push(issue) }));
    expect(feed.items?.[0]?.pubDate).toBe('Thu, 05 Mar 2026 08:00:00 GMT');
    expect(feed.lastBuildDate).toBe('Thu, 05 Mar 2026 08:00:00 GMT');
    expect(issues.map(({ code }) => code)).toContain('date-future');
  });
});
