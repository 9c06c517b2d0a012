import type { WeightedTerm } from '../query/score.js';
import { noDate } from '../store/columns.js';
import type { Segment } from '../store/segment.js';
import { placeOf, type Store } from '../store/store.js';
import type { Sort } from '../types.js';
import { byRelevance, type Order } from './collect.js';

const last = Number.NEGATIVE_INFINITY;

const byDate: Order = ({ columns }) => Float64Array.from(columns.dates, (date) => (date === noDate ? last : date));

function bySignal(signal: string): Order {
  return ({ size, columns: { signals } }) => {
    const column = Object.hasOwn(signals, signal) ? signals[signal]! : new Float32Array(size).fill(Number.NaN);
    return column.map((value) => (Number.isNaN(value) ? last : value));
  };
}

/** Given scores, and with a weight below 1 also the relevance, each as a share of the largest there can be. */
function byScores(
  store: Store,
  scores: Readonly<Record<string, number>>,
  weight: number,
  terms: readonly WeightedTerm[],
): Order {
  const perSegment = new Map<Segment, Float64Array>();
  const largest = Math.max(...Object.values(scores).map(Math.abs), Number.MIN_VALUE);
  const alone = weight >= 1;
  const keysOf = (segment: Segment): Float64Array =>
    perSegment.get(segment) ?? new Float64Array(segment.size).fill(alone ? last : 0);
  for (const [id, score] of Object.entries(scores)) {
    const place = placeOf(store, id);
    if (place === undefined || !Number.isFinite(score)) continue;
    const { segment, doc } = place;
    const keys = keysOf(segment);
    perSegment.set(segment, keys);
    keys[doc] = alone ? score : (score / largest) * weight;
  }
  const most = terms.reduce((sum, { worth }) => sum + worth, 0) || 1;
  return (segment, relevance) => {
    const keys = keysOf(segment);
    return alone ? keys : keys.map((key, doc) => key + ((1 - weight) * relevance[doc]!) / most);
  };
}

/** What a sort puts papers in order by. */
function orderOf(store: Store, sort: Sort, terms: readonly WeightedTerm[]): Order {
  if (sort === 'relevance') return byRelevance;
  if (sort === 'date') return byDate;
  if ('signal' in sort) return bySignal(sort.signal);
  return byScores(store, sort.scores, Math.max(0, sort.weight ?? 1), terms);
}

/** What sorts put papers in order by, one after the other. */
export function ordersOf(store: Store, sort: Sort | readonly Sort[], terms: readonly WeightedTerm[]): Order[] {
  return sortsOf(sort).map((each) => orderOf(store, each, terms));
}

export function sortsOf(sort: Sort | readonly Sort[]): readonly Sort[] {
  return Array.isArray(sort) ? (sort as readonly Sort[]) : [sort as Sort];
}
