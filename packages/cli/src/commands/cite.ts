import type { Issue } from '@trending-papers/core/paper';
import { defineCommand } from '../args/command.js';
import { papers } from '../args/operands.js';
import { formatOption, outputOptions } from '../args/options.js';
import { disk } from '../disk/disk.js';
import { findNamed, wholePaper } from '../inputs/named.js';
import { exit, usageError } from '../terminal/exit.js';
import { makeReporter } from '../terminal/reporter.js';
import { type Writer, writerNames, writers } from './writers.js';

export default defineCommand({
  name: 'cite',
  description: 'Write the citation of papers, by number in the last list or by identifier.',
  operands: papers,
  options: { format: formatOption(writerNames, 'bibtex'), quiet: outputOptions.quiet },
  examples: [
    { line: 'cite arxiv:2403.12345 arxiv:1706.03762', does: 'BibTeX of two papers' },
    { line: 'cite arxiv:1706.03762 --format ris', does: 'the same for another program' },
  ],
  async run(args, io) {
    const reporter = makeReporter(io, args.quiet);
    if (args.operands.length === 0) throw usageError('Nothing to cite: trending-papers cite N|ID…');
    const named = await findNamed(args.operands, io, reporter, disk);
    const found = await Promise.all(named.map((each) => wholePaper(each, io, reporter))).finally(reporter.end);
    const issues: Issue[] = [];
    const write: Writer = writers[args.format];
    const listing = { title: 'Papers', papers: found, issues: [] };
    await io.out.write(write(listing, { onIssue: (issue) => issues.push(issue) }));
    reporter.issues('cite', issues);
    return exit.done;
  },
});
