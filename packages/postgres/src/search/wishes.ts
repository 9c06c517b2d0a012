import type { Wish } from '@trending-papers/core/search';
import { placeAt } from '@trending-papers/core/store';
import { anyOf } from './lexemes.js';

/** After the places of papers without a date. */
const firstDated = '0000-';

/** A condition of SQL, with the values that its numbers stand for. */
export interface Condition {
  /** The tables that it is about: `word`, and `latest` where numbers are asked for. */
  from: string;
  sql: string;
  values: unknown[];
}

/** Terms, and conditions of other kinds, that one question asks a database for: core asks for all of them anyway. */
const mostTerms = 8_192;
const mostOthers = 32;

/** Papers by their words, with their numbers. */
export const withLatest = 'trending_papers.word AS word JOIN trending_papers.latest AS latest ON latest.key = word.key';

/** Terms in a wish, and what else is in it. */
function sizeOf(wish: Wish): { terms: number; others: number } {
  if ('any' in wish) return { terms: wish.any.length, others: 0 };
  if ('without' in wish) return { terms: wish.without.length, others: 0 };
  if (!('every' in wish || 'some' in wish)) return { terms: 0, others: 1 };
  const sizes = ('every' in wish ? wish.every : wish.some).map(sizeOf);
  return sizes.reduce((sum, size) => ({ terms: sum.terms + size.terms, others: sum.others + size.others }), {
    terms: 0,
    others: 0,
  });
}

/** As many of some wishes as a database answers in good time, which gives too many papers rather than too few. */
function answerable(wishes: readonly Wish[]): Wish[] {
  const taken = { terms: 0, others: 0 };
  return wishes.filter((wish) => {
    const { terms, others } = sizeOf(wish);
    if (taken.terms + terms > mostTerms || taken.others + others > mostOthers) return false;
    taken.terms += terms;
    taken.others += others;
    return true;
  });
}

/** The text of a `tsquery`, where words are all that is asked for. */
export function queryOf(wish: Wish): string | undefined {
  if ('any' in wish) return anyOf(wish.any);
  if ('without' in wish) return `!${anyOf(wish.without)}`;
  if (!('every' in wish || 'some' in wish)) return undefined;
  const isEvery = 'every' in wish;
  const wishes = isEvery ? wish.every : wish.some.filter((part) => !('any' in part) || part.any.length > 0);
  const parts = wishes.map(queryOf);
  if (parts.some((part) => part === undefined)) return undefined;
  if (parts.length === 0) return isEvery ? undefined : anyOf([]);
  return `(${parts.join(isEvery ? '&' : '|')})`;
}

/**
 * Conditions on rows of `word` for papers that meet all wishes; words are asked for at once. `first` is the number of the
 * first value.
 */
export function conditionsOf(given: readonly Wish[], first: number): Condition {
  const wishes = answerable(given);
  const values: unknown[] = [];
  const put = (value: unknown, type: string) => `$${first + values.push(value) - 1}::${type}`;
  const words = wishes.map(queryOf).filter((part) => part !== undefined);
  const others = wishes.filter((wish) => queryOf(wish) === undefined);
  const parts = [
    ...(words.length > 0 ? [`word.words @@ ${put(words.join('&'), 'tsquery')}`] : []),
    ...others.map((wish) => conditionOf(wish, put)),
  ];
  const sql = parts.join(' AND ') || 'true';
  return { from: sql.includes('latest.') ? withLatest : 'trending_papers.word AS word', sql, values };
}

function conditionOf(wish: Wish, put: (value: unknown, type: string) => string): string {
  const query = queryOf(wish);
  if (query !== undefined) return `word.words @@ ${put(query, 'tsquery')}`;
  if ('every' in wish) return joined(wish.every, 'AND', 'true', put);
  if ('some' in wish) return joined(wish.some, 'OR', 'false', put);
  if ('came' in wish) {
    const [from, to] = wish.came.map((minutes) => (Number.isFinite(minutes) ? placeAt(minutes * 60_000) : undefined));
    const bounds = [
      // A paper without a date is of no time.
      `word.place >= ${put(from ?? firstDated, 'text')}`,
      ...(to === undefined ? [] : [`word.place < ${put(to, 'text')}`]),
    ];
    return `(${bounds.join(' AND ')})`;
  }
  if ('signal' in wish) return between(wish, put);
  if ('named' in wish)
    return `word.key IN (SELECT key FROM trending_papers.name WHERE name.name = ANY (${put(wish.named, 'text[]')}))`;
  return 'true';
}

function joined(
  wishes: readonly Wish[],
  by: 'AND' | 'OR',
  empty: string,
  put: (value: unknown, type: string) => string,
): string {
  return wishes.length === 0 ? empty : `(${wishes.map((wish) => conditionOf(wish, put)).join(` ${by} `)})`;
}

/** Numbers are counted in 32 bits by the index, which rounds them: so near a bound it decides. */
function between(
  { signal, from, to }: Extract<Wish, { signal: string }>,
  put: (value: unknown, type: string) => string,
): string {
  const value = `(latest.facts -> 'signals' ->> ${put(signal, 'text')})::float8`;
  const bounds = [
    ...(Number.isFinite(from) ? [`${value} >= ${put(from - Math.abs(from) * 1e-6, 'float8')}`] : []),
    ...(Number.isFinite(to) ? [`${value} <= ${put(to + Math.abs(to) * 1e-6, 'float8')}`] : []),
  ];
  return bounds.length === 0 ? `${value} IS NOT NULL` : `(${bounds.join(' AND ')})`;
}
