import { relative, resolve } from 'node:path';
import { passingFile } from '@trending-papers/core/publish';
import { loadWords } from '@trending-papers/core/words';
import { defineCommand } from '../args/command.js';
import { inputs as inputOperands } from '../args/operands.js';
import {
  configOption,
  filterOptions,
  inputOptions,
  languageOptions,
  outputOptions,
  siteOptions,
  tasteOptions,
} from '../args/options.js';
import { disk } from '../disk/disk.js';
import { selectPapers } from '../inputs/ranking.js';
import { type Inputs, readInputs, readOptions, tellFailures } from '../inputs/read.js';
import { tasteOf } from '../inputs/taste.js';
import { buildSite } from '../site/build.js';
import { refuseTaken } from '../site/foreign.js';
import { summaryOf, writeSummary } from '../site/summary.js';
import { exit } from '../terminal/exit.js';
import { paperTable } from '../terminal/paper-table.js';
import { makeReporter } from '../terminal/reporter.js';

const shownPapers = 10;

export default defineCommand({
  name: 'build',
  description: 'Publish a folder: a page, feeds and a digest, merged with what is there.',
  operands: inputOperands,
  options: {
    ...inputOptions,
    ...siteOptions,
    ...filterOptions,
    ...tasteOptions,
    ...languageOptions,
    ...configOption,
    ...outputOptions,
  },
  examples: [
    { line: 'build examples/listing.json --out public', does: 'a page and feeds of a saved listing' },
    {
      line: 'build hf:daily arxiv:cs.LG --query "mixture of experts" --out public --url https://lab.example/papers/',
      does: 'every day from cron: two sources, one topic',
    },
  ],
  async run(args, io) {
    const reporter = makeReporter(io, args.quiet);
    const reading = readOptions(args);
    const folder = resolve(io.cwd, args.out);
    if (args.out === siteOptions.out.default && !args.force) await refuseTaken(folder, disk);
    const profile = await tasteOf(args.like, io, reporter);
    const words = await loadWords(args.language);
    let inputs: Inputs = { listing: undefined, received: [], failures: [], ledger: [] };
    const built = await buildSite({
      folder,
      force: args.force,
      note: reporter.warn,
      receive: async (known, ledger) => {
        inputs = await readInputs(args.operands, io, reporter, { ...reading, known, ledger });
        return inputs.listing && selectPapers(inputs.listing, args, profile, io, reporter);
      },
      ledger: () => inputs.ledger,
      by: args.by,
      profile,
      words,
      language: args.language,
      keep: {
        papers: args.keep,
        days: args['keep-days'],
      },
      title: args.title,
      url: args.url === undefined ? undefined : new URL('.', args.url).href,
      script: await io.widgetScript(),
      now: io.now,
      disk,
    }).finally(reporter.end);
    tellFailures(built ? inputs.failures : inputs.failures.slice(1), reporter);
    if (!built) throw inputs.failures[0]!.error;

    await writeSummary(summaryOf(built, inputs), io.env);
    const written = built.written.map((path) => relative(io.cwd, path) || path);
    const first = built.ranked.slice(0, shownPapers);
    if (args.json) {
      const failed = inputs.failures.map(({ input, error }) => ({ input, code: error.code, message: error.message }));
      const { added, dropped, ranked } = built;
      const report = { papers: ranked.length, added, dropped, received: inputs.received, failed, written, first };
      await io.out.write(`${JSON.stringify(report, null, 2)}\n`);
    } else if (first.length > 0) await io.out.write(paperTable(first, words, io));
    reporter.step(`${built.ranked.length} papers, ${built.added} of them new`);
    const passing = new Set(
      built.written.filter((path) => passingFile.test(relative(folder, path).replaceAll('\\', '/'))),
    );
    for (const [index, path] of built.written.entries())
      if (!passing.has(path)) reporter.step(`wrote ${written[index]}`);
    reporter.step(`wrote ${passing.size} pages and feeds of papers, topics, authors, organisations and days`);
    // Days caught up with do not make up for a source that is closed today.
    if (inputs.failures.length === new Set(args.operands).size) return exit.failed;
    return built.ranked.length === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});
