import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Issue, Paper } from '@trending-papers/core/paper';
import type { Format } from '@trending-papers/core/parse';
import { canonical, type PaperStore } from '@trending-papers/core/store';
import { defineCommand } from '../args/command.js';
import { text } from '../args/kind.js';
import type { Values } from '../args/option.js';
import { inputOptions, outputOptions } from '../args/options.js';
import { readListing, readOptions } from '../inputs/read.js';
import { storeAt } from '../inputs/store.js';
import { exit, usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { makeReporter, type Reporter } from '../terminal/reporter.js';

const options = { ...inputOptions, quiet: outputOptions.quiet } as const;

type Args = Values<typeof options>;

/** What is done with a store; `rest` is what stands behind its address. */
type Action = (store: PaperStore, rest: readonly string[], args: Args, io: Io, reporter: Reporter) => Promise<void>;

const actions: Readonly<Record<string, Action>> = { import: takeIn, copy, export: give };

export default defineCommand({
  name: 'store',
  description: 'Fill a store in PostgreSQL or PGlite, copy one into another, or write it as JSON Lines.',
  operands: {
    usage: 'import STORE INPUT…|copy STORE STORE|export STORE',
    kinds: [text('ACTION'), text('STORE'), text('INPUT')],
  },
  options,
  examples: [
    {
      line: 'store import postgres://papers@db.example/papers arxiv:cs.LG hf:daily',
      does: "a day's papers, merged with what is there",
    },
    {
      line: 'store import postgres:///papers arxiv-metadata-oai-snapshot.json',
      does: 'a large file, read as it goes; run it again to go on',
    },
    {
      line: 'store copy postgres://papers@db.example/papers pglite:./papers',
      does: 'all papers, with all their readings',
    },
    {
      line: 'store export postgres://papers@db.example/papers > papers.jsonl',
      does: 'the same as a file, which import takes',
    },
    { line: 'show postgres://papers@db.example/papers --window 7d', does: 'a store is an input of every command' },
  ],
  async run(args, io) {
    const [name = '', address, ...rest] = args.operands;
    const action = Object.hasOwn(actions, name) ? actions[name]! : undefined;
    if (!action) throw usageError(`Say what to do: trending-papers store ${Object.keys(actions).join('|')} STORE.`);
    if (address === undefined)
      throw usageError(`trending-papers store ${name} needs a store, such as postgres://user@host/database.`);
    if ((action === give) !== (rest.length === 0))
      throw usageError(
        `trending-papers store ${name} takes ${action === give ? 'one store and no more' : 'more than one store: say what goes in'}.`,
      );
    const reporter = makeReporter(io, args.quiet);
    const store = await storeAt(address, io);
    try {
      await action(store, rest, args, io, reporter);
    } finally {
      reporter.end();
      await store.close();
    }
    return exit.done;
  },
});

/** Files are read as they go, so that they may be larger than memory; all other inputs whole. */
async function takeIn(store: PaperStore, inputs: readonly string[], args: Args, io: Io, reporter: Reporter) {
  for (const input of inputs) {
    const path = resolve(io.cwd, input);
    const isFile = (await stat(path).catch(() => undefined))?.isFile() === true;
    const papers = isFile
      ? streamOf(path, input, args, io, reporter)
      : await readListing([input], io, reporter, readOptions(args));
    await mergeInto(store, input, papers, io, reporter);
  }
}

/** Issues that are told together, of a file that may have millions. */
const issuesAtOnce = 10_000;

async function* streamOf(path: string, name: string, args: Args, io: Io, reporter: Reporter): AsyncGenerator<Paper> {
  const { parseStream } = await import('@trending-papers/core/parse');
  const format = args['input-format'];
  const issues: Issue[] = [];
  const onIssue = (issue: Issue) => {
    if (issues.push(issue) >= issuesAtOnce) reporter.issues(name, issues.splice(0));
  };
  const chunks = createReadStream(path, { signal: io.signal });
  yield* parseStream(chunks, { now: io.now(), onIssue, ...(format !== undefined && { format: format as Format }) });
  reporter.issues(name, issues);
}

async function copy(from: PaperStore, rest: readonly string[], _: Args, io: Io, reporter: Reporter) {
  if (rest.length > 1) throw usageError('trending-papers store copy takes two stores: from where, and into which.');
  const to = await storeAt(rest[0]!, io);
  try {
    await mergeInto(to, 'copied', wholePapers(from), io, reporter);
  } finally {
    await to.close();
  }
}

async function give(store: PaperStore, _: readonly string[], __: Args, { out }: Io, reporter: Reporter) {
  let count = 0;
  for await (const paper of wholePapers(store)) {
    await out.write(`${canonical(paper)}\n`);
    count += 1;
  }
  reporter.step(`${count} papers`);
}

/** Papers with every reading, of which `history` is a thinned view. */
async function* wholePapers(store: PaperStore): AsyncGenerator<Paper> {
  for await (const paper of store.papers()) {
    const history = [];
    for await (const reading of store.series(paper.id)) history.push(reading);
    yield { ...paper, history };
  }
}

async function mergeInto(
  store: PaperStore,
  name: string,
  papers: Parameters<PaperStore['merge']>[0],
  io: Io,
  reporter: Reporter,
) {
  const { added, changed, united, unchanged, issues } = await io.stoppable(() =>
    store.merge(papers, {
      now: io.now(),
      signal: io.signal,
      onProgress: (done) => reporter.progress({ source: name, message: 'papers merged', done }),
    }),
  );
  reporter.step(`${name}: ${added} added, ${changed} changed, ${united} united, ${unchanged} unchanged`);
  reporter.issues(name, issues);
}
