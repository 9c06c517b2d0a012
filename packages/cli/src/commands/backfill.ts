import { resolve } from 'node:path';
import { type Ledger, type LedgerEntry, unfilledDays } from '@trending-papers/core/collect';
import { type Fetcher, findRoute, isSource } from '@trending-papers/core/fetch';
import type { Listing, Paper, TrendingPapersError } from '@trending-papers/core/paper';
import { defineCommand } from '../args/command.js';
import { day } from '../args/kind.js';
import { inputs as inputOperands } from '../args/operands.js';
import type { Values } from '../args/option.js';
import { siteOptions } from '../args/options.js';
import { disk } from '../disk/disk.js';
import { selectPapers } from '../inputs/ranking.js';
import { type BuildOptions, buildSites } from '../site/build.js';
import { refuseTaken } from '../site/foreign.js';
import type { Site } from '../site/site.js';
import { exit, usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { makeReporter, type Reporter } from '../terminal/reporter.js';
import { safeJson } from '../terminal/safe.js';
import { publishOptions, siteOf, workshopOf } from './site-of.js';

/** Days that are published together: a run that is stopped loses no more. */
const daysAtOnce = 7;

export default defineCommand({
  name: 'backfill',
  description: 'Fill a published folder with the past days of a source, continuing where an earlier run stopped.',
  operands: inputOperands,
  options: {
    from: { kind: day, description: 'The first day' },
    to: { kind: day, description: 'The last day (yesterday)' },
    ...publishOptions,
  },
  examples: [
    { line: 'backfill hf:daily --from 2026-01-01 --to 2026-03-31', does: 'a quarter, at the pace of the service' },
    {
      line: 'backfill arxiv:cs.LG --from 2026-06-01',
      does: 'all days since then that are not there yet; arXiv keeps 90',
    },
    {
      line: 'backfill biorxiv:neuroscience --from 2026-01-01',
      does: 'the same of bioRxiv or medRxiv, for a year back',
    },
  ],
  async run(args, io, feeds) {
    const { from, to = io.now().toISOString().slice(0, 10) } = args;
    if (from === undefined) throw usageError('Say the first day: --from 2026-01-01.');
    if (to < from) throw usageError(`--to ${to} is before --from ${from}.`, { option: 'to', value: to });
    const reporter = makeReporter(io, args.quiet);
    const folder = resolve(io.cwd, args.out);
    if (args.out === siteOptions.out.default && !args.force) await refuseTaken(folder, disk);
    const source = sourceOfDays(io, reporter);
    const single = { name: undefined, path: '', values: args };
    const parts: Part[] = [];
    for (const feed of feeds.length > 0 ? feeds : [single])
      parts.push(await partOf(feed, { from, to }, source, io, reporter));
    if (parts.every(({ open }) => open.length === 0))
      throw usageError('Nothing to fill with: name a source that remembers its days, such as hf:daily.');
    const workshop = await workshopOf(args, io, reporter);
    while (parts.some(({ open }) => open.length > 0)) await fillOn(parts, { folder, ...workshop }, source, reporter);
    reporter.end();
    if (args.json) {
      const reports = parts.map(({ name, filled }) => ({ ...(name !== undefined && { name }), ...filled }));
      const report = feeds.length > 0 ? { from, to, feeds: reports } : { from, to, ...reports[0] };
      await io.out.write(`${safeJson(report, 2)}\n`);
    }
    for (const part of parts) tell(part, reporter);
    if (parts.some(({ filled, error }) => error || filled.missing.length > 0)) return exit.failed;
    return parts.every(({ filled }) => filled.added === 0) && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});

interface Filled {
  days: number;
  added: number;
  missing: { source: string; day: string; message: string }[];
}

/** Some days of a source that are asked for together. */
interface Lot {
  readonly source: string;
  readonly days: readonly string[];
  readonly left: number;
  readonly ledger: readonly LedgerEntry[];
}

/** One feed that is filled. */
interface Part {
  /** Nothing where there is one feed alone. */
  readonly name: string | undefined;
  readonly site: Site;
  /** Sources that may have days left. */
  open: readonly string[];
  /** What was asked for last. */
  lot: Lot | undefined;
  readonly filled: Filled;
  error?: TrendingPapersError;
}

/** Reads days of sources: those that several feeds take are fetched once a lot. */
interface DaySource {
  read: (source: string, days: readonly string[], known: readonly Paper[], ledger: Ledger) => Promise<Fetched>;
  /** Lets go of what was read: the next lot is of other days. */
  forget: () => void;
}

type Fetched = { listing: Listing; ledger: LedgerEntry[] };

async function partOf(
  feed: {
    name: string | undefined;
    path: string;
    values: Values<typeof publishOptions> & { operands: readonly string[] };
  },
  span: { from: string; to: string },
  source: DaySource,
  io: Io,
  reporter: Reporter,
): Promise<Part> {
  const { name, values } = feed;
  const frame = await siteOf(feed, io, reporter);
  const asked = new Set<string>();
  const part: Part = {
    name,
    open: name === undefined ? values.operands : values.operands.filter((each) => isRemembered(each, name, reporter)),
    lot: undefined,
    filled: { days: 0, added: 0, missing: [] },
    site: {
      ...frame,
      receive: async (known, ledger) => {
        part.lot = undefined;
        for (const name of part.open) {
          const open = unfilledDays(ledger, name, span, io.now()).filter((each) => !asked.has(`${each} ${name}`));
          const days = open.slice(0, daysAtOnce);
          if (days.length === open.length) part.open = part.open.filter((each) => each !== name);
          if (days.length === 0) continue;
          const fetched = await source.read(name, days, known, ledger);
          for (const each of days) asked.add(`${each} ${name}`);
          part.lot = { source: name, days, left: open.length - days.length, ledger: fetched.ledger };
          return selectPapers(fetched.listing, values, frame.order, io, reporter);
        }
        return undefined;
      },
      ledger: () => part.lot?.ledger,
    },
  };
  return part;
}

/** Of a config, sources that remember no days are left for `build`, which is told. */
function isRemembered(source: string, feed: string, reporter: Reporter): boolean {
  if (isSource(source) && findRoute(source).route.past) return true;
  reporter.warn(`${feed}: ${source} cannot be had as it was on a past day, and is left out.`);
  return false;
}

/** Fills some days of each feed, and publishes them before the next are asked for. */
async function fillOn(
  parts: readonly Part[],
  workshop: Omit<BuildOptions, 'sites'>,
  source: DaySource,
  reporter: Reporter,
) {
  source.forget();
  const outcomes = await buildSites({ ...workshop, sites: parts.map(({ site }) => site) });
  for (const [index, part] of parts.entries()) {
    const { built, error } = outcomes[index]!;
    if (error) {
      if (part.name === undefined) throw error;
      part.open = [];
      part.error = error;
    }
    if (!part.lot || error) continue;
    const { source: name, days, left, ledger } = part.lot;
    const gaps = ledger.filter((entry) => entry.source === name && days.includes(entry.day) && isGap(entry));
    part.filled.days += days.length - gaps.length;
    part.filled.added += built?.added ?? 0;
    part.filled.missing.push(...gaps.map((entry) => ({ source: name, day: entry.day, message: gapOf(entry) })));
    reporter.step(`${aboutOf(part)}${name}: ${days[0]} to ${days.at(-1)} filled, ${left} days to go`);
    part.lot = undefined;
  }
}

const aboutOf = ({ name }: Part) => (name === undefined ? '' : `${name}: `);

function tell(part: Part, reporter: Reporter): void {
  const about = aboutOf(part);
  const { days, added, missing } = part.filled;
  reporter.step(`${about}filled ${days === 1 ? '1 day' : `${days} days`} with ${added} papers that were not there`);
  for (const { source, day: missed, message } of missing)
    reporter.warn(`${about}${source} of ${missed} is missing: ${message}`);
  if (part.error) reporter.warn(`${about}${part.error.message}`);
}

const isGap = ({ error, missing }: LedgerEntry) => error !== undefined || missing !== undefined;

const gapOf = ({ error, missing, expected, received }: LedgerEntry) =>
  error?.message ?? `${received} of ${expected ?? received + (missing ?? 0)} papers came`;

function sourceOfDays(io: Io, reporter: Reporter): DaySource {
  const answers = new Map<string, Promise<Listing>>();
  return {
    forget: () => answers.clear(),
    read: async (source, days, known, ledger) => {
      const [{ fetchDays }, { fetcherOf }] = await Promise.all([
        import('../inputs/collecting.js'),
        import('../inputs/network.js'),
      ]);
      const fetcher = fetcherOf(io);
      const once: Fetcher = (asked) => {
        const answer = answers.get(asked) ?? fetcher(asked, { signal: io.signal, onProgress: reporter.progress });
        answers.set(asked, answer);
        return answer;
      };
      return io.stoppable(() => fetchDays(source, days, { fetcher: once, known, ledger, now: io.now }));
    },
  };
}
