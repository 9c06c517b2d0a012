import type { PaperId } from '../../paper/schema.js';
import { aFinite, aFunction, anObject, checkArgument, checkOption, either, oneOf } from '../../text/options.js';
import { byRelevance, collect } from '../answer/collect.js';
import { evidenceOf } from '../answer/evidence.js';
import { checkArguments } from '../answer/options.js';
import { corrected, count, hitsOf, skippedIssues } from '../answer/search.js';
import type { Condition } from '../query/match.js';
import { planIn } from '../query/memory-backend.js';
import type { QueryNode } from '../query/nodes.js';
import { parseQueryWith } from '../query/parse.js';
import { averageWords, mostWorth, scoreIn, weigh } from '../query/score.js';
import { type SearchIndex, storeOf } from '../search-index.js';
import type { Store } from '../store/store.js';
import type { SearchOptions, SearchResult } from '../types.js';
import { type Candidate, deviationOf, fusedByRanks, fusedByScores, trustIn } from './fusion.js';
import { aMeaning, anIndex } from './given.js';
import { type LatentMeaning, latentVectors } from './latent.js';
import { depth, nearCandidates, rowsOf } from './near.js';
import type { Embed, Meaning } from './vectors.js';

/** How a search by words and by meaning is put together. */
export interface MeaningOptions extends Omit<SearchOptions, 'sort' | 'facets'> {
  /**
   * `'scores'` adds how far a paper stands out by words and by meaning, in standard deviations; `'ranks'` adds the
   * reciprocals of its two ranks (Cormack, Clarke and Büttcher, SIGIR 2009), which costs relevance where one of the
   * two is the weaker by far.
   *
   * @default 'scores'
   */
  fusion?: 'scores' | 'ranks' | undefined;
  /**
   * What the meaning counts for, where the words count 1. A meaning made from few papers counts for less: for nothing
   * where there are no more papers than dimensions, which then tell nothing that the words do not.
   *
   * @default 0.5
   */
  weight?: number | undefined;
}

function partsOf(node: QueryNode): QueryNode[] {
  return node.kind === 'all' ? node.nodes.flatMap(partsOf) : [node];
}

const filterKinds: readonly string[] = ['date', 'number', 'has', 'not'] satisfies QueryNode['kind'][];

/** The conditions of a query that is words beside them, of which alone meaning can say more; else nothing. */
function filtersOf(node: QueryNode): QueryNode[] | undefined {
  const parts = partsOf(node);
  const isWord = (part: QueryNode): boolean => part.kind === 'word' && part.field === undefined;
  const rest = parts.filter((part) => !isWord(part));
  return rest.length < parts.length && rest.every(({ kind }) => filterKinds.includes(kind)) ? rest : undefined;
}

/** Papers that may be found by meaning alone. */
function allowed(store: Store, filters: QueryNode[], condition: Condition | undefined): Condition | undefined {
  if (condition !== undefined) return condition;
  return filters.length === 0
    ? undefined
    : planIn(store, { node: { kind: 'all', nodes: filters }, blank: false, issues: [] }).condition;
}

/**
 * Searches by words and by meaning and puts the first 300 of each in one order; papers after those follow by words.
 * Filters of the query hold for both; quotation marks, fields, alternatives and identifiers ask for words alone. What
 * only the meaning finds has no `terms`. `total` is that of the words.
 *
 * A meaning of `createMeaning` needs no `embed`; vectors of a model of yours need the one they were made with.
 *
 * @throws {TypeError} for an option of a wrong kind, or a meaning without `embed` that was not made by `createMeaning`
 *
 * @example
 * const { hits } = await searchWithMeaning(index, createMeaning(index), 'ways to shrink a model');
 */
export async function searchWithMeaning(
  index: SearchIndex,
  meaning: Meaning | LatentMeaning,
  query: string,
  embed?: Embed | MeaningOptions,
  options?: MeaningOptions,
): Promise<SearchResult> {
  checkArgument('The index', index, anIndex);
  checkArgument('The meaning', meaning, aMeaning);
  if (embed !== undefined) checkArgument('embed', embed, either(aFunction, anObject));
  const model = typeof embed === 'function' ? embed : embedOf(meaning);
  const { fusion = 'scores', weight = 0.5, ...rest } = options ?? (typeof embed === 'function' ? {} : (embed ?? {}));
  checkArguments(query, rest);
  checkOption('fusion', fusion, oneOf('scores', 'ranks'));
  checkOption('weight', weight, aFinite);
  const store = storeOf(index);
  const parsed = parseQueryWith(query, Object.keys(store.ownFields));
  const plan = planIn(store, parsed, rest);
  const filters = plan.identified ? undefined : filtersOf(parsed.node);
  const [vector] = filters === undefined ? [] : await model([query]);
  if (filters === undefined || vector === undefined || !vector.some((value) => value !== 0))
    return index.search(query, rest);
  const terms = weigh(store, plan.scored);
  const evidence = evidenceOf(store, plan.plain, mostWorth(store, terms));
  const offset = count(rest.offset ?? 0);
  const limit = count(rest.limit ?? 20);
  const { page, total, sum, squares } = collect(store, terms, plan.condition, {
    orders: [byRelevance],
    offset: 0,
    limit: Math.max(depth, offset + limit),
    evidence,
  });
  const near = nearCandidates(
    store,
    meaning,
    vector,
    allowed(store, filters, rest.match === 'all' ? plan.condition : undefined),
  );
  const average = averageWords(store);
  const rows = rowsOf(meaning.ids);
  const candidates = new Map<PaperId, Candidate>();
  for (const place of page.slice(0, depth)) {
    const id = store.ids.text(place.segment.ids[place.doc]!);
    const row = rows.get(id);
    candidates.set(id, { ...place, id, words: place.score, meaning: row === undefined ? 0 : near.cosines[row]! });
  }
  for (const { id, segment, doc, row } of near.places) {
    if (candidates.has(id)) continue;
    const score = scoreIn(store, segment, doc, terms, average);
    const { title, authors, year } = evidence?.added(segment, doc, score) ?? { title: 0, authors: 0, year: 0 };
    candidates.set(id, { id, segment, doc, score, words: score + title + authors + year, meaning: near.cosines[row]! });
  }
  const all = [...candidates.values()];
  const share = weight * trustIn(meaning);
  const scores =
    fusion === 'ranks'
      ? fusedByRanks(all, share)
      : fusedByScores(
          all,
          share,
          deviationOf(store.papers, sum, squares),
          deviationOf(
            near.cosines.length,
            near.cosines.reduce((total, cosine) => total + cosine, 0),
            near.cosines.reduce((total, cosine) => total + cosine * cosine, 0),
          ),
        );
  const first = all.map((candidate, at) => ({ ...candidate, score: scores[at]! })).sort((a, b) => b.score - a.score);
  const after = page.slice(depth).filter(({ segment, doc }) => !candidates.has(store.ids.text(segment.ids[doc]!)));
  return {
    hits: hitsOf(store, [...first, ...after].slice(offset, offset + limit), terms),
    total,
    issues: [...parsed.issues, ...plan.issues, ...skippedIssues(store)],
    ...(plan.repairs.size > 0 && { corrected: corrected(query, plan.repairs) }),
  };
}

function embedOf(meaning: Meaning | LatentMeaning): Embed {
  if (!('basis' in meaning)) throw new TypeError('A meaning of a model needs the embed function it was made with.');
  const vectorOf = latentVectors(meaning);
  return async (texts) => texts.map((text) => vectorOf(text));
}
