import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isTrendingPapersError } from '../../src/paper/index.js';
import { toJsonFeed } from '../../src/publish/index.js';
import { saveShards } from '../../src/search/index.js';
import { createMemoryStore, openStore, type PaperStore } from '../../src/store/index.js';
import { all } from './conformance.js';
import { now, work, written } from './works.js';

const papers = Array.from({ length: 30 }, (_, number) => work(number, 'both', { signals: { upvotes: number } }));
let server: Server;
let home: string;
const files = new Map<string, string | Uint8Array>();

beforeAll(async () => {
  server = createServer(({ url = '/' }, answer) => {
    const file = files.get(url);
    answer.writeHead(file === undefined ? 404 : 200, {
      'content-type': url.endsWith('.json') ? 'application/feed+json' : 'application/octet-stream',
    });
    answer.end(file ?? 'nothing here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const page = (from: number, to: number, next?: string) =>
    toJsonFeed(
      { title: 'Lab', papers: papers.slice(from, to), issues: [] },
      next === undefined ? {} : { next: `${home}${next}` },
    );
  files.set('/feed.json', page(0, 20, '/feed-2.json'));
  files.set('/feed-2.json', page(20, 30));
  files.set('/cut.json', page(0, 20, '/missing.json'));
  const odd = { id: '1', title: 'A Title That Is Long Enough', date_published: 'some day' };
  files.set('/odd.json', JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Odd', items: [odd] }));
  for (const { name, bytes } of saveShards(papers)) files.set(`/search/${name}`, bytes);
});
afterAll(() => server.close());

const cannot = (method: string) => (error: unknown) =>
  isTrendingPapersError(error, 'store-cannot') &&
  error.facts.method === method &&
  error.message.includes(`"${method}"`);

/** What each method of a store that cannot do it throws. */
async function refuses(store: PaperStore, methods: readonly string[]): Promise<void> {
  const calls: Record<string, () => Promise<unknown>> = {
    merge: () => store.merge(papers),
    get: () => store.get(['arxiv:1']),
    papers: () => all(store.papers()),
    search: () => store.search('x'),
    trending: () => store.trending(),
    series: () => all(store.series('arxiv:1')),
    thin: () => store.thin('2026-01-01'),
    changes: () => all(store.changes()),
    delivered: () => store.delivered('a', []),
    deliver: () => store.deliver('a', []),
  };
  for (const method of methods) await expect(calls[method]!()).rejects.toSatisfy(cannot(method));
}

describe('a feed as a store', () => {
  it('holds all its pages, as the same papers merged in memory', async () => {
    const store = await openStore(`${home}/feed.json`);
    const memory = createMemoryStore();
    await memory.merge(papers, { now });
    const ids = async ({ papers: list }: PaperStore) => (await all(list())).map(({ id }) => id);
    expect(await ids(store)).toEqual(await ids(memory));
    expect(store.issues).toEqual([]);
    const [one] = (await store.get(['doi:10.5555/made.7'])).get('doi:10.5555/made.7')!;
    expect(one?.signals.upvotes).toBe(7);
    expect((await store.search('author:example7')).hits.map(({ id }) => id)).toEqual([one!.id]);
    expect((await store.trending({ now, window: 30, limit: 3 })).map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(store.can).toEqual({ write: false, read: true, search: true, changes: false, manyWriters: false });
    await refuses(store, ['merge', 'thin', 'changes', 'delivered', 'deliver']);
  });

  it('is no store where a page of it is missing, rather than a part of it', async () => {
    await expect(openStore(`${home}/cut.json`)).rejects.toSatisfy((error) => isTrendingPapersError(error, 'not-found'));
  });

  it('says what reading it reported', async () => {
    const store = await openStore(`${home}/odd.json`);
    expect(store.issues.map(({ code }) => code)).toEqual(['date-unreadable']);
  });

  it('fails with what fetching says where nothing is', async () => {
    await expect(openStore(`${home}/none.json`)).rejects.toSatisfy((error) =>
      isTrendingPapersError(error, 'not-found'),
    );
  });
});

describe('shards as a store', () => {
  it('are searched, and can do no more', async () => {
    const store = await openStore(`${home}/search/`);
    const { hits, approximate } = await store.search('author:example7');
    expect([hits.map(({ id }) => id), approximate]).toEqual([['arxiv:2603.00007'], false]);
    await refuses(store, ['merge', 'get', 'papers', 'trending', 'series', 'thin', 'changes', 'delivered', 'deliver']);
  });
});

describe('opening a store', () => {
  it('asks the openers that are given first', async () => {
    const memory = createMemoryStore();
    const mine = { opens: (address: string) => address.startsWith('lab:'), open: async () => memory };
    expect(await openStore('lab:papers', [mine])).toBe(memory);
    expect(written(await all((await openStore('memory:')).papers()))).toEqual([]);
  });

  it.each([
    'postgres://lab:secret@db.example/papers?password=secret',
    'mysql://lab:half/secret@db.example/papers',
    'pglite:./papers',
    'papers.db',
    '',
  ])('says what there is for %s, and no password', async (address) => {
    const error = await openStore(address).catch((thrown: unknown) => thrown);
    expect(isTrendingPapersError(error, 'store-unknown') && error.message).toContain('@trending-papers/postgres');
    expect(JSON.stringify(error) + String(error)).not.toContain('secret');
  });
});
