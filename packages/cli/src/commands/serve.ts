import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isTrendingPapersError } from '@trending-papers/core/paper';
import { type PaperStore, withoutPassword } from '@trending-papers/core/store';
import { defineCommand } from '../args/command.js';
import { port, text, wholeNumber } from '../args/kind.js';
import { oneFolder } from '../args/operands.js';
import type { Options, Values } from '../args/option.js';
import { outputOptions, siteOptions, storeOption } from '../args/options.js';
import { storeAt, storeOf } from '../inputs/store.js';
import { type Served, serveFolder } from '../serve/server.js';
import { exit, usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { makeReporter, type Reporter } from '../terminal/reporter.js';

const options = {
  port: { kind: port, short: 'p', description: 'Port; 0 for any free one', default: '8080' },
  host: { kind: text('ADDRESS'), description: 'Address to listen on', default: '127.0.0.1' },
  'allow-host': {
    kind: text('NAME'),
    many: true,
    description: 'Answer requests for this host name, too: by itself it answers for this machine only; repeatable',
  },
  store: { ...storeOption.store, description: `${storeOption.store.description}: serve a read API over it` },
  follow: {
    description: 'Keep an index of the store in memory: searches are exact and take a millisecond; some kB a paper',
  },
  url: { ...siteOptions.url, description: 'Where the read API will be found on the web' },
  title: { ...siteOptions.title, description: 'What the feeds of the read API are called' },
  'rate-limit': {
    kind: wholeNumber,
    description: 'Requests a minute that one client may ask of the read API; 0 for any number',
    default: '600',
  },
  quiet: outputOptions.quiet,
} satisfies Options;

type Args = Values<typeof options>;

export default defineCommand({
  name: 'serve',
  description:
    'Serve a published folder on this machine, reloading the page when it changes, or a read API over a store.',
  operands: oneFolder,
  options,
  examples: [
    { line: 'serve public', does: 'at http://127.0.0.1:8080/' },
    { line: 'serve public --port 0', does: 'at a free port' },
    { line: 'serve public --host 0.0.0.0 --allow-host desk.lab.example', does: 'to the local network, by its name' },
    {
      line: 'serve --store postgres://reader@db.example/papers --url https://papers.lab.example/api/',
      does: 'papers, search, feeds and changes over HTTP, behind a web server',
    },
  ],
  async run(args, io) {
    const reporter = makeReporter(io, args.quiet);
    const [folder] = args.operands;
    const address = storeOf(args, io);
    if (args.store !== undefined && folder !== undefined)
      throw usageError('A folder and a store are served by one process each: pages may read from both.');
    if (args.follow && (address === undefined || folder !== undefined))
      throw usageError('--follow keeps an index of a store: name one by --store.');
    await (address !== undefined && folder === undefined
      ? serveStore(address, args, io, reporter)
      : serveSite(folder ?? siteOptions.out.default, args, io, reporter));
    return exit.done;
  },
});

async function serveSite(name: string, args: Args, io: Io, reporter: Reporter): Promise<void> {
  const folder = resolve(io.cwd, name);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory())
    throw usageError(`There is no folder ${name}; trending-papers build makes one.`, { folder });
  const { host, port: number, 'allow-host': allowedHosts } = args;
  const server = await serveFolder({ folder, host, port: number, allowedHosts, note: reporter.warn });
  await untilEnded(server, name, io, reporter);
}

async function serveStore(address: string, args: Args, io: Io, reporter: Reporter): Promise<void> {
  const [{ createApi }, { serveHandler }, store] = await Promise.all([
    import('@trending-papers/core/store/api'),
    import('../serve/api.js'),
    storeAt(address, io),
  ]);
  const { host, port: number, url, title } = args;
  const perMinute = args['rate-limit'] || Number.POSITIVE_INFINITY;
  const onError = (error: unknown) => {
    const code = isTrendingPapersError(error) ? error.code : 'unexpected';
    reporter.warn(`${error instanceof Error ? error.message : String(error)} [${code}]`);
  };
  const names = [...args['allow-host'], ...(url === undefined ? [] : [new URL(url).hostname])];
  try {
    const searched = args.follow ? await followed(store, io, reporter) : store;
    const server = await serveHandler(
      (clientOf) => createApi(searched, { url, title, limit: { perMinute, clientOf }, onError }),
      { host, port: number, allowedHosts: names },
    );
    await untilEnded(server, withoutPassword(address), io, reporter);
  } finally {
    await store.close();
  }
}

/** The store with an index in memory, which is made before anybody asks. */
async function followed(store: PaperStore, io: Io, reporter: Reporter): Promise<PaperStore> {
  const { withIndex } = await import('@trending-papers/core/store');
  const indexed = withIndex(store);
  const { total } = await io.stoppable(() => indexed.search('', { limit: 0 }));
  reporter.step(`An index of ${total} papers is in memory`);
  return indexed;
}

/** Says where something is served, and serves it until the person ends it. */
async function untilEnded(server: Served, what: string, io: Io, reporter: Reporter): Promise<void> {
  await io.stoppable(async () => {
    reporter.step(`${server.url} serves ${what}; Ctrl-C ends it`);
    if (!io.signal.aborted) await new Promise((ended) => io.signal.addEventListener('abort', ended, { once: true }));
    await server.close();
  });
}
