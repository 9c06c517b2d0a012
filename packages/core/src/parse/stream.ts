import type { Issue, Paper } from '../paper/schema.js';
import { aFunction, checkArgument, checkOptions, type Rules } from '../text/options.js';
import { detectFormat, type Format, readerOf } from './detect.js';
import { isRecord } from './fields.js';
import type { Probe } from './format.js';
import { fromArchive } from './huggingface/archive.js';
import { issueOf, type Report } from './issues.js';
import { jsonOf } from './json-lines.js';
import { type ParseOptions, parse } from './parse.js';
import { parseRules, todayOf, withSource } from './parse-with.js';
import { probeJson, probeText } from './probe.js';
import { type Element, readElements } from './stream/elements.js';
import { linesFrom } from './stream/lines.js';
import { SeenIds } from './stream/seen-ids.js';
import { type Chunks, decodeChunks, someChunks } from './stream/text.js';

export interface StreamOptions extends ParseOptions {
  /** Told of everything that was skipped, repaired or assumed. */
  onIssue?: ((issue: Issue) => void) | undefined;
}

const rules: Rules<StreamOptions> = { ...parseRules, onIssue: aFunction };

/** Formats whose files are too big to be read at once: the elements that hold one record each. */
const recordElements: Readonly<Partial<Record<Format, readonly string[]>>> = {
  acl: ['volume'],
  'arxiv-oai': ['record'],
  dblp: ['article', 'inproceedings', 'proceedings', 'book', 'incollection', 'phdthesis', 'mastersthesis', 'data'],
  pubmed: ['PubmedArticle', 'PubmedBookArticle'],
};

/** Records read at once: enough that the cost of a call does not count, few enough that memory stays small. */
const batchSize = 64;
/** Enough to know the format of XML by. */
const xmlStart = 4096;
/** A line that is longer belongs to no JSON Lines. */
const longestStart = 64 * 1024 * 1024;

/**
 * Reads papers one after another from text or bytes that arrive in chunks, broken anywhere. Memory stays constant for
 * - JSON Lines of whatever `parse` reads a list of: Papers, arXiv's Kaggle snapshot, items of Hugging Face's daily
 *   papers, also inside `{ snapshotDate, item }`, and so on;
 * - XML of OAI-PMH, PubMed, DBLP and the ACL Anthology.
 *
 * All else is collected and given to `parse`.
 *
 * @throws TrendingPapersError as `parse` does; also `line-too-long` and `element-too-long`.
 *
 * @example
 * for await (const paper of parseStream(createReadStream('arxiv-metadata-oai-snapshot.json'))) console.log(paper.id);
 */
export async function* parseStream(
  chunks: Chunks,
  options: StreamOptions = {},
): AsyncGenerator<Paper, void, undefined> {
  checkArgument('The chunks', chunks, someChunks);
  checkOptions(options, rules);
  const source = decodeChunks(chunks);
  const start = await readStart(source);
  const whole = prepend(start, source);
  const record = jsonOf(start.trimStart().split('\n', 1)[0] ?? '');
  const listed = isRecord(record) ? detectFormat([fromArchive(record)]) : undefined;
  const named = options.format === 'papers-ndjson' ? 'papers-json' : options.format;
  if (listed !== undefined && (named ?? listed) === listed)
    return yield* tellRepeated(fromLines(whole, listed, options), options);
  const format = named ?? detectFormat(start);
  const names = format && recordElements[format];
  if (format && names && /^\s*</.test(start))
    return yield* tellRepeated(fromElements(whole, format, names, options), options);
  yield* fromWhole(whole, options);
}

/** Enough of the text to know its format: one line of JSON Lines, the root of XML. */
async function readStart(source: AsyncGenerator<string>): Promise<string> {
  let text = '';
  for (;;) {
    const start = text.trimStart();
    const enough = start.startsWith('{')
      ? start.includes('\n')
      : start.startsWith('<')
        ? start.length > xmlStart
        : start !== '';
    const next = enough ? undefined : await source.next();
    if (next === undefined || next.done || text.length > longestStart) return text.replace(/^\uFEFF/, '');
    text += next.value;
  }
}

async function* prepend(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

/** Of this many papers that stand there again each is named, as `parse` does. */
const mostNamed = 10;

/** Hands papers on, and says which of them the stream held before. They stay, as in `parse`. */
async function* tellRepeated(papers: AsyncGenerator<Paper>, { onIssue }: StreamOptions): AsyncGenerator<Paper> {
  const seen = new SeenIds();
  let repeats = 0;
  let number = 0;
  for await (const paper of papers) {
    number += 1;
    if (!seen.add(paper.id)) {
      repeats += 1;
      if (repeats <= mostNamed) onIssue?.(issueOf('paper-repeated', { id: paper.id }, `paper ${number}`));
    }
    yield paper;
  }
  if (repeats > mostNamed) onIssue?.(issueOf('paper-repeated', { more: repeats - mostNamed }));
}

/** One record and the place to name when something is wrong with it. */
interface Placed<T> {
  readonly value: T;
  readonly where: string;
}

async function* fromLines(chunks: AsyncGenerator<string>, format: Format, options: StreamOptions) {
  let before = 0;
  for await (const batch of inBatches(jsonLines(chunks, options))) {
    yield* await readBatch(probeJson(batch.map(({ value }) => value)), format, batch, before, options);
    before += batch.length;
  }
}

async function* jsonLines(chunks: AsyncGenerator<string>, { onIssue }: StreamOptions): AsyncGenerator<Placed<unknown>> {
  for await (const [line, number] of linesFrom(chunks)) {
    if (line.trim() === '') continue;
    const value = jsonOf(line);
    const where = `line ${number}`;
    if (value !== undefined) yield { value: fromArchive(value), where };
    else onIssue?.(issueOf('line-invalid', {}, where));
  }
}

/** The records of a batch are read below the head of their document, whose root need not be closed for that. */
async function* fromElements(
  chunks: AsyncGenerator<string>,
  format: Format,
  names: readonly string[],
  options: StreamOptions,
) {
  let before = 0;
  for await (const batch of inBatches(placedElements(chunks, names))) {
    const text = batch[0]!.value.head + batch.map(({ value }) => value.markup).join('\n');
    yield* await readBatch(probeText(text), format, batch, before, options);
    before += batch.length;
  }
}

async function* placedElements(
  chunks: AsyncGenerator<string>,
  names: readonly string[],
): AsyncGenerator<Placed<Element>> {
  let number = 0;
  for await (const value of readElements(chunks, names)) {
    number += 1;
    yield { value, where: `${names[0]} ${number}` };
  }
}

async function* fromWhole(chunks: AsyncGenerator<string>, { onIssue, ...options }: StreamOptions) {
  const parts: string[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const { papers, issues } = await parse(parts.join(''), options);
  for (const issue of issues) onIssue?.(issue);
  yield* papers;
}

async function* inBatches<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Positions and places count from the start of the stream, whatever batch they are in. */
async function readBatch(
  probe: Probe,
  format: Format,
  batch: readonly Placed<unknown>[],
  before: number,
  { now, onIssue, url }: StreamOptions,
): Promise<Paper[]> {
  const repeat = ({ where = '', ...issue }: Issue): void => {
    const [, index, rest = where] = /^\w+\[(\d+)\](.*)$/s.exec(where) ?? [];
    const place = batch[Number(index ?? 0)]?.where ?? batch[0]!.where;
    onIssue?.({ ...issue, where: `${place}${rest}` });
  };
  const report: Report = (code, facts, where) => repeat(issueOf(code, facts, where));
  const { papers } = await readerOf(format).parse(probe, { now: todayOf(now), report, repeat });
  const keepsPositions = format === 'papers-json';
  return papers.map((paper) => {
    const position = paper.position === undefined || keepsPositions ? paper.position : paper.position + before;
    return withSource(position === undefined ? paper : { ...paper, position }, format, url);
  });
}
