import type { Issue, Paper } from '../../paper/schema.js';
import { highlight } from '../answer/highlight.js';
import { corrected, count } from '../answer/search.js';
import { Top } from '../answer/top.js';
import type { Condition } from '../query/match.js';
import { type ParsedQuery, parseQuery } from '../query/parse.js';
import { type Plan, type PlanOptions, planOf } from '../query/plan.js';
import type { Highlights, Hit, SearchOptions, SearchResult } from '../types.js';
import { Scanner } from '../words/scanner.js';
import { Vocabulary } from '../words/vocabulary.js';
import { readWords } from './dictionary-file.js';
import { type FetchFile, Files, type Packed, readManifest } from './files.js';
import type { ShardManifest } from './format.js';
import { Lookup, type Reached } from './lookup.js';
import { type Lists, readLists } from './reading.js';
import { whole } from './records.js';
import { isText, type ScoredList, type ShardTerm, weighLists } from './shard-terms.js';

/** What a search in shards gives. */
export interface ShardResult extends SearchResult {
  /**
   * Whether everything the query asks for was read. If not, the lists of its common words were read from their best
   * papers down to a limit: papers that have little of every word may be missing, `total` is a lower bound, and a
   * `lists-cut` is among the issues.
   */
  complete: boolean;
}

/** An index on a static host. Made by `openShards`. */
export interface Shards {
  /** How many papers are in. */
  readonly size: number;
  /**
   * Finds papers as `SearchIndex.search` does, newest first among equals. Sorts by relevance or date and counts no
   * facets; what it cannot do is in `issues`.
   *
   * @throws {TrendingPapersError} (by the promise) `index-missing` for a file that could not be fetched, and what
   * `openShards` throws
   */
  search(query: string, options?: SearchOptions): Promise<ShardResult>;
}

interface Papers extends Packed {
  ends: number[];
}

const decoder = new TextDecoder();

function readPapers({ bytes, ends }: Papers): Paper[] {
  return ends.map((end, at) => whole(JSON.parse(decoder.decode(bytes.subarray(ends[at - 1] ?? 0, end)))));
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

function scoresOf(lists: Lists, scored: readonly ScoredList[]): Float32Array {
  const scores = new Float32Array(lists.size);
  for (const { list, worth } of scored)
    for (const { docs, levels } of lists.piecesOf(list))
      for (let i = 0; i < docs.length; i++) scores[docs[i]!]! += worth * levels[i]!;
  return scores;
}

interface Ranked {
  papers: number[];
  total: number;
  scores: Float32Array;
}

/** The first papers that a query finds, best or newest first. */
function ranked(
  condition: Condition<Reached> | undefined,
  lists: Lists,
  scored: readonly ScoredList[],
  size: number,
  byDate: boolean,
): Ranked {
  const scores = scoresOf(lists, scored);
  const mask = condition?.(lists);
  const top = new Top<number>(size);
  let total = 0;
  for (let paper = 0; paper < lists.size; paper++) {
    if (mask === undefined ? scores[paper] === 0 : mask[paper] === 0) continue;
    total++;
    const value = byDate ? -paper : scores[paper]!;
    if (!(value <= top.floor)) top.add(value, paper);
  }
  return { papers: top.list().map(({ item }) => item), total, scores };
}

/** The papers of a page: from `offset` on, those that pass what can only be checked on the papers themselves. */
async function pageOf(
  { manifest, files }: Opened,
  candidates: readonly number[],
  checks: Lookup['checks'],
  offset: number,
  limit: number,
): Promise<{ page: { number: number; paper: Paper }[]; seen: number; dropped: number }> {
  const load = async (number: number) => {
    const file = Math.floor(number / manifest.papersPerFile);
    return { number, paper: (await files.get('papers', file, readPapers))[number % manifest.papersPerFile]! };
  };
  if (checks.length === 0)
    return {
      page: await Promise.all(candidates.slice(offset, offset + limit).map(load)),
      seen: candidates.length,
      dropped: 0,
    };
  const passed: { number: number; paper: Paper }[] = [];
  let at = 0;
  while (passed.length < offset + limit && at < candidates.length) {
    const batch = candidates.slice(at, at + offset + limit - passed.length);
    at += batch.length;
    const papers = await Promise.all(batch.map(load));
    passed.push(...papers.filter(({ paper }) => checks.every((check) => check(paper))));
  }
  return { page: passed.slice(offset), seen: at, dropped: at - passed.length };
}

/** Bytes fetched for one query at most, when it asks for so many hits or fewer and papers are as short as they are. */
const mostMoved = 300_000;
const usualHits = 20;
/** Bytes of posting lists that are fetched in any case. */
const leastForLists = 50_000;

/** Papers looked at for one that is shown, when names must be checked. */
const candidatesPerHit = 2;

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

const scanner = new Scanner();

/** The highlights of a paper, from the terms its lists were read by: its own words are all the vocabulary there is. */
function highlightsOf(paper: Paper, stemming: boolean, scored: readonly ScoredList[]): Highlights {
  const vocabulary = new Vocabulary(stemming);
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

function unsupported({ sort = 'relevance', facets = [] }: SearchOptions): Issue[] {
  const issues: Issue[] = [];
  if (typeof sort !== 'string')
    issues.push({ code: 'sort-unsupported', message: 'An index in shards sorts by relevance or date: by relevance.' });
  if (facets.length > 0) issues.push({ code: 'facets-unsupported', message: 'An index in shards counts no facets.' });
  return issues;
}

const listsCut: Issue = {
  code: 'lists-cut',
  message: 'Words of the query are in very many papers: of those, the ones that have most of them were looked at.',
};

/** Where papers themselves must be looked at, only the first are. */
function unseenIssues({ checks }: Lookup, seen: number, total: number): Issue[] {
  if (checks.length === 0 || seen >= total) return [];
  return [
    {
      code: 'candidates-cut',
      message: `Of ${total} papers that may meet the query ${seen} were looked at: the total counts the others unseen.`,
    },
  ];
}

async function search(opened: Opened, query: string, options: SearchOptions): Promise<ShardResult> {
  const { sort } = options;
  const offset = count(options.offset ?? 0);
  const limit = count(options.limit ?? 20);
  const { manifest, files } = opened;
  const parsed = parseQuery(query);
  const { plan, lookup } = await planned(opened, parsed, options);
  const scored = weighLists(plan.scored, manifest.papers);
  const conditions = plan.condition === undefined ? new Set<never>() : lookup.conditions;
  const perHit = lookup.checks.length > 0 ? candidatesPerHit : 1;
  const room = mostMoved - lookup.cost - usualHits * perHit * manifest.largest.papers;
  const lists = await readLists(files, manifest.papers, scored, conditions, Math.max(room, leastForLists));
  const wanted = (offset + limit) * perHit;
  const { papers, total, scores } = ranked(plan.condition, lists, scored, wanted, sort === 'date');
  const { page, seen, dropped } = await pageOf(opened, papers, lookup.checks, offset, limit);
  const complete =
    lookup.complete && [...conditions, ...scored.map(({ list }) => list)].every((list) => lists.isWhole(list));
  const met = termsMet(
    lists,
    scored,
    page.map(({ number }) => number),
  );
  return {
    hits: page.map(({ number, paper }): Hit => {
      let highlights: Highlights | undefined;
      return {
        id: paper.id,
        score: scores[number]!,
        terms: [...met.get(number)!],
        paper,
        get highlights() {
          highlights ??= highlightsOf(paper, manifest.stemming, scored);
          return highlights;
        },
      };
    }),
    total: total - dropped,
    complete,
    issues: [
      ...parsed.issues,
      ...lookup.issues,
      ...unsupported(options),
      ...(complete ? [] : [listsCut]),
      ...unseenIssues(lookup, seen, total),
    ],
    ...(plan.repairs.size > 0 && { corrected: corrected(query, plan.repairs) }),
  };
}

/**
 * Opens an index that `saveShards` wrote, wherever its files are: `fetchFile` gives one by name. Fetches the manifest
 * now, and for each query the parts it needs, at most about 300 kB for a million papers. What was fetched last
 * is kept in memory; beyond that the host's cache serves, as all files but `search.bin` never change.
 *
 * @throws {TrendingPapersError} (by the promise) `index-missing`, `index-foreign`, `index-version` or `index-damaged`
 *
 * @example
 * const shards = await openShards(filesAt('https://example.org/search/'));
 * const { hits } = await shards.search('mixture of experts', { limit: 10 });
 */
export async function openShards(fetchFile: FetchFile): Promise<Shards> {
  const manifest = await readManifest(fetchFile);
  const opened = { manifest, starts: readWords(manifest.words), files: new Files(fetchFile, manifest.of) };
  return { size: manifest.papers, search: (query, options = {}) => search(opened, query, options) };
}
