import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTrendingPapersError } from '../../src/paper/index.js';
import { createIndex, filesAt, openShards, type SearchOptions, saveShards } from '../../src/search/index.js';
import { hosted } from './hosted.js';
import { by, paper } from './papers.js';

const papers = Array.from({ length: 300 }, (_, n) =>
  paper(`arxiv:2601.${String(n).padStart(5, '0')}`, `Paper ${n} on graphs and théorie`, {
    abstract: `Number ${n * 7} says more of networks. `.repeat(1 + (n % 3)),
    authors: by(`Author ${n % 17} Name`, n % 2 === 0 ? 'Yann LeCun' : 'LeCun, Yuri'),
    topics: [`cs.${n % 5}`],
    published: `2026-0${1 + (n % 9)}-01`,
    ids: { arxiv: `2601.${String(n).padStart(5, '0')}` },
    links: n % 2 === 0 ? { code: 'https://github.com/x/y' } : {},
    ...(n % 3 === 0 && { venue: 'Workshop on Graphs' }),
  }),
);
const index = createIndex(papers);

const site = hosted(papers);

function idsIn({ hits }: { hits: readonly { id: string }[] }): string[] {
  return hits.map(({ id }) => id);
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return isTrendingPapersError(error) ? error.code : String(error);
  }
  return 'nothing thrown';
}

describe('an index in shards', () => {
  it.each([
    'networks 49',
    'théorie -7',
    'graphs topic:cs.2',
    'author:"Author 3 Name"',
    'author:"Y. LeCun" 12',
    'author:"Yann LeCun"',
    'title:graphs title:12',
    'venue:workshop',
    'has:code in:2026-03',
    'after:2026-08',
    'before:2026-02 has:venue',
    'id:2601.00007',
    'arxiv:2601.00007v3 graphs',
    '(12 OR 14) graphs',
    'netwroks',
    'graphs says netwroks théorie ',
    'net*',
    'networ',
    'nothing-of-the-kind',
    '',
    '-',
  ])('finds what the index in memory finds for "%s"', async (query) => {
    const shards = await site.open();
    for (const match of ['any', 'all'] as const) {
      const options = { limit: 300, match };
      const found = await shards.search(query, options);
      const expected = index.search(query, options);
      expect(new Set(idsIn(found))).toEqual(new Set(idsIn(expected)));
      expect(found.total).toBe(expected.total);
      expect(found.corrected).toBe(expected.corrected);
      expect(found.complete).toBe(true);
      // How many words begin so, no file says.
      expect(found.issues.map(({ code }) => code).filter((code) => code !== 'completions-cut')).toEqual(
        expected.issues.map(({ code }) => code),
      );
    }
  });

  it('scores what the index in memory scores, to a part in sixty of what a word is worth', async () => {
    const scores = new Map(
      index.search('networks 49 graphs ', { limit: 300 }).hits.map(({ id, score }) => [id, score]),
    );
    const { hits } = await (await site.open()).search('networks 49 graphs ', { limit: 300 });
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
    const most = Math.log(1 + 300 / 0.5);
    for (const { id, score } of hits) expect(Math.abs(score - scores.get(id)!)).toBeLessThan((3 * most) / 120);
  });

  it('finds the same in any papers, also where a word is in most of them', async () => {
    // Words that are their own stems, no stop words, and more than two edits apart from each other.
    const vocabulary = ['graph', 'tensor', 'robot', 'vision', 'speech', 'matrix'];
    const text = fc
      .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 6 })
      .map((words) => words.join(' '));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { maxLength: 60 }), text, text, async (texts, some, no) => {
        const made = texts.map(([title, abstract], n) => paper(`p${n}`, title, { abstract }));
        const query = `${some} -${no.split(' ')[0]} `;
        const expected = createIndex(made).search(query, { limit: 100 });
        const found = await (await hosted(made).open()).search(query, { limit: 100 });
        expect(idsIn(found).sort()).toEqual(idsIn(expected).sort());
        expect(found.total).toBe(expected.total);
      }),
      { seed: 26, numRuns: 60 },
    );
  });

  it('gives in pages what it gives at once, newest first among equals and when asked', async () => {
    const shards = await site.open();
    const whole = idsIn(await shards.search('graphs', { limit: 300 }));
    const pages = [];
    for (let offset = 0; offset < 300; offset += 70)
      pages.push(...idsIn(await shards.search('graphs', { offset, limit: 70 })));
    expect(pages).toEqual(whole);
    const dates = (await shards.search('networks', { limit: 300, sort: 'date' })).hits.map(
      ({ paper: of }) => of?.published,
    );
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it('shows papers with what was found in them', async () => {
    const { hits } = await (await site.open()).search('networks 49 author:lecun', { limit: 1 });
    const expected = index.search('networks 49 author:lecun', { limit: 1 }).hits[0];
    expect(hits[0]?.id).toBe(expected?.id);
    expect(hits[0]?.terms.sort()).toEqual(expected?.terms.sort());
    expect(hits[0]?.highlights).toEqual(expected?.highlights);
    expect(hits[0]?.paper).toEqual({ ...expected?.paper, history: [], sources: [] });
  });

  it('keeps of each paper what it is told to keep', async () => {
    const { open } = hosted(papers, { keep: ({ id, title }) => paper(id, `${title}!`) });
    const { hits } = await (await open()).search('graphs', { limit: 1 });
    expect(hits[0]?.paper).toEqual(paper(hits[0]!.id, expect.stringMatching(/théorie!$/) as unknown as string));
  });

  it('leaves stems out when told to', async () => {
    const shards = await hosted(papers, { stem: false }).open();
    expect((await shards.search('graph ', { match: 'all' })).corrected).toBe('graphs ');
    expect((await shards.search('graphs ')).total).toBe(300);
  });

  it('says what it cannot do, and does the rest', async () => {
    const shards = await site.open();
    const codes = async (query: string, options?: SearchOptions) => {
      const { issues, total } = await shards.search(query, options);
      return [total, ...issues.map(({ code }) => code)];
    };
    expect(await codes('abstract:networks abstract:says')).toEqual([300, 'field-unsupported']);
    expect(await codes('-"graphs théorie"')).toEqual([0, 'phrase-unverified']);
    expect(await codes('graphs', { sort: { scores: {} } })).toEqual([300, 'sort-unsupported']);
    expect(await codes('graphs', { facets: ['authors'], limit: 7 })).toEqual([300, 'facets-unsupported']);
    expect(await codes('(graphs')).toEqual([300, 'parenthesis-unbalanced']);
  });

  it('is empty when there are no papers', async () => {
    const shards = await hosted([]).open();
    expect([shards.size, (await shards.search('graphs')).total, (await shards.search('')).total]).toEqual([0, 0, 0]);
  });
});

describe('what an index in shards fetches', () => {
  it('is little, and each file once', async () => {
    const { fetched, open, files } = hosted(papers);
    const shards = await open();
    await shards.search('networks 49 ', { limit: 3 });
    const first = fetched.length;
    expect(first).toBeLessThan(files.size / 4);
    // Common words are there to complete and to repair by, which no known word needs.
    expect(fetched.filter((name) => name.includes('/near/'))).toEqual([]);
    await shards.search('networks 49 ', { limit: 3 });
    expect(fetched.length).toBe(first);
  });

  it('stays within 300 kB where four words are in 150,000 papers, and says that not all of them were read', async () => {
    const { bytesFetched, open } = hosted(
      Array.from({ length: 150_000 }, (_, n) =>
        paper(`p${n}`, n % 50_000 === 7 ? 'Neural graph network models, surveyed' : `Neural graph network models ${n}`),
      ),
    );
    const shards = await open();
    const { hits, complete, issues } = await shards.search('neural graph network models surveyed ', { limit: 3 });
    expect(idsIn({ hits })).toEqual(['p7', 'p50007', 'p100007']);
    expect([complete, issues.map(({ code }) => code)]).toEqual([false, ['lists-cut']]);
    expect(bytesFetched()).toBeLessThan(300_000);
  }, 120_000);

  it('is bounded for a query of very many words, which says so', async () => {
    const made = Array.from({ length: 4000 }, (_, n) => paper(`p${n}`, `word${n.toString(36)} other${n.toString(36)}`));
    const { bytesFetched, open } = hosted(made);
    const shards = await open();
    const { complete, issues } = await shards.search(
      made
        .map(({ title }) => title)
        .join(' ')
        .slice(0, 4000),
    );
    expect(complete).toBe(false);
    expect(issues.map(({ code }) => code)).toContain('words-cut');
    expect(bytesFetched()).toBeLessThan(300_000);
  });
});

describe('the files of an index in shards', () => {
  it('are the same for the same papers, and lie in a folder named after the content', () => {
    const again = new Map([...saveShards(papers)].map(({ name, bytes }) => [name, bytes]));
    expect(again).toEqual(site.files);
    const folders = (files: Iterable<string>) => new Set([...files].map((name) => name.split('/')[0]));
    const before = folders(site.files.keys());
    expect([before.size, before.has('search.bin')]).toEqual([2, true]);
    const changed = [...papers.slice(0, 299), paper('p', 'Another')];
    const after = folders(hosted(changed).files.keys());
    expect([...after].filter((folder) => before.has(folder))).toEqual(['search.bin']);
  });

  it('hold a paper that comes twice once, as it came last', async () => {
    const shards = await hosted([paper('a', 'Old graphs'), paper('b', 'Trees'), paper('a', 'New graphs')]).open();
    expect(shards.size).toBe(2);
    expect((await shards.search('graphs')).hits.map((hit) => hit.paper?.title)).toEqual(['New graphs']);
  });

  it.each([
    ['is missing', () => undefined, 'index-missing'],
    ['is empty', () => new Uint8Array(), 'index-foreign'],
    ['is a page', () => new TextEncoder().encode('<!doctype html><title>Not found</title>'), 'index-foreign'],
    ['is cut short', (bytes: Uint8Array) => bytes.slice(0, bytes.length - 8), 'index-damaged'],
    [
      'is changed',
      (bytes: Uint8Array) => Uint8Array.from(bytes, (byte, at) => (at === 40 ? byte ^ 1 : byte)),
      'index-damaged',
    ],
    [
      'is of a later version',
      (bytes: Uint8Array) => Uint8Array.from(bytes, (byte, at) => (at === 4 ? 9 : byte)),
      'index-version',
    ],
  ] as const)('are refused where one %s', async (_, spoil, code) => {
    for (const part of ['search.bin', 'words', 'papers', 'lists']) {
      const files = new Map(
        [...site.files].flatMap(([name, bytes]) => {
          const spoilt = name.includes(part) ? spoil(bytes) : bytes;
          return spoilt === undefined ? [] : [[name, spoilt] as const];
        }),
      );
      const fetchFile = async (name: string) => files.get(name) ?? Promise.reject(new Error('404'));
      const search = async () => (await openShards(fetchFile)).search('networks 49 ');
      expect(await codeOf(search())).toBe(code);
    }
  });

  it('are refused where one is of another index, and asked for again after a failure', async () => {
    const other = hosted(papers.slice(1));
    const swapped = new Map(site.files);
    const inFolder = (name: string) => name.slice(name.indexOf('/'));
    for (const own of site.files.keys())
      for (const [name, bytes] of other.files)
        if (name !== own && inFolder(name) === inFolder(own)) swapped.set(own, bytes);
    const shards = await openShards(async (name) => swapped.get(name)!);
    expect(await codeOf(shards.search('networks '))).toBe('index-damaged');
    for (const [name, bytes] of site.files) swapped.set(name, bytes);
    expect((await shards.search('networks ')).total).toBe(300);
  });

  it('are fetched below an address', async () => {
    const asked: string[] = [];
    const fetcher = async (url: unknown) => {
      asked.push(String(url));
      const bytes = site.files.get(String(url).slice('https://example.org/search/'.length));
      return new Response(bytes === undefined ? null : Uint8Array.from(bytes), {
        status: bytes === undefined ? 404 : 200,
      });
    };
    const shards = await openShards(filesAt('https://example.org/search', fetcher));
    expect((await shards.search('networks ')).total).toBe(300);
    expect(asked[0]).toBe('https://example.org/search/search.bin');
    const nowhere = openShards(filesAt('https://example.org/elsewhere/', fetcher));
    await expect(nowhere).rejects.toMatchObject({ code: 'index-missing', facts: { name: 'search.bin' } });
  });
});
