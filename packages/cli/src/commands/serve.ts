import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defineCommand } from '../args/command.js';
import { port, text } from '../args/kind.js';
import { oneFolder } from '../args/operands.js';
import { outputOptions, siteOptions } from '../args/options.js';
import { serveFolder } from '../serve/server.js';
import { exit, usageError } from '../terminal/exit.js';
import { makeReporter } from '../terminal/reporter.js';

export default defineCommand({
  name: 'serve',
  description: 'Serve a published folder on this machine, reloading the page when it changes.',
  operands: oneFolder,
  options: {
    port: { kind: port, short: 'p', description: 'Port; 0 for any free one', default: '8080' },
    host: { kind: text('ADDRESS'), description: 'Address to listen on', default: '127.0.0.1' },
    'allow-host': {
      kind: text('NAME'),
      many: true,
      description: 'Answer requests for this host name, too: by itself it answers for this machine only; repeatable',
    },
    quiet: outputOptions.quiet,
  },
  examples: [
    { line: 'serve public', does: 'at http://127.0.0.1:8080/' },
    { line: 'serve public --port 0', does: 'at a free port' },
    { line: 'serve public --host 0.0.0.0 --allow-host desk.lab.example', does: 'to the local network, by its name' },
  ],
  async run(args, io) {
    const [name = siteOptions.out.default] = args.operands;
    const folder = resolve(io.cwd, name);
    if (!(await stat(folder).catch(() => undefined))?.isDirectory())
      throw usageError(`There is no folder ${name}; trending-papers build makes one.`, { folder });
    const reporter = makeReporter(io, args.quiet);
    const server = await serveFolder({ folder, host: args.host, port: args.port, allowedHosts: args['allow-host'] });
    await io.stoppable(async () => {
      reporter.step(`${server.url} serves ${name}; Ctrl-C ends it`);
      if (!io.signal.aborted) await new Promise((ended) => io.signal.addEventListener('abort', ended, { once: true }));
    });
    await server.close();
    return exit.done;
  },
});
