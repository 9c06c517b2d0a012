import { describe, expect, it } from 'vitest';
import * as core from '../../packages/core/src/index.js';
import { growthOf, mostGrowth } from './growth.js';
import { listingOf, paperKinds, textKinds } from './inputs.js';

const now = new Date('2026-06-30T12:00:00Z');
/** Work on an input that was made before. */
export const prepared =
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

/** The works on a kind, of those in a table. A third of them meets each kind and has each work. */
export type Share = <T>(works: readonly T[], kind: number) => T[];

/** A third: each kind with some works, each work on some kinds. */
export const aThird: Share = (works, kind) => works.filter((_, at) => (at + kind) % 3 === 0);
/** What a third leaves. */
export const theOthers: Share = (works, kind) => works.filter((_, at) => (at + kind) % 3 !== 0);

/** Works on papers and on texts of each kind. */
export function growthOfWorks(share: Share): void {
  describe('work on papers grows with their number', () => {
    describe.each(Object.keys(paperKinds).map((kind, at) => [kind, at] as const))('papers %s', (kind, at) => {
      it.each(share(Object.entries(onPapers), at))('%s', async (_, work) => {
        const growth = await growthOf((n) => {
          const listing = listingOf(kind, n);
          return () => work(listing.papers, listing);
        }, 64);
        expect(growth).toBeLessThan(mostGrowth);
      });
    });
  });

  describe('work on a text grows with its length', () => {
    describe.each(Object.entries(textKinds).map((kind, at) => [...kind, at] as const))('%s', (_, make, at) => {
      it.each(share(Object.entries(onText), at))('%s', async (_name, work) => {
        const growth = await growthOf((n) => prepared(make(n), work), 1024);
        expect(growth).toBeLessThan(mostGrowth);
      });
    });
  });
}
