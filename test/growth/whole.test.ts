import { describe, expect, it } from 'vitest';
import * as core from '../../packages/core/src/index.js';
import { growthOf, mostGrowth } from './growth.js';
import { listingOf, papersOf, textKinds } from './inputs.js';

// What promises to scale, at the sizes that it promises: texts of a megabyte and parts of a million, listings of what a
// service has. An index of a million papers is measured by bench/shards.

const now = new Date('2026-06-30T12:00:00Z');
const million = 2 ** 20;

/** Sixteen times as much costs not much more than sixteen times as much, up to `largest`. */
const growsWith = async (largest: number, prepare: (n: number) => () => unknown) =>
  expect(await growthOf(prepare, largest / 16)).toBeLessThan(mostGrowth);

/** The listings of this file are the beginnings of one: making papers costs more than most of what is done to them. */
let every: readonly core.Paper[] | undefined;
function firstOf(n: number): core.Listing {
  every ??= papersOf('of nothing in common', largestListing);
  return { ...listingOf('of nothing in common', 0), papers: every.slice(0, n) };
}
const largestListing = 2 ** 17;

/** A listing as a stream of records, a piece of some at a time. */
async function* streamOf(lines: readonly string[]): AsyncGenerator<string> {
  for (let at = 0; at < lines.length; at += 256) yield lines.slice(at, at + 256).join('');
}

describe('work on very many papers grows with their number', () => {
  it.each<[string, number, (listing: core.Listing) => unknown]>([
    ['rank', largestListing, ({ papers }) => core.rank(papers, { now })],
    ['mergeListings', 2 ** 15, (listing) => core.mergeListings(undefined, listing, { now })],
    [
      'mergeListings of a day into what is there',
      2 ** 15,
      (listing) => core.mergeListings(listing, { ...listing, papers: listing.papers.slice(0, 100) }, { now }),
    ],
    ['createIndex', 2 ** 16, ({ papers }) => core.createIndex(papers)],
    ['filterPapers', largestListing, ({ papers }) => core.filterPapers(papers, { authors: ['ada'], withCode: true })],
    ['toJsonFeed', 2 ** 14, (listing) => core.toJsonFeed(listing)],
    ['toRss', 2 ** 14, (listing) => core.toRss(listing)],
    ['toAtom', 2 ** 14, (listing) => core.toAtom(listing)],
    ['toSite', 2 ** 11, (listing) => [...core.toSite(listing)].length],
  ])('%s of %i', async (_, largest, work) => {
    await growsWith(largest, (n) => {
      const listing = firstOf(n);
      return () => work(listing);
    });
  });

  it('parseStream', async () => {
    await growsWith(2 ** 15, (n) => {
      const lines = firstOf(n).papers.map((paper) => `${JSON.stringify(paper)}\n`);
      return async () => {
        let read = 0;
        for await (const _ of core.parseStream(streamOf(lines), { now })) read++;
        expect(read).toBe(n);
      };
    });
  });
});

describe('work on a million of one thing grows with it', () => {
  const readings = (n: number): core.Reading[] =>
    Array.from({ length: n }, (_, at) => ({
      at: new Date(1.7e12 + at * 60_000).toISOString(),
      signals: { stars: at },
    }));

  it('thinHistory of readings', () =>
    growsWith(million, (n) => {
      const all = readings(n);
      return () => core.thinHistory(all, now);
    }));

  it('a quarter of a million names of one paper', () =>
    growsWith(million / 4, (n) => {
      const [base] = papersOf('of nothing in common', 1);
      const papers = [{ ...base!, sameAs: Array.from({ length: n }, (_, at) => `doi:10.1/${at}`) }];
      return () => core.mergeListings(undefined, { title: '', papers, issues: [] }, { now });
    }));

  describe.each(Object.entries(textKinds))('characters: %s', (_, make) => {
    it.each<[string, (text: string) => unknown]>([
      ['parse', (text) => core.parse(text).catch(() => undefined)],
      ['parse as BibTeX', (text) => core.parse(text, { format: 'bibtex' }).catch(() => undefined)],
      ['a title', (text) => core.toPaper({ title: text, markup: 'tex' }, () => {}, 'paper')],
    ])('%s', (_name, work) =>
      growsWith(million, (n) => {
        const text = make(n);
        return () => work(text);
      }),
    );
  });
});
