import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Collected, Ledger, LedgerEntry } from '@trending-papers/core/collect';
import {
  dayOf,
  type Issue,
  isTrendingPapersError,
  type Listing,
  type Paper,
  TrendingPapersError,
} from '@trending-papers/core/paper';
import { parseLazily } from '@trending-papers/core/parse/with';
import type { StoreListing } from '@trending-papers/core/store';
import { didYouMean } from '@trending-papers/core/words';
import { diskError } from '../disk/disk-error.js';
import { exit, exitCodeOf, usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import type { Reporter } from '../terminal/reporter.js';
import { checkStore, isStore, readStore, storeOf } from './store.js';

/** A source that gave nothing this time. */
interface Failure {
  input: string;
  error: TrendingPapersError;
}

export interface Inputs {
  /** All inputs as one listing; nothing when every one failed. */
  listing: Listing | undefined;
  /** What each input gave by itself, of how many its source counts, and what is known to be missing or old. */
  received: { input: string; papers: number; total?: number; warnings: string[] }[];
  failures: Failure[];
  /** What is known of the days of each service now. */
  ledger: LedgerEntry[];
}

/** Listings by how they were asked for, so that several feeds of one run ask for each source once. */
export type SharedSources = Map<string, Promise<Listing>>;

export interface ReadOptions {
  /** What other feeds of this run have read, and read for them. */
  shared?: SharedSources | undefined;
  /** Papers asked of each search; a listing with an end of its own is taken whole. @default 200 */
  fetch?: number | undefined;
  /** Papers asked of each source at most. @default all */
  limit?: number | undefined;
  /** What earlier runs found: days that they missed are read, too. */
  ledger?: Ledger | undefined;
  /** Papers of earlier runs, so that the ledger tells which are new. */
  known?: readonly Paper[] | undefined;
  /** Services at which papers are looked up that nothing was known of before. */
  enrich?: readonly string[] | undefined;
  /** What files and standard input are in, when the person says so. */
  format?: string | undefined;
  /** A store whose papers are read beside the inputs; where there are none, that of the environment, too. */
  store?: string | undefined;
  /** What a store is asked for, where it is all there is to read, and nothing is looked up that may change the answer. */
  chosen?: StoreListing | undefined;
}

/** The options of reading, as a command line says them. */
export function readOptions(args: {
  fetch: number | undefined;
  enrich: readonly string[] | undefined;
  'input-format': string | undefined;
  store?: string | undefined;
}): ReadOptions {
  return { fetch: args.fetch, enrich: args.enrich, format: args['input-format'], store: args.store };
}

/** More text than this, Node cannot hold in one string. */
const largestInput = 500_000_000;

/**
 * Reads every input, those from the network at the same time. One that fails is left out; the others are merged in the
 * order they were named.
 *
 * @throws TrendingPapersError when an input cannot be what it was said to be: no such file, no such service.
 */
export async function readInputs(
  inputs: readonly string[],
  io: Io,
  reporter: Reporter,
  options: ReadOptions = {},
): Promise<Inputs> {
  const names = withStore(inputs, options, io);
  if (names.length === 0)
    throw usageError(
      'Nothing to read: name a file, - for standard input, a web address or service:what, such as hf:daily.',
    );
  const isAlone = names.length === 1 && !options.enrich?.length;
  const how = isAlone ? options : { ...options, chosen: undefined };
  const readers = new Map(
    await Promise.all(names.map(async (name) => [name, await readerOf(name, io, reporter, how)] as const)),
  );
  const collected =
    names.length === 1 && !hasScheme.test(names[0]!)
      ? await alone(names[0]!, readers.get(names[0]!)!)
      : await together(names, readers, io, reporter, options);
  for (const { error } of collected.failures) throwIfFinal(error);
  for (const { message } of collected.listing.issues.filter(({ code }) => code === 'days-missing'))
    reporter.warn(message);
  const listing =
    collected.received.length > 0 ? await enrichListing(collected.listing, io, reporter, options) : undefined;
  return {
    listing,
    received: collected.received.map(({ source, listing }) => amountOf(source, listing)),
    failures: collected.failures.map(({ source, error }) => ({ input: source, error })),
    ledger: collected.ledger,
  };
}

/** The listing with what services know of its papers; those that were looked up by an earlier run stay as they are. */
async function enrichListing(listing: Listing, io: Io, reporter: Reporter, options: ReadOptions): Promise<Listing> {
  const { enrich: services = [], known = [] } = options;
  if (services.length === 0) return listing;
  const [{ createSeen, enrich }, { fetcherOf }] = await Promise.all([
    import('./collecting.js'),
    import('./network.js'),
  ]);
  const done = createSeen();
  done.add(known.filter(({ ids }) => Object.keys(ids).length > 0));
  const open = listing.papers.filter((paper) => !done.has(paper));
  const fetcher = fetcherOf(io);
  const { papers, issues, resolved } = await io.stoppable(() =>
    enrich(open, {
      with: services,
      fetcher: (source) => fetcher(source, { signal: io.signal }),
      now: io.now,
      onProgress: reporter.progress,
    }),
  );
  const found = new Map(open.map((paper, index) => [paper, papers[index]!]));
  reporter.step(`looked up ${open.length} papers, found ${resolved} by their titles`);
  reporter.issues('enrich', issues);
  return {
    ...listing,
    papers: listing.papers.map((paper) => found.get(paper) ?? paper),
    issues: [...listing.issues, ...issues],
  };
}

/** What is read: the inputs, and the store that was named. The environment's alone, for it was not meant where others are. */
export function withStore(
  inputs: readonly string[],
  { store }: { readonly store?: string | undefined },
  io: Pick<Io, 'env'>,
): readonly string[] {
  const address = inputs.length === 0 ? storeOf({ store }, io) : store;
  if (address === undefined || inputs.includes(address)) return inputs;
  checkStore(address);
  return [...inputs, address];
}

/** Of an address, or of a source: `hf:daily`. */
const hasScheme = /^[a-z][a-z0-9+.-]*:/i;

/** A file by itself is merged with nothing and has no days: all that fetches need not be loaded for it. */
async function alone(source: string, read: () => Promise<Listing>): Promise<Collected> {
  try {
    const listing = await read();
    return { listing, received: [{ source, listing }], failures: [], ledger: [] };
  } catch (error) {
    if (!isTrendingPapersError(error)) throw error;
    return {
      listing: { title: source, papers: [], issues: [] },
      received: [],
      failures: [{ source, error }],
      ledger: [],
    };
  }
}

async function together(
  names: readonly string[],
  readers: ReadonlyMap<string, () => Promise<Listing>>,
  io: Io,
  reporter: Reporter,
  options: ReadOptions,
): Promise<Collected> {
  const { fetchListings, services } = await import('./collecting.js');
  const collected = await fetchListings(names, {
    // A past day of a source is asked for beside those that were named.
    fetcher: async (name) => (readers.get(name) ?? (await readerOf(name, io, reporter, options)))(),
    now: io.now,
    ledger: options.ledger ?? [],
    known: options.known ?? [],
  });
  // What is not from a service has no days.
  const isService = ({ source }: LedgerEntry) => services.some(({ name }) => source.startsWith(`${name}:`));
  return { ...collected, ledger: collected.ledger.filter(isService) };
}

function amountOf(input: string, { papers, total, issues }: Listing): Inputs['received'][number] {
  const warnings = issues.filter(isWarning).map(({ message }) => message);
  return { input, papers: papers.length, ...(total !== undefined && { total }), warnings };
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
  options?: ReadOptions,
): Promise<Listing> {
  const { listing, failures } = await readInputs(names, io, reporter, options);
  tellFailures(listing ? failures : failures.slice(1), reporter);
  if (listing) return listing;
  throw failures[0]!.error;
}

/** Reads a source once for all that ask for it in the same way. */
async function readerOf(
  name: string,
  io: Io,
  reporter: Reporter,
  options: ReadOptions,
): Promise<() => Promise<Listing>> {
  const read = await ownReaderOf(name, io, reporter, options);
  const { shared, fetch, limit, format } = options;
  if (!shared) return read;
  const key = JSON.stringify([name, fetch, limit, format]);
  return () => {
    const listing = shared.get(key) ?? read();
    shared.set(key, listing);
    return listing;
  };
}

async function ownReaderOf(name: string, io: Io, reporter: Reporter, { fetch, limit, format, chosen }: ReadOptions) {
  const read = (bytes: Uint8Array, shown: string) => readBytes(bytes, shown, format, io, reporter);
  if (isStore(name))
    return async () => {
      const listing = await io.stoppable(() => readStore(name, io, { ...chosen, limit }));
      tell(listing, name, reporter);
      return listing;
    };
  if (name === '-') return async () => read(await readStandardInput(io), 'standard input');
  const path = resolve(io.cwd, name);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory())
    throw usageError(`${name} is a folder; name a file in it, such as ${name.replace(/\/$/, '')}/feed.json.`);
  if (found?.isFile()) return async () => read(await readWhole(path, found.size, name), name);
  // A pipe, as of <(command), and a device have no size to know before.
  if (found) return async () => read(await readStream(createReadStream(path, { signal: io.signal }), name, io), name);
  if (!hasScheme.test(name))
    throw new TrendingPapersError(
      'file-not-found',
      `There is no file ${name}.${didYouMean(basename(name), await neighboursOf(path))}`,
      {
        path,
      },
    );
  // Reading a file should not wait for all that the network needs.
  const { fetcherOf } = await import('./network.js');
  const fetcher = fetcherOf(io);
  const options = { signal: io.signal, onProgress: reporter.progress, limit, searchLimit: fetch };
  return async () => {
    const listing = await io.stoppable(() => fetcher(name, options));
    tell(listing, name, reporter);
    return listing;
  };
}

/** Names of files in the folder of a path. */
async function neighboursOf(path: string): Promise<string[]> {
  return readdir(dirname(path)).catch(() => []);
}

async function readWhole(path: string, size: number, name: string): Promise<Uint8Array> {
  if (size > largestInput) throw tooLarge(name);
  return readFile(path).catch((error) => {
    throw diskError('unreadable-file', `${name} cannot be read`, path, error);
  });
}

function tooLarge(name: string): TrendingPapersError {
  const megabytes = largestInput / 1e6;
  const message = `${name} is larger than ${megabytes} MB, more than is read at once: cut it into several files.`;
  return new TrendingPapersError('too-large', message, { input: name, limit: largestInput });
}

async function readBytes(
  bytes: Uint8Array,
  name: string,
  format: string | undefined,
  io: Io,
  reporter: Reporter,
): Promise<Listing> {
  const listing = await parseLazily(bytes, { now: io.now(), format }).catch((error) => {
    throw unknownFormat(error, name, format);
  });
  tell(listing, name, reporter);
  return asOfItsDay(listing);
}

/** The names of the formats, which parsing tells, and the option that takes one. */
function unknownFormat(error: unknown, name: string, format: string | undefined): unknown {
  if (!isTrendingPapersError(error, 'unknown-format')) return error;
  const { start, formats } = error.facts;
  if (format !== undefined)
    return usageError(
      `--input-format is one of ${formats.join(', ')}, not "${format}".${didYouMean(format, formats)}`,
      error.facts,
    );
  return new TrendingPapersError(
    error.code,
    `${name} is in none of the formats known. It begins ${JSON.stringify(start)}. If you know its format, name it with ` +
      `--input-format: ${formats.join(', ')}.`,
    error.facts,
    { cause: error },
  );
}

/** Issues that say a listing is not all of it, or not of today: a person hears of these first, and also with --quiet. */
const warnings: ReadonlySet<string> = new Set(['cut-off', 'pages-missing', 'stale', 'fell-back', 'days-missing']);

const isWarning = ({ code }: Issue) => warnings.has(code);

function tell({ papers, total = papers.length, issues }: Listing, name: string, reporter: Reporter): void {
  const of = total > papers.length ? ` of ${total}` : '';
  reporter.step(`${name}: ${papers.length}${of} ${papers.length === 1 && of === '' ? 'paper' : 'papers'}`);
  for (const { message } of issues.filter(isWarning)) reporter.warn(message);
  reporter.issues(
    name,
    issues.filter((issue) => !isWarning(issue)),
  );
}

/**
 * The counts of a saved listing are of the day it is of, not of the day the file is read: its papers would seem to
 * have grown old with what they had at first.
 */
function asOfItsDay(listing: Listing): Listing {
  const days = listing.papers.flatMap((paper) => dayOf(paper) ?? []);
  const at = listing.date ?? days.sort().at(-1);
  if (at === undefined) return listing;
  const isUndated = ({ history, signals }: Paper) => history.length === 0 && Object.keys(signals).length > 0;
  const papers = listing.papers.map((paper) =>
    isUndated(paper) ? { ...paper, history: [{ at, signals: paper.signals }] } : paper,
  );
  return { ...listing, papers };
}

async function readStandardInput(io: Io): Promise<Uint8Array> {
  const { stdin } = io;
  if (stdin.isTTY) throw usageError('Standard input is the terminal: pipe a listing into it, or name a file.');
  return readStream(stdin, 'standard input', io);
}

/** All that a stream gives, while it can be stopped. */
async function readStream(stream: AsyncIterable<Uint8Array>, name: string, io: Io): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    await io.stoppable(async () => {
      for await (const chunk of stream) {
        size += chunk.length;
        if (size > largestInput) throw tooLarge(name);
        chunks.push(chunk);
      }
    });
  } catch (error) {
    if (io.signal.aborted) throw new TrendingPapersError('aborted', `Reading ${name} was stopped.`, { input: name });
    throw diskError('unreadable-file', `${name} cannot be read`, name, error);
  }
  return Buffer.concat(chunks);
}

/** A wrong name will be as wrong tomorrow: the person must hear of it now. */
function throwIfFinal(error: TrendingPapersError): void {
  if (exitCodeOf(error) === exit.usageError || error.code === 'aborted') throw error;
}
