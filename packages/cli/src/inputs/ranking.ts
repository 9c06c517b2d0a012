import type { Listing } from '@trending-papers/core/paper';
import { type Ranked, rank, type rankings } from '@trending-papers/core/rank';
import type { Io } from '../terminal/io.js';
import { type FilterArgs, filterPapers } from './filter.js';

export interface RankingArgs extends FilterArgs {
  window: number | undefined;
  limit: number | undefined;
  by: keyof typeof rankings;
}

/**
 * Filters and ranks a listing as the options say. Ages count from the newest date in the papers, not from the clock,
 * so that the same papers always give the same order and the same words.
 */
export async function rankListing(listing: Listing, args: RankingArgs, io: Io): Promise<Ranked[]> {
  const papers = await filterPapers(listing.papers, args, io.now());
  return rank(papers, {
    until: tomorrow(io.now()),
    by: args.by,
    ...(args.window !== undefined && { window: args.window }),
    ...(args.limit !== undefined && { limit: args.limit }),
  });
}

/** The last moment to believe of a paper: in some zone it is tomorrow already. */
export function tomorrow(now: Date): Date {
  return new Date(now.getTime() + 86_400_000);
}

/**
 * The papers of a listing that the options let through, in the listing's own order: for what is ranked only later,
 * together with others.
 */
export async function selectPapers(listing: Listing, args: RankingArgs, io: Io): Promise<Listing> {
  // Only a limit or a window needs the papers ranked.
  if (args.limit === undefined && args.window === undefined)
    return { ...listing, papers: await filterPapers(listing.papers, args, io.now()) };
  const kept = new Set((await rankListing(listing, args, io)).map(({ paper }) => paper));
  return { ...listing, papers: listing.papers.filter((paper) => kept.has(paper)) };
}

/** The ranked papers as a listing, and the reasons by id, as the writers take them. */
export function toPublishable(listing: Listing, ranked: readonly Ranked[]) {
  const reasons: Record<string, Ranked['reasons']> = {};
  for (const each of ranked) reasons[each.paper.id] = each.reasons;
  return { listing: { ...listing, papers: ranked.map(({ paper }) => paper) }, reasons };
}
