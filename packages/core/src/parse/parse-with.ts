import { isTrendingPapersError, TrendingPapersError } from '../paper/errors.js';
import { type Moment, momentOf } from '../paper/moment.js';
import type { Issue, Listing, Paper, Source } from '../paper/schema.js';
import { aMoment, aText, checkArgument, checkOptions, isObject, type Rule, type Rules } from '../text/options.js';
import type { FormatReader, ParseContext, Probe, Report } from './format.js';
import { type Input, probeArriving } from './input.js';
import { issueOf } from './issues.js';
import { type Located, locateIn, type Readers } from './locate.js';
import { reportOthers } from './other-records.js';
import { unknownFormat, unreadable } from './unreadable.js';

/** What is said to one of some formats; see `ParseOptions`. */
export interface ReadOptions {
  /** Read it as this. @default what it is detected to be */
  format?: string | undefined;
  /** Where it came from: helps some formats, and becomes the source of the papers. */
  url?: string | undefined;
  /** What "today" is, for dates without a year. @default the clock */
  now?: Moment | undefined;
}

/** A format is a module: its namespace is an object as well. */
const someReaders: Rule = [
  'formats by their names, each with detect and parse',
  (value) =>
    isObject(value) &&
    Object.values(value).every(
      (one) => isObject(one) && typeof one.detect === 'function' && typeof one.parse === 'function',
    ),
];

export const parseRules: Rules<ReadOptions> = { format: aText, url: aText, now: aMoment };

/**
 * Reads a listing of papers in one of some formats, by their names: what `parse` does with all of them, for programs that
 * know what comes and must be small. Each format is an entry of its own, `@trending-papers/core/parse/hf-daily`.
 *
 * @throws TrendingPapersError as `parse` does.
 *
 * @example
 * import { parseWith } from '@trending-papers/core/parse/with';
 * import * as daily from '@trending-papers/core/parse/hf-daily';
 * const { papers } = await parseWith({ 'hf-daily': daily }, await response.json());
 */
export async function parseWith(readers: Readers, input: Input, options: ReadOptions = {}): Promise<Listing> {
  checkArgument('The readers', readers, someReaders);
  checkOptions(options, parseRules);
  const { format, url, now } = options;
  const today = todayOf(now);
  const issues: Issue[] = [];
  const repeat = (issue: Issue): void => void issues.push(issue);
  const report: Report = (code, facts, where) => repeat(issueOf(code, facts, where));
  const probe = await probeArriving(input, url, report);
  if (probe.head === '') {
    throw new TrendingPapersError('empty-input', 'The input is empty: there is no listing in it.', { url });
  }
  const located = format === undefined ? locateIn(readers, probe, report) : { format, probe, sent: undefined };
  if (located === undefined || !Object.hasOwn(readers, located.format))
    throw unreadable(probe) ?? unknown(readers, probe, format);
  const listing = await read(
    readers[located.format]!,
    located,
    { now: today, report, repeat, named: format !== undefined },
    url,
  );
  reportOthers(located.format, located.probe, report);
  reportRepeated(listing.papers, report);
  return { ...listing, issues };
}

/** What "today" is for what is read. */
export const todayOf = (now: Moment = new Date()): Date => new Date(momentOf('now', now));

async function read(
  reader: FormatReader,
  { format: name, probe, sent }: Located,
  context: ParseContext,
  url: string | undefined,
): Promise<Omit<Listing, 'issues'>> {
  // Somebody who names a format may be right about a file that does not look like it, but not about an error page.
  const isKnown = !context.named || reader.detect(probe);
  const page = isKnown ? undefined : unreadable(probe);
  if (page) throw page;
  try {
    // What a mail calls today is the day it was sent.
    const now = sent === undefined ? context.now : new Date(`${sent}T12:00:00Z`);
    const { papers, ...listing } = await reader.parse(probe, { ...context, now });
    if (papers.length === 0 && !isKnown) throw wrongFormat(name, probe);
    const date = listing.date ?? sent;
    return { ...listing, ...(date ? { date } : {}), papers: papers.map((paper) => withSource(paper, name, url)) };
  } catch (error) {
    throw isTrendingPapersError(error) ? error : failed(error, name, probe);
  }
}

/** Of this many papers that stand there twice each is named. */
const mostNamed = 10;

/** Says which papers one input holds more than once; they stay, for merging knows better whether they are one. */
function reportRepeated(papers: readonly Paper[], report: Report): void {
  const places = new Map<string, number[]>();
  for (const [index, { id }] of papers.entries()) {
    const others = places.get(id);
    if (others === undefined) places.set(id, [index]);
    else others.push(index);
  }
  if (places.size === papers.length) return;
  const repeated = [...places].filter(([, indices]) => indices.length > 1);
  for (const [id, indices] of repeated.slice(0, mostNamed)) {
    report('paper-repeated', { id, times: indices.length }, `papers[${indices.join(', ')}]`);
  }
  if (repeated.length > mostNamed) {
    report('paper-repeated', { more: repeated.length - mostNamed });
  }
}

/** A paper that its file does not say the source of is from that file. Writes into the paper, which was just made. */
export function withSource(paper: Paper, name: string, url: string | undefined): Paper {
  const [known] = paper.sources;
  if (known !== undefined && known.name !== '') return paper;
  const source: Source = { name };
  if (url !== undefined) source.url = url;
  if (paper.position !== undefined) source.position = paper.position;
  if (known?.announced !== undefined) source.announced = known.announced;
  paper.sources = [source];
  return paper;
}

function unknown(readers: Readers, probe: Probe, named: string | undefined): TrendingPapersError {
  const formatNames = Object.keys(readers).sort();
  if (named === undefined) return unknownFormat(probe, formatNames);
  return new TrendingPapersError(
    'unknown-format',
    `There is no format called "${named}". There are: ${formatNames.join(', ')}.`,
    { format: named, formats: formatNames },
  );
}

/** It neither looks like the format named nor gives a single paper when read as it. */
function wrongFormat(format: string, { head }: Probe): TrendingPapersError {
  const start = head.slice(0, 60);
  return new TrendingPapersError(
    'wrong-format',
    `This is not ${format}. It begins ${JSON.stringify(start)}. Name no format to have it detected.`,
    { format, start },
  );
}

/** A reader that throws anything but a typed error has met something its author did not think of. */
function failed(cause: unknown, format: string, { head }: Probe): TrendingPapersError {
  const start = head.slice(0, 60);
  return new TrendingPapersError(
    'parse-failed',
    `Reading this as ${format} failed. It begins ${JSON.stringify(start)}.`,
    { format, start },
    { cause },
  );
}
