import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeAll, mergeListings } from '../../src/paper/merge.js';
import type { Listing } from '../../src/paper/schema.js';
import { definePaper } from '../../src/parse/index.js';

const now = new Date('2026-03-18T06:00:00Z');

/** A paper of a few, under one of its names, with what one source knows of it. */
const paper = fc
  .record({ work: fc.nat(5), named: fc.constantFrom('arxiv', 'doi', 'both', 'none'), upvotes: fc.nat(90) })
  .map(({ work, named, upvotes }) =>
    definePaper({
      title: `A study of subject ${['zero', 'one', 'two', 'three', 'four', 'five'][work]} at length`,
      authors: ['Ada Lovelace', `Author Number${work}`],
      published: '2026-03-01',
      ids: {
        ...(named !== 'doi' && named !== 'none' && { arxiv: `2603.0001${work}` }),
        ...(named !== 'arxiv' && named !== 'none' && { doi: `10.1000/${work}` }),
      },
      signals: { upvotes },
    }),
  );

const listing: fc.Arbitrary<Listing> = fc.record({
  title: fc.constantFrom('Of a day', 'Of another', ''),
  papers: fc.uniqueArray(paper, { selector: ({ title }) => title, maxLength: 5 }),
  issues: fc.constantFrom([], [{ code: 'year-assumed', message: 'A year was assumed.' }]),
  date: fc.constantFrom(undefined, '2026-03-02', '2026-03-03'),
  next: fc.constantFrom(undefined, 'https://lab.example/2'),
  total: fc.constantFrom(undefined, 7),
  curators: fc.constantFrom(undefined, ['AK'], ['Ada']),
}) as fc.Arbitrary<Listing>;

describe('many listings merged at once', () => {
  it('are what they are merged one after the other', () => {
    fc.assert(
      fc.property(fc.array(listing, { minLength: 1, maxLength: 6 }), ([first, ...rest]) => {
        const one = rest.reduce(
          (all, next) => mergeListings(all, next, { now }),
          mergeListings(undefined, first!, { now }),
        );
        expect(mergeAll([first!, ...rest], { now })).toEqual(one);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
