import { describe, expect, it } from 'vitest';
import type { Issue, Paper } from '../../src/paper/index.js';
import { createIndex, type SearchOptions } from '../../src/search/index.js';
import { hosted } from './hosted.js';
import { by, paper } from './papers.js';

const index = createIndex([
  paper('a', 'Graphs', { abstract: 'A paper on graphs.', authors: by('Ada Lovelace') }),
  paper('b', 'No abstract'),
]);

describe('a query that nobody should type', () => {
  it.each([
    ['empty', '', 2],
    ['blank', ' \n\t ', 2],
    ['100 kB of one word', 'x'.repeat(100_000), 0],
    ['100 kB of words', 'graphs '.repeat(15_000), 1],
    ['emoji', '🎉🧪', 0],
    ['a regular expression', '^(a+)+$ [graphs]', 1],
    ['open ends', '((("graphs', 1],
    ['only operators', '- OR ) ( | "', 0],
    ['fields without values', 'title: author: after:', 0],
    ['keys of every object', 'constructor:>1 __proto__:>1 toString', 0],
    ['a sort of dates', 'after:9999-99-99 graphs', 1],
    ['lone surrogates', '\ud83c graphs \udf89', 1],
    ['control characters', '\u0000graphs\u0007', 1],
    ['10,000 parentheses', `${'('.repeat(10_000)}graphs${')'.repeat(10_000)}`, 0],
    ['10,000 exclusions', `${'-'.repeat(10_000)}graphs`, 0],
    ['a query of stop words', 'the of and', 0],
  ])('is answered: %s', (_, query, total) => {
    expect(index.search(query).total).toBe(total);
    expect(() => index.suggest(query)).not.toThrow();
    expect(() => index.explain(query, 'a')).not.toThrow();
  });

  it('has all on one page without a limit, and an empty page beyond the last', () => {
    expect(index.search('', { limit: Number.POSITIVE_INFINITY }).hits).toHaveLength(2);
    expect(index.search('', { offset: Number.POSITIVE_INFINITY })).toMatchObject({ hits: [], total: 2 });
  });

  it.each([-1, Number.NaN, 1.5])('has no page of %s papers, and says so', (number) => {
    expect(() => index.search('', { limit: number })).toThrow(
      new RangeError(`limit must be a whole number from 0, not ${number}.`),
    );
    expect(() => index.search('', { offset: number })).toThrow(/^offset must be a whole number from 0/);
  });
});

describe('papers that nobody should write', () => {
  it('may have 10,000 authors', () => {
    const many = createIndex([
      paper('m', 'Many', { authors: by(...Array.from({ length: 10_000 }, (_, n) => `A. Uthor${n}`)) }),
    ]);
    expect(many.search('author:uthor9999').total).toBe(1);
    expect(many.search('', { facets: ['authors'] }).facets?.authors).toHaveLength(50);
  });

  it('may have an abstract of 5 MB', () => {
    const long = createIndex([paper('l', 'Long', { abstract: `${'lorem graphs ipsum '.repeat(270_000)}needle` })]);
    const [hit] = long.search('needle').hits;
    expect(hit?.highlights?.snippet?.text.length).toBeLessThan(400);
    expect(long.search('"ipsum needle"').total).toBe(1);
  });

  it('may have names that are keys of every object', () => {
    const odd = createIndex([
      paper('__proto__', 'constructor prototype', {
        signals: { constructor: 3 } as never,
        topics: ['__proto__'],
        authors: by('__proto__'),
      }),
    ]);
    expect(odd.search('constructor:>2').hits.map(({ id }) => id)).toEqual(['__proto__']);
    expect(odd.search('', { facets: ['topics'] }).facets?.topics).toEqual([{ value: '__proto__', count: 1 }]);
  });

  it('may be removed when they are not there', () => {
    expect(createIndex([]).remove(['nowhere'])).toBe(0);
  });

  it('may all be removed', () => {
    const emptied = createIndex([paper('a', 'Graphs'), paper('b', 'Graphs')]);
    expect(emptied.remove(['a', 'b'])).toBe(2);
    expect([emptied.size, emptied.search('graphs').total, emptied.search('').total]).toEqual([0, 0, 0]);
  });

  it('may have dates and numbers that are none', () => {
    const odd = createIndex([paper('d', 'Dates', { published: 'someday', signals: { upvotes: Number.NaN } })]);
    expect(odd.search('after:1900').total).toBe(0);
    expect(odd.search('upvotes:>0').total).toBe(0);
    expect(odd.search('', { sort: { signal: 'upvotes' } }).total).toBe(1);
  });
});

describe('a program that asks for what there is not', () => {
  const ask = (query: unknown, options?: unknown) => () => index.search(query as string, options as SearchOptions);

  it.each([
    ['no query', ask(undefined), 'The query must be a string, not undefined.'],
    ['null for a query', ask(null), 'The query must be a string, not null.'],
    ['another sort', ask('graphs', { sort: 'newest' }), /^sort must be "relevance", "date".* not "newest"/],
    ['a sort that is a key of every object', ask('graphs', { sort: '__proto__' }), /^sort must be/],
    ['a sort of nothing', ask('graphs', { sort: {} }), /^sort must be/],
    ['another match', ask('graphs', { match: 'some' }), 'match must be "any" or "all", not "some".'],
    [
      'another facet',
      ask('graphs', { facets: ['constructor'] }),
      /^There is no facet "constructor", only topics, authors/,
    ],
    ['facets that are no list', ask('graphs', { facets: 'topics' }), 'facets must be a list of names, not "topics".'],
    ['an option that there is not', ask('graphs', { top: 3 }), /^There is no option "top", only offset, limit/],
    ['a limit in letters', ask('graphs', { limit: '10' }), 'limit must be a whole number from 0, not "10".'],
    ['options that are none', ask('graphs', 'all'), 'The options must be an object, not "all".'],
  ])('is told which option was wrong: %s', (_, action, message) => {
    expect(action).toThrow(TypeError);
    expect(action).toThrow(message);
  });
});

describe('papers of which one is bad', () => {
  const issues: Issue[] = [];
  const draft = { id: 'draft', title: 'A draft on graphs' } as Paper;
  const batch = [
    paper('first', 'Graphs one'),
    undefined,
    { id: 'no-title' },
    { title: 'No identifier on graphs' },
    { ...paper('odd', 'Odd graphs'), authors: [{ name: 'Ada Lovelace' }, {}, null], topics: 'cs.LG', signals: 7 },
    draft,
    paper('last', 'Graphs at last'),
  ] as Paper[];
  const mixed = createIndex(batch, { onIssue: (issue) => issues.push(issue) });

  it('are indexed but for that one, which is told of', () => {
    expect(mixed.search('graphs').hits.map(({ id }) => id)).toEqual(['first', 'last', 'odd', 'draft']);
    expect(issues.map(({ code, where }) => `${code} ${where}`)).toEqual([
      'paper-skipped papers[1]',
      'paper-skipped papers[2]',
      'paper-skipped papers[3]',
      'paper-repaired odd',
    ]);
    expect(mixed.search('author:lovelace').hits.map(({ id }) => id)).toEqual(['odd']);
  });

  it('say with every answer how many are missing', () => {
    expect(mixed.search('graphs').issues).toEqual([
      {
        code: 'papers-skipped',
        message: '3 of the papers given could not be read and are not among the 4 searched.',
        facts: { skipped: 3, papers: 4 },
      },
    ]);
  });

  it('are in as far as they came when their source fails', () => {
    const index = createIndex([]);
    function* failing() {
      yield paper('a', 'Graphs');
      throw new Error('the network is gone');
    }
    expect(() => index.add(failing())).toThrow('the network is gone');
    expect(index.search('graphs').hits.map(({ id }) => id)).toEqual(['a']);
    index.add([paper('b', 'Graphs again')]);
    expect(index.search('graphs').total).toBe(2);
  });
});

describe('what there is more of than an answer holds', () => {
  it('is told of with numbers: facets', () => {
    const many = createIndex([paper('m', 'Many', { topics: Array.from({ length: 60 }, (_, n) => `topic ${n}`) })]);
    expect(many.search('', { facets: ['topics'] }).issues).toEqual([
      {
        code: 'facet-cut',
        message: 'Of 60 topics the 50 with most papers are given.',
        facts: { facet: 'topics', given: 50, values: 60 },
        where: 'topics',
      },
    ]);
  });

  it('is told of with numbers: words that begin as was asked, but not those that a word may become', async () => {
    const papers = Array.from({ length: 60 }, (_, n) => paper(`p${n}`, `Studies ${n}`, { abstract: `graph${n}xy` }));
    const many = createIndex(papers);
    const facts = { beginning: 'graph', taken: 48, words: 60 };
    const found = many.search('graph*');
    expect([found.total, found.issues]).toEqual([
      48,
      [
        {
          code: 'completions-cut',
          message: 'Of 60 words that begin with "graph" the 48 most used were looked for.',
          facts,
        },
      ],
    ]);
    expect(many.search('graph1*').issues).toEqual([]);
    expect(many.search('graph').issues).toEqual([]);
    const inShards = await (await hosted(papers).open()).search('graph*');
    expect(inShards.issues).toMatchObject([
      { code: 'completions-cut', facts: { beginning: 'graph', taken: inShards.total } },
    ]);
  });

  it('is told of with numbers: characters and words of the query', () => {
    const message = (query: string) =>
      index.search(query).issues.find(({ code }) => code === 'query-too-long')?.message;
    expect(message('x'.repeat(9000))).toBe('Only the first 8192 of 9000 characters were read.');
    expect(message('graphs '.repeat(300))).toBe('Only the first 256 of 300 words were looked for.');
  });

  it('is told of with numbers: signals, which stay as few however papers come', () => {
    const issues: Issue[] = [];
    const odd = createIndex([], { onIssue: (issue) => issues.push(issue) });
    for (let n = 0; n < 40; n++)
      odd.add([paper(`p${n}`, 'Odd', { signals: { [`signal${n}`]: n } as Paper['signals'] })]);
    expect([odd.search('signal31:>30').total, odd.search('signal32:>31').total]).toEqual([1, 0]);
    expect(issues.at(-1)?.message).toMatch(/room for 32 signals .* 8 more cannot be filtered or sorted by/);
  });
});

describe('a run of letters without spaces', () => {
  it('is read in time that grows with its length, whole to its end', () => {
    const run = `${'机器学习模型'.repeat(30_000)}量子纠缠`;
    const long = createIndex([paper('cjk', 'Run', { abstract: run })]);
    expect(long.search('量子纠缠').total).toBe(1);
    const [hit] = long.search('abstract:量子').hits;
    expect(hit?.highlights?.abstract.map(([from, to]) => run.slice(from, to))).toEqual(['量子']);
  });
});
