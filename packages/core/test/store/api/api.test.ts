import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Issue, type Paper, TrendingPapersError } from '../../../src/paper/index.js';
import { definePaper, parse } from '../../../src/parse/index.js';
import { type ApiOptions, createApi } from '../../../src/store/api/index.js';
import * as schemas from '../../../src/store/api/schemas.js';
import { incapable } from '../../../src/store/cannot.js';
import { createMemoryStore, type PaperStore } from '../../../src/store/index.js';

const now = new Date('2026-03-20T12:00:00Z');
const at = 'https://lab.example/';

const works: Paper[] = Array.from({ length: 45 }, (_, index) =>
  definePaper({
    title: `Sparse attention, part ${index}`,
    abstract: index % 2 === 0 ? 'Mixtures of experts <b>"quoted"</b> & more.' : 'Graphs.',
    authors: ['Ada Lovelace'],
    ids: { arxiv: `2603.${String(index + 1).padStart(5, '0')}` },
    listed: `2026-03-${String(1 + (index % 19)).padStart(2, '0')}`,
    topics: [index % 3 === 0 ? 'cs.LG' : 'cs.CL'],
    signals: { upvotes: index },
  }),
);

async function filled(): Promise<PaperStore> {
  const store = createMemoryStore();
  await store.merge(works, { now });
  await store.merge([definePaper({ title: 'By its DOI', ids: { doi: '10.1000/a/b?c' }, listed: '2026-03-01' })], {
    now,
  });
  return store;
}

let store: PaperStore;
beforeAll(async () => {
  store = await filled();
});

const apiOf = (options: ApiOptions = {}, of = store) => createApi(of, { now: () => now, ...options });
const ask = (path: string, init?: RequestInit, options?: ApiOptions) => apiOf(options)(new Request(at + path, init));
const askJson = async (path: string, options?: ApiOptions) => (await ask(path, {}, options)).json();

describe('the read API', () => {
  it.each([
    ['papers', schemas.Feed],
    ['papers?topic=cs.LG&topic=q&author=Ada&exclude=zebra&since=2026-03-02&min=upvotes:3&limit=5', schemas.Feed],
    ['papers/arxiv:2603.00001', schemas.Named],
    ['readings/arxiv:2603.00001', schemas.Readings],
    ['feed.json?q=experts', schemas.Feed],
    ['search?q=attention&facet=topics&facet=years', schemas.Found],
    ['trending?window=30', schemas.Trending],
    ['trends?per=day', schemas.Trends],
    ['changes?limit=3', schemas.Changes],
    ['health', schemas.Health],
    ['', schemas.Routes],
    ['nothing', schemas.Problem],
    ['papers?limit=many', schemas.Problem],
  ])('answers %s in the shape that it tells', async (path, schema) => {
    expect(schema.safeParse(await askJson(path))).toMatchObject({ success: true });
  });

  it('gives all papers once, page by page, newest first', async () => {
    const ids: string[] = [];
    let path: string | undefined = 'papers?limit=7';
    while (path !== undefined) {
      const page: { items: { _papers: { paper: Paper } }[]; next_url?: string } = await askJson(path);
      ids.push(...page.items.map((item) => item._papers.paper.id));
      path = page.next_url;
    }
    const inOrder = [];
    for await (const { id } of store.papers()) inOrder.push(id);
    expect(ids).toEqual(inOrder);
    expect(ids).toHaveLength(46);
  });

  it('gives pages that core reads as papers', async () => {
    const { papers, next } = await parse(await (await ask('papers?limit=3')).text(), { url: `${at}papers` });
    expect(papers).toHaveLength(3);
    expect(next).toContain('after=');
  });

  it.each([
    'arxiv:2603.00007',
    '2603.00007v2',
    'https://arxiv.org/abs/2603.00007',
    encodeURIComponent('https://arxiv.org/pdf/2603.00007v1'),
  ])('finds a paper by %s', async (name) => {
    expect(await askJson(`papers/${name}`)).toMatchObject({ papers: [{ title: 'Sparse attention, part 6' }] });
  });

  it('finds a paper by a DOI with slashes, spelt out or not', async () => {
    for (const name of ['doi:10.1000/a/b%3Fc', encodeURIComponent('doi:10.1000/a/b?c')])
      expect(await askJson(`papers/${name}`)).toMatchObject({ papers: [{ title: 'By its DOI' }] });
  });

  it('searches as the index does, and tells of typing errors and of what it did not understand', async () => {
    expect(await askJson('search?q=attenton&limit=1')).toMatchObject({ corrected: 'attention', approximate: false });
    const { hits, total } = await askJson('search?q=part&sort=upvotes&limit=2&offset=1');
    expect(total).toBe(45);
    expect(hits.map(({ paper }: { paper: Paper }) => paper.signals.upvotes)).toEqual([43, 42]);
    expect((await askJson('search?q=after:soon')).issues).toMatchObject([
      { code: 'value-unreadable' },
      { code: 'nothing-to-look-for' },
    ]);
  });

  it('writes a feed of a query in three formats, whose bytes do not change', async () => {
    for (const [name, type] of [
      ['feed.json', 'application/feed+json'],
      ['feed.xml', 'application/rss+xml'],
      ['atom.xml', 'application/atom+xml'],
    ] as const) {
      const [one, other] = await Promise.all([ask(`${name}?q=experts`), ask(`${name}?q=experts`)]);
      expect(one.headers.get('content-type')).toBe(type);
      const text = await one.text();
      expect(await other.text()).toBe(text);
      const { papers } = await parse(text);
      expect(papers).toHaveLength(23);
    }
  });

  it('refuses a feed of a query that it does not understand, rather than give another', async () => {
    expect(await askJson('feed.xml?q=after:soon')).toMatchObject({ status: 400, code: 'bad-option', parameter: 'q' });
  });

  it('says in a feed what of a store was not looked at', async () => {
    const message = 'Of up to 600 papers that may match 100 were looked at';
    const issue: Issue = { code: 'search-approximate', facts: { looked: 100, most: 600 }, message };
    const cut = apiOf(
      {},
      {
        ...store,
        search: async (...asked) => ({ ...(await store.search(...asked)), issues: [issue], approximate: true }),
      },
    );
    const answer = await cut(new Request('https://lab.example/feed.json?q=experts'));
    expect([answer.status, (await answer.json()).description]).toEqual([200, message]);
  });

  it('says why papers are trending, as data and in words', async () => {
    const { papers } = await askJson('trending?window=7&limit=2');
    expect(papers[0]).toMatchObject({ rank: 1, why: [expect.stringContaining('upvotes'), expect.any(String)] });
  });

  it('tells changes from a cursor on, and when there are more', async () => {
    const first = await askJson('changes?limit=40');
    expect(first).toMatchObject({ more: true });
    const rest = await askJson(`changes?cursor=${encodeURIComponent(first.cursor)}`);
    expect(rest).toMatchObject({ more: false });
    expect(first.changes.length + rest.changes.length).toBe(46);
    const none = await askJson(`changes?cursor=${encodeURIComponent(rest.cursor)}`);
    expect(none).toEqual({ cursor: rest.cursor, more: false, changes: [] });
  });

  it('sends a reader of another store back to the beginning', async () => {
    expect(await askJson('changes?cursor=other~1')).toMatchObject({ status: 410, code: 'cursor-foreign' });
    expect((await ask('changes/stream?cursor=other~1')).status).toBe(410);
  });
});

describe('HTTP', () => {
  it('answers with a tag, and nothing to who has it', async () => {
    const first = await ask('papers');
    const etag = first.headers.get('etag')!;
    expect(first.headers.get('cache-control')).toBe('public, max-age=60');
    for (const tags of [etag, `"x", ${etag.replace('W/', '')}`, '*']) {
      const again = await ask('papers', { headers: { 'if-none-match': tags } });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await ask('papers', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('gives another tag as soon as a paper changed', async () => {
    const changing = await filled();
    const of = () => apiOf({}, changing)(new Request(`${at}papers`));
    const before = (await of()).headers.get('etag');
    await changing.merge([definePaper({ title: 'New', listed: '2026-03-20' })], { now });
    expect((await of()).headers.get('etag')).not.toBe(before);
  });

  it('answers HEAD as GET, without the body', async () => {
    for (const path of ['papers', 'nothing', 'changes/stream']) {
      const [get, head] = [await ask(path), await ask(path, { method: 'HEAD' })];
      await get.body?.cancel();
      expect([head.status, await head.text()]).toEqual([get.status, '']);
      expect([...head.headers]).toEqual([...get.headers]);
    }
  });

  it('lets pages of every site read, and answers their preflights', async () => {
    const { status, headers } = await ask('papers', { method: 'OPTIONS' });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
    for (const path of ['papers', 'nothing'])
      expect((await ask(path)).headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('refuses %s, as here is only read', async (method) => {
    const response = await ask('papers', { method, ...(method !== 'DELETE' && { body: 'x' }) });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  it.each([
    ['papers?limt=3', 'limt', 'Did you mean "limit"?'],
    ['papers?limit=0', 'limit', 'from 1 to 200'],
    ['papers?limit=1e2', 'limit', 'whole number'],
    ['papers?limit=3&limit=4', 'limit', 'given 2 times'],
    ['papers?since=yesterday', 'since', 'a date such as'],
    ['papers?since=2026-02-31', 'since', 'a date'],
    ['papers?with-code=yes', 'with-code', 'true or false'],
    ['papers?min=upvotes', 'min', 'upvotes:10'],
    ['papers?q=x', 'q', 'There is no parameter "q"'],
    ['papers?after=zzz', 'after', 'next_url'],
    ['papers?topic=%00', 'topic', 'NUL'],
    ['search', 'q', 'q is missing'],
    ['search?q=a&sort=upvots', 'sort', 'Did you mean "upvotes"?'],
    ['trending?by=hott', 'by', 'Did you mean "hot"?'],
    ['trending?__proto__=1', '__proto__', 'There is no parameter'],
  ])('refuses %s, naming the parameter and what it may be', async (path, parameter, said) => {
    const response = await ask(path);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      status: 400,
      code: 'bad-option',
      parameter,
      detail: expect.stringContaining(said),
    });
  });

  it('refuses a query that is no query of a person, however long it is', async () => {
    for (const length of [2001, 8000])
      expect(await askJson(`search?q=${'a'.repeat(length)}`)).toMatchObject({ code: 'bad-option', parameter: 'q' });
  });

  it('says what there is where there is nothing', async () => {
    expect(await askJson('serch')).toMatchObject({ status: 404, detail: expect.stringContaining('"search"') });
    expect(await askJson('papers/')).toMatchObject({ status: 404, detail: expect.stringContaining('"papers"') });
    expect(await askJson('papers/arxiv:0000.00000')).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('refuses an address of over 8 kB', async () => {
    expect(await askJson(`papers?topic=${'a'.repeat(9000)}`)).toMatchObject({ status: 414, code: 'too-large' });
  });

  it('lets one client ask so often, and says when again; others and who looks after it may', async () => {
    let time = 0;
    const clientOf = (request: Request) => request.headers.get('x-who') ?? undefined;
    const api = apiOf({ limit: { perMinute: 2, clientOf }, now: () => new Date(time) });
    const as = (who: string, path = 'trending') => api(new Request(at + path, { headers: { 'x-who': who } }));
    const statuses = [];
    for (let count = 0; count < 3; count++) statuses.push((await as('a')).status);
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await as('a');
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(await refused.json()).toMatchObject({ code: 'rate-limited' });
    expect((await as('a', 'health')).status).toBe(200);
    expect((await as('b')).status).toBe(200);
    time += 31_000;
    expect((await as('a')).status).toBe(200);
  });

  it('says that a store cannot, and hides what it says of its inside', async () => {
    const shards = incapable('shards');
    const asked = await apiOf({}, shards)(new Request(`${at}papers`));
    expect(await asked.json()).toMatchObject({ status: 501, code: 'store-cannot' });
    const told: unknown[] = [];
    const broken = {
      ...store,
      papers: () => {
        throw new TrendingPapersError('store-failed', 'password of papers@10.0.0.1', { address: 'a', sqlstate: 'x' });
      },
    };
    const answer = await apiOf({ onError: (error) => told.push(error) }, broken)(new Request(`${at}papers`));
    const text = await answer.text();
    expect([answer.status, text.includes('password'), told.length]).toEqual([500, false, 1]);
    expect(JSON.parse(text)).toMatchObject({ code: 'store-failed' });
  });

  it('answers 503 when the store does not in time, and says so to who looks after it', async () => {
    const silent = {
      ...store,
      papers: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) }),
    };
    const api = apiOf({ patience: 20 }, silent);
    const answer = await api(new Request(`${at}papers`));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    const gone = { ...store, papers: () => incapable('x').papers() };
    const health = await apiOf({}, gone)(new Request(`${at}health`));
    expect([health.status, await health.json()]).toMatchObject([503, { status: 'failing' }]);
  });

  it('stands under a path of a larger site, with links that begin there', async () => {
    const options = { url: 'https://lab.example/api' };
    const page = await askJson('api/papers?limit=2', options);
    expect(page.next_url).toMatch(/^https:\/\/lab\.example\/api\/papers\?limit=2&after=/);
    expect(page.feed_url).toBe('https://lab.example/api/papers?limit=2');
    expect((await ask('papers', {}, options)).status).toBe(200);
  });

  it('never fails by what is asked', async () => {
    const api = apiOf();
    const parts = fc.constantFrom(
      'papers',
      'search',
      'feed.json',
      'atom.xml',
      'trending',
      'trends',
      'changes',
      'readings',
      'metrics',
      '%',
      '%FF',
      '..',
      '//',
    );
    const names = fc.constantFrom('q', 'limit', 'since', 'after', 'topic', 'cursor', 'of', 'window', 'title');
    const values = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('2026', '-1', '0x10', '\0', '\ud800', '"', '(((', 'title:'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(parts, { maxLength: 3 }),
        fc.array(fc.tuple(names, values), { maxLength: 4 }),
        async (path, asked) => {
          const query = new URLSearchParams(asked.map(([name, value]): [string, string] => [name, value])).toString();
          const { status } = await api(new Request(`${at}${path.join('/')}?${query}`));
          return status < 500;
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what others know of it', () => {
  it('counts requests by route and status for Prometheus', async () => {
    const api = apiOf();
    for (const path of ['papers', 'papers/arxiv:2603.00001', 'papers?limit=x', 'no/such'])
      await api(new Request(at + path));
    const text = await (await api(new Request(`${at}metrics`))).text();
    expect(text).toContain('trending_papers_requests_total{route="/papers",status="200"} 1');
    expect(text).toContain('trending_papers_requests_total{route="/papers",status="400"} 1');
    expect(text).toContain('trending_papers_requests_total{route="/papers/{name}",status="200"} 1');
    expect(text).toContain('trending_papers_requests_total{route="none",status="404"} 1');
    expect(text).toContain('trending_papers_request_duration_seconds_count{route="/papers"} 2');
    expect(text).toContain('trending_papers_store_up 1');
    const sample = /^[a-z_]+(?:\{[a-z]+="[^"\n]*"(?:,[a-z]+="[^"\n]*")*\})? [0-9.e+-]+$/;
    for (const line of text.trimEnd().split('\n')) expect(line.startsWith('# ') || sample.test(line)).toBe(true);
  });

  it('describes each route as OpenAPI, whose references lead somewhere', async () => {
    const text = await (await ask('openapi.json')).text();
    const document = JSON.parse(text);
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(Object.keys((await askJson('')).routes).map((path) => `/${path}`));
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(document.components.schemas).toHaveProperty(name!);
    const ids = Object.values<{ get: { operationId: string } }>(document.paths).map(({ get }) => get.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(document.paths['/search'].get.parameters[0]).toMatchObject({ name: 'q', in: 'query', required: true });
  });

  it('refuses options that make no sense', () => {
    expect(() => createApi(store, { limits: 3 } as never)).toThrow('Did you mean "limit"?');
    expect(() => createApi(store, { url: 'lab' })).toThrow('http');
  });
});
