import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import { explain, hackerNews, rank } from '../../src/rank/index.js';
import { idsOf, now, paperOf } from './papers.js';

const hour = 3_600_000;
const ago = (hours: number) => new Date(Date.parse(now) - hours * hour).toISOString();
const code = (id: string) => ({ code: `https://github.com/lab/${id}` });

/** A paper of yesterday with votes and, where its repository was read twice, stars a day. */
function paper(id: string, upvotes: number, starsADay?: number): Paper {
  const listed = ago(30);
  if (starsADay === undefined) return paperOf({ id, listed, signals: { upvotes } });
  const history = [
    { at: ago(30), signals: { upvotes, stars: 10 } },
    { at: ago(6), signals: { upvotes, stars: 10 + starsADay } },
  ];
  return paperOf({ id, listed, links: code(id), signals: { upvotes, stars: 10 + starsADay }, history });
}

const crowd = Array.from({ length: 12 }, (_, index) => paper(`usual-${index}`, 12 + index, 3 + (index % 4)));

describe('a repository', () => {
  it('that grows slowly never speaks against a paper', () => {
    const ranked = rank([paper('slow', 60, 1), paper('none', 60), paper('still', 60, 0), ...crowd], { now });
    const scoreOf = (id: string) => ranked.find(({ paper }) => paper.id === id)!.score;
    expect(scoreOf('slow')).toBeGreaterThanOrEqual(scoreOf('none'));
    expect(scoreOf('still')).toBeGreaterThanOrEqual(scoreOf('none'));
  });

  it('never lowers any paper, whatever is known of it', () => {
    const count = fc.option(fc.nat(5000), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(900), count, count), { minLength: 2, maxLength: 12 }), (all) => {
        const papers = all.map(([upvotes, stars, gain], index) => {
          const known = paper(`p${index}`, upvotes, gain);
          return { ...known, links: code(`p${index}`), signals: { upvotes, ...(stars !== undefined && { stars }) } };
        });
        const [first, ...rest] = papers;
        const { stars: _, ...signals } = first!.signals;
        const bare = { ...first!, links: {}, signals, history: [] };
        const [withCode, without] = [papers, [bare, ...rest]].map((of) => idsOf(rank(of, { now })).indexOf('p0'));
        expect(withCode).toBeLessThanOrEqual(without!);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('counts at once when it leaps, although nothing is usual yet', () => {
    const papers = [paper('burst', 9, 800), ...Array.from({ length: 9 }, (_, index) => paper(`v${index}`, 10 + index))];
    expect(idsOf(rank(papers, { now }))[0]).toBe('burst');
  });
});

describe('an old reading', () => {
  const at = (moment: string) => {
    const hit = { ...paper('hit', 20, 400), listed: '2026-06-29' };
    const papers = [hit, ...crowd.map((one, index) => ({ ...one, listed: `2026-06-${10 + index}` }))];
    return rank(papers, { now: moment }).find(({ paper }) => paper.id === 'hit')!;
  };
  const days = Array.from({ length: 40 }, (_, index) => new Date(Date.parse(now) + index * 24 * hour).toISOString());

  it('counts less from day to day, without a cliff and without rising', () => {
    const scores = days.map((moment) => at(moment).score);
    for (const [index, score] of scores.entries()) {
      if (index === 0) continue;
      expect(score).toBeLessThan(scores[index - 1]!);
      expect(scores[index - 1]! - score).toBeLessThan(0.2 * Math.max(1, scores[index - 1]!));
    }
  });

  it('is said with the days it was measured over, and with its day once that is past', () => {
    expect(explain(at(now))[0]).toBe('400 stars a day (29–30 June 2026), 80 times the usual.');
    const later = explain(at(days[9]!)).join(' ');
    expect(later).toContain('20 upvotes (30 June 2026)');
    expect(later).toContain('400 stars a day (29–30 June 2026)');
  });

  it('of one month ago leaves what is new in front', () => {
    const papers = [
      { ...paper('march', 600), listed: '2026-03-02' },
      ...Array.from({ length: 20 }, (_, index) => paper(`new-${index}`, 5 + index)),
    ];
    expect(idsOf(rank(papers, { now })).at(-1)).toBe('march');
  });
});

describe('a day', () => {
  it('that all papers share is no reason', () => {
    const papers = [3, 9, 27].map((upvotes, hour) =>
      paperOf({ id: `p${upvotes}`, listed: `2026-06-29T0${hour}:00:00Z`, signals: { upvotes } }),
    );
    expect(rank(papers, { now }).map((each) => explain(each))).toEqual([
      ['27 upvotes, 3 times the usual.'],
      ['9 upvotes.'],
      ['3 upvotes, where 9 is usual.'],
    ]);
  });

  it('yet to come is a mistake: it makes nothing new', () => {
    const papers = ['2026-06-28', '2026-06-29', '2026-06-30', '2999-01-01'].map((listed) =>
      paperOf({ id: listed, listed }),
    );
    const ranked = rank(papers, { until: now });
    expect(idsOf(ranked)).toEqual(['2026-06-30', '2026-06-29', '2999-01-01', '2026-06-28']);
    expect(explain(ranked[2]!)).toEqual([]);
  });

  it('of hours ago is not called old by a formula in which all age speaks against', () => {
    const papers = ['2026-06-30', '2026-06-02', '2026-06-02'].map((listed, index) =>
      paperOf({ id: `p${index}`, listed, signals: { upvotes: 9 } }),
    );
    for (const by of ['hot', hackerNews] as const)
      expect(explain(rank(papers, { now, by })[0]!)).toContain('From 30 June 2026.');
  });
});

describe('what nobody counted', () => {
  const curated = [60, 12, 3].map((upvotes, index) =>
    paperOf({
      id: `curated-${upvotes}`,
      listed: '2026-06-30',
      signals: { upvotes },
      sources: [{ name: 'hf:daily', position: index + 1 }],
    }),
  );
  const firehose = Array.from({ length: 12 }, (_, index) =>
    paperOf({ id: `new-${index}`, listed: '2026-06-30', sources: [{ name: 'arxiv:cs.LG', position: index + 1 }] }),
  );

  it('in a listing without votes is nothing, so that few votes stand above it', () => {
    const ids = idsOf(rank([...firehose, ...curated], { now }));
    expect(ids.slice(0, 3)).toEqual(['curated-60', 'curated-12', 'curated-3']);
    expect(ids.slice(3, 6)).toEqual(['new-0', 'new-1', 'new-2']);
  });

  it('stands in the order of its listing without calling that a merit', () => {
    const [first] = rank([...firehose, ...curated], { now }).filter(({ paper }) => paper.id === 'new-0');
    expect(first!.reasons.find(({ signal }) => signal === 'position')!.contribution).toBeLessThan(1e-5);
  });

  it('among papers that are counted is taken for usual, and said to be', () => {
    const papers = [...curated, paperOf({ id: 'unknown', listed: '2026-06-30', sources: [{ name: 'hf:daily' }] })];
    const ranked = rank(papers, { now, by: { upvotes: 1 } });
    expect(idsOf(ranked)).toEqual(['curated-60', 'curated-12', 'unknown', 'curated-3']);
    expect(explain(ranked[2]!)).toEqual(['No upvotes known: taken for the usual.']);
  });
});

describe('places', () => {
  const listed = (id: string, day: string, position: number) =>
    paperOf({
      id,
      published: day,
      listed: day,
      position,
      sources: [{ name: 'hf:daily', seen: `${day}T06:00:00Z`, position }],
    });
  const papers = [
    ...[1, 2, 3].map((place) => listed(`yesterday-${place}`, '2026-06-29', place)),
    ...[1, 2].map((place) => listed(`today-${place}`, '2026-06-30', place)),
  ];

  it('of a listing count on its newest day alone', () => {
    const said = rank(papers, { now }).flatMap((each) => explain(each).filter((text) => text.startsWith('Number')));
    expect(said.sort()).toEqual(['Number 1 of 2.', 'Number 2 of 2.']);
  });

  it('of a listing that was read twice within a minute count as it was read last', () => {
    const read = (id: string, second: number, position: number) =>
      paperOf({
        id,
        listed: '2026-06-29',
        sources: [{ name: 'json', seen: `2026-06-30T08:00:0${second}Z`, position }],
      });
    const file = [read('a', 1, 1), read('b', 1, 2), read('c', 1, 3), read('d', 3, 1), read('e', 3, 2)];
    const said = rank(file, { now }).map((each) => [each.paper.id, explain(each).join(' ')]);
    expect(said.slice(0, 2)).toEqual([
      ['d', 'Number 1 of 2.'],
      ['e', 'Number 2 of 2.'],
    ]);
    expect(said.slice(2).map(([, text]) => text)).toEqual(['', '', '']);
  });

  const placesSaid = (of: readonly Paper[]) =>
    rank(of, { now }).flatMap(({ paper, reasons }) =>
      reasons.flatMap(({ signal, value, of }) => (signal === 'position' ? [`${paper.id}: ${value} of ${of}`] : [])),
    );

  it('of a day that is over stay over when its counts are read again beside those of today', () => {
    const at = '2026-06-30T06:00:00Z';
    const again = papers.map((paper) => ({
      ...paper,
      placed: paper.sources[0]!.seen!,
      signals: { upvotes: 3 },
      history: [{ at, signals: { upvotes: 3 } }],
    }));
    expect(placesSaid(again).sort()).toEqual(['today-1: 1 of 2', 'today-2: 2 of 2']);
  });

  it('of two days that were read at one moment count on the later day', () => {
    const at = '2026-06-30T06:00:00Z';
    const together = papers.map((paper) => ({ ...paper, placed: at, sources: [{ ...paper.sources[0]!, seen: at }] }));
    expect(placesSaid(together).sort()).toEqual(['today-1: 1 of 2', 'today-2: 2 of 2']);
  });

  it('are those of the last reading, though a paper stood higher before', () => {
    const seen = '2026-06-28T06:00:00Z';
    const fallen = paperOf({
      id: 'fallen',
      position: 3,
      placed: '2026-06-30T06:00:00Z',
      sources: [{ name: 'hf:trending', seen, position: 1 }],
    });
    const rising = paperOf({
      id: 'rising',
      position: 1,
      placed: '2026-06-30T06:00:00Z',
      sources: [{ name: 'hf:trending', seen, position: 1 }],
    });
    expect(placesSaid([fallen, rising])).toEqual(['rising: 1 of 3', 'fallen: 3 of 3']);
  });

  it('of a listing without days all count, whenever its papers came out', () => {
    const all = ['2019', '2026-06-29', '2024-05-01'].map((published, index) =>
      paperOf({ id: `p${index}`, published, position: index + 1 }),
    );
    const places = rank(all, { now }).flatMap(({ reasons }) => reasons.filter(({ signal }) => signal === 'position'));
    expect(places.map(({ value, of }) => [value, of]).sort()).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it.each([[Number.POSITIVE_INFINITY], [1.5], [0], [-3], [Number.NaN], ['2']])('%s is none', (position) => {
    const [ranked] = rank([paperOf({ id: 'a', position: position as number })], { now });
    expect(ranked!.reasons).toEqual([]);
  });
});

describe('a leap alone', () => {
  it('of a repository counts for less where nobody votes for the paper, and says so', () => {
    const [bots, people] = [paper('bots', 2, 2000), paper('people', 40, 2000)];
    const ranked = rank([bots, people, ...crowd], { now });
    const reasonsOf = (id: string) => ranked.find(({ paper }) => paper.id === id)!;
    expect(explain(reasonsOf('bots'))).toContain('Counts for less: nothing else rose with it.');
    expect(explain(reasonsOf('people')).join(' ')).not.toContain('Counts for less');
  });

  it('of votes counts for less where nobody says a word', () => {
    const quiet = [5, 6, 7, 8, 9].map((upvotes) =>
      paperOf({ id: `${upvotes}`, listed: ago(30), signals: { upvotes, comments: 2 } }),
    );
    const brigade = (comments: number) =>
      paperOf({ id: 'brigade', listed: ago(30), signals: { upvotes: 500, comments } });
    const [alone, discussed] = [0, 5].map((comments) => rank([brigade(comments), ...quiet], { now })[0]!);
    expect(alone!.reasons.find(({ signal }) => signal === 'alone')!.contribution).toBeLessThan(-0.5);
    expect(discussed!.reasons.some(({ signal }) => signal === 'alone')).toBe(false);
  });
});
