import { createIndex } from '@trending-papers/core/search';
import { en } from '@trending-papers/core/words';
import { defineCommand } from '../args/command.js';
import { source, text } from '../args/kind.js';
import { filterOptions, inputOptions, outputOptions } from '../args/options.js';
import { disk } from '../disk/disk.js';
import { remember } from '../disk/shelf.js';
import { filterPapers } from '../inputs/filter.js';
import { readListing, readOptions } from '../inputs/read.js';
import { paperLines, usualColumns } from '../terminal/columns.js';
import { exit, usageError } from '../terminal/exit.js';
import { hitList } from '../terminal/hit-list.js';
import { makeReporter } from '../terminal/reporter.js';
import { columnsOption } from './columns-option.js';

const { query: _, by: __, window: ___, limit, ...filters } = filterOptions;

export default defineCommand({
  name: 'search',
  description: 'Search the papers of a listing.',
  operands: { usage: 'QUERY INPUT…', kinds: [text('QUERY'), source] },
  options: {
    ...inputOptions,
    limit: { ...limit, default: '20' },
    ...filters,
    columns: columnsOption,
    ...outputOptions,
  },
  examples: [
    { line: 'search "mixture of experts" examples/listing.json', does: 'the best hits first' },
    { line: `search 'author:"Y. LeCun" after:2025 -survey' public/feed.json`, does: 'the search language' },
    { line: 'search sparsity hf:daily arxiv:cs.LG --json', does: 'over two services, for a program' },
  ],
  async run(args, io) {
    const [query, ...inputs] = args.operands;
    if (query === undefined) throw usageError('Nothing to search for: trending-papers search QUERY INPUT…');
    const reporter = makeReporter(io, args.quiet);
    const listing = await readListing(inputs, io, reporter, readOptions(args)).finally(reporter.end);
    const papers = await filterPapers(listing.papers, args, io.now());
    const result = createIndex(papers).search(query, { limit: args.limit });
    reporter.issues('query', result.issues);
    if (result.corrected && result.corrected !== query) reporter.step(`Searched for: ${result.corrected}`);
    if (args.json) await io.out.write(`${JSON.stringify(result, null, 2)}\n`);
    else {
      const found = result.hits.flatMap(({ paper }) => paper ?? []);
      const ranked = found.map((paper, index) => ({
        paper,
        rank: index + 1,
        score: result.hits[index]!.score,
        reasons: [],
      }));
      if (args.columns.length > 0 || !io.out.isTTY)
        await io.out.write(paperLines(ranked, args.columns.length > 0 ? args.columns : usualColumns, en));
      else await io.out.write(hitList(result.hits, io));
      if (io.out.isTTY) await remember(found, io.env, disk);
      reporter.step(`${result.hits.length} of ${result.total} found among ${papers.length} papers`);
    }
    return result.total === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});
