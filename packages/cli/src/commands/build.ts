import { join, relative, resolve } from 'node:path';
import { passingFile } from '@trending-papers/core/publish';
import type { Words } from '@trending-papers/core/words';
import { defineCommand } from '../args/command.js';
import { inputs as inputOperands } from '../args/operands.js';
import type { Options, Values } from '../args/option.js';
import { inputOptions, siteOptions, storeOption, summaryOptions } from '../args/options.js';
import { disk } from '../disk/disk.js';
import { selectPapers } from '../inputs/ranking.js';
import { type Inputs, readInputs, readOptions, type SharedSources, tellFailures } from '../inputs/read.js';
import { storeOf } from '../inputs/store.js';
import { type Budget, summariesOf } from '../inputs/summaries.js';
import { throughStore } from '../inputs/through-store.js';
import { trackPapers } from '../inputs/track.js';
import { archivedFile } from '../site/archive/shelves.js';
import { buildSites } from '../site/build.js';
import { refuseTaken } from '../site/foreign.js';
import { indexFolder } from '../site/index-files.js';
import { isLoss } from '../site/issues.js';
import type { Built, Outcome, Site } from '../site/site.js';
import { summaryOf, writeSummary } from '../site/summary.js';
import { exit } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { paperTable } from '../terminal/paper-table.js';
import { makeReporter, type Reporter } from '../terminal/reporter.js';
import { safeJson } from '../terminal/safe.js';
import { publishOptions, siteOf, workshopOf } from './site-of.js';

const shownPapers = 10;

const options = { ...inputOptions, ...storeOption, ...publishOptions, ...summaryOptions } satisfies Options;

type Args = Values<typeof options>;

export default defineCommand({
  name: 'build',
  description: 'Publish a folder: a page, feeds and a digest, merged with what is there.',
  operands: inputOperands,
  options,
  examples: [
    { line: 'build examples/listing.json --out public', does: 'a page and feeds of a saved listing' },
    {
      line: 'build hf:daily arxiv:cs.LG --query "mixture of experts" --out public --url https://lab.example/papers/',
      does: 'every day from cron: two sources, one topic',
    },
    {
      line: 'build arxiv:cs.LG --store postgres://papers@db.example/papers --out public',
      does: "merged into a store, and a site of all that is in it, other jobs' papers too",
    },
  ],
  async run(args, io, feeds) {
    const reporter = makeReporter(io, args.quiet);
    const folder = resolve(io.cwd, args.out);
    if (args.out === siteOptions.out.default && !args.force) await refuseTaken(folder, disk);
    const shared: SharedSources = new Map();
    const single = { name: undefined, path: '', values: args };
    const budget: Budget = { questions: args['summary-budget'], characters: args['summary-characters'] };
    const parts: Part[] = [];
    for (const feed of feeds.length > 0 ? feeds : [single])
      parts.push(await partOf(feed, shared, budget, io, reporter));
    const outcomes = await buildSites({
      folder,
      sites: parts.map(({ site }) => site),
      ...(await workshopOf(args, io, reporter)),
    }).finally(reporter.end);
    const done = parts.map((part, index) => ({ ...part, outcome: outcomes[index]! }));
    if (feeds.length === 0 && !outcomes[0]!.built) throw done[0]!.outcome.error ?? done[0]!.inputs().failures[0]!.error;

    const reports: object[] = [];
    for (const each of done) reports.push(await tellFeed(each, folder, args, io, reporter));
    if (args.json) await io.out.write(`${safeJson(feeds.length > 0 ? { feeds: reports } : reports[0], 2)}\n`);
    if (done.some(({ values, outcome, inputs }) => hasFailed(values, outcome, inputs()))) return exit.failed;
    const isEmpty = outcomes.every(({ built }) => built?.ranked.length === 0);
    return isEmpty && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});

interface Part {
  /** Nothing where there is one feed alone. */
  readonly name: string | undefined;
  readonly values: Args;
  readonly words: Words;
  readonly site: Site;
  /** What was read, once it was. */
  readonly inputs: () => Inputs;
}

async function partOf(
  { name, path, values }: { name: string | undefined; path: string; values: Args },
  shared: SharedSources,
  budget: Budget,
  io: Io,
  reporter: Reporter,
): Promise<Part> {
  const common = await siteOf({ path, values }, io, reporter);
  const { order, words } = common;
  const writer = summariesOf(values, io, reporter);
  let inputs: Inputs = { listing: undefined, received: [], failures: [], ledger: [] };
  const site: Site = {
    ...common,
    receive: async (known, ledger) => {
      const store = storeOf(values, io);
      // A store alone is a source enough.
      if (store === undefined || values.operands.length > 0)
        inputs = await readInputs(values.operands, io, reporter, {
          ...readOptions({ ...values, store: undefined }),
          ...{ known, ledger, shared },
        });
      const received = inputs.listing && (await selectPapers(inputs.listing, values, order, io, reporter));
      if (store === undefined) return received;
      const all = await throughStore(store, received, common.keep, io, reporter);
      return selectPapers(all, values, order, io, reporter);
    },
    look: values.track.length > 0 ? (known, memory) => trackPapers(known, memory, values, io, reporter) : undefined,
    ledger: () => inputs.ledger,
    annotate: writer && ((papers, memory) => writer(papers, memory, budget)),
  };
  return { name, values, words, site, inputs: () => inputs };
}

/**
 * Days caught up with do not make up for a source that is closed today, nor does a site that is published for what its
 * archive lost.
 */
function hasFailed({ operands }: Args, { built, error }: Outcome, { failures }: Inputs): boolean {
  return (
    error !== undefined ||
    !built ||
    built.issues.some(isLoss) ||
    (operands.length > 0 && failures.length === new Set(operands).size)
  );
}

/** Says what became of a feed; gives the same for programs. */
async function tellFeed(
  { name, words, site, inputs: read, outcome: { built, error } }: Part & { outcome: Outcome },
  folder: string,
  args: Args,
  io: Io,
  reporter: Reporter,
): Promise<object> {
  const inputs = read();
  const about = name === undefined ? '' : `${name}: `;
  tellFailures(inputs.failures, reporter);
  const failed = inputs.failures.map(({ input, error: { code, message } }) => ({ input, code, message }));
  if (!built) {
    reporter.warn(`${about}${error ? error.message : 'nothing was received, and nothing is published'}`);
    return { name, failed, ...(error && { error: { code: error.code, message: error.message } }) };
  }
  await writeSummary(summaryOf(name ?? 'Trending Papers', built, inputs), io.env);
  const first = built.ranked.slice(0, shownPapers);
  if (!args.json && first.length > 0) await io.out.write(`${about && `${name}\n`}${paperTable(first, words, io)}`);
  reporter.step(`${about}${built.ranked.length} papers, ${built.added} of them new`);
  const written = tellFiles(built, resolve(folder, site.path), about, io, reporter);
  const { added, dropped, issues, ranked } = built;
  return {
    ...(name !== undefined && { name }),
    papers: ranked.length,
    added,
    dropped,
    issues,
    received: inputs.received,
    failed,
    written,
    first,
  };
}

/** Names the files that stay; of what comes and goes with the papers only how many there are. */
function tellFiles({ written, dropped }: Built, folder: string, about: string, io: Io, reporter: Reporter): string[] {
  const shown = written.map((path) => relative(io.cwd, path) || path);
  const names = written.map((path) => relative(folder, path).replaceAll('\\', '/'));
  const passing = names.filter((name) => passingFile.test(name));
  const ofIndex = passing.filter((name) => name.startsWith(indexFolder));
  if (about === '')
    for (const [index, name] of names.entries())
      if (!passingFile.test(name) && !archivedFile.test(name)) reporter.step(`wrote ${shown[index]}`);
  const pages = passing.length - ofIndex.length;
  if (written.length === 0) reporter.step(`${about}nothing to write: the site says all of this already`);
  else if (about !== '') reporter.step(`${about}wrote ${written.length} files in ${relative(io.cwd, folder)}`);
  else if (pages > 0)
    reporter.step(`wrote ${pages} pages and feeds of papers, topics, authors, organisations and days`);
  if (ofIndex.length > 0) reporter.step(`${about}wrote ${ofIndex.length} files of the index in ${indexFolder}`);
  if (dropped > 0)
    reporter.step(`${about}${dropped} more are kept in ${join(relative(io.cwd, folder), 'archive')} and not shown`);
  return shown;
}
