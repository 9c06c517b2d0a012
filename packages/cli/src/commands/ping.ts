import { join, resolve } from 'node:path';
import { defineCommand } from '../args/command.js';
import { oneFolder } from '../args/operands.js';
import type { Options } from '../args/option.js';
import { configOption, outputOptions, siteOptions } from '../args/options.js';
import { disk } from '../disk/disk.js';
import { pingsOf, sendPing } from '../site/hubs.js';
import { exit, usageError } from '../terminal/exit.js';
import { makeReporter } from '../terminal/reporter.js';

const options = { out: siteOptions.out, ...configOption, quiet: outputOptions.quiet } satisfies Options;

export default defineCommand({
  name: 'ping',
  description: 'Notify the WebSub hub of a published folder that its feeds changed, after a deploy.',
  operands: oneFolder,
  options,
  examples: [{ line: 'ping public', does: 'readers that listen to the hub of --hub have the new papers at once' }],
  async run(args, io, feeds) {
    const reporter = makeReporter(io, args.quiet);
    const [folder = args.out] = args.operands;
    const sleep = io.sleep ?? ((milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds)));
    let failed = 0;
    for (const path of feeds.length > 0 ? feeds.map((feed) => feed.path) : ['']) {
      const name = join(folder, path, 'feed.json');
      const text = await disk.read(resolve(io.cwd, name));
      if (text === undefined) throw usageError(`There is no ${name}: build it first.`, { path: name });
      for (const ping of pingsOf(text, name)) {
        const said = await sendPing(ping, { fetch: io.fetch, signal: io.signal, sleep });
        if (said === undefined) reporter.step(`${new URL(ping.hub).host} knows that ${ping.topic} changed`);
        else {
          failed++;
          reporter.warn(`${new URL(ping.hub).host} ${said}: it does not know that ${ping.topic} changed.`);
        }
      }
    }
    return failed > 0 ? exit.failed : exit.done;
  },
});
