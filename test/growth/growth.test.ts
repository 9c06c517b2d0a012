import { describe, expect, it } from 'vitest';
import * as core from '../../packages/core/src/index.js';
import { growthOf, mostGrowth } from './growth.js';
import { listingOf, paperKinds, papersOf, word } from './inputs.js';
import { aThird, growthOfWorks, prepared } from './works.js';

const now = new Date('2026-06-30T12:00:00Z');

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

// Of each kind and each work some; the long run has all others.
growthOfWorks(aThird);

describe('what is written of papers grows with their number', () => {
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
