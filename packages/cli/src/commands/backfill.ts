import { resolve } from 'node:path';
import { type Ledger, type LedgerEntry, unfilledDays } from '@trending-papers/core/collect';
import type { Listing, Paper } from '@trending-papers/core/paper';
import { defineCommand } from '../args/command.js';
import { day } from '../args/kind.js';
import { inputs as inputOperands } from '../args/operands.js';
import { siteOptions } from '../args/options.js';
import { disk } from '../disk/disk.js';
import { selectPapers } from '../inputs/ranking.js';
import { type BuildOptions, buildSites } from '../site/build.js';
import { refuseTaken } from '../site/foreign.js';
import { exit, usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { makeReporter, type Reporter } from '../terminal/reporter.js';
import { publishOptions, type SiteFrame, siteOf, workshopOf } from './site-of.js';

/** Days that are published together: a run that is stopped loses no more. */
const daysAtOnce = 7;

export default defineCommand({
  name: 'backfill',
  description: 'Fill a published folder with the past days of a source, going on where an earlier run was stopped.',
  operands: inputOperands,
  options: {
    from: { kind: day, description: 'The first day' },
    to: { kind: day, description: 'The last day; yesterday when nobody says' },
    ...publishOptions,
  },
  examples: [
    { line: 'backfill hf:daily --from 2026-01-01 --to 2026-03-31', does: 'a quarter, at the pace of the service' },
    { line: 'backfill arxiv:cs.LG --from 2026-06-01', does: 'all days since then that are not there yet' },
  ],
  async run(args, io, feeds) {
    const { from, to = io.now().toISOString().slice(0, 10) } = args;
    if (from === undefined) throw usageError('Say the first day: --from 2026-01-01.');
    if (to < from) throw usageError(`--to ${to} is before --from ${from}.`, { option: 'to', value: to });
    if (feeds.length > 0) throw usageError('One feed at a time: name its sources, and its folder with --out.');
    if (args.operands.length === 0) throw usageError('Nothing to fill with: name a source, such as hf:daily.');
    const reporter = makeReporter(io, args.quiet);
    const folder = resolve(io.cwd, args.out);
    if (args.out === siteOptions.out.default && !args.force) await refuseTaken(folder, disk);
    const frame = await siteOf({ path: '', values: args }, io, reporter);
    const choose = (listing: Listing) => selectPapers(listing, args, frame.order, io, reporter);
    const workshop = await workshopOf(args, io, reporter);
    const filled: Filled = { days: 0, added: 0, missing: [] };
    for (const source of args.operands)
      await fill(source, { from, to }, filled, { folder, workshop, frame, choose, io, reporter });
    reporter.end();
    const { days, added, missing } = filled;
    if (args.json) await io.out.write(`${JSON.stringify({ from, to, days, added, missing }, null, 2)}\n`);
    reporter.step(`filled ${days === 1 ? '1 day' : `${days} days`} with ${added} papers that were not there`);
    for (const { source, day: missed, message } of missing)
      reporter.warn(`${source} of ${missed} is missing: ${message}`);
    if (missing.length > 0) return exit.failed;
    return added === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});

interface Filled {
  days: number;
  added: number;
  missing: { source: string; day: string; message: string }[];
}

interface Work {
  folder: string;
  workshop: Omit<BuildOptions, 'folder' | 'sites'>;
  frame: SiteFrame;
  /** The papers of a listing that the filters let through. */
  choose: (listing: Listing) => Promise<Listing>;
  io: Io;
  reporter: Reporter;
}

/** Fills the span of one source, some days after the other, each lot published before the next is asked for. */
async function fill(source: string, span: { from: string; to: string }, filled: Filled, work: Work): Promise<void> {
  const { folder, workshop, frame, choose, io, reporter } = work;
  const asked = new Set<string>();
  for (;;) {
    let days: string[] = [];
    let left = 0;
    let ledger: LedgerEntry[] = [];
    const [outcome] = await buildSites({
      folder,
      sites: [
        {
          ...frame,
          receive: async (known, before) => {
            const open = unfilledDays(before, source, span, io.now()).filter((day) => !asked.has(day));
            days = open.slice(0, daysAtOnce);
            left = open.length - days.length;
            const collected = await fetchDaysOf(source, days, known, before, io, reporter);
            ledger = collected.ledger;
            return choose(collected.listing);
          },
          ledger: () => ledger,
        },
      ],
      ...workshop,
    });
    if (outcome?.error) throw outcome.error;
    for (const day of days) asked.add(day);
    const gaps = ledger.filter((entry) => entry.source === source && days.includes(entry.day) && isGap(entry));
    filled.days += days.length - gaps.length;
    filled.added += outcome?.built?.added ?? 0;
    filled.missing.push(...gaps.map((entry) => ({ source, day: entry.day, message: gapOf(entry) })));
    if (days.length > 0) reporter.step(`${source}: ${days[0]} to ${days.at(-1)} filled, ${left} days to go`);
    if (left === 0) return;
  }
}

const isGap = ({ error, missing }: LedgerEntry) => error !== undefined || missing !== undefined;

const gapOf = ({ error, missing, expected, received }: LedgerEntry) =>
  error?.message ?? `${received} of ${expected ?? received + (missing ?? 0)} papers came`;

async function fetchDaysOf(
  source: string,
  days: readonly string[],
  known: readonly Paper[],
  ledger: Ledger,
  io: Io,
  reporter: Reporter,
): Promise<{ listing: Listing; ledger: LedgerEntry[] }> {
  const [{ fetchDays }, { fetcherOf }] = await Promise.all([
    import('@trending-papers/core/collect'),
    import('../inputs/network.js'),
  ]);
  const fetcher = fetcherOf(io);
  return io.stoppable(() =>
    fetchDays(source, days, {
      fetcher: (day) => fetcher(day, { signal: io.signal, onProgress: reporter.progress }),
      known,
      ledger,
      now: io.now,
    }),
  );
}
