import { defineCommand } from '../args/command.js';
import { choice } from '../args/kind.js';
import { papers } from '../args/operands.js';
import { outputOptions } from '../args/options.js';
import { disk } from '../disk/disk.js';
import { findNamed, pageOfNamed } from '../inputs/named.js';
import { exit, usageError } from '../terminal/exit.js';
import { makeReporter } from '../terminal/reporter.js';
import { safeLine } from '../terminal/safe.js';

const ways = ['page', 'pdf', 'code', 'project', 'discussion'] as const;

export default defineCommand({
  name: 'open',
  description: 'Open papers in the browser, by number in the last list or by identifier.',
  operands: papers,
  options: {
    what: { kind: choice('LINK', ways), description: 'Which of its links', default: 'page' },
    print: { description: 'Write the address instead of opening it' },
    quiet: outputOptions.quiet,
  },
  examples: [
    { line: 'open arxiv:2403.12345 --print', does: 'the address of its page' },
    { line: 'open 10.1038/s41586-021-03819-2 --print', does: 'the same by a DOI' },
  ],
  async run(args, io) {
    const reporter = makeReporter(io, args.quiet);
    if (args.operands.length === 0) throw usageError('Nothing to open: trending-papers open N|ID…');
    const found = await findNamed(args.operands, io, reporter, disk);
    const urls = found.map((named) => {
      const url = args.what === 'page' ? pageOfNamed(named) : named.paper?.links[args.what];
      if (!url)
        throw usageError(`${named.word} has no link to its ${args.what} that is known here.`, { word: named.word });
      return url;
    });
    for (const url of urls) {
      // An address comes from a feed: nothing but pages of the web is handed to the system.
      if (!/^https?:\/\//.test(url)) throw usageError(`${url} is no address of the web.`, { url });
      if (args.print || !io.openUrl) await io.out.write(`${safeLine(url)}\n`);
      else {
        await io.openUrl(url);
        reporter.step(`opened ${url}`);
      }
    }
    return exit.done;
  },
});
