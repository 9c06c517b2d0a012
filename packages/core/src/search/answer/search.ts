import type { Issue } from '../../paper/schema.js';
import { issueOf } from '../issues.js';
import { planIn } from '../query/memory-backend.js';
import { parseQueryWith } from '../query/parse.js';
import { mostWorth, type WeightedTerm, weigh } from '../query/score.js';
import { countIn, type Term } from '../query/terms.js';
import type { Store } from '../store/store.js';
import type { Highlights, Hit, SearchOptions, SearchResult } from '../types.js';
import { collect, type Place } from './collect.js';
import { evidenceOf } from './evidence.js';
import { FacetCounter } from './facets.js';
import { highlight, type Marked } from './highlight.js';
import { checkArguments } from './options.js';
import { ordersOf, sortsOf } from './order.js';
import { restrictionsOf } from './restrict.js';

/** Answers a query. See `SearchIndex.search`. */
export function search(store: Store, query: string, options: SearchOptions = {}): SearchResult {
  checkArguments(query, options);
  const { offset = 0, limit = 20, sort = 'relevance', facets = [] } = options;
  const parsed = parseQueryWith(query, Object.keys(store.ownFields));
  const plan = planIn(store, parsed, options);
  const terms = weigh(store, plan.scored);
  const sorts = sortsOf(sort);
  const byRelevance = sorts.length === 1 && sorts[0] === 'relevance';
  const evidence = byRelevance ? evidenceOf(store, plan.plain, mostWorth(store, terms)) : undefined;
  const counter = facets.length > 0 ? new FacetCounter(store.names, facets) : undefined;
  const { page, total } = collect(
    store,
    terms,
    plan.condition,
    {
      orders: ordersOf(store, sort, terms),
      offset: count(offset),
      limit: count(limit),
      evidence,
      ...restrictionsOf(store, options),
    },
    counter && ((segment, doc, only) => counter.count(segment, doc, only)),
  );
  const counted = counter?.result();
  return {
    hits: hitsOf(store, page, terms),
    total,
    issues: [...parsed.issues, ...plan.issues, ...(counter?.issues ?? []), ...skippedIssues(store)],
    ...(plan.repairs.size > 0 && { corrected: corrected(query, plan.repairs) }),
    ...(counted && { facets: counted }),
  };
}

/** An index of papers that were not all readable says so with every answer. */
export function skippedIssues({ skipped, papers }: Store): Issue[] {
  if (skipped === 0) return [];
  return [issueOf('papers-skipped', { skipped, papers })];
}

export function corrected(query: string, repairs: ReadonlyMap<string, string>): string {
  return query.replace(/[^\s()"“”]+/g, (piece) => {
    for (const [typed, meant] of repairs) if (piece.includes(typed)) return piece.replace(typed, meant);
    return piece;
  });
}

export function count(value: number): number {
  return Math.max(0, Math.floor(value) || 0);
}

/** A term as it is called. */
export function wordOf({ vocabulary: { words } }: Store, { term, phrase }: Term): string {
  return phrase?.text ?? words.text(term);
}

function entriesOf(terms: readonly WeightedTerm[], zone: WeightedTerm['zone']): Set<number> {
  return new Set(terms.filter((term) => term.zone === zone).map(({ term }) => term));
}

/** Papers found, as they are shown. */
export function hitsOf(store: Store, places: readonly Place[], terms: readonly WeightedTerm[]): Hit[] {
  const marked: Marked = { text: entriesOf(terms, 'text'), authors: entriesOf(terms, 'authors') };
  return places.map((place) => hitOf(store, place, terms, marked));
}

function hitOf(store: Store, { segment, doc, score }: Place, terms: readonly WeightedTerm[], marked: Marked): Hit {
  const paper = segment.papers[doc];
  const met = terms.filter((term) => countIn(segment, { ...term, mask: 0xff }, doc) > 0);
  const hit = {
    id: store.ids.text(segment.ids[doc]!),
    score,
    terms: [...new Set(met.map((term) => wordOf(store, term)))],
  };
  if (paper === undefined) return hit;
  let highlights: Highlights | undefined;
  return {
    ...hit,
    paper,
    // Reading the text again takes longer than finding it, and not every hit is shown.
    get highlights() {
      highlights ??= highlight(paper, store.vocabulary, marked);
      return highlights;
    },
  };
}
