import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Issue, isTrendingPapersError, type Paper } from '../../src/paper/index.js';
import { createIndex, openShards, saveShards } from '../../src/search/index.js';
import { hosted } from './hosted.js';
import { by, paper } from './papers.js';

const papers = Array.from({ length: 500 }, (_, n) =>
  paper(`p${n}`, `Sparse method ${n} for networks`, {
    abstract: `What number ${n} says. ${n % 4 === 0 ? 'It mixes experts by a gate.' : 'A gate mixes by experts.'}`,
    authors: by(`Author ${n % 13} Name`),
    topics: [`cs.${n % 7}`, ...(n % 10 === 0 ? ['stat.ML'] : [])],
    published: `${2020 + (n % 6)}-03-01`,
    ...(n % 3 === 0 && { venue: `Workshop ${n % 2}` }),
    sources: [{ name: n % 2 === 0 ? 'arxiv' : 'hf' }] as Paper['sources'],
    signals: n % 5 === 0 ? {} : { upvotes: (n * 7919) % 97, stars: n % 11 },
  }),
);
const index = createIndex(papers);
const site = hosted(papers, { deflate: deflateRawSync });

const idsIn = ({ hits }: { hits: readonly { id: string }[] }) => hits.map(({ id }) => id);
const codesIn = ({ issues }: { issues: readonly Issue[] }) => issues.map(({ code }) => code);

describe('filters on signals in shards', () => {
  it.each([
    'upvotes:>50',
    'upvotes:>=96',
    'upvotes:0',
    'stars:3..5 upvotes:<20',
    'sparse -upvotes:>10',
    'stars:>9 OR 17',
    'constructor:>0',
    'likes:>0',
  ])('find exactly what they find in memory: "%s"', async (query) => {
    const found = await (await site.open()).search(query, { limit: 500 });
    const expected = index.search(query, { limit: 500 });
    expect(new Set(idsIn(found))).toEqual(new Set(idsIn(expected)));
    expect([found.total, found.complete, codesIn(found)]).toEqual([expected.total, true, []]);
  });

  it('read no values that they rule out', async () => {
    const many = Array.from({ length: 40_000 }, (_, n) => paper(`p${n}`, `Graph ${n}`, { signals: { upvotes: n } }));
    const { open, fetched } = hosted(many);
    const shards = await open();
    expect((await shards.search('upvotes:>39990')).total).toBe(9);
    expect(fetched.filter((name) => name.includes('/signals/'))).toHaveLength(1);
  }, 60_000);
});

describe('titles in shards', () => {
  // Forty papers say the words more often than the one whose title they nearly are.
  const loud = Array.from({ length: 40 }, (_, n) =>
    paper(`loud${n}`, `On attention in another study of ${'very '.repeat(1 + (n % 5))}many things ${n}`, {
      abstract: `Sparse attention kernels: ${'sparse attention kernels, '.repeat(3)}${n}.`,
    }),
  );
  const quiet = paper('quiet', 'Fast sparse attention kernels', {
    abstract: `${'Much else is told of in this place, at some length. '.repeat(4)}`,
  });
  const named = paper('named', 'A fast sparse attention', {
    abstract: `${'Much else is told of in this place, at some length. '.repeat(4)}`,
    authors: by('Ada Kernels'),
  });
  const all = [...loud, quiet, named];

  it.each(['sparse attention kernels '])(
    'that "%s" nearly is, or is with its author, come first as in memory',
    async (query) => {
      const expected = createIndex(all).search(query, { limit: 42 });
      const places = idsIn(expected).slice(0, 2).sort();
      expect(places).toEqual(['named', 'quiet']);
      const found = await (await hosted(all, { papersPerFile: 8 }).open()).search(query, { limit: 10 });
      expect(idsIn(found).slice(0, 2).sort()).toEqual(places);
    },
  );
});

describe('sorting by a signal in shards', () => {
  it.each(['', 'sparse', 'cs.3 upvotes:<90'])('gives the largest first of all that "%s" finds', async (query) => {
    const shards = await site.open();
    const sort = { signal: 'upvotes' };
    const votes = ({ hits }: { hits: readonly { paper?: Paper }[] }) => hits.map((hit) => hit.paper?.signals.upvotes);
    const expected = index.search(query, { limit: 500, sort });
    expect(votes(await shards.search(query, { limit: 500, sort }))).toEqual(votes(expected));
    const pages = [];
    for (const offset of [0, 30, 60]) pages.push(...votes(await shards.search(query, { offset, limit: 30, sort })));
    expect(pages).toEqual(votes(expected).slice(0, 90));
  });
});

describe('facets in shards', () => {
  it.each(['', 'sparse', 'topic:cs.1 venue:1', 'upvotes:>50 after:2022'])(
    'count all that "%s" finds',
    async (query) => {
      const facets = ['topics', 'venues', 'sources', 'years'] as const;
      const byValue = (counted: ReturnType<typeof index.search>['facets']) =>
        facets.map((name) => Object.fromEntries((counted?.[name] ?? []).map(({ value, count }) => [value, count])));
      const found = await (await site.open()).search(query, { limit: 3, facets });
      expect(byValue(found.facets)).toEqual(byValue(index.search(query, { facets }).facets));
      expect(found.facets?.years?.map(({ value }) => value)).toEqual(
        index.search(query, { facets }).facets?.years?.map(({ value }) => value),
      );
      expect(codesIn(found).filter((code) => code !== 'candidates-cut')).toEqual([]);
    },
  );

  it('say of how many values the most common were counted', async () => {
    const own = Array.from({ length: 1200 }, (_, n) => paper(`p${n}`, `Graph ${n}`, { topics: ['cs.LG', `own ${n}`] }));
    const { facets, issues } = await (await hosted(own).open()).search('graph ', { facets: ['topics'] });
    expect(facets?.topics?.[0]).toEqual({ value: 'cs.LG', count: 1200 });
    expect(issues.map(({ message }) => message)).toEqual([
      'Of 1024 topics the 50 with most papers are given.',
      'Of 1201 topics of the whole index the 1024 with most papers are counted.',
    ]);
  });

  it('count authors over the papers given, and say so', async () => {
    const found = await (await site.open()).search('sparse', { limit: 40, facets: ['authors'] });
    expect(found.facets?.authors?.reduce((sum, { count }) => sum + count, 0)).toBe(40);
    expect(codesIn(found)).toEqual(['facets-unsupported']);
  });
});

describe('phrases in shards', () => {
  it('are found where their words stand side by side, in titles and in abstracts that are kept whole', async () => {
    const shards = await site.open();
    for (const query of ['"mixes experts by"', 'title:"method 40 for"', '"networks method"', 'abstract:"gate mixes"'])
      expect([query, (await shards.search(query, { limit: 500 })).total]).toEqual([query, index.search(query).total]);
  });

  it('may stand in what is not kept of an abstract, which is told with how many', async () => {
    const long = `${'A long beginning that says little. '.repeat(12)}Then mixtures of experts.`;
    const made = [
      paper('a', 'Experts of mixtures', { abstract: long }),
      paper('b', 'Experts, mixtures', { abstract: 'of' }),
    ];
    const { hits, issues } = await (await hosted(made).open()).search('"mixtures of experts"');
    expect(idsIn({ hits })).toEqual(['a']);
    expect(issues[0]?.message).toMatch(/^In 1 of 1 papers the phrase may stand in what is not kept of the abstract/);
  });
});

describe('names in shards', () => {
  const filler = Array.from({ length: 6000 }, (_, n) =>
    paper(`f${n}`, `Graph ${n}`, { authors: by('Wei Chen', 'Bo Wang', 'Cai Li', `Dan Q${n}`), topics: ['a b', 'c'] }),
  );
  const made = [
    ...filler,
    paper('venue', 'Of rivers', { venue: 'Journal of Rivers' }),
    paper('two', 'Of hills', { authors: by('Wei Sun', 'Bo Hill') }),
    paper('third', 'Of lakes', { authors: by('A', 'B', 'C', 'Wei Wang') }),
  ];
  const lean = hosted(made, { files: 150 });
  const whole = hosted(made);
  const seen = async (site: typeof lean, query: string) => {
    const { hits, issues } = await (await site.open()).search(query, { limit: 3 });
    return [hits.map(({ id }) => id), issues.map(({ message }) => message).filter((text) => /name/.test(text))];
  };

  it('of which a short record says nothing are found, and told of with how many', async () => {
    expect(await seen(lean, 'venue:"journal of rivers"')).toEqual([
      ['venue'],
      [expect.stringMatching(/^In 1 of 1 papers the name may be among authors, topics or a venue/)],
    ]);
    expect(await seen(lean, 'author:"Wei Wang" lakes')).toEqual([['third'], [expect.stringMatching(/^In 1 of 1/)]]);
    expect(await seen(whole, 'venue:"journal of rivers"')).toEqual([['venue'], []]);
  });

  it('of which all that there are is kept are certain', async () => {
    expect(await seen(lean, 'author:"Wei Hill"')).toEqual([[], []]);
    expect(await seen(lean, 'author:"Wei Sun"')).toEqual([['two'], []]);
    expect(await seen(whole, 'author:"Wei Wang" lakes')).toEqual([['third'], []]);
  });

  it('are their words among alternatives and exclusions, which is told', async () => {
    expect(await seen(whole, 'hills -author:"Wei Hill"')).toEqual([[], [expect.stringMatching(/takes a name among/)]]);
    expect(await seen(whole, 'hills -author:hill')).toEqual([[], []]);
  });

  it('that a caller does not keep are uncertain too', async () => {
    const kept = hosted([paper('a', 'On hills', { topics: ['deep nets'] })], {
      keep: (each) => ({ ...each, topics: [] }),
    });
    const { hits, issues } = await (await kept.open()).search('topic:"deep nets"');
    expect([idsIn({ hits }), codesIn({ issues })]).toEqual([['a'], ['name-unverified']]);
  });
});

describe('the first hits in shards', () => {
  const filler = Array.from({ length: 300 }, (_, n) =>
    paper(`f${n}`, `LoRA LoRA study ${n} of LoRA and just the same`),
  );
  const named = [
    ...filler,
    paper('lora', 'LoRA'),
    paper('head', 'QLoRA: Fine-tuning of Quantized Models'),
    paper('just', 'Just What'),
    paper('cited', 'Attention', { authors: by('Ada Vaswari'), published: '2017-06-12' }),
    paper('flash', 'FlashAttention at work'),
  ];

  it.each([
    ['LoRA', 'lora'],
    ['qlora ', 'head'],
    ['just what', 'just'],
    ['Vaswari et al. 2017', 'cited'],
    ['flash attention', 'flash'],
  ])('of "%s" are those that memory puts first', async (query, id) => {
    expect(idsIn(createIndex(named).search(query))[0]).toBe(id);
    expect(idsIn(await (await hosted(named).open()).search(query))[0]).toBe(id);
  });

  it('that very common words of the query would order are told, where not all papers were looked at', async () => {
    const many = Array.from({ length: 40 }, (_, at) => paper(`p${at}`, `Models of thing number ${at}`));
    const shards = await hosted([...many, paper('can', 'What can models do')]).open();
    const { issues } = await shards.search('can we models');
    expect(issues).toMatchObject([{ code: 'stop-words-unlisted', facts: { total: 41 } }]);
    for (const query of ['models', 'can thing 7 models'])
      expect(codesIn(await shards.search(query, { match: 'all' }))).toEqual([]);
  });

  it('do not come and go while "usb" is typed, of which "us" is too common', async () => {
    const shards = await hosted([paper('usb', 'USB port'), paper('other', 'Another port')]).open();
    for (const query of ['u', 'us', 'usb'])
      expect([query, idsIn(await shards.search(query))]).toEqual([query, ['usb']]);
    expect(codesIn(await shards.search('us'))).toEqual(['stop-words-in-names']);
  });

  it('of a query with rare words say nothing of lists and words that were read', async () => {
    const rare = ['quokka', 'walrus', 'yak', 'zebra', 'ibex', 'vole'].map((name) =>
      paper(name, `The ${name} and more`),
    );
    const shards = await hosted([...rare, ...named]).open();
    const three = await shards.search('quokka walrus yak ');
    expect([codesIn(three), three.complete, three.total]).toEqual([[], true, 3]);
    const six = await shards.search('quokka walrus yak zebra ibex vole ');
    expect([codesIn(six), six.complete, six.total]).toEqual([['repairs-cut'], true, 6]);
  });

  it('are the same on every page', async () => {
    const shards = await hosted(named).open();
    const whole = idsIn(await shards.search('lora study', { limit: 60 }));
    const pages = [];
    for (let offset = 0; offset < 60; offset += 4)
      pages.push(...idsIn(await shards.search('lora study', { offset, limit: 4 })));
    expect(pages).toEqual(whole);
  });
});

describe('deflated files of an index in shards', () => {
  it('are about half as long, and say the same', async () => {
    const plain = hosted(papers);
    const bytesOf = (files: ReadonlyMap<string, Uint8Array>) =>
      [...files.values()].reduce((sum, { length }) => sum + length, 0);
    expect(bytesOf(site.files)).toBeLessThan(0.6 * bytesOf(plain.files));
    const ask = async ({ open }: typeof site) => (await (await open()).search('sparse 17 gate', { limit: 30 })).hits;
    expect(await ask(site)).toEqual(await ask(plain));
  });

  it('are refused where they are cut, changed or say a wrong length, and none hangs', async () => {
    const codeOf = async (spoil: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array) => {
      const shards = openShards(async (name) => spoil(Uint8Array.from(site.files.get(name)!)));
      return shards.then(
        () => 'opened',
        (error) => (isTrendingPapersError(error) ? error.code : String(error)),
      );
    };
    const withLength = (length: number) => (bytes: Uint8Array<ArrayBuffer>) => {
      new DataView(bytes.buffer).setUint32(8, length, true);
      return bytes;
    };
    expect(await codeOf((bytes) => bytes.slice(0, -3))).toBe('index-damaged');
    expect(await codeOf(withLength(8))).toBe('index-damaged');
    expect(await codeOf(withLength(0xffffffff))).toBe('index-damaged');
    expect(await codeOf(withLength(1_000_000))).toBe('index-damaged');
    expect(await codeOf((bytes) => bytes.slice(0, 12))).toBe('index-damaged');
    expect(await codeOf((bytes) => bytes.fill(9, 4, 8))).toBe('index-version');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(site.files.get('search.bin')!.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const code = await codeOf((bytes) => {
            bytes[at]! ^= by;
            return bytes;
          });
          expect(['index-damaged', 'index-foreign', 'index-version']).toContain(code);
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('the number of files of an index in shards', () => {
  it.each([200, 400, 1000])(
    'is at most %i where that is asked, and everything is found',
    async (files) => {
      const many = Array.from({ length: 12_000 }, (_, n) =>
        paper(`p${n}`, `Graph word${n} method${n % 500} of kind${n % 50}`, { abstract: `Says other${n} and more.` }),
      );
      const { files: written, open } = hosted(many, { files });
      expect(written.size).toBeLessThanOrEqual(files);
      const shards = await open();
      expect(idsIn(await shards.search('word4321 '))[0]).toBe('p4321');
      expect((await shards.search('kind7 ', { match: 'all' })).total).toBe(
        createIndex(many).search('kind7 ', { match: 'all' }).total,
      );
    },
    60_000,
  );

  it('too small for the words alone is refused, with what it must be', () => {
    expect(() => [...saveShards(papers, { files: 5 })]).toThrow(RangeError);
    expect(() => [...saveShards(papers, { files: 5 })]).toThrow(/files must be more than 5 for 500 papers/);
  });

  it('that leaves little for each paper is told, when it is written and with every answer', async () => {
    const many = Array.from({ length: 6000 }, (_, n) =>
      paper(`p${n}`, `Graph ${n}`, { abstract: 'Long text.', authors: by('A', 'B', 'C', 'D'), topics: ['x', 'y'] }),
    );
    const told: string[] = [];
    const { open } = hosted(many, { files: 150, onIssue: ({ code }) => told.push(code) });
    expect(told).toEqual(['papers-shortened']);
    const found = await (await open()).search('4711 ');
    expect(codesIn(found)).toEqual(['papers-shortened']);
    expect(found.hits[0]?.paper).toEqual(paper('p4711', 'Graph 4711', { authors: by('A', 'B', 'C'), topics: ['x'] }));
  });
});
