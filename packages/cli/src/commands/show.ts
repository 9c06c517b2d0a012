import { defineCommand } from '../args/command.js';
import { inputs } from '../args/operands.js';
import { filterOptions, inputOptions, outputOptions } from '../args/options.js';
import { rankListing } from '../inputs/ranking.js';
import { readListing, readOptions } from '../inputs/read.js';
import { exit } from '../terminal/exit.js';
import { paperTable } from '../terminal/paper-table.js';
import { makeReporter } from '../terminal/reporter.js';

export default defineCommand({
  name: 'show',
  description: 'Show papers as a table, with the reasons for each rank.',
  operands: inputs,
  options: { ...inputOptions, ...filterOptions, ...outputOptions },
  examples: [
    { line: 'show examples/listing.json', does: 'a listing saved from a page' },
    { line: 'show hf:daily --with-code --limit 10', does: "today's ten first papers that have code" },
    { line: 'show arxiv:cs.LG --author "Yann LeCun" --json', does: 'JSON for a program' },
  ],
  async run(args, io) {
    const reporter = makeReporter(io, args.quiet);
    const listing = await readListing(args.operands, io, reporter, readOptions(args)).finally(reporter.end);
    const ranked = await rankListing(listing, args, io);
    if (args.json) await io.out.write(`${JSON.stringify({ title: listing.title, papers: ranked }, null, 2)}\n`);
    else if (ranked.length > 0) await io.out.write(paperTable(ranked, io));
    else reporter.step('No paper to show.');
    return ranked.length === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});
