import type { SearchOptions, Sort, Wanted, Wish } from '@trending-papers/core/search';
import type { Query } from '../driver/database.js';
import { byBm25 } from './bm25.js';
import { anyOf } from './lexemes.js';
import { conditionsOf, queryOf, withLatest } from './wishes.js';

/** Papers that core looks at for one query, and more where more is asked for. */
const fewestCandidates = 80;
const mostCandidates = 2_000;
/** Papers that one question weighs by their counts of words, and how many it should have of those with the same words. */
const mostWeighed = 4_000;
const goodWeighed = 1_500;
/** Words of which papers with all, and then with most, are looked for: those beyond, the commonest, only decide the order. */
const mostTogether = 6;
/** Words that decide the order. */
const mostScoring = 12;
/**
 * What an occurrence counts for: in abstracts, twice unused, and in titles. `ts_rank` of one word is 0.61 times the weight,
 * and hardly more for several of them: these make it what the word adds in core's measure.
 */
const weights = '{0.63, 0.63, 0.63, 1}';
/** What it adds to a score, of which it is a share, that all words stand in the title. */
const titled = 0.8;

/** Papers that a query may find, by their keys. */
export interface Candidates {
  keys: string[];
  /** Whether there may be more. */
  isCut: boolean;
}

/** How many candidates a page of a search needs. */
function roomFor({ offset = 0, limit = 20 }: SearchOptions): number {
  return Math.min(fewestCandidates + offset + limit + limit, mostCandidates);
}

/** Papers that have some words, of those of a query. */
interface Group {
  /** What their rarity adds up to. */
  worth: number;
  wishes: Wish[];
  /** How many there may be, if words kept company twice as often as by chance. */
  expected: number;
}

const worthOf = (df: number, count: number) => Math.log(1 + (count + 1) / (df + 1));

/** Words in groups: all of them, then without one or more, the rarest groups first. */
function groupsOf(words: Wanted['words'], count: number): Group[] {
  const rarest = words.slice(0, mostTogether);
  const groups = Array.from({ length: 2 ** rarest.length - 1 }, (_, at) => {
    const members = rarest.filter((_, bit) => (((at + 1) >> bit) & 1) === 1);
    const together = members.reduce((all, { df }) => all * ((2 * df) / Math.max(count, 1)), count / 2);
    return {
      worth: members.reduce((sum, { df }) => sum + worthOf(df, count), 0),
      wishes: members.map(({ wish }) => wish),
      expected: Math.min(together, ...members.map(({ df }) => df)),
    };
  });
  return groups.sort((a, b) => b.worth - a.worth);
}

/** Groups that one question asks for: as many as it weighs well, and one at least. */
function questionsOf(groups: readonly Group[]): Group[][] {
  const questions: Group[][] = [];
  let expected = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    if (expected + group.expected > goodWeighed) {
      questions.push([]);
      expected = 0;
    }
    questions.at(-1)!.push(group);
    expected += group.expected;
  }
  return questions;
}

/** Those that have no other among them: who has all words has some of them. */
function least(groups: readonly Group[]): Wish[] {
  const isPart = (a: Group, b: Group) => a !== b && a.wishes.every((wish) => b.wishes.includes(wish));
  return groups
    .filter((group) => !groups.some((other) => isPart(other, group)))
    .map(({ wishes }) => ({ every: wishes }));
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
 * Candidates by relevance, in questions until there is no more room: papers that the query may be the title of or that have
 * all words in theirs; that have all words; that have some of them, those whose words are rarest first. Each question gives
 * those that core's measure is likely to put first, by the counts of words that stand in the table. An index of BM25 knows
 * them at once, where words are all that is asked for.
 */
async function byRelevance(
  query: Query,
  { required, bag, words, said, titles }: Wanted,
  count: number,
  room: number,
  bm25: boolean,
): Promise<Candidates> {
  // What a question asks for implies that a paper has one of the words.
  const whole: Wish = bag ?? { every: [] };
  const groups = groupsOf(words, count);
  const [all] = groups;
  const few = words.reduce((sum, { df }) => sum + df, 0) <= room;
  const named: Wish[] = titles.length > 0 ? [{ any: titles }] : [];
  const isCommon = all !== undefined && all.expected > goodWeighed;
  const first: Wish[] = isCommon ? [{ some: [...named, inTitles({ every: all.wishes })] }] : named;
  const questions: Wish[] = few
    ? [whole]
    : [...first, ...questionsOf(groups).map((some): Wish => ({ some: least(some) })), whole];
  const order = orderOf(words, titles, count);
  const scores = new Map<string, number>();
  if (bm25 && bag !== undefined && required.length === 0 && !few) {
    const best = await byBm25(query, said, room);
    // It cuts and stems words otherwise, and does not know what is short for what.
    const likely: Wish = { some: [...named, ...least(questionsOf(groups)[0] ?? [])] };
    const beside = await weighed(query, [likely], order, best, room >> 1);
    return { keys: [...best, ...beside.map(({ key }) => key)], isCut: true };
  }
  for (const question of questions) {
    const found = await weighed(query, [...required, question], order, [...scores.keys()], room + 1);
    for (const { key, score } of found) scores.set(key, score);
    if (scores.size > room) break;
  }
  const keys = [...scores].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([key]) => key);
  return { keys: keys.slice(0, room), isCut: keys.length > room };
}

/** What papers are put in order by, as SQL over `words`, with the values that its numbers stand for, from the second on. */
interface Order {
  sql: string;
  values: unknown[];
}

/** Core's measure as near as it can be had of counts: each word by its rarity, and more for titles that are like the query. */
function orderOf(words: Wanted['words'], titles: readonly string[], count: number): Order {
  const values: unknown[] = [];
  const put = (value: unknown, type: string) => `$${values.push(value) + 1}::${type}`;
  const scoring = words.slice(0, mostScoring).filter(({ wish }) => textTermsIn(wish).length > 0);
  const ranks = scoring.map(({ wish, df }) => {
    // What several terms add up to is divided by how many they are.
    const worth = put(worthOf(df, count) * Math.max(1, ownTerms(wish)), 'float8');
    return `${worth} * ts_rank('${weights}', words, ${put(anyOf(textTermsIn(wish)), 'tsquery')}, 1)`;
  });
  const has = (query: string, yes: string, no: string) =>
    `CASE WHEN words @@ ${put(query, 'tsquery')} THEN ${yes} ELSE ${no} END`;
  const inTitle = queryOf({ every: scoring.map(({ wish }) => inTitles(wish)) });
  const most = scoring.reduce((sum, { df }) => sum + worthOf(df, count), 0);
  const sum = `(${ranks.join(' + ') || '0'})`;
  const more = inTitle === undefined ? '1' : has(inTitle, String(1 + titled), '1');
  const exact = titles.length === 0 ? '0' : has(anyOf(titles), put(most, 'float8'), '0');
  return { sql: `${sum} * ${more} + ${exact}`, values };
}

/** Terms of a word itself, without what it is short for. */
function ownTerms(wish: Wish): number {
  if ('some' in wish) return ownTerms(wish.some[0] ?? { any: [] });
  return textTermsIn(wish).length;
}

function textTermsIn(wish: Wish): string[] {
  if ('any' in wish) return wish.any.filter((term) => term.startsWith('text:'));
  if ('every' in wish) return wish.every.flatMap(textTermsIn);
  if ('some' in wish) return wish.some.flatMap(textTermsIn);
  return [];
}

/** Papers that meet all wishes, those that are likely first. */
async function weighed(
  query: Query,
  wishes: readonly Wish[],
  order: Order,
  without: readonly string[],
  limit: number,
): Promise<{ key: string; score: number }[]> {
  const { from, sql, values } = conditionsOf(wishes, order.values.length + 2);
  return query<{ key: string; score: number }>(
    `SELECT key, ${order.sql} AS score FROM (
       SELECT word.key, word.words FROM ${from}
       WHERE ${sql} AND NOT word.key = ANY ($1::uuid[]) LIMIT ${Math.max(mostWeighed, limit)}
     ) AS found ORDER BY score DESC, key LIMIT ${limit}`,
    [without, ...order.values, ...values],
  );
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
  bm25: boolean,
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
      : await byRelevance(query, wanted, count, room, bm25);
  if (typeof first !== 'object') return found;
  const scored = Object.entries(first.scores).sort(([, a], [, b]) => b - a);
  const best = await byNames(
    query,
    scored.slice(0, room).map(([id]) => id),
    required,
  );
  return { ...found, keys: [...new Set([...best, ...found.keys])] };
}
