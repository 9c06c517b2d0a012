import type { Issue } from '@trending-papers/core/paper';
import { loadWords } from '@trending-papers/core/words';
import { defineCommand } from '../args/command.js';
import { inputs } from '../args/operands.js';
import { choosingOptions, formatOption, inputOptions, outputOptions } from '../args/options.js';
import { rankListing, toPublishable } from '../inputs/ranking.js';
import { readListing, readOptions } from '../inputs/read.js';
import { exit } from '../terminal/exit.js';
import { makeReporter } from '../terminal/reporter.js';
import { type Writer, writerNames, writers } from './writers.js';

export default defineCommand({
  name: 'export',
  description: 'Write citations or data: BibTeX, RIS, CSL-JSON, CSV and more.',
  operands: inputs,
  options: {
    ...inputOptions,
    format: formatOption(writerNames, 'bibtex'),
    ...choosingOptions,
    ...outputOptions,
  },
  examples: [
    { line: 'export arxiv:2403.12345,1706.03762 > references.bib', does: 'BibTeX of two papers' },
    { line: 'export public/feed.json --topic cs.CL --format ris', does: 'RIS of what a feed holds on a topic' },
    { line: 'export hf:daily --format ndjson | jq .title', does: 'one JSON object a line' },
  ],
  async run(args, io) {
    const write: Writer = writers[args.json ? 'csl' : args.format];
    const reporter = makeReporter(io, args.quiet);
    const all = await readListing(args.operands, io, reporter, readOptions(args)).finally(reporter.end);
    const { listing, reasons } = toPublishable(all, await rankListing(all, args, io, reporter));
    const words = await loadWords(args.language);
    const issues: Issue[] = [];
    await io.out.write(write(listing, { reasons, words, onIssue: (issue) => issues.push(issue) }));
    reporter.issues('export', issues);
    return listing.papers.length === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});
