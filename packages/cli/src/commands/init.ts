import { basename, dirname, join } from 'node:path';
import { defineCommand } from '../args/command.js';
import { inputs } from '../args/operands.js';
import { outputOptions, siteOptions } from '../args/options.js';
import { configName } from '../config/read.js';
import { configSchema } from '../config/schema.js';
import { workflow } from '../config/workflow.js';
import { disk } from '../disk/disk.js';
import { exit } from '../terminal/exit.js';
import { makeReporter } from '../terminal/reporter.js';

const schemaName = 'trending-papers.schema.json';
const defaultSources = ['hf:daily'];

export default defineCommand({
  name: 'init',
  description: 'Write a config and a GitHub workflow that publishes to Pages every day.',
  operands: { ...inputs, usage: '[INPUT…]' },
  options: { title: siteOptions.title, url: siteOptions.url, quiet: outputOptions.quiet },
  examples: [
    { line: 'init hf:daily arxiv:cs.LG --title "Our reading list"', does: 'two sources, published every weekday' },
  ],
  async run(args, io) {
    const reporter = makeReporter(io, args.quiet);
    const config = {
      $schema: `./${schemaName}`,
      sources: args.operands.length > 0 ? args.operands : defaultSources,
      ...(args.title && { title: args.title }),
      out: 'public',
      ...(args.url && { url: args.url }),
    };
    const files: readonly (readonly [string, string])[] = [
      [configName, json(config)],
      [schemaName, json(configSchema())],
      ['.github/workflows/trending-papers.yml', workflow(basename(io.cwd))],
    ];
    for (const [name, text] of files) {
      const path = join(io.cwd, name);
      await disk.mkdir(dirname(path));
      // What is there was perhaps edited by hand.
      const kept = !(await disk.create(path, text));
      if (kept) reporter.warn(`${name} is there already and was left as it is`);
      else reporter.step(`wrote ${name}`);
    }
    reporter.step('Next: trending-papers doctor, then push, and choose "GitHub Actions" under Settings, Pages');
    return exit.done;
  },
});

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
