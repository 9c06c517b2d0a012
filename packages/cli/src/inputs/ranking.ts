import type { Listing, Paper } from '@trending-papers/core/paper';
import { asKnownAt, type Ranked } from '@trending-papers/core/rank';
import type { Io } from '../terminal/io.js';
import type { Reporter } from '../terminal/reporter.js';
import { type FilterArgs, filterPapers } from './filter.js';
import { type Order, type OrderArgs, orderOf } from './order.js';

export interface RankingArgs extends FilterArgs, OrderArgs {
  window: number | undefined;
  limit: number | undefined;
  'as-of'?: Date | undefined;
}

/**
 * Filters and ranks a listing as the options say. Ages count from the newest date in the papers, not from the clock,
 * so that the same papers always give the same order and the same words.
 */
export async function rankListing(listing: Listing, args: RankingArgs, io: Io, reporter: Reporter): Promise<Ranked[]> {
  return rankPapers(listing.papers, args, await orderOf(args, io, reporter), io, reporter);
}

async function rankPapers(
  all: readonly Paper[],
  args: RankingArgs,
  order: Order,
  io: Io,
  reporter: Reporter,
): Promise<Ranked[]> {
  const { 'as-of': moment } = args;
  const known = moment === undefined ? all : papersAt(moment, all, reporter);
  const papers = await filterPapers(known, args, moment ?? io.now());
  const ranked = await order.rank(papers, {
    ...(moment === undefined ? { until: tomorrow(io.now()) } : { now: moment }),
    ...(args.window !== undefined && { window: args.window }),
    ...(args.limit !== undefined && { limit: args.limit }),
  });
  if (ranked.length > 1 && ranked.every(isInNoOrder))
    reporter.warn(
      `Nothing is known of any paper that --by ${order.said} looks at: they stand as their listing has them.`,
    );
  return ranked;
}

/** What a place in a listing that is in no order of merit gives at most. */
const tieBreak = 1e-5;

/** Whether no more is known of a paper than a place that is no merit. */
function isInNoOrder({ reasons }: Ranked): boolean {
  return reasons.every(({ contribution }) => Math.abs(contribution) < tieBreak);
}

/** The papers as they were known at a moment, and how much of that is a guess. */
function papersAt(moment: Date, all: readonly Paper[], reporter: Reporter): Paper[] {
  const papers = asKnownAt(all, moment);
  const said = moment.toISOString().replace('T23:59:59.999Z', '').replace('.000Z', 'Z');
  const later = all.length - papers.length;
  if (later > 0) reporter.step(`as of ${said}: ${later} of ${all.length} papers were not known yet`);
  const undated = papers.filter(({ signals, history }) =>
    Object.keys(signals).some((name) => !history.some((reading) => reading.signals[name] !== undefined)),
  );
  if (undated.length > 0)
    reporter.warn(
      `As of ${said}: of ${undated.length} of ${papers.length} papers nobody knows when they were counted, so their ` +
        'counts are those of today.',
    );
  return papers;
}

/** The last moment to believe of a paper: in some zone it is tomorrow already. */
export function tomorrow(now: Date): Date {
  return new Date(now.getTime() + 86_400_000);
}

/**
 * The papers of a listing that the options let through, in the listing's own order: for what is ranked only later,
 * together with others.
 */
export async function selectPapers(
  listing: Listing,
  args: RankingArgs,
  order: Order,
  io: Io,
  reporter: Reporter,
): Promise<Listing> {
  // Only a limit or a window needs the papers ranked.
  if (args.limit === undefined && args.window === undefined)
    return { ...listing, papers: await filterPapers(listing.papers, args, io.now()) };
  const ranked = await rankPapers(listing.papers, args, order, io, reporter);
  const kept = new Set(ranked.map(({ paper }) => paper));
  return { ...listing, papers: listing.papers.filter((paper) => kept.has(paper)) };
}

/** The ranked papers as a listing, and the reasons by id, as the writers take them. */
export function toPublishable(listing: Listing, ranked: readonly Ranked[]) {
  const reasons: Record<string, Ranked['reasons']> = {};
  for (const each of ranked) reasons[each.paper.id] = each.reasons;
  return { listing: { ...listing, papers: ranked.map(({ paper }) => paper) }, reasons };
}
