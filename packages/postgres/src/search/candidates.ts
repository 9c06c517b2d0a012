import type { SearchOptions, Sort, Wanted, Wish } from '@trending-papers/core/search';
import type { Query } from '../driver/database.js';
import { anyOf } from './lexemes.js';
import { conditionsOf, withLatest } from './wishes.js';

/** Papers that core looks at for one query, and more where a later page is asked for. */
const fewestCandidates = 300;
const mostCandidates = 2_000;
/** Papers of which those that say most of the words are picked, where more have all of them. */
const mostWeighed = 3_000;
/** Words of which papers with all, and then with most, are looked for: those beyond, the commonest, only decide the order. */
const mostTogether = 6;
/** What an occurrence counts for: in abstracts, twice unused, and in titles. By core's own measure. */
const weights = '{0.4, 0.4, 0.4, 1}';

/** Papers that a query may find, by their keys. */
export interface Candidates {
  keys: string[];
  /** Whether there may be more. */
  isCut: boolean;
}

/** How many candidates a page of a search needs. */
function roomFor({ offset = 0, limit = 20 }: SearchOptions): number {
  return Math.min(Math.max(fewestCandidates, offset + limit + limit), mostCandidates);
}

/** Words in groups: all of them, then without one or more, the rarest groups first. */
function groupsOf(words: Wanted['words'], count: number): Wish[] {
  const rarest = words.slice(0, mostTogether);
  const groups = Array.from({ length: 2 ** rarest.length - 1 }, (_, at) => {
    const members = rarest.filter((_, bit) => (((at + 1) >> bit) & 1) === 1);
    const worth = members.reduce((sum, { df }) => sum + Math.log(1 + (count + 1) / (df + 1)), 0);
    return { worth, wish: { every: members.map(({ wish }) => wish) } };
  });
  return groups.sort((a, b) => b.worth - a.worth).map(({ wish }) => wish);
}

/** The same wish of titles alone. */
function inTitles(wish: Wish): Wish {
  if ('any' in wish)
    return { any: wish.any.flatMap((term) => (term.startsWith('text:') ? [`title:${term.slice(5)}`] : [])) };
  if ('every' in wish) return { every: wish.every.map(inTitles) };
  if ('some' in wish) return { some: wish.some.map(inTitles) };
  return wish;
}

/**
 * Candidates by relevance, in steps until there is no more room: titles that the query may be; papers that have all words
 * in their titles; that have all words; that have some of them, those whose words are rarest first. Of a step that has too
 * many those are taken that say most of the words.
 */
async function byRelevance(
  query: Query,
  { required, bag, words, titles }: Wanted,
  count: number,
  room: number,
): Promise<Candidates> {
  const every = words.map(({ wish }) => wish);
  const asked = anyOf(every.flatMap(textTermsIn));
  // What a step asks for implies that a paper has one of the words.
  const whole: Wish = bag ?? { every: [] };
  const groups = groupsOf(words, count);
  const few = words.reduce((sum, { df }) => sum + df, 0) <= room;
  const steps: Wish[] = few
    ? [whole]
    : [
        ...(titles.length > 0 ? [{ any: titles }] : []),
        ...groups.slice(0, 1).map(inTitles),
        ...groups.slice(0, 3),
        ...groups.slice(1, 4).map(inTitles),
        ...groups.slice(3),
        whole,
      ];
  const keys = new Set<string>();
  for (const step of steps) {
    const left = room - keys.size;
    const found = await oneStep(query, [...required, step], asked, [...keys], left + 1);
    for (const key of found.slice(0, left)) keys.add(key);
    if (found.length > left) return { keys: [...keys], isCut: true };
  }
  return { keys: [...keys], isCut: false };
}

function textTermsIn(wish: Wish): string[] {
  if ('any' in wish) return wish.any.filter((term) => term.startsWith('text:'));
  if ('every' in wish) return wish.every.flatMap(textTermsIn);
  if ('some' in wish) return wish.some.flatMap(textTermsIn);
  return [];
}

async function oneStep(
  query: Query,
  wishes: readonly Wish[],
  asked: string,
  without: readonly string[],
  limit: number,
): Promise<string[]> {
  const { from, sql, values } = conditionsOf(wishes, 3);
  const rows = await query<{ key: string }>(
    `SELECT key FROM (
       SELECT word.key, word.words FROM ${from}
       WHERE ${sql} AND NOT word.key = ANY ($1::uuid[]) LIMIT ${Math.max(mostWeighed, limit)}
     ) AS found ORDER BY ts_rank('${weights}', words, $2::tsquery, 1) DESC, key LIMIT ${limit}`,
    [without, asked, ...values],
  );
  return rows.map(({ key }) => key);
}

/** Candidates by what papers are sorted by first, greatest first. */
async function bySort(
  query: Query,
  required: readonly Wish[],
  sort: 'date' | { signal: string },
  room: number,
): Promise<Candidates> {
  const isDate = sort === 'date';
  const { from, sql, values } = conditionsOf(required, isDate ? 1 : 2);
  const rows = await query<{ key: string }>(
    isDate
      ? `SELECT word.key FROM ${from} WHERE ${sql} ORDER BY word.place DESC LIMIT ${room + 1}`
      : `SELECT word.key FROM ${withLatest}
         WHERE ${sql} ORDER BY (latest.facts -> 'signals' ->> $1::text)::float8 DESC NULLS LAST, word.place DESC
         LIMIT ${room + 1}`,
    isDate ? values : [sort.signal, ...values],
  );
  return { keys: rows.slice(0, room).map(({ key }) => key), isCut: rows.length > room };
}

/** Papers that go by one of some names and meet what is required. */
async function byNames(query: Query, names: readonly string[], required: readonly Wish[]): Promise<string[]> {
  if (names.length === 0) return [];
  const { from, sql, values } = conditionsOf([{ named: names }, ...required], 1);
  const rows = await query<{ key: string }>(
    `SELECT word.key FROM ${from} WHERE ${sql} LIMIT ${mostCandidates}`,
    values,
  );
  return rows.map(({ key }) => key);
}

/** The papers that a query may find, as many as there is room for: those that it finds first, by words or by its order. */
export async function candidatesOf(
  query: Query,
  wanted: Wanted,
  count: number,
  options: SearchOptions,
): Promise<Candidates> {
  const room = roomFor(options);
  const pasted = await byNames(query, wanted.pasted, []);
  if (pasted.length > 0) return { keys: pasted, isCut: false };
  const sorts = [options.sort ?? 'relevance'].flat() as Sort[];
  const [first] = sorts;
  const required = [...wanted.required, ...(wanted.bag === undefined ? [] : [wanted.bag])];
  if (first === 'date' || (typeof first === 'object' && 'signal' in first)) return bySort(query, required, first, room);
  const found =
    wanted.words.length === 0
      ? await bySort(query, required, 'date', room)
      : await byRelevance(query, wanted, count, room);
  if (typeof first !== 'object') return found;
  const scored = Object.entries(first.scores).sort(([, a], [, b]) => b - a);
  const best = await byNames(
    query,
    scored.slice(0, room).map(([id]) => id),
    required,
  );
  return { ...found, keys: [...new Set([...best, ...found.keys])] };
}
