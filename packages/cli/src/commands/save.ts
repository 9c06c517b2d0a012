import { namesOf } from '@trending-papers/core/paper';
import { defineCommand } from '../args/command.js';
import { papers } from '../args/operands.js';
import { outputOptions } from '../args/options.js';
import { disk } from '../disk/disk.js';
import { listPath, readList, writeList } from '../disk/reading-lists.js';
import { findNamed, wholePaper } from '../inputs/named.js';
import { exit, usageError } from '../terminal/exit.js';
import { makeReporter } from '../terminal/reporter.js';
import { safeJson } from '../terminal/safe.js';

export default defineCommand({
  name: 'save',
  description: 'Keep papers in a list of your own, by number in the last list or by identifier.',
  operands: papers,
  options: {
    remove: { description: 'Take them off the list instead' },
    print: { description: 'Write the list as a listing that every other command reads' },
    quiet: outputOptions.quiet,
  },
  examples: [
    { line: 'save --print | trending-papers export -', does: 'BibTeX of all that was saved' },
    { line: 'save arxiv:2403.12345', does: 'one paper by its identifier' },
  ],
  async run(args, io) {
    const reporter = makeReporter(io, args.quiet);
    const saved = await readList('saved', io.env, disk, reporter.warn);
    if (args.print) {
      await io.out.write(`${safeJson({ title: 'Saved papers', papers: saved, issues: [] }, 2)}\n`);
      return exit.done;
    }
    if (args.operands.length === 0) throw usageError('Nothing to save: trending-papers save N|ID…');
    const path = listPath('saved', io.env);
    if (!path) throw usageError('There is no home to keep a list in: set HOME or XDG_DATA_HOME.');
    const named = await findNamed(args.operands, io, reporter, disk);
    const wanted = args.remove
      ? named.map(({ id, paper }) => paper?.id ?? id ?? '')
      : await Promise.all(named.map((each) => wholePaper(each, io, reporter)));
    const names = new Set(wanted.flatMap((each) => (typeof each === 'string' ? [each] : [...namesOf(each)])));
    const others = saved.filter((paper) => ![...namesOf(paper)].some((name) => names.has(name)));
    const added = wanted.flatMap((each) => (typeof each === 'string' ? [] : [each]));
    await writeList('saved', [...others, ...added], io.env, disk);
    reporter.step(`${others.length + added.length} papers in ${path}`);
    return exit.done;
  },
});
