import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Issue, Paper } from '@trending-papers/core/paper';
import type { Format } from '@trending-papers/core/parse';
import { canonical, type PaperStore, type StoreStats } from '@trending-papers/core/store';
import { defineCommand } from '../args/command.js';
import { text } from '../args/kind.js';
import type { Values } from '../args/option.js';
import { inputOptions, outputOptions } from '../args/options.js';
import { disk } from '../disk/disk.js';
import { importNote } from '../inputs/import-notes.js';
import { readListing, readOptions } from '../inputs/read.js';
import { mergeWords, storeAt } from '../inputs/store.js';
import { exit, usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { makeReporter, type Reporter } from '../terminal/reporter.js';
import { safeJson } from '../terminal/safe.js';

const { json, quiet } = outputOptions;
const options = { ...inputOptions, json, quiet } as const;

type Args = Values<typeof options>;

/** What is done with a store; `rest` is what stands behind its address. May give the code that the process ends with. */
type Action = (store: PaperStore, rest: readonly string[], args: Args, io: Io, reporter: Reporter) => Promise<unknown>;

const actions: Readonly<Record<string, Action>> = { import: takeIn, copy, export: give, migrate, check, stats };

/** Those that take one store and no more. */
const alone: readonly Action[] = [give, migrate, check, stats];

export default defineCommand({
  name: 'store',
  description: 'Fill, copy, export, bring up to date, check or count a store in PostgreSQL or PGlite.',
  operands: {
    usage: 'import STORE INPUT…|copy STORE STORE|export STORE|migrate STORE|check STORE|stats STORE',
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
    {
      line: 'store check postgres://papers@db.example/papers',
      does: 'whether its tables agree; ends with 1 where they do not',
    },
    { line: 'store stats postgres://papers@db.example/papers --json', does: 'papers, readings, bytes, for a monitor' },
    { line: 'show postgres://papers@db.example/papers --window 7d', does: 'a store is an input of every command' },
  ],
  async run(args, io) {
    const [name = '', address, ...rest] = args.operands;
    const action = Object.hasOwn(actions, name) ? actions[name]! : undefined;
    if (!action) throw usageError(`Say what to do: trending-papers store ${Object.keys(actions).join('|')} STORE.`);
    if (address === undefined)
      throw usageError(`trending-papers store ${name} needs a store, such as postgres://user@host/database.`);
    const isAlone = alone.includes(action);
    if (isAlone !== (rest.length === 0))
      throw usageError(
        `trending-papers store ${name} takes ${isAlone ? 'one store and no more' : 'more than one store: say what goes in'}.`,
      );
    const reporter = makeReporter(io, args.quiet);
    const store = await storeAt(address, io);
    try {
      const code = await action(store, rest, args, io, reporter);
      return typeof code === 'number' ? code : exit.done;
    } finally {
      reporter.end();
      await store.close();
    }
  },
});

/** Files are read as they go, so that they may be larger than memory; all other inputs whole. */
async function takeIn(store: PaperStore, inputs: readonly string[], args: Args, io: Io, reporter: Reporter) {
  for (const input of inputs) {
    const path = resolve(io.cwd, input);
    const isFile = (await stat(path).catch(() => undefined))?.isFile() === true;
    if (isFile) await takeFile(store, path, input, args, io, reporter);
    else await mergeInto(store, input, await readListing([input], io, reporter, readOptions(args)), io, reporter);
  }
}

/** Goes on where an earlier run was stopped, of the same file into the same store. */
async function takeFile(store: PaperStore, path: string, name: string, args: Args, io: Io, reporter: Reporter) {
  const note = await importNote(path, store, io.env, disk);
  if (note.done > 0) reporter.step(`${name}: goes on behind ${note.done} papers that an earlier run merged`);
  const papers = behind(note.done, streamOf(path, name, args, io, reporter));
  await mergeInto(store, name, papers, io, reporter, (done) => note.at(note.done + done));
  await note.end();
}

/** What a stream gives behind its first ones. */
async function* behind<T>(first: number, stream: AsyncIterable<T>): AsyncGenerator<T> {
  let passed = 0;
  for await (const each of stream) if (++passed > first) yield each;
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

/** Opening a store brings its tables up to date; this is for a user who may, before the readers come. */
async function migrate(store: PaperStore, _: readonly string[], args: Args, io: Io, reporter: Reporter) {
  const { schema } = await statsOf(store);
  if (args.json) await io.out.write(`${JSON.stringify({ schema })}\n`);
  reporter.step(`the tables are at step ${schema}, the newest that this release knows`);
}

async function check(store: PaperStore, _: readonly string[], args: Args, io: Io, reporter: Reporter) {
  const { papers, names, readings, schema } = await statsOf(store);
  const findings = await io.stoppable(async () => (await store.check?.()) ?? []);
  if (args.json) await io.out.write(`${safeJson({ papers, names, readings, schema, findings }, 2)}\n`);
  for (const { what, count } of findings) reporter.warn(`${count} ${what}`);
  const found = findings.length === 0 ? 'nothing is wrong' : `${findings.length} kinds of faults`;
  reporter.step(`${papers} papers, ${names} names, ${readings} readings, tables at step ${schema}: ${found}`);
  return findings.length === 0 ? exit.done : exit.failed;
}

async function stats(store: PaperStore, _: readonly string[], args: Args, { out }: Io) {
  const counted = await statsOf(store);
  if (args.json) return out.write(`${safeJson(counted, 2)}\n`);
  const lines = Object.entries(counted).map(([name, value]) => `${said[name as keyof StoreStats].padEnd(14)} ${value}`);
  return out.write(`${lines.join('\n')}\n`);
}

/** How the numbers of a store are called. */
const said: Readonly<Record<keyof StoreStats, string>> = {
  papers: 'papers',
  names: 'names',
  readings: 'readings',
  bytes: 'bytes on disk',
  schema: 'tables at step',
  newest: 'newest paper',
  lastReading: 'last reading',
  lastChange: 'last change',
};

async function statsOf(store: PaperStore): Promise<StoreStats> {
  if (store.stats) return store.stats();
  throw usageError('This store cannot count itself.');
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
  onProgress: (done: number) => void = () => {},
) {
  const merged = await io.stoppable(() =>
    store.merge(papers, {
      now: io.now(),
      signal: io.signal,
      onProgress(done) {
        reporter.progress({ source: name, message: 'papers merged', done });
        onProgress(done);
      },
    }),
  );
  reporter.step(`${name}: ${mergeWords(merged)}`);
  reporter.issues(name, merged.issues);
}
