import { signalNames } from '../../paper/signals.js';
import { explain } from '../../rank/index.js';
import { trends } from '../../rank/trends.js';
import { rankings } from '../../rank/weights.js';
import type { FacetName } from '../../search/index.js';
import { en } from '../../words/en.js';
import { defaultWindow } from '../memory.js';
import { choice, text, whole } from './parameters.js';
import { json, route, usualAge } from './route.js';

const facetNames = ['topics', 'authors', 'venues', 'sources', 'years'] as const satisfies readonly FacetName[];

/** Trends are told from so many papers at most, the newest. */
const mostCounted = 50_000;

const spanDays = { day: 1, week: 7, month: 30 } as const;
const spans = 8;
const dayLength = 86_400_000;

/** What is asked by words, and what attracts attention. */
export const searchRoutes = [
  route({
    path: 'search',
    summary: 'Papers that a query finds, best first, with what is told of the query and of the answer.',
    parameters: {
      q: { kind: text, required: true, description: 'In the search language: `"sparse attention" author:lee -survey`' },
      limit: { kind: whole(1, 100), preset: 20, description: 'Hits given at most' },
      offset: { kind: whole(0, 10_000), preset: 0, description: 'Hits left out at the start' },
      sort: {
        kind: choice(['relevance', 'date', ...signalNames]),
        preset: 'relevance',
        description: 'By relevance, by date or by a signal, the greatest first',
      },
      match: { kind: choice(['any', 'all']), preset: 'any', description: 'Whether any word will do' },
      corrections: {
        kind: choice(['apply', 'suggest']),
        preset: 'apply',
        description: 'What becomes of typing errors; `corrected` tells',
      },
      facet: { kind: choice(facetNames), many: true, description: 'What is counted over all that is found' },
    },
    type: 'application/json',
    schema: 'Found',
    async answer({ store }, { values: { q, facet, sort, ...how } }) {
      const named = sort === 'relevance' || sort === 'date';
      const result = await store.search(q, {
        ...how,
        sort: named ? sort : { signal: sort },
        ...(facet.length > 0 && { facets: facet }),
      });
      const { hits, total, corrected, facets, issues, approximate } = result;
      return json(
        {
          query: q,
          total,
          ...(corrected !== undefined && { corrected }),
          approximate,
          issues,
          ...(facets && { facets }),
          hits: hits.map(({ id, score, terms, paper, highlights }) => ({ id, score, terms, paper, highlights })),
        },
        usualAge,
      );
    },
  }),
  route({
    path: 'trending',
    summary: 'What attracts attention now, with reasons as data and in words.',
    parameters: {
      window: { kind: whole(1, 365), preset: defaultWindow, description: 'Days of which papers are taken' },
      limit: { kind: whole(1, 100), preset: 20, description: 'How many at most' },
      by: { kind: choice(Object.keys(rankings)), preset: 'trending', description: 'How they are ranked' },
    },
    type: 'application/json',
    schema: 'Trending',
    async answer({ store, now }, { values: { window, limit, by } }) {
      const ranked = await store.trending({ window, limit, by: by as keyof typeof rankings, now: now() });
      const papers = ranked.map((one) => ({ ...one, why: explain(one, { words: en }) }));
      return json({ window, papers }, usualAge);
    },
  }),
  route({
    path: 'trends',
    summary: `What rises, falls or is new among topics, authors, organisations or venues, over ${spans} spans.`,
    parameters: {
      of: {
        kind: choice(['topics', 'authors', 'organizations', 'venues']),
        preset: 'topics',
        description: 'What is followed',
      },
      per: { kind: choice(['day', 'week', 'month']), preset: 'week', description: 'The length of a span' },
      limit: { kind: whole(1, 100), preset: 10, description: 'How many of each kind' },
    },
    type: 'application/json',
    schema: 'Trends',
    async answer({ store, now }, { values: { of, per, limit } }) {
      const end = now();
      const since = new Date(end.getTime() - spanDays[per] * spans * dayLength);
      const papers = [];
      for await (const paper of store.papers({ since, limit: mostCounted + 1 })) papers.push(paper);
      const counted = papers.slice(0, mostCounted);
      const found = trends(counted, { of, per, limit, spans, now: end });
      return json({ papers: counted.length, complete: counted.length === papers.length, ...found }, 5 * usualAge);
    },
  }),
];
