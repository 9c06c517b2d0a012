import { resolve } from 'node:path';
import { isSource } from '@trending-papers/core/fetch';
import { createIndex, type SearchResult, type Shards } from '@trending-papers/core/search';
import { en } from '@trending-papers/core/words';
import { defineCommand } from '../args/command.js';
import { source, text } from '../args/kind.js';
import type { Values } from '../args/option.js';
import { filterOptions, inputOptions, outputOptions, storeOption } from '../args/options.js';
import { disk } from '../disk/disk.js';
import { remember } from '../disk/reading-lists.js';
import { filterPapers, filterWords } from '../inputs/filter.js';
import { indexAt } from '../inputs/index-at.js';
import { readListing, readOptions, withStore } from '../inputs/read.js';
import { isStore, storeAt } from '../inputs/store.js';
import { paperLines, paperTexts, usualColumns } from '../terminal/columns.js';
import { exit, usageError } from '../terminal/exit.js';
import { hitList } from '../terminal/hit-list.js';
import type { Io } from '../terminal/io.js';
import { makeReporter, type Reporter } from '../terminal/reporter.js';
import { safeJson } from '../terminal/safe.js';
import { lineOptions } from './line-options.js';

const { query: _, by: __, window: ___, limit, ...filters } = filterOptions;

const options = {
  ...inputOptions,
  ...storeOption,
  limit: { ...limit, default: '20' },
  ...filters,
  ...lineOptions,
  ...outputOptions,
} as const;

export default defineCommand({
  name: 'search',
  description: 'Search the papers of a listing, or of a site with an index.',
  operands: { usage: 'QUERY INPUT…', kinds: [text('QUERY'), source] },
  options,
  examples: [
    { line: 'search "mixture of experts" examples/listing.json', does: 'the best hits first' },
    { line: `search 'author:"Y. LeCun" after:2025 -survey' public/feed.json`, does: 'the search language' },
    { line: 'search sparsity hf:daily arxiv:cs.LG --json', does: 'over two services, for a program' },
    { line: 'search sparsity --store postgres://reader@db.example/papers', does: 'a store answers itself' },
    { line: 'search sparsity public/', does: 'over all papers of a site that build --search-shards wrote' },
  ],
  async run(args, io) {
    const [query, ...inputs] = args.operands;
    if (query === undefined) throw usageError('Nothing to search for: trending-papers search QUERY INPUT…');
    const reporter = makeReporter(io, args.quiet);
    const { result, papers } = await answerOf(query, withStore(inputs, args, io), args, io, reporter);
    reporter.issues('query', result.issues);
    if (result.corrected && result.corrected !== query) reporter.step(`Searched for: ${result.corrected}`);
    if (args.json) await io.out.write(`${safeJson(result, 2)}\n`);
    else {
      const found = result.hits.flatMap(({ paper }) => paper ?? []);
      const ranked = found.map((paper, index) => ({
        paper,
        rank: index + 1,
        score: result.hits[index]!.score,
        reasons: [],
      }));
      if (args.template) await io.out.write(paperTexts(ranked, args.template, en));
      else if (args.columns.length > 0 || !io.out.isTTY)
        await io.out.write(paperLines(ranked, args.columns.length > 0 ? args.columns : usualColumns, en));
      else await io.out.write(hitList(result.hits, io));
      if (io.out.isTTY) await remember(found, io.env, disk);
      const among = papers === undefined ? '' : ` among ${papers} papers`;
      reporter.step(`${result.hits.length} of ${result.total} found${among}`);
      if (result.approximate)
        reporter.warn('The store found these by its own means: papers that stand first elsewhere may be missing.');
    }
    return result.total === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});

type Args = Values<typeof options>;

/** What was found, and among how many papers, where that is known. */
interface Answer {
  result: SearchResult & { approximate?: boolean };
  papers: number | undefined;
}

/** One index or one store answers itself; of all else the papers are read and searched here. */
async function answerOf(query: string, inputs: readonly string[], args: Args, io: Io, reporter: Reporter) {
  const [only] = inputs;
  await refuseSwapped(query, inputs, io);
  if (inputs.length !== 1 || only === undefined) return searchListing(query, inputs, args, io, reporter);
  if (isStore(only)) return searchStore(only, query, args, io);
  const index = await indexAt(only, io);
  return index ? searchIndex(index, query, args, io) : searchListing(query, inputs, args, io, reporter);
}

/** Whoever thinks of the listing first gives it where the query stands. */
async function refuseSwapped(query: string, inputs: readonly string[], io: Io): Promise<void> {
  const isThere = async (name: string) => (await disk.kind(resolve(io.cwd, name)).catch(() => undefined)) !== undefined;
  if (inputs.length === 0 || !(await isThere(query))) return;
  for (const input of inputs) if (isSource(input) || isStore(input) || (await isThere(input))) return;
  throw usageError(`The query comes first: trending-papers search '${inputs.join(' ')}' ${query}`);
}

async function searchStore(address: string, query: string, args: Args, io: Io): Promise<Answer> {
  const store = await storeAt(address, io);
  try {
    const asked = [query, ...filterWords(args, io.now())].join(' ');
    const result = await io.stoppable(() => store.search(asked, { limit: args.limit }));
    return { result, papers: (await store.stats?.())?.papers };
  } finally {
    await store.close();
  }
}

async function searchListing(
  query: string,
  inputs: readonly string[],
  args: Args,
  io: Io,
  reporter: Reporter,
): Promise<Answer> {
  const listing = await readListing(inputs, io, reporter, { ...readOptions(args), store: undefined }).finally(
    reporter.end,
  );
  const papers = await filterPapers(listing.papers, args, io.now());
  return { result: createIndex(papers).search(query, { limit: args.limit }), papers: papers.length };
}

/** In an index the filters are words of the query. */
async function searchIndex(index: Shards, query: string, args: Args, io: Io): Promise<Answer> {
  const asked = [query, ...filterWords(args, io.now())].join(' ');
  const result = await io.stoppable(() => index.search(asked, { limit: args.limit }));
  return { result, papers: index.size };
}
