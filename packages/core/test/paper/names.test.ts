import { describe, expect, it } from 'vitest';
import { idFrom } from '../../src/paper/id.js';
import { mergeListings } from '../../src/paper/merge.js';
import { keepPublishedNames, namesOf } from '../../src/paper/names.js';
import type { Paper } from '../../src/paper/schema.js';
import { toAtom, toJsonFeed, toRss } from '../../src/publish/index.js';
import { bare } from '../publish/papers.js';

const title = 'Quiet Gears for Loud Machines in the Field';
const authors = [{ name: 'Ida Muster' }];
const now = new Date('2026-05-04T06:00:00Z');

/** What a feed holds after a run, when it held `before` and the sources give `next`. */
function run(before: readonly Paper[], next: readonly Paper[]): Paper[] {
  const listing = (papers: readonly Paper[]) => ({ title: 'Feed', papers: [...papers], issues: [] });
  return keepPublishedNames(before, mergeListings(listing(before), listing(next), { now }).papers);
}

const itemsOf = (papers: readonly Paper[]) => [
  ...JSON.parse(toJsonFeed(papers)).items.map(({ id }: { id: string }) => id),
  ...[...toRss(papers).matchAll(/<guid[^>]*>([^<]*)/g)].map(([, id]) => id),
  ...[...toAtom(papers).matchAll(/<entry>\n<id>([^<]*)/g)].map(([, id]) => id),
];

const known = {
  title: bare('title:00000000000000aa', title, { authors, published: '2026-05-01' }),
  openreview: bare('openreview:Qq11Ww22Ee', title, {
    authors,
    published: '2026-05-01',
    ids: { openreview: 'Qq11Ww22Ee' },
  }),
  doi: bare('doi:10.5555/gears.7', title, { authors, published: '2026-05-01', ids: { doi: '10.5555/gears.7' } }),
  arxiv: bare('arxiv:2605.00042', title, { authors, published: '2026-05-02', ids: { arxiv: '2605.00042' } }),
};

describe('the name of a paper in feeds', () => {
  it.each([
    ['its title', known.title],
    ['OpenReview', known.openreview],
    ['a DOI', known.doi],
  ])('stays what it was when %s gives way to arXiv, on that day and ever after', (_, first) => {
    const day1 = run([], [first]);
    const day2 = run(day1, [known.arxiv]);
    const day3 = run(JSON.parse(JSON.stringify(day2)), [known.arxiv, known.doi]);
    expect(day2.map(({ id }) => id)).toEqual(['arxiv:2605.00042']);
    expect(day2[0]?.publishedAs).toBe(day1[0]?.id);
    expect(itemsOf(day2)).toEqual(itemsOf(day1));
    expect(itemsOf(day3)).toEqual(itemsOf(day1));
  });

  it('is the short hash under which an older version published it, and no item comes twice', () => {
    const short = 'title:8ccd5d9506a52bd3';
    const old = { ...known.title, id: short };
    const fresh = { ...known.title, id: idFrom({}, title, 'Ida Muster') };
    expect(namesOf(fresh)).toEqual(new Set([fresh.id, short]));
    const [paper, ...others] = run([old], [fresh]);
    expect([paper?.id, paper?.publishedAs, paper?.sameAs, others]).toEqual([fresh.id, short, [short], []]);
    expect(itemsOf([paper!])).toEqual(itemsOf([old]));
  });

  it('is the first of two when both were published and turn out to be one', () => {
    const at = (paper: Paper, seen: string) => ({ ...paper, sources: [{ name: 'x', seen }] });
    const both = [
      at(known.doi, '2026-05-03T00:00:00Z'),
      at({ ...known.openreview, title: 'Quiet Gears' }, '2026-05-02T00:00:00Z'),
    ];
    const joined = run(both, [
      { ...known.arxiv, ids: { arxiv: '2605.00042', doi: '10.5555/gears.7', openreview: 'Qq11Ww22Ee' } },
    ]);
    expect(joined.map(({ publishedAs }) => publishedAs)).toEqual(['openreview:Qq11Ww22Ee']);
  });

  it('is its own id while nothing better is known, and then nothing is noted', () => {
    const [paper] = run(run([], [known.arxiv]), [known.arxiv]);
    expect(paper).not.toHaveProperty('publishedAs');
  });

  it('is never that of another paper', () => {
    const other = bare('openreview:Qq11Ww22Ee', 'Another Paper', { ids: { openreview: 'Qq11Ww22Ee' } });
    const papers = keepPublishedNames(
      [known.openreview],
      [{ ...known.arxiv, sameAs: ['openreview:Qq11Ww22Ee'] }, other],
    );
    expect(new Set(itemsOf(papers)).size).toBe(2);
  });

  it('is among the names that a memory asks for', () => {
    expect([...namesOf({ ...known.arxiv, sameAs: ['title:1'], publishedAs: 'doi:10.5555/gears.7' })]).toEqual([
      'arxiv:2605.00042',
      'title:1',
      'doi:10.5555/gears.7',
    ]);
  });
});
