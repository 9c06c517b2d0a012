import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import {
  type Collection,
  createIndex,
  explainedIn,
  lookupsOf,
  rerank,
  spellingOf,
  termNamesOf,
  termsOf,
  type Wish,
  wantedOf,
} from '../../src/search/index.js';
import { placeOf } from '../../src/store/index.js';
import { by, paper } from './papers.js';

const nouns = 'attention network transformer diffusion protein galaxy kernel treebank robot policy'.split(' ');
const kinds = 'sparse deep quiet latent U-Net graph large-scale naïve C++ GPT-4'.split(' ');
const families = 'LeCun Bengio Müller Zhang Okafor Nguyen Garcia'.split(' ');
const givens = 'Yann Y. Ada Wei Bo'.split(' ');

/** Papers of which many are alike. */
const papers: Paper[] = Array.from({ length: 240 }, (_, number) => {
  const pick = <T>(list: readonly T[], salt: number): T =>
    list[(number * 7 + salt * 13 + number * salt) % list.length]!;
  const title = `${pick(kinds, 1)} ${pick(nouns, 2)} for ${pick(kinds, 3)} ${pick(nouns, 5)}`;
  return paper(`arxiv:2603.${String(number).padStart(5, '0')}`, number % 9 === 0 ? `LoRA${number}: ${title}` : title, {
    abstract: `We study the ${pick(nouns, 4)} of ${pick(kinds, 6)} ${pick(nouns, 7)}s. Large language models (LLMs) and galactic dust shells (GDS) are ${pick(nouns, 8)}.`,
    authors: by(`${pick(givens, 1)} ${pick(families, 2)}`, `${pick(givens, 3)} ${pick(families, 4)}`),
    ids: {
      arxiv: `2603.${String(number).padStart(5, '0')}`,
      ...(number % 3 === 0 && { doi: `10.5555/made.${number}` }),
    },
    published: `20${String(10 + (number % 16)).padStart(2, '0')}-0${1 + (number % 9)}-11`,
    topics: [number % 2 ? 'cs.LG' : 'astro-ph.GA'],
    signals: number % 4 === 0 ? { upvotes: number } : {},
    ...(number % 5 === 0 && { venue: 'NeurIPS 2025' }),
    ...(number % 6 === 0 && { links: { code: 'https://code.example/a' } }),
  });
});
const index = createIndex(papers);
const statistics = termsOf(papers);
const collection: Collection = {
  df: statistics.df,
  count: papers.length,
  averageWords: statistics.papers.reduce((sum, { words }) => sum + words, 0) / papers.length,
};

/** What of a collection is looked up for a query, as a database would. */
function lookedUp(query: string): Collection {
  const { words, beginnings, explained } = lookupsOf(query);
  const df = new Map<string, number>();
  const take = (starts: readonly string[]) => {
    for (const [name, count] of collection.df) if (starts.some((start) => name.startsWith(start))) df.set(name, count);
  };
  take(explained);
  const further = explainedIn(df);
  take(further.explained);
  const written = [...collection.df].flatMap(([name, uses]): [string, number][] =>
    name.startsWith('word:') ? [[name.slice(5), uses]] : [],
  );
  const completions = written.map(([word]) => word).filter((word) => beginnings.some((each) => word.startsWith(each)));
  const all = [...words, ...further.words, ...completions, ...words.flatMap(spellingOf(written))];
  for (const name of all.flatMap(termNamesOf)) {
    const known = collection.df.get(name);
    if (known !== undefined) df.set(name, known);
  }
  return { ...collection, df };
}

/** Whether a database would find that a paper is as it is wished for. */
function meets(wish: Wish, at: number): boolean {
  const { terms } = statistics.papers[at]!;
  const each = papers[at]!;
  if ('any' in wish) return wish.any.some((term) => terms.includes(term));
  if ('without' in wish) return !wish.without.some((term) => terms.includes(term));
  if ('every' in wish) return wish.every.every((part) => meets(part, at));
  if ('some' in wish) return wish.some.some((part) => meets(part, at));
  if ('came' in wish) {
    const minutes = Date.parse(placeOf(each).slice(0, 20)) / 60_000;
    return minutes >= wish.came[0] && minutes < wish.came[1];
  }
  if ('signal' in wish) {
    const value = each.signals[wish.signal];
    return value !== undefined && value >= wish.from && value <= wish.to;
  }
  return wish.named.some((name) => name === each.id || name === `doi:${each.ids.doi}`);
}

const queries = [
  'attention',
  'sparse attention network',
  'atention netwrok',
  'transf',
  'transf*',
  'u-net graph',
  'unet',
  'C++ kernel',
  'gpt4',
  'naive robots',
  'lora9',
  'large language model',
  'llm diffusion',
  'gds',
  'galactic dust shell kernel',
  'the',
  'protein policy -deep',
  'protein -"deep graph"',
  '"latent galaxy"',
  '"Yann LeCun"',
  'title:treebank',
  'abstract:kernel sparse',
  'author:"Y. LeCun"',
  'author:"Yann LeCun" network',
  'author:okafor OR author:nguyen',
  'au:zhang -author:bengio',
  '(robot OR galaxy) deep',
  'topic:cs.LG attention',
  'topic:"astro-ph.GA"',
  'venue:neurips protein',
  'year:2015',
  'after:2020 network',
  'in:2012..2014 -topic:cs.LG',
  'has:code kernel',
  '-has:code kernel',
  'has:doi',
  'upvotes:>50',
  'id:10.5555/made.30',
  'arxiv:2603.00007',
  'lecun 2015 attention',
  'LeCun et al. 2015',
  'nothingofthis',
  'deep -',
  '',
  '"'.repeat(50),
];

describe('rerank', () => {
  it.each(queries)('gives for %j the answer of the index, where it has the whole collection', (query) => {
    const options = { limit: 300, facets: ['topics', 'years'] as const, sort: 'relevance' as const };
    for (const match of ['any', 'all'] as const) {
      const given = { ...options, facets: [...options.facets], match };
      const meant = index.search(query, given);
      for (const known of [collection, lookedUp(query)]) {
        const told = rerank(papers, query, known, given);
        expect(told.hits.map(({ id }) => id)).toEqual(meant.hits.map(({ id }) => id));
        for (const [at, { score }] of told.hits.entries()) expect(score).toBeCloseTo(meant.hits[at]!.score, 4);
        expect({ ...told, hits: [] }).toEqual({ ...meant, hits: [] });
      }
    }
  });

  it('scores a part of a collection as the whole of it', () => {
    const meant = index.search('sparse attention network', { limit: 300 });
    const part = meant.hits.slice(0, 40).map(({ paper: each }) => each!);
    const told = rerank(part, 'sparse attention network', lookedUp('sparse attention network'), { limit: 10 });
    expect(told.hits.map(({ id }) => id)).toEqual(meant.hits.slice(0, 10).map(({ id }) => id));
    expect(told.hits[0]!.score).toBeCloseTo(meant.hits[0]!.score, 4);
    expect(told.total).toBe(40);
  });

  it('says which options make no sense', () => {
    expect(() => rerank(papers, 'x', collection, { top: 5 } as never)).toThrow(/no option "top"/);
    expect(() => rerank('papers' as never, 'x', collection)).toThrow(TypeError);
    expect(() => rerank(papers, 'x', { ...collection, df: undefined as never })).toThrow(/df/);
  });
});

describe('what a database is asked for', () => {
  it.each(queries)('for %j leaves nothing out that the index finds', (query) => {
    for (const match of ['any', 'all'] as const) {
      const { required, bag, pasted } = wantedOf(query, lookedUp(query), { match });
      const { hits } = index.search(query, { limit: 300, match });
      for (const { id } of hits) {
        const at = papers.findIndex((each) => each.id === id);
        const isPasted = pasted.some((name) => meets({ named: [name] }, at));
        if (isPasted) continue;
        for (const wish of bag === undefined ? required : [...required, bag])
          expect([id, wish, meets(wish, at)]).toEqual([id, wish, true]);
      }
    }
  });

  it('is narrow: words, names, days, numbers and parts are conditions', () => {
    const found = (query: string) => {
      const { required } = wantedOf(query, lookedUp(query));
      return papers.filter((_, at) => required.every((wish) => meets(wish, at))).length;
    };
    for (const query of [
      'author:"Yann LeCun"',
      'title:treebank',
      'year:2015',
      'has:code',
      'upvotes:>50',
      '"latent galaxy"',
    ])
      expect(found(query)).toBeLessThan(120);
  });
});
