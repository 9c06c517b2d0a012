import { basename, dirname, join, relative, resolve } from 'node:path';
import { defineCommand } from '../args/command.js';
import { choice } from '../args/kind.js';
import { inputs } from '../args/operands.js';
import { outputOptions, siteOptions } from '../args/options.js';
import { type Host, hosts } from '../config/hosts/index.js';
import { gitignore } from '../config/hosts/keep.js';
import { configName, readConfig } from '../config/read.js';
import { configSchema } from '../config/schema.js';
import { disk } from '../disk/disk.js';
import { safeName } from '../disk/state.js';
import { exit, usageError } from '../terminal/exit.js';
import { makeReporter } from '../terminal/reporter.js';

const schemaName = 'trending-papers.schema.json';
const defaultSources = ['hf:daily'];

export default defineCommand({
  name: 'init',
  description: 'Write a config, and the job that publishes every weekday on a host.',
  operands: { ...inputs, usage: '[INPUT…]' },
  options: {
    title: siteOptions.title,
    url: siteOptions.url,
    out: siteOptions.out,
    host: {
      kind: choice('HOST', Object.keys(hosts) as (keyof typeof hosts)[]),
      description: 'Where it runs',
      default: 'github',
    },
    quiet: outputOptions.quiet,
  },
  examples: [
    { line: 'init hf:daily arxiv:cs.LG --title "Our reading list"', does: 'two sources, published every weekday' },
  ],
  async run(args, io) {
    const reporter = makeReporter(io, args.quiet);
    const config = {
      $schema: `./${schemaName}`,
      sources: args.operands.length > 0 ? args.operands : defaultSources,
      ...(args.title && { title: args.title }),
      out: args.out,
      ...(args.url && { url: args.url }),
    };
    // A config that is there already says where the papers go.
    const existing = await readConfig(undefined, io);
    const host: Host = hosts[args.host];
    const place = {
      name: basename(io.cwd),
      hasFeeds: (existing?.feeds.length ?? 0) > 0,
      out: existing ? relative(io.cwd, resolve(io.cwd, existing.values.out)) : args.out,
    };
    if (!safeName.test(place.out)) throw usageError(`--out is a folder below this one for a host, not "${place.out}".`);
    const files: (readonly [string, string])[] = [
      [configName, json(config)],
      [schemaName, json(configSchema())],
      ...Object.entries(host.files).map(([name, write]) => [name, write(place)] as const),
    ];
    if (host.inGit) {
      // A repository that holds the pages of earlier runs goes on as it does, until a person decides.
      const name = `${place.out}/.gitignore`;
      const there = await disk.list(join(io.cwd, place.out));
      if (!there.includes('feed.json') && !there.includes('index.html')) files.push([name, gitignore]);
      else
        reporter.warn(
          `${name} was not written, since ${place.out} holds a site: its pages stay in the repository, which they make ` +
            'grow. docs/publishing.md says how to keep the archive alone.',
        );
    }
    for (const [name, text] of files) {
      const path = join(io.cwd, name);
      await disk.mkdir(dirname(path));
      // What is there was perhaps edited by hand.
      const kept = !(await disk.create(path, text));
      if (kept) reporter.warn(`${name} is there already and was left as it is`);
      else reporter.step(`wrote ${name}`);
    }
    reporter.step(host.next);
    return exit.done;
  },
});

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
