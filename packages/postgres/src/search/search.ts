import type { Paper } from '@trending-papers/core/paper';
import {
  type Collection,
  type FacetName,
  rerank,
  type SearchOptions,
  type Wanted,
  type Wish,
  wantedOf,
} from '@trending-papers/core/search';
import { type StoreSearchResult, storeIssue } from '@trending-papers/core/store';
import type { Query } from '../driver/database.js';
import { candidatesOf } from './candidates.js';

/** Values of a facet that are asked of the database; of more only core is asked. */
const mostSelected = 100;
/** Facets whose values are names, as queries call them. */
const fieldOf: Readonly<Partial<Record<FacetName, string>>> = { topics: 'topic', authors: 'author', venues: 'venue' };

type Lookup = (text: string) => Promise<Collection>;

/** What is selected of facets, as a database may be asked; core asks again, exactly. */
async function selectedWishes(lookup: Lookup, selected: NonNullable<SearchOptions['selected']>): Promise<Wish[]> {
  const wishes: Wish[] = [];
  for (const [facet, values] of Object.entries(selected)) {
    if (values === undefined || values.length === 0 || values.length > mostSelected) continue;
    if (facet === 'years') wishes.push({ any: values.map((year) => `year:${year}`) });
    const field = fieldOf[facet as FacetName];
    if (field === undefined) continue;
    const parts: Wish[] = [];
    for (const value of values) {
      const text = `${field}:"${value.replace(/["“”]/g, ' ')}"`;
      const { required } = wantedOf(text, await lookup(text));
      parts.push({ every: required });
    }
    wishes.push({ some: parts });
  }
  return wishes;
}

/** The most papers that may meet a wish. */
function mostOf(wish: Wish, { df, count }: Collection): number {
  if ('any' in wish) return Math.min(count, sum(wish.any.map((term) => df.get(term) ?? unknownFrequency(term, count))));
  if ('every' in wish)
    return Math.min(count, ...wish.every.map((part) => mostOf(part, { df, count, averageWords: 0 })));
  if ('some' in wish)
    return Math.min(count, sum(wish.some.map((part) => mostOf(part, { df, count, averageWords: 0 }))));
  return count;
}

/** Of titles and parts nobody counts how many papers have them: few have a title, and many may have a part. */
const unknownFrequency = (term: string, count: number) => (/^(?:has|year):/.test(term) ? count : 0);
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/**
 * Finds papers by words that the tables hold: candidates by SQL, which core puts in order as if it had all papers. The
 * answer says when there were more candidates than were looked at. `bm25` says that the database has such an index.
 */
export async function searchIn(
  query: Query,
  lookup: Lookup,
  text: string,
  options: SearchOptions = {},
  bm25 = false,
): Promise<StoreSearchResult> {
  const nobody: Collection = { df: new Map(), count: 0, averageWords: 0 };
  // An option that makes no sense is told of before the first question.
  rerank([], text, nobody, options);
  const collection = await lookup(text);
  const asked = wantedOf(text, collection, options);
  const required = [...asked.required, ...(await selectedWishes(lookup, options.selected ?? {}))];
  const wanted: Wanted = { ...asked, required };
  const { keys, isCut } = await candidatesOf(query, wanted, collection.count, options, bm25);
  const rows = await query<{ paper: Paper }>(
    'SELECT paper FROM trending_papers.paper WHERE key = ANY ($1::uuid[]) ORDER BY place DESC',
    [keys],
  );
  const result = rerank(
    rows.map(({ paper }) => paper),
    text,
    collection,
    options,
  );
  if (!isCut) return { ...result, approximate: false };
  const conditions = asked.bag === undefined ? required : [...required, asked.bag];
  const most = Math.min(collection.count, ...conditions.map((wish) => mostOf(wish, collection)));
  const issue = storeIssue('search-approximate', { looked: rows.length, most });
  return { ...result, issues: [...result.issues, issue], approximate: true };
}
