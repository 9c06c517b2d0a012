import type { Issue, Paper } from '../../paper/schema.js';
import { aFunction, checkArgument } from '../../text/options.js';
import { highlight } from '../answer/highlight.js';
import { checkArguments } from '../answer/options.js';
import { sortsOf } from '../answer/order.js';
import { corrected, count } from '../answer/search.js';
import { type ParsedQuery, parseQuery } from '../query/parse.js';
import { type Plan, type PlanOptions, planOf } from '../query/plan.js';
import type { Highlights, Hit, SearchOptions, SearchResult } from '../types.js';
import { languageOf } from '../words/language.js';
import { Vocabulary } from '../words/vocabulary.js';
import { readWords } from './dictionary-file.js';
import { estimated } from './estimated.js';
import { countFacets } from './facets.js';
import { type FetchFile, Files, readManifest } from './files.js';
import type { ShardManifest } from './format.js';
import { firstOf, foundIn } from './found.js';
import { shardIssueOf } from './issues.js';
import { type Looked, lookAt } from './looked.js';
import { Lookup, type Reached } from './lookup.js';
import { excludeFrom, selectedIn, withSelected } from './narrow.js';
import { type Lists, readLists } from './reading.js';
import { isText, type ScoredList, type ShardTerm, weighLists } from './shard-terms.js';
import { addYears, exactTitles, mostOf, reordered } from './titled.js';

/** What a search in shards gives. */
export interface ShardResult extends SearchResult {
  /**
   * Whether everything the query asks for was read. If not, the lists of its common words were read from their best
   * papers down to a limit: papers that have little of every word may be missing, `total` is a lower bound, and a
   * `lists-cut` is among the issues.
   */
  complete: boolean;
}

/** What one search in shards is given besides the query. */
export interface ShardSearchOptions extends SearchOptions {
  /** Ends the search: its promise is rejected with the signal's reason, and no more files are asked for. */
  signal?: AbortSignal | undefined;
}

/** An index on a static host. Made by `openShards`. */
export interface Shards {
  /** How many papers are in. */
  readonly size: number;
  /**
   * Finds papers as `SearchIndex.search` does, newest first among equals, and sorts and counts all that it found, but
   * for authors, which are counted over the papers given. What it cannot do is in `issues`.
   *
   * @throws {TypeError} (by the promise) for an option that there is none of, or of a wrong kind
   * @throws {TrendingPapersError} (by the promise) `index-missing` for a file that could not be fetched, and what
   * `openShards` throws
   */
  search(query: string, options?: ShardSearchOptions): Promise<ShardResult>;
}

/** Everything that searches in one opened index share. */
interface Opened {
  manifest: ShardManifest;
  starts: readonly Uint8Array[];
  files: Files;
}

/** Plans a query, fetching what it asks of the dictionary, until nothing is missing. */
async function planned(
  { manifest, starts, files }: Opened,
  parsed: ParsedQuery,
  options: PlanOptions,
): Promise<{ plan: Plan<ShardTerm, Reached>; lookup: Lookup }> {
  const fetched = new Map<string, unknown>();
  for (;;) {
    const lookup = new Lookup(manifest, starts, files, fetched);
    const plan = planOf(lookup, parsed, options, lookup.issues);
    if (lookup.missing.size === 0) return { plan, lookup };
    await Promise.all(lookup.missing.values());
  }
}

/** The first papers found are put in order again by what the query says as a whole: so many, which is a page, … */
const leastReordered = 10;
/** … up to so many, where few lie in one file: beyond, a paper in a hundred would move. */
const mostReordered = 16;
/** Papers fetched with them, about. */
const fetchedToReorder = 80;

function reorderedOf({ papersPerFile }: ShardManifest): number {
  return Math.min(mostReordered, Math.max(leastReordered, Math.floor(fetchedToReorder / papersPerFile)));
}

/** Papers looked at for one that is shown, when papers must be checked. */
const candidatesPerHit = 2;

interface Page {
  shown: Looked[];
  /** How many papers were looked at, and which of them were not meant. */
  seen: number;
  dropped: readonly number[];
  /** Of those shown, how many could not be checked to the end, by what was asked. */
  unsure: Record<'phrase' | 'name', number>;
}

/** Looks at candidates until there are as many as wanted that pass what can only be checked on the papers themselves. */
async function passing(
  { manifest, files }: Opened,
  candidates: readonly number[],
  checks: Lookup['checks'],
  wanted: number,
): Promise<Page> {
  const page = { shown: [] as Looked[], seen: 0, dropped: [] as number[], unsure: { phrase: 0, name: 0 } };
  while (page.shown.length < wanted && page.seen < candidates.length) {
    const batch = candidates.slice(page.seen, page.seen + wanted - page.shown.length);
    page.seen += batch.length;
    for (const looked of await lookAt(files, manifest, batch)) {
      const verdicts = checks.map(({ of, test }) => ({ of, verdict: test(looked) }));
      if (verdicts.some(({ verdict }) => verdict === false)) {
        page.dropped.push(looked.number);
        continue;
      }
      page.shown.push(looked);
      for (const of of new Set(verdicts.filter(({ verdict }) => verdict === undefined).map(({ of }) => of)))
        if (of === 'phrase' || of === 'name') page.unsure[of]++;
    }
  }
  return page;
}

/** Bytes fetched for one query at most, when it asks for so many hits or fewer and papers are as short as they are. */
const mostMoved = 300_000;
const usualHits = 20;
/** Bytes of posting lists that are fetched in any case. */
const leastForLists = 50_000;

/** Words of the query that each paper of a page has. */
function termsMet(lists: Lists, scored: readonly ScoredList[], papers: readonly number[]): Map<number, Set<string>> {
  const met = new Map(papers.map((paper) => [paper, new Set<string>()]));
  const shown = new Uint8Array(lists.size);
  for (const paper of papers) shown[paper] = 1;
  for (const { list } of scored)
    for (const { docs } of lists.piecesOf(list))
      for (const doc of docs) if (shown[doc] === 1) met.get(doc)!.add(list.term);
  return met;
}

/** The highlights of a paper, from the terms its lists were read by: its own words are all the vocabulary there is. */
function highlightsOf(paper: Paper, stemming: boolean, scored: readonly ScoredList[]): Highlights {
  const vocabulary = new Vocabulary(languageOf({ stem: stemming }));
  const { scanner } = vocabulary;
  for (const text of [paper.title, paper.abstract ?? '', ...paper.authors.map(({ name }) => name)])
    scanner.scan(text, (from, to, hash) => vocabulary.words.intern(scanner.bytes, from, to, hash));
  vocabulary.resolve();
  const entries = (wanted: (list: ScoredList['list']) => boolean): Set<number> =>
    new Set(scored.filter(({ list }) => wanted(list)).map(({ list }) => vocabulary.words.findText(list.term)));
  return highlight(paper, vocabulary, {
    text: entries(({ zone }) => isText(zone)),
    authors: entries(({ zone }) => zone === 'authors'),
  });
}

/** Whether words that are in no list stand beside others, as in "what can models do". */
const hasStopWords = ({ words }: Plan<ShardTerm, Reached>['plain']) =>
  words.some(({ covers, stopped }) => covers === 0 && stopped);

/** Where papers themselves must be looked at, only the first are, and not always to the end. */
function unseenIssues({ checks }: Lookup, { seen, unsure, shown }: Page, total: number): Issue[] {
  const issues: Issue[] = [];
  const papers = shown.length;
  if (unsure.phrase > 0) issues.push(shardIssueOf('phrase-unverified', { unsure: unsure.phrase, papers }));
  if (unsure.name > 0) issues.push(shardIssueOf('name-unverified', { unsure: unsure.name, papers }));
  if (checks.some(({ of }) => of !== 'unwanted') && seen < total)
    issues.push(shardIssueOf('candidates-cut', { seen, total }));
  return issues;
}

async function search(opened: Opened, query: string, { signal, ...options }: ShardSearchOptions): Promise<ShardResult> {
  checkArguments(query, options);
  signal?.throwIfAborted();
  const { offset: given = 0, limit: asked = 20, facets = [], filter, selected = {} } = options;
  const excluded = new Set(options.exclude ?? []);
  const offset = count(given);
  const limit = count(asked);
  const { manifest, files } = opened;
  const sorts = sortsOf(options.sort ?? 'relevance');
  const isByScores = typeof sorts[0] === 'object' && 'scores' in sorts[0];
  const sort = isByScores ? 'relevance' : sorts[0]!;
  const { parsed, columns } = await withSelected(files, parseQuery(query), selected);
  const { plan, lookup } = await planned(opened, parsed, options);
  if (filter !== undefined) lookup.checks.push({ of: 'filter', test: ({ paper }) => filter(paper) });
  signal?.throwIfAborted();
  const scored = weighLists(plan.scored, manifest.papers);
  const most = mostOf(scored);
  const conditions = plan.condition === undefined ? new Set<never>() : lookup.conditions;
  const perHit = lookup.checks.length > 0 ? candidatesPerHit : 1;
  const room = mostMoved - lookup.cost - manifest.largest.titles - usualHits * perHit * manifest.largest.papers;
  const [lists, exact] = await Promise.all([
    readLists(files, manifest, scored, conditions, Math.max(room, leastForLists)),
    sort === 'relevance' ? exactTitles(files, manifest, plan.plain, most) : new Map<number, number>(),
  ]);
  signal?.throwIfAborted();
  const met = foundIn(plan.condition, lists, scored, exact);
  const cut = await excludeFrom(files, manifest, excluded, met.mask);
  if (cut.length > 0) lookup.checks.push({ of: 'unwanted', test: ({ paper }) => !excluded.has(paper.id) });
  const { mask, but } = await selectedIn(files, columns, met.mask);
  const order = sort === 'relevance' ? estimated(plan.plain, lists, met.scores) : met.scores;
  const found = { ...met, order, mask, total: mask.reduce((sum, bit) => sum + bit, 0) };
  if (sort === 'relevance') await addYears(files, plan.plain.years, found);
  // The first are always looked at together, so that pages neither overlap nor skip.
  const together = reorderedOf(manifest);
  const reorders = sort === 'relevance' && limit > 0 && offset < together;
  const wanted = Math.max(offset + limit, reorders ? together : 0);
  signal?.throwIfAborted();
  const candidates = await firstOf(found, sort, wanted * perHit, files, manifest);
  const start = reorders || lookup.checks.length > 0 ? 0 : offset;
  const page = await passing(opened, candidates.slice(start), lookup.checks, wanted - start);
  const first = reorders ? reordered(page.shown.slice(0, together), plan.plain, most, found) : [];
  const shown = [...first, ...page.shown.slice(first.length)].slice(offset - start, offset - start + limit);
  for (const counted of [mask, ...but.values()]) for (const number of page.dropped) counted[number] = 0;
  signal?.throwIfAborted();
  const counted = await countFacets(
    files,
    facets,
    (facet) => but.get(facet) ?? mask,
    shown.map(({ paper }) => paper),
  );
  const isWhole = [...conditions, ...scored.map(({ list }) => list)].every((list) => lists.isWhole(list));
  const complete = lookup.complete && isWhole;
  const words = termsMet(
    lists,
    scored,
    shown.map(({ number }) => number),
  );
  return {
    hits: shown.map(({ number, paper }): Hit => {
      let highlights: Highlights | undefined;
      return {
        id: paper.id,
        score: found.order[number]!,
        terms: [...words.get(number)!],
        paper,
        get highlights() {
          highlights ??= highlightsOf(paper, manifest.stemming, scored);
          return highlights;
        },
      };
    }),
    total: found.total - page.dropped.length,
    complete,
    issues: [
      ...parsed.issues,
      ...lookup.issues,
      ...(isByScores ? [shardIssueOf('sort-unsupported', {})] : []),
      ...(sorts.length > 1 ? [shardIssueOf('sort-unsupported', { sorts: sorts.length })] : []),
      ...cut,
      ...(isWhole ? [] : [shardIssueOf('lists-cut', {})]),
      ...(sort === 'relevance' && found.total > together && hasStopWords(plan.plain)
        ? [shardIssueOf('stop-words-unlisted', { seen: together, total: found.total })]
        : []),
      ...unseenIssues(lookup, page, found.total),
      ...counted.issues,
      ...(manifest.isLean ? [shardIssueOf('papers-shortened', {})] : []),
    ],
    ...(plan.repairs.size > 0 && { corrected: corrected(query, plan.repairs) }),
    ...(facets.length > 0 && { facets: counted.facets }),
  };
}

/**
 * Opens an index that `saveShards` wrote, wherever its files are: `fetchFile` gives one by name. Fetches the manifest
 * now, and for each query the parts it needs. What was fetched last
 * is kept in memory; beyond that the host's cache serves, as all files but `search.bin` never change.
 *
 * @throws {TrendingPapersError} (by the promise) `index-missing`, `index-foreign`, `index-version` or `index-damaged`
 *
 * @example
 * const shards = await openShards(filesAt('https://example.org/search/'));
 * const { hits } = await shards.search('mixture of experts', { limit: 10 });
 */
export async function openShards(fetchFile: FetchFile): Promise<Shards> {
  checkArgument('fetchFile', fetchFile, aFunction);
  const manifest = await readManifest(fetchFile);
  const opened = { manifest, starts: readWords(manifest.words), files: new Files(fetchFile, manifest.of) };
  return { size: manifest.papers, search: (query, options = {}) => search(opened, query, options) };
}
