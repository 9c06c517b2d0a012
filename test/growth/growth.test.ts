import { describe, expect, it } from 'vitest';
import * as core from '../../packages/core/src/index.js';
import { growthOf, mostGrowth } from './growth.js';
import { listingOf, paperKinds, papersOf, textKinds, word } from './inputs.js';

const now = new Date('2026-06-30T12:00:00Z');
const prepared =
  <T>(input: T, work: (input: T) => unknown) =>
  () =>
    work(input);

/** What takes papers, on papers of each kind. */
const onPapers: Readonly<Record<string, (papers: core.Paper[], listing: core.Listing) => unknown>> = {
  rank: (papers) => core.rank(papers, { now }),
  'rank by rising': (papers) => core.rank(papers, { by: 'rising', now }),
  'rank with caps': (papers) => core.rank(papers, { now, caps: { author: 2, repository: 1 } }),
  'rank with boosts': (papers) => core.rank(papers, { now, boosts: { keywords: { editorial: 1, notes: 2 } } }),
  interleave: (papers) => core.interleave(core.rank(papers, { now })),
  trends: (papers) => core.trends(papers, { of: 'authors', now }),
  tops: (papers) => core.tops(core.rank(papers, { now })),
  asKnownAt: (papers) => core.asKnownAt(papers, '2026-06-22'),
  trainTaste: (papers) => core.rank(papers, { now, profile: core.trainTaste(papers.slice(0, 20)) }),
  filterPapers: (papers) => core.filterPapers(papers, { authors: ['ada'], exclude: ['editorial of'], withCode: true }),
  'filterPapers by a query': (papers) => core.filterPapers(papers, { query: 'networks' }),
  mergeListings: (_, listing) => core.mergeListings(undefined, listing, { now }),
  'mergeListings of two': (_, listing) => core.mergeListings(listing, listing, { now }),
  createSeen: (papers) => {
    const seen = core.createSeen();
    seen.add(papers);
    return seen.unseen(papers);
  },
  retainPapers: (papers) => core.retainPapers(papers, { papers: 100, days: 10 }, { given: new Set(), now }),
  createIndex: (papers) => core.createIndex(papers),
  'search of all': (papers) => core.createIndex(papers).search('editorial notes code'),
  saveShards: (papers) => [...core.saveShards(papers)].length,
  'parse of papers': (_, listing) => core.parse(JSON.stringify(listing)),
};

const writers = Object.entries(core).filter(
  ([name]) => /^to[A-Z]/.test(name) && name !== 'toSite' && name !== 'toPaper',
);

describe('the measure', () => {
  /** Calls of a multiplication: what an input of `n` costs. */
  const spin = (turns: number): number => {
    let product = 1;
    for (let turn = 0; turn < turns; turn++) product = Math.imul(product, 31) + turn;
    return product;
  };

  it.each([
    ['n', (n: number) => n * 2000, false],
    ['n log n', (n: number) => n * Math.log2(n) * 300, false],
    ['the square of n', (n: number) => n * n * 40, true],
  ])('tells work that grows with %s', async (_, turnsOf, isTooMuch) => {
    const growth = await growthOf((n) => () => spin(turnsOf(n)), 64);
    expect(growth > mostGrowth).toBe(isTooMuch);
  });
});

describe('work on papers grows with their number', () => {
  describe.each(Object.keys(paperKinds))('papers %s', (kind) => {
    it.each(Object.entries(onPapers))('%s', async (_, work) => {
      const growth = await growthOf((n) => {
        const listing = listingOf(kind, n);
        return () => work(listing.papers, listing);
      }, 64);
      expect(growth).toBeLessThan(mostGrowth);
    });
  });

  it.each(writers)('%s', async (_, write) => {
    const growth = await growthOf(
      (n) =>
        prepared(listingOf('of nothing in common', n), (listing) => (write as (of: core.Listing) => unknown)(listing)),
      // More than one message of a chat takes: within one, each paper more asks whether all of them still fit.
      128,
    );
    expect(growth).toBeLessThan(mostGrowth);
  });

  it.each(Object.keys(paperKinds))('toSite of papers %s', async (kind) => {
    const growth = await growthOf(
      (n) => prepared(listingOf(kind, n), (listing) => [...core.toSite(listing)].length),
      16,
    );
    expect(growth).toBeLessThan(mostGrowth);
  });
});

/** What takes a text, on texts of each kind. */
const onText: Readonly<Record<string, (text: string) => unknown>> = {
  parse: (text) => core.parse(text).catch(() => undefined),
  'parse as BibTeX': (text) => core.parse(text, { format: 'bibtex' }).catch(() => undefined),
  'parse as RIS': (text) => core.parse(`TY  - JOUR\nTI  - ${text}\nER  - \n`, { format: 'ris' }).catch(() => undefined),
  'parse as CSV': (text) => core.parse(`title,abstract\n${text},b\n`, { format: 'csv' }).catch(() => undefined),
  'parse as RSS': (text) =>
    core
      .parse(`<rss version="2.0"><channel><item><title>${text}</title></item></channel></rss>`)
      .catch(() => undefined),
  'parse as a list': (text) => core.parse(text, { format: 'paper-list' }).catch(() => undefined),
  'a title': (text) => core.toPaper({ title: text, markup: 'tex' }, () => {}, 'paper'),
  'a title in HTML': (text) => core.toPaper({ title: text, markup: 'html' }, () => {}, 'paper'),
  'an abstract that is published': (text) =>
    core.toHtml([{ id: 'title:0', title: 'A title', abstract: text } as core.Paper]),
  'a query': (text) => core.parseQuery(text),
  'an author': (text) => core.toPaper({ title: 'A title', authors: [text] }, () => {}, 'paper'),
  canonicalId: (text) => core.canonicalId(text),
  titleSearches: (text) => core.titleSearches(text),
};

describe('work on a text grows with its length', () => {
  describe.each(Object.entries(textKinds))('%s', (_, make) => {
    it.each(Object.entries(onText))('%s', async (_name, work) => {
      const growth = await growthOf((n) => prepared(make(n), work), 1024);
      expect(growth).toBeLessThan(mostGrowth);
    });
  });
});

/** A reading a minute. */
const readingsOf = (n: number): core.Reading[] =>
  Array.from({ length: n }, (_, at) => ({ at: new Date(1.7e12 + at * 60_000).toISOString(), signals: { stars: at } }));

describe('work on one thing with many parts grows with their number', () => {
  const base = papersOf('of nothing in common', 1)[0]!;
  const many: Readonly<Record<string, (n: number) => () => unknown>> = {
    'readings that are thinned': (n) => {
      const readings = readingsOf(n);
      return () => core.thinHistory(readings, now);
    },
    'readings that are ranked': (n) => {
      const history = readingsOf(n);
      return () => core.rank([{ ...base, history }], { now });
    },
    'readings that are merged': (n) => {
      const history = readingsOf(n);
      const listing = { title: 'Papers', papers: [{ ...base, history }], issues: [] };
      return () => core.mergeListings(listing, listing, { now });
    },
    'authors of one paper': (n) => {
      const authors = Array.from({ length: n }, (_, at) => ({ name: `Ada ${word(at)}` }));
      const papers = [{ ...base, authors }];
      return () => [
        core.createIndex(papers).search('ada'),
        core.toBibtex(papers),
        core.mergeListings(undefined, { title: '', papers, issues: [] }, { now }),
      ];
    },
    'topics of one paper': (n) => {
      const papers = [{ ...base, topics: Array.from({ length: n }, (_, at) => word(at)) }];
      return () => [core.createIndex(papers).search('ba'), core.toRss(papers), core.trends(papers)];
    },
    'sources of one paper': (n) => {
      const sources = Array.from({ length: n }, (_, at) => ({ name: word(at), seen: '2026-06-01' }));
      const listing = { title: '', papers: [{ ...base, sources }], issues: [] };
      return () => [core.mergeListings(listing, listing, { now }), core.rank(listing.papers, { now })];
    },
    'names of one paper': (n) => {
      const papers = [{ ...base, sameAs: Array.from({ length: n }, (_, at) => `doi:10.1/${at}`) }];
      return () => core.mergeListings(undefined, { title: '', papers, issues: [] }, { now });
    },
    'papers that share one DOI': (n) => {
      const papers = papersOf('of nothing in common', n).map((paper) => ({ ...paper, ids: { doi: '10.1/one' } }));
      return () => core.mergeListings(undefined, { title: '', papers, issues: [] }, { now });
    },
    'strings of BibTeX that use each other': (n) => {
      const text = `${Array.from({ length: n }, (_, at) => `@string{s${at} = ${at === 0 ? '"a"' : `s${at - 1} # "b"`}}`).join('\n')}\n@article{k, title = s${Math.min(n - 1, 5)}}`;
      return () => core.parse(text, { format: 'bibtex' });
    },
    'entries of a ledger': (n) => {
      const entries = Array.from({ length: n }, (_, at) => ({
        source: 'hf:daily',
        day: new Date(1.5e12 + at * 864e5).toISOString().slice(0, 10),
        at: '2026-06-30T00:00:00Z',
        received: 1,
        new: 1,
      })) as unknown as core.LedgerEntry[];
      return () => core.addToLedger(entries, entries);
    },
  };
  it.each(Object.entries(many))('%s', async (_, prepare) => {
    expect(await growthOf(prepare, 128)).toBeLessThan(mostGrowth);
  });
});
