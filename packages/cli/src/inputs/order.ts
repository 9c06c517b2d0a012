import { namesOf, type Paper, parseId } from '@trending-papers/core/paper';
import {
  type Boosts,
  diversify,
  interleave,
  type Profile,
  type Ranked,
  type RankOptions,
  rank,
} from '@trending-papers/core/rank';
import type { SaidBoost, SaidCap, SaidRanking } from '../args/order-kinds.js';
import { usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import type { Reporter } from '../terminal/reporter.js';
import { tasteOf } from './taste.js';

/** What the options say of an order. */
export interface OrderArgs {
  by: SaidRanking;
  like: readonly string[];
  'half-life': number | undefined;
  boost: readonly SaidBoost[];
  pin: readonly string[];
  cap: readonly SaidCap[];
  diversity: number | undefined;
  'min-score': number | undefined;
  interleave: boolean;
}

/** The order of papers that the options ask for. */
export interface Order {
  /** What it is called: a ranking, or weights. */
  readonly said: string;
  /** Whether it looks at what papers say, and not at their counts and names alone. */
  readonly reads: boolean;
  /** Whoever has a taste of their own is given with it; else it is that of those papers that somebody likes. */
  readonly rank: (
    papers: readonly Paper[],
    of: Pick<RankOptions, 'now' | 'until' | 'window' | 'limit' | 'profile'>,
  ) => Promise<Ranked[]>;
}

/** An order as the options say; the papers that somebody likes are read once. */
export async function orderOf(args: OrderArgs, io: Io, reporter: Reporter): Promise<Order> {
  const profile = await tasteOf(args.like, io, reporter);
  const ofText = args.boost.some(({ kind }) => kind === 'keywords' || kind === 'queries');
  return {
    said: args.by.said,
    reads: profile !== undefined || ofText || !!args.diversity,
    rank: async (papers, { limit, ...of }) => {
      const options = await optionsOf(papers, args, profile);
      // What is pinned and capped puts all papers in order anyway.
      if (!options.pins && !options.caps) return rankAs(papers, { ...options, ...of, limit }, reporter);
      const ranked = rankAs(papers, { ...options, ...of }, reporter);
      tellMoves(ranked, args, reporter);
      return ranked.slice(0, limit);
    },
  };
}

function rankAs(papers: readonly Paper[], options: RankOptions, reporter: Reporter): Ranked[] {
  try {
    return rank(papers, { ...options, onIssue: ({ message }) => reporter.warn(message) });
  } catch (error) {
    // Which signals there are is known only now, and a weight of another is a mistake of whoever wrote it.
    if (error instanceof TypeError && error.message.startsWith('There is no signal '))
      throw usageError(error.message.replace(/\w$/, '$&.'));
    throw error;
  }
}

async function optionsOf(
  papers: readonly Paper[],
  args: OrderArgs,
  profile: Profile | undefined,
): Promise<RankOptions> {
  const { by, pin, cap, diversity, interleave: inTurns, 'half-life': halfLife, 'min-score': minScore } = args;
  const apart = diversity ? diversify(diversity) : undefined;
  return {
    by: by.by,
    ...(profile && { profile }),
    ...(args.boost.length > 0 && { boosts: await boostsAmong(papers, args.boost) }),
    ...(pin.length > 0 && { pins: pin.map((name) => idOf(papers, name)) }),
    ...(cap.length > 0 && { caps: Object.fromEntries(cap) }),
    ...(apart && { diversity: apart }),
    ...(inTurns && { diversity: (ranked: Ranked[]) => interleave(apart?.(ranked) ?? ranked) }),
    ...(halfLife !== undefined && { halfLife }),
    ...(minScore !== undefined && { minScore }),
  };
}

/** Boosts as `rank` takes them: what a query finds is found here, since ranking searches nothing. */
async function boostsAmong(papers: readonly Paper[], said: readonly SaidBoost[]): Promise<Boosts> {
  const boosts: Record<string, Record<string, unknown>> = {};
  for (const { kind, name, worth } of said) {
    const of = kind === 'queries' ? { worth, matches: await matchesOf(papers, name) } : worth;
    boosts[kind] = { ...boosts[kind], [kind === 'papers' ? idOf(papers, name) : name]: of };
  }
  return boosts;
}

/** What searches is loaded only when a query is asked. */
async function matchesOf(papers: readonly Paper[], query: string): Promise<string[]> {
  const { filterPapers } = await import('./collecting.js');
  return filterPapers(papers, { query }).map(({ id }) => id);
}

/** How many papers a cap moved down. */
function tellMoves(ranked: readonly Ranked[], { cap }: OrderArgs, reporter: Reporter): void {
  const capped = ranked.filter(({ reasons }) => reasons.some(({ signal }) => signal === 'cap')).length;
  if (capped > 0)
    reporter.warn(
      `${capped} of ${ranked.length} papers stand last, beyond the cap of ${cap.map(([kind, most]) => `${most} of one ${kind}`).join(', ')}.`,
    );
}

/** The id of the paper that goes by a name, in any of its spellings; the name itself where there is none. */
function idOf(papers: readonly Paper[], name: string): string {
  const parsed = parseId(name);
  const id = parsed ? `${parsed.scheme}:${parsed.id}` : name;
  return papers.find((paper) => namesOf(paper).has(id))?.id ?? id;
}
