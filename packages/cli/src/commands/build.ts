import { basename, relative, resolve } from 'node:path';
import { defineCommand } from '../args/command.js';
import { configOption, filterOptions, inputArgument, outputOptions } from '../args/options.js';
import { disk } from '../disk/disk.js';
import { naturalNumber } from '../inputs/filter.js';
import { rankingOf, selectPapers } from '../inputs/ranking.js';
import { type Inputs, readInputs, readOptions, tellFailures } from '../inputs/read.js';
import { buildSite } from '../site/build.js';
import { refuseTaken } from '../site/foreign.js';
import { defaultKeep } from '../site/keep.js';
import { laterPage } from '../site/previous.js';
import { summaryOf, writeSummary } from '../site/summary.js';
import { exit, misuse } from '../terminal/exit.js';
import { paperTable } from '../terminal/paper-table.js';
import { makeReporter } from '../terminal/reporter.js';

const shownPapers = 10;
const defaultFolder = 'public';

export default defineCommand({
  name: 'build',
  description: 'Publish a folder: a page, feeds and a digest, merged with what is there.',
  usage: 'INPUT… --out DIR [options]',
  args: {
    ...inputArgument,
    out: {
      type: 'string',
      alias: 'o',
      valueHint: 'DIR',
      description: 'The folder to publish into',
      default: defaultFolder,
    },
    title: { type: 'string', valueHint: 'TEXT', description: "Title, in place of the listing's" },
    url: { type: 'string', valueHint: 'URL', description: 'Where the folder will be found on the web' },
    keep: {
      type: 'string',
      valueHint: 'N',
      description: 'Papers kept at most',
      default: String(defaultKeep.papers),
    },
    'keep-days': {
      type: 'string',
      valueHint: 'N',
      description: 'Days a paper is kept after it was last heard of',
      default: String(defaultKeep.days),
    },
    force: { type: 'boolean', description: 'Write over files that are there and are not of this program' },
    ...filterOptions,
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
    if (args.url !== undefined && !/^https?:\/\//.test(args.url))
      throw misuse(`--url is an http or https address, not "${args.url}".`);
    const reading = readOptions(args);
    const folder = resolve(io.cwd, args.out);
    if (args.out === defaultFolder && !args.force) await refuseTaken(folder, disk);
    let inputs: Inputs = { listing: undefined, received: [], failures: [] };
    const built = await buildSite({
      folder,
      force: args.force,
      note: reporter.warn,
      receive: async () => {
        inputs = await readInputs(args._, io, reporter, reading);
        return inputs.listing && selectPapers(inputs.listing, args, io);
      },
      by: rankingOf(args.by),
      keep: {
        papers: naturalNumber('--keep', args.keep),
        days: naturalNumber('--keep-days', args['keep-days']),
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
    } else if (first.length > 0) await io.out.write(paperTable(first, io));
    reporter.step(`${built.ranked.length} papers, ${built.added} of them new`);
    const later = written.filter((path) => laterPage.test(basename(path)));
    for (const path of written.filter((each) => !later.includes(each))) reporter.step(`wrote ${path}`);
    if (later.length > 0) reporter.step(`wrote ${later.length} later pages of feed.json`);
    if (inputs.received.length === 0) return exit.failed;
    return built.ranked.length === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});
