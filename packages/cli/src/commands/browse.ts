import type { Paper } from '@trending-papers/core/paper';
import { createIndex } from '@trending-papers/core/search';
import { loadWords } from '@trending-papers/core/words';
import { defineCommand } from '../args/command.js';
import { inputs } from '../args/operands.js';
import {
  filterOptions,
  inputOptions,
  languageOptions,
  orderOptions,
  outputOptions,
  timeOptions,
} from '../args/options.js';
import type { Wish } from '../browse/keys.js';
import { beginning } from '../browse/state.js';
import { disk } from '../disk/disk.js';
import { type KeptList, keepOnList, readList, remember } from '../disk/reading-lists.js';
import { pageOfNamed } from '../inputs/named.js';
import { rankListing } from '../inputs/ranking.js';
import { readListing, readOptions } from '../inputs/read.js';
import { exit, usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { makeReporter, type Reporter } from '../terminal/reporter.js';
import { writers } from './writers.js';

const { json: _, ...output } = outputOptions;

export default defineCommand({
  name: 'browse',
  description: 'Fill the terminal with papers, to read, search, save, hide, open and cite them.',
  operands: inputs,
  options: {
    ...inputOptions,
    ...filterOptions,
    ...orderOptions,
    ...timeOptions,
    ...languageOptions,
    ...output,
  },
  examples: [
    { line: 'browse hf:daily', does: "today's papers; ? shows the keys" },
    { line: 'browse public/feed.json --topic cs.CL', does: 'what a feed holds on a topic' },
  ],
  async run(args, io) {
    const terminal = io.terminal?.();
    if (!terminal)
      throw usageError('browse fills a terminal, and this is none: show writes the same papers to a file or a pipe.');
    const reporter = makeReporter(io, args.quiet);
    const listing = await readListing(args.operands, io, reporter, readOptions(args)).finally(reporter.end);
    const papers = await rankListing(listing, args, io, reporter);
    if (papers.length === 0) {
      reporter.step('No paper to show.');
      return args['fail-on-empty'] ? exit.empty : exit.done;
    }
    const all = papers.map(({ paper }) => paper);
    await remember(all, io.env, disk);
    const lists = { saved: await idsOn('saved', io, reporter), hidden: await idsOn('hidden', io, reporter) };
    const words = await loadWords(args.language);
    const { fillScreen } = await import('../browse/screen.js');
    const { cited } = await io.stoppable(() =>
      fillScreen(terminal, beginning(listing.title, papers, lists), {
        look: { words, io },
        fulfil: fulfilling(all, io),
        signal: io.signal,
      }),
    );
    if (cited.length > 0) await io.out.write(writers.bibtex({ title: 'Papers', papers: [...cited], issues: [] }));
    return exit.done;
  },
});

const idsOn = async (list: KeptList, io: Io, reporter: Reporter) =>
  new Set((await readList(list, io.env, disk, reporter.warn)).map(({ id }) => id));

/** What the screen wishes, done: the index is made when somebody first searches. */
function fulfilling(papers: readonly Paper[], io: Io) {
  let index: ReturnType<typeof createIndex> | undefined;
  const find = (query: string) => {
    if (query.trim() === '') return undefined;
    index ??= createIndex(papers);
    return index.search(query, { limit: papers.length }).hits.map(({ id }) => id);
  };
  const open = async (paper: Paper) => {
    const url = pageOfNamed({ word: paper.id, paper, id: paper.id });
    // An address comes from a feed: nothing but pages of the web is handed to the system.
    if (!url || !/^https?:\/\//.test(url)) return 'It has no page that is known here.';
    if (!io.openUrl) return url;
    return io.openUrl(url).then(
      () => `Opened ${url}`,
      () => `No browser is known here: ${url}`,
    );
  };
  // One after the other: each reads the file that the one before wrote.
  let kept: Promise<unknown> = Promise.resolve();
  return (wish: Wish) => {
    if (wish.kind === 'search') return { found: find(wish.query) };
    if (wish.kind === 'open') return open(wish.paper).then((notice) => ({ notice }));
    if (wish.kind === 'list') {
      const keeping = kept.then(() => keepOnList(wish.list, wish.paper, wish.keep, io.env, disk));
      kept = keeping.catch(() => {});
      return keeping.then(
        (isKept) => (isKept ? {} : { notice: 'Only until you leave: set HOME or XDG_DATA_HOME to keep it.' }),
        (error: Error) => ({ notice: `It cannot be kept: ${error.message}` }),
      );
    }
    return {};
  };
}
