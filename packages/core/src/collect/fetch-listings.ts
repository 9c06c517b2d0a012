import { type Fetcher, type FetchOptions, findRoute, isSource } from '../fetch/index.js';
import { fetchRules } from '../fetch/options.js';
import { isTrendingPapersError, TrendingPapersError } from '../paper/errors.js';
import { mergeAll } from '../paper/merge.js';
import type { Issue, Listing, Paper } from '../paper/schema.js';
import { stampOf } from '../text/iso.js';
import {
  aFunction,
  aList,
  checkArgument,
  checkOptions,
  isStrings,
  type Rules,
  someTexts,
  wrong,
} from '../text/options.js';
import { fetcherOf } from './fetcher.js';
import { issueOf } from './issues.js';
import { addToLedger, aLedger, type Ledger, type LedgerEntry, missedDays } from './ledger.js';
import { createSeen, type Seen } from './seen.js';

/** A source that gave nothing of today, whatever was caught up with. */
export interface SourceFailure {
  source: string;
  error: TrendingPapersError;
}

export interface CollectOptions extends FetchOptions {
  /** Reads each source: one that is used for several calls lets their requests queue. @default createFetcher(options) */
  fetcher?: Fetcher | undefined;
  /** Papers of earlier runs, so that the ledger tells which are new. */
  known?: readonly Paper[] | undefined;
  /** What earlier runs found. Days that they missed, and that the service still offers, are fetched too. */
  ledger?: Ledger | undefined;
}

export interface Collected {
  /** All sources as one listing, each paper once; empty when all of them failed. */
  listing: Listing;
  /** What each source gave this time, in the order they were named, without those that gave nothing. */
  received: { source: string; listing: Listing }[];
  failures: SourceFailure[];
  /** What is known of each source and day now, for the next run. */
  ledger: LedgerEntry[];
}

const rules: Rules<CollectOptions> = { ...fetchRules, fetcher: aFunction, known: aList, ledger: aLedger };

/** Missed days that one run catches up with, for each source: the rest is the next run's. */
const mostDays = 14;

/**
 * Fetches several sources at the same time, each at its service's pace, as one listing. One that fails is left out and
 * told, in `failures` and as an issue `source-failed`; one bad source never costs the others.
 *
 * @throws TrendingPapersError `unknown-source` before anything is fetched, `bad-option`, and `aborted`.
 *
 * @example
 * const { listing, failures } = await fetchListings(['hf:daily', 'arxiv:cs.LG+cs.CL'], { userAgent: 'my-lab/1.0' });
 */
export async function fetchListings(sources: readonly string[], options: CollectOptions = {}): Promise<Collected> {
  if (!isStrings(sources)) throw wrong('sources', sources, someTexts[0]);
  checkOptions(options, rules);
  if (!options.fetcher) for (const source of sources) findRoute(source);
  const now = options.now ?? (() => new Date());
  const fetcher = fetcherOf(options);
  const known = createSeen();
  known.add(options.known ?? []);
  const ledger = options.ledger ?? [];
  const all = await Promise.all(sources.map((source) => collectSource(source, { fetcher, ledger, known, now })));

  const received = all.flatMap(({ source, listing }) => (listing ? [{ source, listing }] : []));
  const failures = all.flatMap(({ source, error }) => (error ? [{ source, error }] : []));
  const listings = received.map(({ source, listing }) => (sources.length > 1 ? from(source, listing) : listing));
  const listing = asOne(listings, now()) ?? { title: 'Papers', papers: [], issues: [] };
  const lost = failures.map(({ source, error }) => failed(source, error));
  return {
    listing: { ...listing, issues: [...listing.issues, ...lost] },
    received,
    failures,
    ledger: addToLedger(
      ledger,
      all.flatMap(({ entries }) => entries),
    ),
  };
}

interface Given {
  fetcher: Fetcher;
  ledger: Ledger;
  known: Seen;
  now: () => Date;
}

interface CollectedSource {
  source: string;
  listing?: Listing;
  error?: TrendingPapersError;
  entries: LedgerEntry[];
}

/** One source as it is now, and the days of it that were missed. */
async function collectSource(source: string, given: Given): Promise<CollectedSource> {
  const { ledger, known, now } = given;
  const today = await ask(source, given);
  const entry = entryOf(source, dayOf(source, today, now()), today, known, now());
  const missed = missedDays(ledger, source, now()).filter((day) => day !== entry.day);
  const past = await collectDays(source, missed.slice(0, mostDays), given);
  const listing = asOne(
    [today.listing, past.listing].filter((each) => each !== undefined),
    now(),
  );
  const still = [...past.missing, ...missed.slice(mostDays)];
  const told = still.length > 0 ? [daysMissing(source, still)] : [];
  return {
    source,
    entries: [entry, ...past.entries],
    ...(listing && { listing: { ...listing, issues: [...listing.issues, ...told] } }),
    ...(today.error && { error: today.error }),
  };
}

interface CollectedDays {
  listing?: Listing;
  entries: LedgerEntry[];
  /** Days that gave nothing, each with the reason. */
  missing: string[];
}

/** Past days of a source, one after the other. */
async function collectDays(source: string, days: readonly string[], given: Given): Promise<CollectedDays> {
  const { known, now } = given;
  const collected: CollectedDays = { entries: [], missing: [] };
  const listings: Listing[] = [];
  for (const day of days) {
    const { service, route, found } = findRoute(source);
    const past = await ask(`${service.name}:${route.past!.on(found[0], day)}`, given);
    const entry = entryOf(source, day, past, known, now());
    collected.entries.push(route.past!.covers > 1 ? { ...entry, covers: 1 } : entry);
    if (!past.listing) {
      collected.missing.push(`${day} (${past.error!.message})`);
      continue;
    }
    const named = { ...past.listing, papers: past.listing.papers.map((paper) => seenAt(source, paper)) };
    listings.push(named);
  }
  const listing = asOne(listings, now());
  return { ...collected, ...(listing && { listing }) };
}

/** Listings merged; one alone stays as it is. */
function asOne(listings: readonly Listing[], now: Date): Listing | undefined {
  return listings.length > 1 ? mergeAll(listings, { now }) : listings[0];
}

/**
 * Fetches past days of one source, as one listing: for filling a span of days, of which `unfilledDays` names those that
 * are left. Days that give nothing are told by an issue `days-missing`, and stand in the ledger with the reason.
 *
 * @throws TrendingPapersError `unknown-source`, `bad-option`, and `aborted`.
 */
export async function fetchDays(
  source: string,
  days: readonly string[],
  options: CollectOptions = {},
): Promise<{ listing: Listing; ledger: LedgerEntry[] }> {
  checkArgument('The days', days, someTexts);
  checkOptions(options, rules);
  if (!findRoute(source).route.past)
    throw new TrendingPapersError('unknown-source', `${source} cannot be had as it was on a past day.`, { source });
  const known = createSeen();
  known.add(options.known ?? []);
  const fetcher = fetcherOf(options);
  const given = { fetcher, known, ledger: [], now: options.now ?? (() => new Date()) };
  const { listing, entries, missing } = await collectDays(source, days, given);
  const { papers = [], issues = [], ...about } = listing ?? { title: source };
  const told = missing.length > 0 ? [daysMissing(source, missing)] : [];
  return {
    listing: { ...about, papers, issues: [...issues, ...told] },
    ledger: addToLedger(options.ledger ?? [], entries),
  };
}

type Answer = { listing: Listing; error?: undefined } | { listing?: undefined; error: TrendingPapersError };

/** Errors that no other source can make up for: the caller is wrong, or wants to stop. */
const final = new Set(['unknown-source', 'bad-option', 'aborted']);

async function ask(source: string, { fetcher }: Given): Promise<Answer> {
  try {
    return { listing: await fetcher(source) };
  } catch (error) {
    if (!isTrendingPapersError(error) || final.has(error.code)) throw error;
    return { error };
  }
}

function entryOf(source: string, day: string, { listing, error }: Answer, known: Seen, now: Date): LedgerEntry {
  const at = stampOf(now.getTime() - now.getMilliseconds());
  if (!listing) return { source, day, at, received: 0, new: 0, error: { code: error.code, message: error.message } };
  const { papers, total, issues } = listing;
  const isPartial = issues.some(({ code }) => code === 'pages-missing');
  const missing = isPartial ? Math.max(1, (total ?? 0) - papers.length) : 0;
  const fresh = known.unseen(papers);
  return {
    source,
    day,
    at,
    ...(total !== undefined && { expected: total }),
    received: papers.length,
    new: fresh.length,
    ...(missing > 0 && { missing }),
    ...(issues.some(({ code }) => code === 'stale') && { stale: true }),
  };
}

/** The day a listing says it is of, unless it has not come yet; else the day it is for its service. */
function dayOf(source: string, { listing }: Answer, now: Date): string {
  const today = isSource(source) ? findRoute(source).route.past?.today(now) : undefined;
  const own = listing?.date?.slice(0, 10);
  const utc = now.toISOString().slice(0, 10);
  return own !== undefined && own.length === 10 && own <= (today ?? utc) ? own : (today ?? utc);
}

/** A paper of a past day was seen at its source, and not at one of another name. */
function seenAt(source: string, paper: Paper): Paper {
  return { ...paper, sources: paper.sources.map((each) => ({ ...each, name: source })) };
}

function from(source: string, listing: Listing): Listing {
  const issues = listing.issues.map((issue) => ({
    ...issue,
    where: [source, issue.where].filter(Boolean).join(', '),
  }));
  return { ...listing, issues };
}

function failed(source: string, { message }: TrendingPapersError): Issue {
  return issueOf('source-failed', { source, error: message }, source);
}

function daysMissing(source: string, days: readonly string[]): Issue {
  return issueOf('days-missing', { source, days }, source);
}
