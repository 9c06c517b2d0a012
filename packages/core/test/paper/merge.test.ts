import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idFrom } from '../../src/paper/id.js';
import { type Listing, mergeListings, type Paper } from '../../src/paper/index.js';
import { barePaper } from '../bare-paper.js';

const now = new Date('2026-03-18T06:00:00Z');
const at = '2026-03-18T06:00:00Z';

function paper(fields: Partial<Paper>): Paper {
  return barePaper({ id: idFrom({}, fields.title ?? '', fields.authors?.[0]?.name), ...fields });
}

function listing(...papers: Partial<Paper>[]): Listing {
  return { title: 'Papers', papers: papers.map(paper), issues: [] };
}

function merged(...papers: Partial<Paper>[]): Paper[] {
  return mergeListings(undefined, listing(...papers), { now }).papers;
}

const ann = { name: 'Ann Lee' };

describe('mergeListings takes for one paper', () => {
  it.each<[string, Partial<Paper>, Partial<Paper>]>([
    [
      'two versions of one arXiv number, even retitled',
      { id: 'arxiv:2403.12345', ids: { arxiv: '2403.12345' }, title: 'Old Name' },
      { id: 'arxiv:2403.12345', ids: { arxiv: '2403.12345' }, title: 'Entirely Different Words', version: 2 },
    ],
    [
      'a preprint and its paper of the same title, first author and time',
      { id: 'arxiv:2403.12345', ids: { arxiv: '2403.12345' }, authors: [{ name: 'A. Lee' }], published: '2024-03-19' },
      {
        id: 'doi:10.1145/1',
        ids: { doi: '10.1145/1' },
        authors: [{ name: 'Ann Lee', family: 'Lee' }],
        published: '2025',
      },
    ],
    ['a record without authors and one with', { authors: [ann], id: 'doi:10.1145/1', ids: { doi: '10.1145/1' } }, {}],
    [
      'a short title by the same two people',
      { title: 'COMET', authors: [ann, { name: 'Bo Roe' }], id: 'doi:10.1145/1', ids: { doi: '10.1145/1' } },
      { title: 'Comet', authors: [{ name: 'A Lee' }, { name: 'Roe, Bo', family: 'Roe', given: 'Bo' }] },
    ],
    [
      'one that was known by its title before its identifier was',
      { id: 'title:abc', title: 'Working Title' },
      { id: 'arxiv:2403.12345', ids: { arxiv: '2403.12345' }, sameAs: ['title:abc'], title: 'Final Working Title' },
    ],
  ])('%s', (_, a, b) => {
    expect(merged(a, b)).toHaveLength(1);
    expect(merged(b, a)).toEqual(merged(a, b));
  });
});

describe('mergeListings keeps apart', () => {
  it.each<[string, Partial<Paper>, Partial<Paper>]>([
    [
      'one DOI on two works that share no words',
      { id: 'doi:10.1145/1', ids: { doi: '10.1145/1' }, title: 'Kidney outcomes after transplants' },
      { id: 'doi:10.1145/1', ids: { doi: '10.1145/1' }, title: 'Neural rendering for sparse views' },
    ],
    [
      'one title under two journal DOIs',
      { id: 'doi:10.1145/1', ids: { doi: '10.1145/1' }, authors: [ann] },
      { id: 'doi:10.1007/2', ids: { doi: '10.1007/2' }, authors: [ann] },
    ],
    ['one title by different people', { authors: [ann] }, { authors: [{ name: 'Bo Roe' }] }],
    ['one title years apart', { authors: [ann], published: '2015' }, { authors: [ann], published: '2019' }],
    [
      'titles that every journal has',
      { title: 'Editorial introduction to the special issue', authors: [ann] },
      { title: 'Editorial introduction to the special issue', authors: [ann] },
    ],
    [
      'titles that differ in a digit',
      { title: 'A Survey of GPT-3 and its Uses' },
      { title: 'A Survey of GPT-4 and its Uses' },
    ],
  ])('%s', (_, a, b) => {
    expect(merged({ sources: [{ name: 'one' }], ...a }, { sources: [{ name: 'other' }], ...b })).toHaveLength(2);
  });
});

describe('a listing merged again', () => {
  it('does not grow, however little is known of its papers', () => {
    const page = listing({ title: 'Note' }, { title: 'Editorial' }, { title: 'Editorial', published: '2015' });
    const again = (papers: Listing) => mergeListings(papers, page, { now });
    const once = again(listing());
    expect(again(again(once)).papers).toEqual(once.papers);
  });
});

describe('a merged paper', () => {
  const preprint = paper({
    id: 'arxiv:2403.12345',
    ids: { arxiv: '2403.12345', doi: '10.1101/2024.03.19' },
    title: 'Learning Something Useful',
    abstract: 'A full abstract of the work.',
    published: '2024-03-19',
    links: { page: 'https://arxiv.org/abs/2403.12345' },
    venue: 'arXiv',
    topics: ['cs.LG'],
    signals: { upvotes: 3 },
    sources: [{ name: 'arxiv' }],
  });
  const journal = paper({
    id: 'doi:10.1145/1',
    ids: { doi: '10.1145/1' },
    sameAs: ['arxiv:2403.12345'],
    title: 'LEARNING SOMETHING USEFUL',
    abstract: 'A full abstract…',
    authors: [ann],
    published: '2024',
    links: { page: 'https://doi.org/10.1145/1', code: 'https://github.com/a/b' },
    venue: 'Journal of Things',
    topics: ['Computer Science'],
    signals: { citations: 9 },
    sources: [{ name: 'crossref' }],
  });
  const [one] = mergeListings(listing(preprint), listing(journal), { now }).papers;

  it('has the best of each field and every identifier and source', () => {
    expect(one).toMatchObject({
      id: 'arxiv:2403.12345',
      ids: { arxiv: '2403.12345', doi: '10.1145/1' },
      sameAs: ['doi:10.1101/2024.03.19'],
      title: 'Learning Something Useful',
      abstract: 'A full abstract of the work.',
      authors: [ann],
      published: '2024-03-19',
      links: { page: 'https://arxiv.org/abs/2403.12345', code: 'https://github.com/a/b' },
      venue: 'Journal of Things',
      topics: ['cs.LG', 'Computer Science'],
      signals: { upvotes: 3, citations: 9 },
      sources: [
        { name: 'arxiv', seen: at },
        { name: 'crossref', seen: at },
      ],
    });
  });

  it('has a reading of the moment', () => {
    expect(one?.history).toEqual([{ at, signals: { citations: 9, upvotes: 3 } }]);
  });

  it('keeps its topics in one order, however often the listing comes', () => {
    const next = listing({ ...preprint, topics: ['b', 'c', 'a'] });
    const once = mergeListings(undefined, next, { now });
    const twice = mergeListings(once, next, { now });
    expect(twice.papers).toEqual(once.papers);
  });

  it('gains a reading when it is seen again, and only then', () => {
    const later = new Date('2026-03-19T06:00:00Z');
    const again = mergeListings(listing(one!), listing({ ...preprint, signals: { upvotes: 8 } }), { now: later });
    expect(again.papers[0]?.history).toEqual([
      { at, signals: { citations: 9, upvotes: 3 } },
      { at: '2026-03-19T06:00:00Z', signals: { upvotes: 8 } },
    ]);
    expect(again.papers[0]?.signals).toEqual({ citations: 9, upvotes: 8 });
  });
});

/** Papers whose identity nobody can doubt, seen by different sources. */
const record = fc
  .record({
    number: fc.integer({ min: 1, max: 6 }),
    journal: fc.boolean(),
    version: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    abstract: fc.option(fc.constantFrom('short', 'a longer one', 'cut…'), { nil: undefined }),
    published: fc.option(fc.constantFrom('2024', '2024-03', '2024-03-19', '2025-01-02'), { nil: undefined }),
    upvotes: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    source: fc.constantFrom('hf:daily', 'arxiv:cs.LG'),
    topics: fc.subarray(['cs.LG', 'Robotics', 'cs.CL']),
  })
  .map(({ number, journal, version, abstract, published, upvotes, source, topics }) =>
    paper({
      id: `arxiv:2403.0000${number}`,
      ids: { arxiv: `2403.0000${number}`, ...(journal ? { doi: `10.1145/${number}` } : {}) },
      title: `Paper number ${number}`,
      ...(version === undefined ? {} : { version }),
      ...(abstract === undefined ? {} : { abstract }),
      ...(published === undefined ? {} : { published }),
      signals: upvotes === undefined ? {} : { upvotes },
      sources: [{ name: source }],
      topics,
    }),
  );
const listings = fc.array(record, { maxLength: 8 }).map((papers) => listing(...papers));
const runs = { numRuns: 150, seed: 3 };
const merge = (a: Listing, b: Listing) => mergeListings(a, b, { now });

describe('merging', () => {
  it('is idempotent', () => {
    fc.assert(
      fc.property(listings, listings, (a, b) => {
        const once = merge(a, b);
        expect(merge(once, b)).toEqual(once);
        expect(merge(once, once)).toEqual(once);
      }),
      runs,
    );
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(listings, listings, (a, b) => {
        expect(merge(a, b).papers).toEqual(merge(b, a).papers);
      }),
      runs,
    );
  });

  it('is associative', () => {
    fc.assert(
      fc.property(listings, listings, listings, (a, b, c) => {
        expect(merge(merge(a, b), c).papers).toEqual(merge(a, merge(b, c)).papers);
      }),
      runs,
    );
  });

  it('never shrinks: every identifier, source and reading of either is still there', () => {
    fc.assert(
      fc.property(listings, listings, (a, b) => {
        const result = merge(a, b).papers;
        for (const before of [...a.papers, ...b.papers]) {
          const after = result.find(({ id }) => id === before.id);
          expect(after?.ids).toMatchObject(before.ids);
          expect(after?.sources.map(({ name }) => name)).toEqual(expect.arrayContaining([before.sources[0]!.name]));
          expect(Object.keys(after!.signals)).toEqual(expect.arrayContaining(Object.keys(before.signals)));
        }
      }),
      runs,
    );
  });
});

describe('many bearers of one name', () => {
  const many = (count: number, make: (index: number) => Partial<Paper>) =>
    Array.from({ length: count }, (_, index) => paper({ title: 'Editorial', ...make(index) }));

  it.each<[string, (index: number) => Partial<Paper>, number]>([
    ['works of one title, each with its DOI', (n) => ({ id: `doi:10.1/${n}`, ids: { doi: `10.1/${n}` } }), 20_000],
    ['titles under one DOI', (n) => ({ id: 'doi:10.1/0', ids: { doi: '10.1/0' }, title: `x${n} y${n} z${n}` }), 20_000],
    ['times the same record', () => ({}), 1],
  ])('20,000 %s are merged', { timeout: 120_000 }, (_, make, merged) => {
    const papers = many(20_000, make);
    expect(mergeListings(undefined, { title: 'L', issues: [], papers }, { now: new Date(0) }).papers).toHaveLength(
      merged,
    );
  });

  it('a history longer than the arguments of any function', { timeout: 120_000 }, () => {
    const history = Array.from({ length: 300_000 }, (_, n) => ({
      at: new Date(n * 60_000).toISOString(),
      signals: { upvotes: n },
    }));
    const papers = [paper({ title: 'A title', history })];
    const [one] = mergeListings(undefined, { title: 'L', issues: [], papers }, { now: new Date(0) }).papers;
    expect(one?.signals).toEqual({ upvotes: 299_999 });
  });
});

describe('what a listing says of itself', () => {
  const listing = (title: string, description?: string): Listing => ({
    title,
    ...(description && { description }),
    papers: [],
    issues: [],
  });

  it.each([
    ['is not said under the name of another', listing('Daily'), listing('cs.CV', 'Updates of cs.CV'), undefined],
    ['stays with its own name', listing('Daily', 'Of the day'), listing('cs.CV', 'Updates of cs.CV'), 'Of the day'],
    ['is taken in when it comes later', listing('Daily'), listing('Daily', 'Of the day'), 'Of the day'],
  ])('%s', (_, previous, next, description) => {
    const merged = mergeListings(previous, next, { now: new Date(0) });
    expect([merged.title, merged.description]).toEqual(['Daily', description]);
  });
});
