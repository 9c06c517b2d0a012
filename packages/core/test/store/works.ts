import fc from 'fast-check';
import { completePaper, mergeListings, type Paper } from '../../src/paper/index.js';
import { canonical, shown } from '../../src/store/index.js';

/** The moment of every merge in these tests. */
export const now = new Date('2026-03-18T06:00:00Z');

/** How a source may know a work: by its arXiv number, its DOI, both, or its title alone. */
const variants = ['arxiv', 'doi', 'both', 'title'] as const;
type Variant = (typeof variants)[number];

const words = ['Sparse', 'Dense', 'Quiet', 'Rapid', 'Frozen', 'Hidden', 'Northern', 'Crystal', 'Amber', 'Lunar'];

/** A work that nobody can doubt, as one of its sources has it. */
export function work(number: number, variant: Variant = 'both', known: Partial<Paper> = {}): Paper {
  const title = `${words[number % 10]} Attention for ${words[Math.floor(number / 10) % 10]} Networks, Part ${number}`;
  const arxiv = `2603.${String(number).padStart(5, '0')}`;
  const doi = `10.5555/made.${number}`;
  const ids = {
    ...((variant === 'arxiv' || variant === 'both') && { arxiv }),
    ...((variant === 'doi' || variant === 'both') && { doi }),
  };
  return completePaper({
    title,
    authors: [{ name: `Ada Example${number}`, family: `Example${number}`, given: 'Ada' }, { name: 'Bo Roe' }],
    ids,
    published: `2026-03-${String(1 + (number % 17)).padStart(2, '0')}`,
    ...known,
  });
}

/** Some of a source's records of up to nine works. */
export const records = fc.array(
  fc
    .record({
      number: fc.integer({ min: 1, max: 9 }),
      variant: fc.constantFrom(...variants),
      source: fc.constantFrom('hf:daily', 'arxiv:cs.LG', 'openalex:search:x'),
      abstract: fc.option(fc.constantFrom('A short text.', 'A longer text of attention.'), { nil: undefined }),
      topics: fc.subarray(['cs.LG', 'Robotics', 'cs.CL']),
      day: fc.integer({ min: 10, max: 17 }),
      upvotes: fc.option(fc.integer({ min: 0, max: 99 }), { nil: undefined }),
    })
    .map(({ number, variant, source, abstract, topics, day, upvotes }) =>
      work(number, variant, {
        sources: [{ name: source, seen: `2026-03-${day}T00:00:00Z` }],
        topics,
        ...(abstract !== undefined && { abstract }),
        history: upvotes === undefined ? [] : [{ at: `2026-03-${day}T00:00:00Z`, signals: { upvotes } }],
        signals: upvotes === undefined ? {} : { upvotes },
      }),
    ),
  { minLength: 1, maxLength: 24 },
);

/** What any store must end with: everything merged at once, in memory, as a store shows it. */
export function truth(papers: readonly Paper[]): string[] {
  const listing = { title: '', papers: [...papers], issues: [] };
  return written(mergeListings(undefined, listing, { now }).papers.map(shown));
}

/** Papers as lines of canonical JSON, in one order. */
export function written(papers: readonly Paper[]): string[] {
  return papers.map(canonical).sort();
}
