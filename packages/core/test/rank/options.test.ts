import { describe, expect, it } from 'vitest';
import type { Issue, Paper } from '../../src/paper/index.js';
import { asKnownAt, diversify, explain, type RankOptions, rank, trainTaste, weighted } from '../../src/rank/index.js';
import { loadWords } from '../../src/words/index.js';
import { idsOf, now, paperOf } from './papers.js';

const voted = (id: string, upvotes: number, more: Partial<Paper> = {}) =>
  paperOf({ id, listed: '2026-06-29', signals: { upvotes }, ...more });
const papers = [voted('a', 90), voted('b', 40), voted('c', 7)];

describe('an option of a wrong kind', () => {
  it.each([
    [{ limit: 1.5 }, RangeError, /^limit /],
    [{ limit: -1 }, RangeError, /^limit /],
    [{ limit: Number.NaN }, RangeError, /^limit /],
    [{ limit: '5' }, TypeError, /^limit /],
    [{ window: -1 }, RangeError, /^window /],
    [{ window: Number.NaN }, RangeError, /^window /],
    [{ window: '7d' }, TypeError, /^window /],
    [{ minScore: Number.NaN }, RangeError, /^minScore /],
    [{ now: 'yesterday' }, RangeError, /^now /],
    [{ now: new Date(Number.NaN) }, RangeError, /^now /],
    [{ by: 'treding' }, TypeError, /Did you mean "trending"\?/],
    [{ by: { constructor: 1 } }, TypeError, /There is no signal "constructor", only upvotes, /],
    [{ by: { upvote: 1 } }, TypeError, /There is no signal "upvote", .*Did you mean "upvotes"\?/],
    [{ by: { upvotes: Number.NaN } }, TypeError, /weight of upvotes/],
    [{ by: { upvotes: { sped: 1 } } }, TypeError, /There is no aspect of upvotes "sped", .*Did you mean "speed"\?/],
    [{ caps: { autor: 1 } }, TypeError, /Did you mean "author"\?/],
    [{ caps: { author: 1.5 } }, RangeError, /^caps\.author /],
    [{ boosts: { author: { Ada: 1 } } }, TypeError, /Did you mean "authors"\?/],
    [{ halfLife: 0 }, RangeError, /^halfLife /],
    [{ by: { upvotes: 1, halfLife: Number.NaN } }, TypeError, /weight of halfLife/],
    [{ by: { age: '1' } }, TypeError, /weight of age/],
    [{ boosts: { authors: { Ada: Number.NaN } } }, TypeError, /boost of authors Ada/],
    [{ boosts: { queries: { moe: { matches: [] } } } }, TypeError, /boost of queries moe/],
  ] as [RankOptions, ErrorConstructor, RegExp][])('%o is refused by its name', (options, error, message) => {
    expect(() => rank(papers, options)).toThrow(error);
    expect(() => rank(papers, options)).toThrow(message);
  });

  it.each([
    [0, 0],
    [2, 2],
    [Number.POSITIVE_INFINITY, 3],
  ])('a limit of %d gives %d', (limit, length) => {
    expect(rank(papers, { limit, now })).toHaveLength(length);
  });
});

describe('weights of one’s own', () => {
  it.each(['score', 'altmetric', 'influentialCitations', 'news', 'constructor'])('take %s for that signal', (name) => {
    const all = [
      paperOf({ id: 'new-and-high', published: '2026-06-29', signals: { [name]: 900 } }),
      paperOf({ id: 'old-and-low', published: '2020-01-01', signals: { [name]: 1 } }),
    ];
    const ranked = rank(all, { by: { [name]: 1 }, now });
    expect(idsOf(ranked)).toEqual(['new-and-high', 'old-and-low']);
    expect(explain(ranked[0]!)).toEqual([`${name}: 900.`]);
    expect(ranked[0]!.reasons).toMatchObject([{ signal: name, aspect: 'level', value: 900 }]);
  });

  it('may be given as they are or as a scorer', () => {
    const weights = { upvotes: 1, stars: 0.5 };
    expect(rank(papers, { by: weights, now })).toEqual(rank(papers, { by: weighted(weights), now }));
  });

  it('say nothing against a signal of which an empty listing knows nothing', () => {
    expect(rank([], { by: { reposts: 1 } })).toEqual([]);
  });
});

describe('a score that is no number', () => {
  const by = () => (paper: Paper) => [
    { signal: 'length', contribution: -(paper.abstract?.length as number), text: () => 'its length' },
  ];
  const all = [paperOf({ id: 'b', abstract: 'xx' }), paperOf({ id: 'none' }), paperOf({ id: 'a', abstract: 'x' })];

  it.each([1, 2, 3])('comes last and takes no other paper along, with a limit of %d', (limit) => {
    expect(idsOf(rank(all, { by, limit }))).toEqual(['a', 'b', 'none'].slice(0, limit));
  });

  it('comes last when it is endless', () => {
    const endless = () => (paper: Paper) => [{ signal: 'x', contribution: paper.id === 'b' ? Infinity : 1 }];
    expect(idsOf(rank(all, { by: endless }))).toEqual(['a', 'none', 'b']);
  });
});

describe('bad papers', () => {
  it('without history, sources or signals are ranked', () => {
    const bare = { id: 'bare', title: 'Bare' } as Paper;
    expect(idsOf(rank([bare, ...papers], { now }))).toEqual(['a', 'b', 'bare', 'c']);
  });

  it('of one id are ordered by what they say, not by who came first', () => {
    const twins = [voted('x', 5, { title: 'B' }), voted('x', 5, { title: 'A' })];
    const titles = (of: Paper[]) => rank(of, { now }).map(({ paper }) => paper.title);
    expect(titles(twins)).toEqual(['A', 'B']);
    expect(titles(twins.toReversed())).toEqual(['A', 'B']);
  });

  it('with a reading of 1e308 lose nobody', () => {
    const history = [1, 1e308].map((upvotes, index) => ({
      at: `2026-06-2${index + 7}T00:00:00Z`,
      signals: { upvotes },
    }));
    expect(rank([voted('huge', 1e308, { history }), ...papers], { now, limit: 1 })).toHaveLength(1);
    expect(rank([voted('huge', 1e308, { history }), ...papers], { now, by: 'rising' })).toHaveLength(4);
  });
});

describe('what a person sets', () => {
  const signed = [
    voted('a', 90, {
      authors: [{ name: 'Grace Hopper' }],
      organization: 'Lab',
      links: { code: 'https://github.com/l/c' },
    }),
    voted('b', 80, { authors: [{ name: 'Grace Hopper' }], title: 'Sparse Mixture-of-Experts' }),
    voted('c', 70, { authors: [{ name: 'grace hopper' }], venue: 'ICML' }),
    voted('d', 5, { authors: [{ name: 'Ada Lovelace' }], topics: ['cs.CL'] }),
  ];
  const sums = (ranked: ReturnType<typeof rank>) =>
    ranked.every(({ score, reasons }) => score === reasons.reduce((sum, { contribution }) => sum + contribution, 0));

  it.each([
    [{ authors: { 'ada lovelace': 9 } }, 'd', 'Boosted for ada lovelace.'],
    [{ keywords: { 'mixture of experts': 9 } }, 'b', 'Boosted for mixture of experts.'],
    [{ venues: { icml: 9 } }, 'c', 'Boosted for icml.'],
    [{ topics: { 'cs.CL': 9 } }, 'd', 'Boosted for cs.CL.'],
    [{ organizations: { LAB: 9 } }, 'a', 'Boosted for LAB.'],
    [{ papers: { c: 9 } }, 'c', 'Boosted for c.'],
    [{ queries: { 'what I study': { matches: ['c', 'unheard-of'], worth: 9 } } }, 'c', 'Boosted for what I study.'],
  ])('boosts %o', (boosts, id, reason) => {
    const ranked = rank(signed, { boosts, now });
    expect(ranked[0]!.paper.id).toBe(id);
    expect(explain(ranked[0]!)).toContain(reason);
    expect(sums(ranked)).toBe(true);
  });

  it('pins papers in its order, and says so', () => {
    const ranked = rank(signed, { pins: ['d', 'unheard-of', 'c'], now });
    expect(idsOf(ranked)).toEqual(['d', 'c', 'a', 'b']);
    expect(explain(ranked[0]!)).toContain('Pinned to the top.');
    expect(sums(ranked)).toBe(true);
    expect(ranked.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
  });

  it('pins a paper once, however often it is named', () => {
    expect(idsOf(rank(signed, { pins: ['d', 'd'], now }))).toEqual(['d', 'a', 'b', 'c']);
  });

  it('counts a paper once for an author who is named twice', () => {
    const twice = [
      voted('a', 9, { authors: [{ name: 'Ada' }, { name: 'ada' }] }),
      voted('b', 8, { authors: [{ name: 'Ada' }] }),
      voted('c', 7),
    ];
    expect(idsOf(rank(twice, { caps: { author: 2 }, now }))).toEqual(['a', 'b', 'c']);
  });

  it('caps papers of one author, of which no paper is lost', () => {
    const ranked = rank(signed, { caps: { author: 1 }, now });
    expect(idsOf(ranked)).toEqual(['a', 'd', 'b', 'c']);
    expect(idsOf(rank(signed, { caps: { author: 1 }, now, limit: 2 }))).toEqual(['a', 'd']);
    expect(sums(ranked)).toBe(true);
    const scores = ranked.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('leaves out what scores too little', () => {
    expect(idsOf(rank(signed, { by: 'top', minScore: Math.asinh(75), now }))).toEqual(['a', 'b']);
  });

  it('says how many that were, and leaves out no pin', () => {
    const messages: string[] = [];
    const ranked = rank(signed, {
      by: 'top',
      minScore: Math.asinh(75),
      pins: ['d'],
      now,
      limit: 2,
      onIssue: ({ code, message }) => messages.push(`${code}: ${message}`),
    });
    expect(idsOf(ranked)).toEqual(['d', 'a']);
    expect(messages).toEqual([expect.stringMatching(/^papers-below-score: 1 of 4 papers score below 5\.01/)]);
  });

  it('says which boosts and pins no paper meets, and what was likely meant', () => {
    const [ada, bob] = ['Ada Lovelace', 'Charles Babbage'].map((name, at) =>
      voted(`${at}`, 9, { authors: [{ name }] }),
    );
    const issues: Issue[] = [];
    const boosts = { authors: { 'Ada Lovelase': 2, 'charles babbage': 1 }, venues: { Nowhere: 1 } };
    rank([ada!, bob!], { boosts, pins: ['1', 'gone'], now, onIssue: (issue) => issues.push(issue) });
    expect(issues.map(({ message }) => message)).toEqual([
      '2 of 3 boosts match no paper: Ada Lovelase, Nowhere. Did you mean "Ada Lovelace"?',
      '1 of 2 pinned papers are not there: gone.',
    ]);
  });

  it('says that nothing is to the taste of somebody, and orders as if they had none', () => {
    const codes: string[] = [];
    const profile = trainTaste([paperOf({ id: 'liked', title: 'Galaxies and dark haloes' })]);
    const ranked = rank(signed, { profile, now, onIssue: ({ code }) => codes.push(code) });
    expect(codes).toEqual(['taste-unmatched']);
    expect(ranked).toEqual(rank(signed, { now }));
  });

  it('halves what is older than its half-life', () => {
    const aged = [voted('old', 90, { listed: '2026-06-01' }), voted('new', 20)];
    expect(idsOf(rank(aged, { halfLife: 100, now }))).toEqual(['old', 'new']);
    expect(idsOf(rank(aged, { halfLife: 5, now }))).toEqual(['new', 'old']);
  });

  it('takes all of it together: taste, boosts, pins, caps, diversity and a least score, each with its reason', () => {
    const subjects = [
      'Robot hands that grasp',
      'Sparse mixture of experts',
      'Lower bounds of convex programs',
      'Robot touch',
    ];
    const day = signed.map((paper, index) => ({ ...paper, title: subjects[index]! }));
    const profile = trainTaste([paperOf({ id: 'liked', title: 'Robot hands learn to touch' })]);
    const issues: string[] = [];
    const all: RankOptions = {
      by: { upvotes: 1 },
      boosts: { keywords: { 'mixture of experts': 5 } },
      pins: ['c'],
      caps: { author: 1 },
      minScore: Math.asinh(70) + 0.1,
      diversity: diversify(0.3),
      profile,
      now,
      onIssue: ({ code }) => issues.push(code),
    };
    const ranked = rank(day, all);
    // d, of five votes, is to taste and yet scores too little; c, which scores as little, is pinned; a is beyond the cap of b.
    expect(idsOf(ranked)).toEqual(['c', 'b', 'a']);
    expect(issues).toEqual(['papers-below-score']);
    const said = ranked.map(({ reasons }) => reasons.map(({ signal }) => signal));
    expect(said).toEqual([
      ['upvotes', 'diversity', 'pin'],
      ['upvotes', 'boost'],
      ['upvotes', 'taste', 'diversity', 'cap'],
    ]);
    expect(sums(ranked)).toBe(true);
    expect(idsOf(rank(day.toReversed(), all))).toEqual(['c', 'b', 'a']);
  });
});

describe('why one stands above another', () => {
  it('is what it is ahead by, then what it is behind by', () => {
    const [first, second] = rank([voted('fresh', 30), voted('old', 60, { listed: '2026-05-30' })], { now });
    expect(explain(first!, second!)).toEqual([
      'Ahead: from 29 June 2026; the other: from 30 May 2026.',
      'Behind: 30 upvotes; the other: 60 upvotes.',
    ]);
    expect(explain(first!, first!)).toEqual([]);
  });

  it.each(['new', 'trending', 'hot'])('says of %s that the other has no date, and none that is empty', async (by) => {
    const [first, second] = rank([voted('dated', 30), voted('undated', 3, { listed: undefined })], {
      by,
      now,
    } as RankOptions);
    for (const language of ['en', 'de', 'ja'] as const) {
      const said = explain(first!, second!, { words: await loadWords(language) });
      expect(said.join(' ')).not.toMatch(/from [.;]|seit [. ]*dabei|undefined|NaN|Invalid/);
    }
    if (by === 'new') expect(explain(first!, second!)).toEqual(['Ahead: from 29 June 2026; the other: none.']);
  });
});

describe('a moment in the past', () => {
  const readings: Paper['history'] = [
    { at: '2026-06-01T00:00:00Z', signals: { upvotes: 90 } },
    { at: '2026-06-20T00:00:00Z', signals: { upvotes: 300, stars: 4 } },
  ];
  const june = paperOf({
    id: 'june',
    listed: '2026-05-31',
    updated: '2026-06-15',
    signals: { upvotes: 300, stars: 4, citations: 2 },
    history: readings,
    sources: [
      { name: 'hf:daily', seen: '2026-06-01T00:00:00Z', position: 2 },
      { name: 'hf:trending', seen: '2026-06-20T00:00:00Z', position: 1 },
    ],
    position: 1,
  });
  const july = paperOf({ id: 'july', published: '2026-07-10', signals: { upvotes: 120 } });
  const seenBefore = { ...july, id: 'print', sources: [{ name: 'crossref', seen: '2026-05-01' }] };
  const undated = paperOf({ id: 'undated' });

  it('knows neither later papers nor later readings, sources, places and corrections', () => {
    const [known, ...others] = asKnownAt([june, july, seenBefore, undated], '2026-06-01T12:00:00Z');
    expect(others.map(({ id }) => id)).toEqual(['print', 'undated']);
    expect(known).toEqual({
      ...paperOf({ id: 'june', listed: '2026-05-31' }),
      signals: { upvotes: 90, citations: 2 },
      history: readings.slice(0, 1),
      sources: june.sources.slice(0, 1),
    });
  });

  it('gives what was already so as it was', () => {
    expect(asKnownAt([june], '2026-06-30')[0]).toBe(june);
  });

  it('is what `now` means', () => {
    const options = { now: '2026-06-01T12:00:00Z', window: 7 };
    expect(rank([june, july], options)).toEqual(rank(asKnownAt([june, july], options.now), options));
    expect(explain(rank([june, july], options)[0]!)[0]).toBe('90 upvotes.');
  });

  it('without a zone is in UTC, wherever the machine stands', () => {
    expect(rank([june], { now: '2026-06-02T00:00' })).toEqual(rank([june], { now: '2026-06-02T00:00Z' }));
  });
});
