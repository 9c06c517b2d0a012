import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isTrendingPapersError, type Paper } from '../../src/paper/index.js';
import { rank } from '../../src/rank/index.js';
import { createIndex, type SearchResult, type Sort } from '../../src/search/index.js';
import {
  canonical,
  type PaperStore,
  placeOf,
  type StoreChange,
  type StoreRanking,
  withIndex,
} from '../../src/store/index.js';
import { now, records, truth, work, written } from './works.js';

/** Where the stores of a run come from. */
export interface Place {
  /** An empty store. What an earlier one held is gone. */
  empty(): Promise<PaperStore>;
  end(): Promise<void>;
}

/** Everything that a store gives, as an array. */
export async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const each of stream) taken.push(each);
  return taken;
}

/** What a reader of changes has, who begins with what it had. */
function follow(changes: readonly StoreChange[], had: ReadonlyMap<string, Paper> = new Map()) {
  const papers = new Map(had);
  for (const change of changes) {
    if ('paper' in change) papers.set(change.paper.id, change.paper);
    else papers.delete(change.gone);
  }
  return papers;
}

/** Parts of a list, cut at random. */
const inParts = (papers: readonly Paper[], cuts: readonly number[]): Paper[][] => {
  const places = [0, ...cuts.map((cut) => cut % (papers.length + 1)).sort((a, b) => a - b), papers.length];
  return places.slice(1).map((end, index) => papers.slice(places[index], end));
};

/** What every store that can be written to must do. `runs`: how many random histories it is put through. */
export function conforms(name: string, open: () => Promise<Place>, { runs }: { runs: number }): void {
  describe(name, () => {
    let place: Place;
    let store: PaperStore;
    const fresh = async () => {
      await store?.close();
      store = await place.empty();
      return store;
    };
    beforeAll(async () => {
      place = await open();
    });
    afterEach(async () => {
      await store?.close();
    });
    afterAll(() => place?.end());

    it('ends with what one merge in memory gives, in whatever order and batches papers come', async () => {
      await fc.assert(
        fc.asyncProperty(records, fc.array(fc.nat(), { maxLength: 4 }), fc.nat(), async (papers, cuts, turn) => {
          await fresh();
          const turned = [...papers.slice(turn % papers.length), ...papers.slice(0, turn % papers.length)].reverse();
          for (const part of inParts(turned, cuts)) await store.merge(part, { now });
          const whole = await all(store.papers());
          expect(written(whole)).toEqual(truth(papers));
          expect(whole.map(placeOf)).toEqual(whole.map(placeOf).sort().reverse());
          expect(written([...follow(await all(store.changes())).values()])).toEqual(truth(papers));
        }),
        { numRuns: runs, seed: 23 },
      );
    });

    it('changes nothing when the same comes again', async () => {
      await fresh();
      const papers = [work(1, 'arxiv'), work(2, 'doi'), work(3, 'title')];
      expect(await store.merge(papers, { now })).toEqual({ added: 3, changed: 0, united: 0, unchanged: 0, issues: [] });
      const { cursor } = (await all(store.changes())).at(-1)!;
      expect(await store.merge(papers, { now })).toEqual({ added: 0, changed: 0, united: 0, unchanged: 3, issues: [] });
      expect(await all(store.changes(cursor))).toEqual([]);
    });

    it('gives a paper by every name that it goes or went by', async () => {
      await fresh();
      await store.merge([work(1, 'title'), work(2)], { now });
      const [known] = await all(store.papers({ limit: 1, until: '2026-03-03' }));
      await store.merge([work(1, 'doi')], { now });
      await store.merge([work(1, 'arxiv')], { now });
      const names = [known!.id, 'doi:10.5555/made.1', 'arxiv:2603.00001', 'arxiv:none'];
      const found = await store.get(names);
      expect([...found.keys()].sort()).toEqual(names.slice(0, 3).sort());
      for (const papers of found.values()) expect(papers.map(({ id }) => id)).toEqual(['arxiv:2603.00001']);
    });

    it('gives both papers that one identifier was put upon', async () => {
      await fresh();
      const ids = { doi: '10.5555/shared' };
      const titled = (title: string) => work(7, 'title', { id: 'doi:10.5555/shared', ids, title });
      await store.merge([titled('Kidney outcomes after transplants'), titled('Neural rendering for sparse views')], {
        now,
      });
      expect((await store.get(['doi:10.5555/shared'])).get('doi:10.5555/shared')).toHaveLength(2);
    });

    it('lists by when papers came up, page by page, each once, and of a span alone', async () => {
      await fresh();
      const papers = Array.from({ length: 40 }, (_, number) =>
        work(number, 'arxiv', { topics: [number % 2 ? 'cs.CL' : 'cs.LG'] }),
      );
      await store.merge([...papers, work(50, 'arxiv', { published: undefined, sources: [] })], { now });
      const whole = await all(store.papers());
      expect(whole).toHaveLength(41);
      const pages: Paper[] = [];
      for (let page = await all(store.papers({ limit: 7 })); page.length > 0; ) {
        pages.push(...page);
        page = await all(store.papers({ limit: 7, after: placeOf(page.at(-1)!) }));
      }
      expect(pages.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
      const within = await all(store.papers({ since: '2026-03-05', until: '2026-03-08', topics: ['cs.LG'] }));
      const meant = papers.filter(
        ({ published, topics }) => published! >= '2026-03-05' && published! < '2026-03-08' && topics[0] === 'cs.LG',
      );
      expect(within.map(({ id }) => id).sort()).toEqual(meant.map(({ id }) => id).sort());
      expect(meant.length).toBeGreaterThan(1);
      await expect(all(store.papers({ since: 'soon' }))).rejects.toSatisfy((error) =>
        isTrendingPapersError(error, 'bad-option'),
      );
    });

    it('finds what an index of the same papers finds, and what changed since', async () => {
      await fresh();
      await store.merge(
        Array.from({ length: 20 }, (_, number) => work(number)),
        { now },
      );
      const ids = async (query: string) => (await store.search(query, { limit: 50 })).hits.map(({ id }) => id);
      const asked = ['sparse attention', 'author:example3', '"quiet attention" -part', 'after:2026-03-05 lunar'];
      for (const query of asked) {
        const index = createIndex(await all(store.papers()));
        expect((await ids(query)).sort()).toEqual(
          index
            .search(query, { limit: 50 })
            .hits.map(({ id }) => id)
            .sort(),
        );
      }
      await store.merge([work(3, 'both', { abstract: 'Now it says zebrafish.' })], { now });
      expect(await ids('zebrafish')).toEqual(['arxiv:2603.00003']);
    });

    it('answers from an index in memory as createIndex does, and knows what changed since', async () => {
      await fresh();
      const given = Array.from({ length: 30 }, (_, number) => work(number));
      await store.merge(given.slice(0, 20), { now });
      const indexed = withIndex(store, 0);
      for (const since of [given.slice(20), [work(3, 'both', { abstract: 'Now it says zebrafish.' })]]) {
        const before = await indexed.search('sparse attention', { limit: 50 });
        const { hits, total } = createIndex(await all(store.papers())).search('sparse attention', { limit: 50 });
        expect([before.total, before.approximate]).toEqual([total, false]);
        // Papers of one score stand in the order in which they came.
        expect(before.hits.map(({ id, score }) => [id, score]).sort()).toEqual(
          hits.map(({ id, score }) => [id, score]).sort(),
        );
        await store.merge(since, { now });
      }
      expect((await indexed.search('zebrafish')).hits.map(({ id }) => id)).toEqual(['arxiv:2603.00003']);
    });

    it('ranks the papers of a window as rank does, with the same reasons', async () => {
      await fresh();
      const papers = Array.from({ length: 20 }, (_, number) =>
        work(number, 'both', { signals: { upvotes: number * 3 } }),
      );
      await store.merge(papers, { now });
      const ranked = await store.trending({ now, window: 7, limit: 5 });
      expect(ranked).toEqual(rank(await all(store.papers()), { now, window: 7, limit: 5 }));
      expect(ranked[0]?.reasons.length).toBeGreaterThan(0);
      expect((await store.trending({ now, window: 7 })).length).toBeLessThan(20);
    });

    it('ranks by readings, boosts and scorers of all kinds as rank does', async () => {
      await fresh();
      const papers = Array.from({ length: 30 }, (_, number) => {
        const history = Array.from({ length: 6 }, (_, days) => ({
          at: `2026-03-${12 + days}T03:00:00Z`,
          signals: { upvotes: days * (number % 7), stars: number },
        }));
        return work(number, 'both', {
          abstract: `About ${number % 3 === 0 ? 'zebrafish' : 'mice'}.`,
          topics: ['cs.LG'],
          organization: `Lab ${number % 4}`,
          links: { code: `https://code.example/${number % 5}` },
          history,
          signals: history.at(-1)!.signals,
        });
      });
      await store.merge(papers, { now });
      const whole = await all(store.papers());
      const ways: StoreRanking[] = [
        {},
        { by: 'rising', limit: 5 },
        { boosts: { keywords: { zebrafish: 2 }, authors: { 'Bo Roe': 1 }, topics: { 'cs.LG': 1 } }, limit: 7 },
        { caps: { organization: 1, author: 9 }, limit: 9 },
        {
          by: () => (paper) => [{ signal: 'length', contribution: (paper.abstract ?? '').length, text: () => 'long' }],
        },
        { now: new Date('2026-03-15T12:00:00Z'), window: 9 },
        { window: 3650, minScore: 1 },
      ];
      for (const how of ways) {
        const asked = { now, window: 7, ...how };
        expect(JSON.stringify(await store.trending(asked))).toBe(JSON.stringify(rank(whole, asked)));
      }
    });

    it('thins old readings to those that papers show', async () => {
      await fresh();
      const history = Array.from({ length: 400 }, (_, hours) => ({
        at: `${new Date(now.getTime() - hours * 3 * 3_600_000).toISOString().slice(0, 19)}Z`,
        signals: { upvotes: 400 - hours },
      }));
      await store.merge([work(1, 'arxiv', { history }), work(2, 'arxiv', { history: history.slice(0, 3) })], { now });
      const before = written(await all(store.papers()));
      const { cursor } = (await all(store.changes())).at(-1)!;
      const taken = await store.thin('2026-03-01');
      const left = await all(store.series('arxiv:2603.00001'));
      expect(left).toHaveLength(400 - taken);
      expect(taken).toBeGreaterThan(200);
      expect(left.filter(({ at }) => at >= '2026-03-01')).toHaveLength(
        history.filter(({ at }) => at >= '2026-03-01').length,
      );
      expect(written(await all(store.papers()))).toEqual(before);
      expect(await all(store.changes(cursor))).toEqual([]);
      expect(await store.thin(new Date('2026-03-01T17:00:00Z'))).toBe(0);
      await expect(store.thin('soon')).rejects.toSatisfy((error) => isTrendingPapersError(error, 'bad-option'));
    });

    it('finds papers by every kind of question, and forgets the words that papers no longer have', async () => {
      await fresh();
      const papers = Array.from({ length: 120 }, (_, number) =>
        work(number, 'both', {
          abstract: `Study ${number} of ${['protein', 'galaxy', 'treebank'][number % 3]} models, C++ and U-Nets.`,
          topics: [number % 2 ? 'cs.LG' : 'astro-ph.GA'],
          signals: { upvotes: number },
          ...(number % 5 === 0 && { venue: 'NeurIPS 2026', links: { code: 'https://code.example/a' } }),
        }),
      );
      await store.merge(papers, { now });
      const index = createIndex(await all(store.papers()));
      const found = (hits: readonly { id: string; score: number }[]) =>
        hits.map(({ id, score }) => `${id} ${score.toFixed(3)}`).sort();
      const queries = [
        'sparse attention',
        'galxy tree', // A typing error.
        'prot',
        'treeb*',
        'unet -protein',
        '"crystal attention"',
        '"Ada Example7"',
        'author:"A. Example7"',
        'title:lunar galaxy',
        'topic:cs.LG venue:neurips',
        'topic:"astro-ph.GA" has:code',
        '(protein OR treebank) amber',
        'year:2026 upvotes:>100',
        'upvotes:10..20',
        'after:2026-03-12 before:2026-03-15 protein',
        'id:10.5555/made.30',
        '2603.00031',
        'doi:10.5555/made.8 attention',
        '-has:code -topic:cs.LG galaxy',
        'nothing-of-this-kind',
        "l'hôpital \\ ' & | ! :* <-> (",
        '',
        '-',
      ];
      for (const query of queries)
        for (const match of ['any', 'all'] as const) {
          const options = { limit: 200, match, facets: ['topics', 'years'] as ('topics' | 'years')[] };
          const { approximate, ...told } = await store.search(query, options);
          const meant = index.search(query, options);
          expect([query, approximate, found(told.hits)]).toEqual([query, false, found(meant.hits)]);
          // Facets of as many papers stand in the order in which the papers came.
          const rest = ({ hits: _, facets, ...result }: SearchResult) => ({
            ...result,
            facets: Object.values(facets!).map((values) =>
              values.map(({ value, count }) => `${value} ${count}`).sort(),
            ),
          });
          expect(rest(told)).toEqual(rest(meant));
        }
      const selected = { topics: ['cs.LG'], authors: ['Ada Example7', 'Ada Example9'], years: ['2026'] };
      const chosen = { sort: ['date', { signal: 'upvotes' }] as Sort[], selected, exclude: ['arxiv:2603.00009'] };
      expect((await store.search('', chosen)).hits.map(({ id }) => id)).toEqual(['arxiv:2603.00007']);
      const scores = { sort: { scores: { 'arxiv:2603.00044': 2, 'arxiv:2603.00011': 3 } } };
      expect((await store.search('attention', scores)).hits.slice(0, 2).map(({ id }) => id)).toEqual([
        'arxiv:2603.00011',
        'arxiv:2603.00044',
      ]);
      await store.merge(
        [work(7, 'both', { abstract: 'It is about zebrafish now, and nothing else at all, as it was.' })],
        { now },
      );
      expect((await store.search('zebrafish')).total).toBe(1);
      await expect(store.search('x', { top: 5 } as never)).rejects.toThrow(/no option "top"/);
    });

    it('answers questions as long as anybody can make them, or says what of them it cannot', async () => {
      await fresh();
      await store.merge([work(1), work(2)], { now });
      const words = (count: number, word: (at: number) => string) =>
        Array.from({ length: count }, (_, at) => word(at)).join(' ');
      const questions = [
        words(1_300, (at) => `w${at}x`),
        words(9_000, () => 'attention'),
        words(800, (at) => `author:"A. Name${at}"`),
        words(600, (at) => `${'abcdefghij'[at % 10]}*`),
        words(400, (at) => `-topic:t${at}`),
        words(300, (at) => `(upvotes:>${at} OR year:${2000 + (at % 30)})`),
        '('.repeat(8_000),
        'x'.repeat(8_192),
      ];
      for (const question of questions) {
        const { hits, issues } = await store.search(question);
        expect(hits.length).toBeLessThan(3);
        expect(issues).toBeInstanceOf(Array);
      }
      const many = Array.from({ length: 10_000 }, (_, at) => `name ${at}`);
      const options = { selected: { topics: many }, exclude: many };
      expect((await store.search('attention', options)).hits).toEqual([]);
      expect((await store.get(many)).size).toBe(0);
      expect(
        await store.trending({ now, boosts: { authors: Object.fromEntries(many.map((name) => [name, 1])) } }),
      ).toHaveLength(0);
    });

    it('says when a name is borne by more papers than are compared', async () => {
      await fresh();
      const editorial = (number: number) =>
        work(number, 'doi', {
          title: 'Editorial',
          authors: [{ name: `Writer ${number}` }],
          published: `${1700 + number}`,
        });
      const { added, issues } = await store.merge(
        Array.from({ length: 140 }, (_, number) => editorial(number)),
        { now },
      );
      expect([added, issues]).toEqual([140, []]);
      const told = (await store.merge([editorial(200)], { now })).issues;
      expect(told).toMatchObject([{ code: 'look-alikes-cut', facts: { looked: 128, of: 140 } }]);
    });

    it('keeps every reading, and shows few', async () => {
      await fresh();
      const hours = Array.from({ length: 300 }, (_, hour) => new Date(now.getTime() - hour * 3_600_000));
      for (const part of [hours.slice(0, 100), hours.slice(100)]) {
        const history = part.map((at) => ({
          at: `${at.toISOString().slice(0, 19)}Z`,
          signals: { upvotes: at.getUTCHours(), stars: 1 },
        }));
        await store.merge([work(1, 'arxiv', { history })], { now });
      }
      expect(await all(store.series('arxiv:2603.00001'))).toHaveLength(300);
      const [paper] = await all(store.papers());
      expect(paper!.history.length).toBeLessThan(60);
      const span = { signal: 'upvotes', from: '2026-03-17T00:00:00Z', to: '2026-03-17T03:00:00Z' };
      expect(await all(store.series('arxiv:2603.00001', span))).toEqual([
        { at: '2026-03-17T00:00:00Z', signals: { upvotes: 0 } },
        { at: '2026-03-17T01:00:00Z', signals: { upvotes: 1 } },
        { at: '2026-03-17T02:00:00Z', signals: { upvotes: 2 } },
      ]);
      expect(await all(store.series('arxiv:unknown'))).toEqual([]);
    });

    it('tells a reader of changes what it lacks, whenever it looks', async () => {
      await fc.assert(
        fc.asyncProperty(records, fc.array(fc.nat(), { maxLength: 4 }), async (papers, cuts) => {
          await fresh();
          let had: ReadonlyMap<string, Paper> = new Map();
          let cursor: string | undefined;
          for (const part of inParts(papers, cuts)) {
            await store.merge(part, { now });
            const changes = await all(store.changes(cursor));
            had = follow(changes, had);
            cursor = changes.at(-1)?.cursor ?? cursor;
            expect(written([...had.values()])).toEqual(written(await all(store.papers())));
          }
          // A reader that stops in the middle goes on from there.
          const whole = await all(store.changes());
          const half = Math.floor(whole.length / 2);
          const rest = half === 0 ? whole : await all(store.changes(whole[half - 1]!.cursor));
          expect(rest.map(({ cursor: at }) => at)).toEqual(whole.slice(half).map(({ cursor: at }) => at));
        }),
        { numRuns: runs, seed: 24 },
      );
    });

    it('says where a name went when two papers turn out to be one', async () => {
      await fresh();
      await store.merge(
        [work(1, 'arxiv', { title: 'One Name of It' }), work(1, 'doi', { title: 'Another Title of the Same' })],
        { now },
      );
      const { cursor } = (await all(store.changes())).at(-1)!;
      const { united } = await store.merge([work(1, 'both', { title: 'One Name of It, Another Title of the Same' })], {
        now,
      });
      expect(united).toBe(1);
      const told = await all(store.changes(cursor));
      expect(told.filter((change) => 'gone' in change)).toMatchObject([
        { gone: 'doi:10.5555/made.1', into: 'arxiv:2603.00001' },
      ]);
    });

    it('refuses the cursor of another store', async () => {
      await fresh();
      for (const cursor of ['', 'x', '00000000-0000-0000-0000-000000000000~5', '~', "';--"])
        await expect(all(store.changes(cursor))).rejects.toSatisfy((error) =>
          isTrendingPapersError(error, 'cursor-foreign'),
        );
    });

    it('delivers each paper once, under whatever name, whoever asks at the same time', async () => {
      await fresh();
      await store.merge([work(1, 'title'), work(2)], { now });
      const [first] = await all(store.papers({ until: '2026-03-03' }));
      const names = [first!.id, 'arxiv:2603.00002', 'doi:unheard-of'];
      const given = await Promise.all(Array.from({ length: 4 }, () => store.deliver('reader@lab.example', names)));
      expect(given.flatMap((each) => [...each]).sort()).toEqual([...names].sort());
      await store.merge([work(1, 'doi')], { now });
      const asked = ['doi:10.5555/made.1', 'doi:10.5555/made.2', 'arxiv:2603.00009'];
      expect([...(await store.delivered('reader@lab.example', asked))]).toEqual(asked.slice(0, 2));
      expect([...(await store.deliver('reader@lab.example', asked))]).toEqual(asked.slice(2));
      expect(await store.delivered('other@lab.example', names)).toEqual(new Set());
      // Two names of one paper in one call are one paper.
      expect((await store.deliver('third@lab.example', ['doi:10.5555/made.2', 'arxiv:2603.00002'])).size).toBe(1);
    });

    it('keeps hostile texts as texts, cleans what no text holds, and tells what is no paper', async () => {
      await fresh();
      const hostile = `'; DROP TABLE paper; -- $1 \\ %s "x" {}[] ${'\u{1F4A9}'}`;
      const dirty = work(1, 'arxiv', {
        title: `A Long Enough Title\u0000 with \uD800 halves`,
        abstract: hostile,
        comment: `\u0000${'word '.repeat(300_000)}`,
        topics: [hostile, 'cs.LG'],
        signals: { [hostile]: 3, upvotes: 1e3 },
        links: { [hostile]: 'https://a.example/' } as Paper['links'],
      });
      const wrong = { ...work(2), authors: 'nobody' } as unknown as Paper;
      const endless = work(3, 'title', { id: `doi:10.1/${'x'.repeat(5000)}` });
      const { added, issues } = await store.merge([dirty, wrong, endless, work(4)], { now });
      expect([added, issues.map(({ code }) => code)]).toEqual([2, ['paper-refused', 'paper-refused']]);
      const kept = (await store.get(['arxiv:2603.00001'])).get('arxiv:2603.00001')![0]!;
      expect([kept.title, kept.abstract, [...kept.topics].reverse()]).toEqual([
        'A Long Enough Title with  halves',
        hostile,
        ['cs.LG', hostile],
      ]);
      expect(canonical(kept)).toContain('"upvotes":1000');
      expect((await store.search(hostile)).issues).toBeDefined();
      expect((await store.get([hostile, '\u0000', '\uD800'])).size).toBe(0);
      expect(await store.deliver(hostile, [hostile, '\u0000'])).toBeDefined();
    });

    it('keeps half a date as it is, and puts the paper where its time begins', async () => {
      await fresh();
      const dates = ['2026-03-02', '2026-03', '2026', '2026-02-27', undefined];
      const given = dates.map((published, number) => work(number, 'both', { published }));
      await store.merge(given, { now });
      const listed = await all(store.papers());
      expect(listed.map(({ published }) => published)).toEqual([
        '2026-03-02',
        '2026-03',
        '2026-02-27',
        '2026',
        undefined,
      ]);
      expect((await all(store.papers({ since: '2026-03-01' }))).length).toBe(2);
      expect((await store.search('after:2026-02')).total).toBe(3);
    });

    it('says at once what of a question makes no sense', async () => {
      await fresh();
      await store.merge([work(1), work(2)], { now });
      const questions: [() => Promise<unknown>, RegExp][] = [
        [() => all(store.papers({ limit: -1 })), /limit must be a whole number/],
        [() => all(store.papers({ limit: Number.NaN })), /limit must be/],
        [() => all(store.papers({ query: 'x' } as never)), /no option "query"/],
        [() => all(store.series('arxiv:1', { from: 'soon' })), /from is a date/],
        [() => store.get('arxiv:2603.00001'), /list of texts/],
        [() => store.deliver('reader', 'arxiv:2603.00001'), /list of texts/],
        [() => store.merge(5 as never), /papers must be/],
        [() => store.merge([], { moment: now } as never), /no option "moment"/],
      ];
      for (const [ask, says] of questions) await expect(ask()).rejects.toThrow(says);
      expect((await store.merge([null, 5] as never, { now })).issues.map(({ code }) => code)).toEqual([
        'paper-refused',
        'paper-refused',
      ]);
      const topics = Array.from({ length: 10_000 }, (_, number) => `topic ${number}`);
      expect(await all(store.papers({ topics }))).toEqual([]);
    });

    it('ends a merge between two batches when it is told to, and keeps what it has', async () => {
      await fresh();
      const control = new AbortController();
      const papers = Array.from({ length: 1200 }, (_, number) => work(number, 'arxiv'));
      const ended = store.merge(papers, { now, signal: control.signal, onProgress: () => control.abort() });
      await expect(ended).rejects.toSatisfy((error) => isTrendingPapersError(error, 'aborted'));
      expect(await all(store.papers())).toHaveLength(500);
    });
  });
}
