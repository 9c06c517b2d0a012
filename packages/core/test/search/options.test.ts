import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import { createIndex, type IndexOptions, loadIndex, type SearchOptions } from '../../src/search/index.js';
import { hosted } from './hosted.js';
import { by, paper } from './papers.js';

const idsIn = ({ hits }: { hits: readonly { id: string }[] }) => hits.map(({ id }) => id);

const papers = [
  paper('a', 'Rivers of glass', {
    abstract: 'On hills.',
    topics: ['geo', 'art'],
    published: '2024-01-02',
    venue: 'V1',
  }),
  paper('b', 'Hills', { abstract: 'On rivers.', topics: ['geo'], published: '2025-01-02', signals: { upvotes: 3 } }),
  paper('c', 'Rivers', { topics: ['art'], published: '2025-06-01', signals: { upvotes: 3 }, authors: by('Ada Hill') }),
  paper('d', 'Lakes', { topics: ['bio'], published: '2025-03-01', signals: { upvotes: 9 } }),
];
const index = createIndex(papers);

describe('what is wanted of papers beside the query', () => {
  it('leaves papers out of hits, numbers and facets', () => {
    const { hits, total, facets } = index.search('rivers', { exclude: ['a', 'nowhere'], facets: ['topics'] });
    expect([idsIn({ hits }), total]).toEqual([['c', 'b'], 2]);
    expect(facets?.topics).toEqual([
      { value: 'geo', count: 1 },
      { value: 'art', count: 1 },
    ]);
  });

  it('is asked of a function, of papers that are found alone', () => {
    const asked: string[] = [];
    const filter = ({ id }: Paper) => {
      asked.push(id);
      return id !== 'b';
    };
    expect(idsIn(index.search('rivers', { filter }))).toEqual(['c', 'a']);
    expect(asked).toEqual(['a', 'b', 'c']);
    expect(index.search('', { filter: (each) => each.topics.includes('bio') }).total).toBe(1);
  });

  it('may search itself in the function', () => {
    const filter = ({ title }: Paper) => index.search(title).total > 1;
    expect(idsIn(index.search('rivers', { filter }))).toEqual(idsIn(index.search('rivers')));
  });

  it('cannot be asked of papers that are not at hand', () => {
    const bare = loadIndex(index.save());
    expect(() => bare.search('rivers', { filter: () => true })).toThrow(/^filter needs the papers/);
    expect(idsIn(bare.search('rivers', { exclude: ['a'] }))).toEqual(['c', 'b']);
  });

  it('is selected of facets: any value of one, all facets, and the others keep their counts', () => {
    const selected = { topics: ['geo'], years: ['2025'] };
    const { hits, facets } = index.search('', { selected, facets: ['topics', 'years', 'venues'] });
    expect(idsIn({ hits })).toEqual(['b']);
    // Topics as if none were selected, of 2025; years as if none were, of "geo".
    expect(facets?.topics?.map(({ value, count }) => `${value} ${count}`).sort()).toEqual(['art 1', 'bio 1', 'geo 1']);
    expect(facets?.years?.map(({ value, count }) => `${value} ${count}`)).toEqual(['2025 1', '2024 1']);
    expect(facets?.venues).toEqual([]);
    expect(index.search('', { selected: { topics: ['geo', 'bio'] } }).total).toBe(3);
    expect(index.search('', { selected: { topics: [] } }).total).toBe(4);
    expect(index.search('', { selected: { topics: ['Geo'] } }).total).toBe(0);
    expect(idsIn(index.search('', { selected: { authors: ['Ada Hill'] } }))).toEqual(['c']);
  });

  it('is the same in shards', async () => {
    const shards = await hosted(papers).open();
    for (const options of [
      { exclude: ['a'], facets: ['topics'] },
      { selected: { topics: ['geo'], years: ['2025'] }, facets: ['topics', 'years'] },
      { selected: { topics: ['geo', 'bio'] } },
      { selected: { authors: ['Ada Hill'] } },
      { selected: { venues: ['V1'] }, facets: ['venues'] },
      { filter: ({ id }: Paper) => id !== 'b' },
    ] satisfies SearchOptions[])
      for (const query of ['', 'rivers']) {
        const found = await shards.search(query, options);
        const expected = index.search(query, options);
        const counts = ({ facets = {} }: typeof expected) =>
          Object.entries(facets).map(([name, values]) => [
            name,
            new Map(values.map((each) => [each.value, each.count])),
          ]);
        expect([new Set(idsIn(found)), found.total]).toEqual([new Set(idsIn(expected)), expected.total]);
        expect(counts(found)).toEqual(counts(expected));
      }
  });

  it('is looked up in shards as far as that is worth it, which is told', async () => {
    const many = Array.from({ length: 20_000 }, (_, n) => paper(`p${n}`, `Graph ${n}`));
    const shards = await hosted(many).open();
    const exclude = Array.from({ length: 400 }, (_, n) => `p${n}`);
    const { hits, issues, total } = await shards.search('graph ', { exclude, limit: 20 });
    expect(hits.some(({ id }) => exclude.includes(id))).toBe(false);
    const said = /^Of 400 papers that are not wanted (\d+) were looked up/.exec(issues[0]?.message ?? '');
    expect(total).toBeGreaterThanOrEqual(19_600);
    expect(total).toBeLessThanOrEqual(20_000 - Number(said?.[1]));
  }, 60_000);
});

describe('several sorts', () => {
  it('decide one after the other', () => {
    const sort = [{ signal: 'upvotes' }, 'date'] as const;
    expect(idsIn(index.search('', { sort }))).toEqual(['d', 'c', 'b', 'a']);
    expect(idsIn(index.search('', { sort: ['date'] }))).toEqual(idsIn(index.search('', { sort: 'date' })));
    expect(idsIn(index.search('', { sort, offset: 1, limit: 2 }))).toEqual(['c', 'b']);
  });

  it('are the first alone in shards, and that is told', async () => {
    const { issues, hits } = await (await hosted(papers).open()).search('', { sort: ['date', 'relevance'] });
    expect([hits[0]?.id, issues.map(({ code }) => code)]).toEqual(['c', ['sort-unsupported']]);
  });
});

describe('a search in shards that is ended', () => {
  it('is rejected with the reason, and asks for no more files', async () => {
    const site = hosted(papers);
    const shards = await site.open();
    const ended = new AbortController();
    const search = shards.search('rivers', { signal: ended.signal });
    ended.abort(new Error('typed on'));
    await expect(search).rejects.toThrow('typed on');
    const before = site.fetched.length;
    await expect(shards.search('rivers', { signal: ended.signal })).rejects.toThrow('typed on');
    expect(site.fetched).toHaveLength(before);
    expect((await shards.search('rivers')).total).toBe(3);
  });
});

describe('what words count for', () => {
  it('is boosted by field, in searching and explaining alike', () => {
    const boosted = createIndex(papers, { boosts: { abstract: 20 } });
    expect(boosted.explain('hills', 'a')?.score).toBeGreaterThan(index.explain('hills', 'a')?.score ?? 0);
    const [hit] = boosted.search('hills').hits;
    expect(boosted.explain('hills', hit!.id)?.score).toBeCloseTo(hit!.score, 4);
    const silent = createIndex(papers, { boosts: { authors: 0 } });
    expect(silent.search('ada').hits.map(({ score }) => score)).toEqual([]);
  });

  it('saturates and is held back by length as it is told', () => {
    const long = [paper('s', 'x', { abstract: 'graph' }), paper('l', 'x', { abstract: `graph ${'word '.repeat(50)}` })];
    const scores = (options: IndexOptions) =>
      createIndex(long, options)
        .search('graph')
        .hits.map(({ score }) => score);
    const [same, other] = scores({ b: 0 });
    expect(same).toBeCloseTo(other!, 6);
    const [short, longer] = scores({ b: 1 });
    expect(short).toBeGreaterThan(longer! * 1.5);
    expect(scores({ k1: 0 })[0]).toBeCloseTo(scores({ k1: 0 })[1]!, 5);
  });
});

describe('words of another language', () => {
  const german = [paper('h', 'Häuser am Fluss'), paper('m', 'Die Maschine')];
  const stem = (word: string) => word.replace(/(er|n|e)$/, '');

  it('have a stemmer and stop words of their own, which are told to a saved index again', () => {
    const own = createIndex(german, { stem, stopWords: ['die', 'Über'] });
    expect(idsIn(own.search('haus '))).toEqual(['h']);
    expect(idsIn(own.search('maschinen '))).toEqual(['m']);
    expect(idsIn(own.search('über maschinen '))).toEqual(['m']);
    expect(() => loadIndex(own.save())).toThrow(/made with a stem of your own/);
    const loaded = loadIndex(own.save(), { stem });
    expect(idsIn(loaded.search('die haus '))).toEqual(['h']);
    loaded.add([paper('n', 'Hauser')]);
    expect(loaded.search('haus ').total).toBe(2);
  });

  it('are cut by a function, with highlights where they stand', () => {
    const tokenize = (text: string) => text.split(/[|\s]+/);
    const own = createIndex([paper('p', 'ex|Wye|zed-0', { abstract: 'Of zed-0 wye' })], { tokenize, stem: false });
    expect(own.search('zed ', { corrections: 'suggest' }).total).toBe(0);
    const [hit] = own.search('zed-0 WYE ').hits;
    expect(hit?.highlights?.title).toEqual([
      [3, 6],
      [7, 12],
    ]);
    expect(own.search('"wye zed-0"').total).toBe(1);
    expect(() => loadIndex(own.save())).toThrow(/tokenize of your own/);
    expect(loadIndex(own.save(), { tokenize }).search('zed-0 ').total).toBe(1);
  });

  it('may have no stop words at all', () => {
    expect(createIndex([paper('a', 'To be or not')], { stopWords: [] }).search('not be').hits[0]?.terms).toEqual([
      'not',
      'be',
    ]);
  });
});

describe('fields of a caller’s own', () => {
  const labs = [
    paper('g', 'Rivers', { organization: 'Deep Water' }),
    paper('w', 'Deep water', { abstract: 'Of lakes.' }),
    paper('n', 'Lakes'),
  ];
  const fields = { lab: (each: Paper) => each.organization };

  it('are asked by name, and are part of plain queries', () => {
    const own = createIndex(labs, { fields });
    expect(idsIn(own.search('lab:deep'))).toEqual(['g']);
    expect(idsIn(own.search('LAB:"deep water"'))).toEqual(['g']);
    expect(idsIn(own.search('rivers -lab:water'))).toEqual([]);
    expect(new Set(idsIn(own.search('deep ')))).toEqual(new Set(['w', 'g']));
    expect(own.explain('deep', 'g')?.terms).toMatchObject([{ term: 'deep', field: 'lab' }]);
    expect(idsIn(createIndex(labs, { fields, boosts: { lab: 50 } }).search('deep '))[0]).toBe('g');
    expect(idsIn(own.search('lab:wat*'))).toEqual(['g']);
  });

  it('stay in a saved index', () => {
    const loaded = loadIndex(createIndex(labs, { fields }).save());
    expect(idsIn(loaded.search('lab:deep'))).toEqual(['g']);
  });

  it('that fail for a paper cost that paper the field alone, which is told', () => {
    const told: string[] = [];
    const own = createIndex(labs, {
      fields: { lab: (each) => each.organization!.toLowerCase() },
      onIssue: ({ message, where }) => told.push(`${where}: ${message}`),
    });
    expect([own.size, own.search('lakes').total]).toEqual([3, 2]);
    expect(told).toEqual([
      'w: A paper was indexed without what is of a wrong kind: lab could not be made.',
      'n: A paper was indexed without what is of a wrong kind: lab could not be made.',
    ]);
  });
});

describe('wrong options of an index', () => {
  it.each<[unknown, RegExp, ErrorConstructor?]>([
    [{ stopword: ['a'] }, /There is no option "stopword".* Did you mean "stopWords"\?/],
    [{ boosts: { titel: 2 } }, /There is no boost "titel".* Did you mean "title"\?/],
    [{ boosts: { title: -1 } }, /^boosts\.title must be a finite number from 0, not -1/, RangeError],
    [{ b: 1.5 }, /^b must be a number from 0 to 1, not 1\.5/, RangeError],
    [{ k1: Number.NaN }, /^k1 must be a finite number from 0, not NaN/, RangeError],
    [{ fields: { title: () => '' } }, /^fields cannot have one called "title"/],
    [{ synonyms: ['llm'] }, /^synonyms must be a list of lists of words/],
    [{ stem: 'german' }, /^stem must be true, false or a function, not "german"/],
    [null, /^The options must be an object, not null/],
  ])('are told by name: %j', (options, message, kind = TypeError) => {
    expect(() => createIndex([], options as IndexOptions)).toThrow(kind);
    expect(() => createIndex([], options as IndexOptions)).toThrow(message);
  });

  it('of a search are told with what was meant', () => {
    const search = (options: object) => () => index.search('x', options);
    expect(search({ limits: 3 })).toThrow(/no option "limits".* Did you mean "limit"\?/);
    expect(search({ selected: { topic: ['a'] } })).toThrow(/no facet "topic".* Did you mean "topics"\?/);
    expect(search({ exclude: 'a' })).toThrow(/^exclude must be a list of identifiers, not "a"/);
    expect(search({ sort: [] })).toThrow(/^sort must be/);
  });
});
