import { Readable, Writable } from 'node:stream';
import { defineCommand } from '../args/command.js';
import { inputs } from '../args/operands.js';
import { filterOptions, inputOptions, outputOptions, storeOption } from '../args/options.js';
import { filterPapers, storedFilters } from '../inputs/filter.js';
import { tomorrow } from '../inputs/ranking.js';
import { readListing, readOptions } from '../inputs/read.js';
import type { Library } from '../mcp/library.js';
import { exit, usageError } from '../terminal/exit.js';
import { makeReporter } from '../terminal/reporter.js';

const { by: _, limit: __, window: ___, ...filters } = filterOptions;

/** A session may last for days: after so many milliseconds the inputs are read again when something is asked. */
const fresh = 15 * 60_000;

export default defineCommand({
  name: 'mcp',
  description: 'Answer agents about papers over the Model Context Protocol, on standard input and output.',
  operands: inputs,
  options: { ...inputOptions, ...storeOption, ...filters, quiet: outputOptions.quiet },
  examples: [{ line: 'mcp public/feed.json', does: 'what a client of agents is told to start' }],
  async run(args, io) {
    if (args.operands.includes('-')) throw usageError('Standard input is where agents ask: name a file or a source.');
    const reporter = makeReporter(io, args.quiet);
    let kept: { at: number; library: Promise<Library> } | undefined;
    const read = async () => {
      const how = { ...readOptions(args), chosen: storedFilters(args, io.now()) };
      const listing = await readListing(args.operands, io, reporter, how).finally(reporter.end);
      const { libraryOf } = await import('../mcp/library.js');
      const papers = await filterPapers(listing.papers, args, io.now());
      return libraryOf({ ...listing, papers }, tomorrow(io.now()));
    };
    const library = () => {
      const now = io.now().getTime();
      if (kept === undefined || now - kept.at > fresh) kept = { at: now, library: read() };
      // What failed is tried again at the next question.
      kept.library.catch(() => {
        kept = undefined;
      });
      return kept.library;
    };
    // A wrong name is told at once, and not to the first agent who asks.
    await library();
    const [{ papersServer }, { serveStdio, StdioServerTransport }] = await Promise.all([
      import('../mcp/server.js'),
      import('@modelcontextprotocol/server/stdio'),
    ]);
    const input = Readable.from(io.stdin);
    const output = new Writable({
      write: (chunk, _, done) => void io.out.write(String(chunk)).then(() => done()),
    });
    await io.stoppable(async () => {
      const ended = new Promise<void>((resolve) => {
        // Ending a run ends its input, which is no fault of it.
        input.once('close', resolve).once('error', () => resolve());
        io.signal.addEventListener('abort', () => resolve(), { once: true });
      });
      const handle = serveStdio(() => papersServer(library), {
        transport: new StdioServerTransport(input, output),
        onerror: ({ message }) => reporter.warn(message),
      });
      await ended;
      await handle.close();
    });
    return exit.done;
  },
});
