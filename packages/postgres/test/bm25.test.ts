import { PGlite } from '@electric-sql/pglite';
import { pg_textsearch } from '@electric-sql/pglite-pg_textsearch';
import { createIndex } from '@trending-papers/core/search';
import type { PaperStore } from '@trending-papers/core/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { all } from '../../core/test/store/conformance.js';
import { now, work } from '../../core/test/store/works.js';
import { pgliteStore } from '../src/index.js';

const vocabulary = ['attention', 'sparse', 'graph', 'network', 'planet', 'diffusion', 'retrieval', 'protein', 'kernel'];
const word = (number: number, at: number) => vocabulary[(number * (at + 3) + at * at) % vocabulary.length]!;

describe('a database with an index of BM25', () => {
  const engine = new PGlite({ extensions: { pg_textsearch } });
  let store: PaperStore;
  const papers = Array.from({ length: 400 }, (_, number) =>
    work(number, 'both', {
      title: `${word(number, 1)} ${word(number, 2)} for case ${number}`,
      abstract: Array.from({ length: 5 + (number % 30) }, (_each, at) => word(number, at + 4)).join(' '),
    }),
  );
  beforeAll(async () => {
    await engine.exec('CREATE EXTENSION pg_textsearch');
    await (await pgliteStore(engine)).merge(papers.slice(0, 200), { now });
    store = await pgliteStore(engine);
    await store.merge(papers.slice(200), { now });
  });
  afterAll(() => engine.close());

  it('gives the first papers of the index of core, and says that it looked at some alone', async () => {
    const index = createIndex(await all(store.papers()));
    const asked = [
      'sparse attention',
      'protein diffusion graph',
      'kernel retrievall',
      'planet netw',
      'network for case 77',
    ];
    for (const query of asked) {
      const { hits, approximate, issues, corrected } = await store.search(query, { limit: 10 });
      const meant = index.search(query, { limit: 10 });
      // Many of these have one score: the last that are alike may be others.
      const scores = ({ hits: found }: { hits: { score: number }[] }) => found.map(({ score }) => score.toFixed(2));
      expect({ query, scores: scores({ hits }).slice(0, 5) }).toEqual({ query, scores: scores(meant).slice(0, 5) });
      expect([corrected, approximate]).toEqual([
        meant.corrected,
        issues.some(({ code }) => code === 'search-approximate'),
      ]);
    }
    expect((await store.search('sparse attention')).approximate).toBe(true);
  });

  it('finds what was changed, and no longer what it was', async () => {
    await store.merge([work(5, 'both', { title: 'Zebrafish attention sparse', abstract: 'Stripes of zebrafish.' })], {
      now,
    });
    expect((await store.search('sparse zebrafish attention')).hits[0]?.paper?.title).toBe('Zebrafish attention sparse');
  });

  it('asks the index where words are all that is asked for, and its own words else', async () => {
    const plan = await engine.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT key FROM trending_papers.paper ORDER BY ((paper ->> 'title') || ' ' || (paper ->> 'title') || ' ' ||
       coalesce(paper ->> 'abstract', '')) <@> to_bm25query('a', 'trending_papers.paper_bm25') LIMIT 10`,
    );
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('Index Scan using paper_bm25');
    const { hits } = await store.search('sparse attention author:example77');
    expect(hits.map(({ id }) => id)).toEqual(['arxiv:2603.00077']);
  });

  it('takes whatever is asked as a text', async () => {
    const odd = [
      "a'; DROP TABLE x; -- \\ & | ! :* <->",
      '"sparse attention',
      '🪐🪐 attention',
      'attention '.repeat(900),
    ];
    for (const query of odd) expect((await store.search(query, { limit: 3 })).hits.length).toBeLessThanOrEqual(3);
  });
});
