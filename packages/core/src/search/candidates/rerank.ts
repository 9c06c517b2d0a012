import type { Paper } from '../../paper/schema.js';
import { aCollection, checkArgument, checkPapers } from '../../text/options.js';
import { search } from '../answer/search.js';
import { addPapers } from '../store/store.js';
import type { SearchOptions, SearchResult } from '../types.js';
import { type Collection, learnWords, someStatistics, storeOf } from './collection.js';

/**
 * Searches in some papers of a larger collection as if all of it were there: what words are worth, which are typing errors
 * and which are not yet at their end follow from the collection. Candidates that a database found are put in the order of
 * the index; given the whole collection, the answer is that of `createIndex`. `total` and facets are of the candidates.
 * A pure function, linear in the texts of the papers: some hundred of them take tens of milliseconds.
 *
 * @throws {TypeError} for an option that there is none of, or of a wrong kind
 *
 * @example
 * const { df } = termsOf(everything);
 * rerank(candidates, 'sparse attention', { df, count: 120_000, averageWords: 180 }, { limit: 10 }).hits;
 */
export function rerank(
  papers: Iterable<Paper>,
  query: string,
  collection: Collection,
  options: SearchOptions = {},
): SearchResult {
  checkPapers(papers, aCollection);
  checkArgument('The collection', collection, someStatistics);
  const store = storeOf(collection);
  const { issues } = addPapers(store, papers);
  learnWords(store, collection);
  const result = search(store, query, options);
  return { ...result, issues: [...result.issues, ...issues] };
}
