import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  isTrendingPapersError,
  type Listing,
  mergeListings,
  type Paper,
  TrendingPapersError,
} from '@trending-papers/core/paper';
import { misuse } from '../exit.js';
import type { Io } from '../io.js';
import type { Reporter } from '../terminal/reporter.js';

/** A source that gave nothing this time. */
interface Failure {
  input: string;
  error: TrendingPapersError;
}

export interface Inputs {
  /** All inputs as one listing; nothing when every one failed. */
  listing: Listing | undefined;
  /** What each input gave by itself. */
  received: { input: string; papers: number }[];
  failures: Failure[];
}

/**
 * Reads every input, those from the network at the same time. One that fails is left out; the others are merged in the
 * order they were named.
 *
 * @throws TrendingPapersError when an input cannot be what it was said to be: no such file, no such service.
 */
export async function readInputs(
  names: readonly string[],
  io: Io,
  reporter: Reporter,
  limit?: number,
): Promise<Inputs> {
  if (names.length === 0)
    throw misuse(
      'Nothing to read: name a file, - for standard input, a web address or service:what, such as hf:daily.',
    );
  const readers = await Promise.all(names.map((name) => readerOf(name, io, reporter, limit)));
  const results = await Promise.allSettled(readers.map((read) => read()));

  const inputs: Inputs = { listing: undefined, received: [], failures: [] };
  for (const [index, result] of results.entries()) {
    const input = names[index]!;
    if (result.status === 'rejected') inputs.failures.push(failureOf(input, result.reason));
    else {
      inputs.received.push({ input, papers: result.value.papers.length });
      inputs.listing = inputs.listing ? mergeListings(inputs.listing, result.value, { now: io.now() }) : result.value;
    }
  }
  return inputs;
}

/** Tells which inputs gave nothing. */
export function tellFailures(failures: readonly Failure[], reporter: Reporter): void {
  for (const { input, error } of failures) reporter.warn(`${input} gave nothing: ${error.message}`);
}

/** The listing of the inputs; the first failure, which is then not told before, when there is none. */
export async function readListing(
  names: readonly string[],
  io: Io,
  reporter: Reporter,
  limit?: number,
): Promise<Listing> {
  const { listing, failures } = await readInputs(names, io, reporter, limit);
  tellFailures(listing ? failures : failures.slice(1), reporter);
  if (listing) return listing;
  throw failures[0]!.error;
}

async function readerOf(name: string, io: Io, reporter: Reporter, limit: number | undefined) {
  if (name === '-') return async () => parseBytes(await readAll(io), 'standard input', io, reporter);
  const path = resolve(io.cwd, name);
  const found = await stat(path).catch(() => undefined);
  // A pipe, as of <(command), and a device are read like a file.
  if (found && !found.isDirectory()) return async () => parseBytes(await readFile(path), name, io, reporter);
  if (found?.isDirectory())
    throw misuse(`${name} is a folder; name a file in it, such as ${name.replace(/\/$/, '')}/feed.json.`);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(name))
    throw new TrendingPapersError('file-not-found', `There is no file ${name}.`, { path });
  // Reading a file should not wait for all that the network needs.
  const { fetcherOf } = await import('./network.js');
  const fetcher = fetcherOf(io, limit);
  return async () => {
    const listing = await fetcher(name, { signal: io.signal, onProgress: reporter.progress });
    tell(listing, name, reporter);
    return listing;
  };
}

async function parseBytes(bytes: Uint8Array, name: string, io: Io, reporter: Reporter): Promise<Listing> {
  const { parse } = await import('@trending-papers/core/parse');
  const listing = await parse(bytes, { now: io.now() });
  tell(listing, name, reporter);
  return asOfItsDay(listing);
}

function tell({ papers, issues }: Listing, name: string, reporter: Reporter): void {
  reporter.step(`${name}: ${papers.length === 1 ? '1 paper' : `${papers.length} papers`}`);
  reporter.issues(name, issues);
}

/**
 * The counts of a saved listing are of the day it is of, not of the day the file is read: its papers would seem to
 * have grown old with what they had at first.
 */
function asOfItsDay(listing: Listing): Listing {
  const days = listing.papers.flatMap(({ listed, published }) => listed ?? published ?? []);
  const at = listing.date ?? days.sort().at(-1);
  if (at === undefined) return listing;
  const isUndated = ({ history, signals }: Paper) => history.length === 0 && Object.keys(signals).length > 0;
  const papers = listing.papers.map((paper) =>
    isUndated(paper) ? { ...paper, history: [{ at, signals: paper.signals }] } : paper,
  );
  return { ...listing, papers };
}

async function readAll(io: Io): Promise<Uint8Array> {
  if (io.stdin.isTTY) throw misuse('Standard input is the terminal: pipe a listing into it, or name a file.');
  const chunks: Uint8Array[] = [];
  const stopped = () => new TrendingPapersError('aborted', 'Reading standard input was stopped.');
  try {
    for await (const chunk of io.stdin) {
      if (io.signal.aborted) throw stopped();
      chunks.push(chunk);
    }
  } catch (error) {
    // A stream that is closed while it is read says so in an error of its own.
    throw io.signal.aborted ? stopped() : error;
  }
  return Buffer.concat(chunks);
}

function failureOf(input: string, reason: unknown): Failure {
  // A wrong name will be as wrong tomorrow: the person must hear of it now.
  if (!isTrendingPapersError(reason) || reason.code === 'unknown-source' || reason.code === 'aborted') throw reason;
  return { input, error: reason };
}
