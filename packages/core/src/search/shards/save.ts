import type { Issue, Paper } from '../../paper/schema.js';
import { fnvMix } from '../../text/fnv.js';
import {
  aCollection,
  aFlag,
  aFunction,
  checkOptions,
  checkPapers,
  type Rules,
  whole as wholeNumber,
} from '../../text/options.js';
import { ByteWriter } from '../store/bytes.js';
import { checksumOf, pack } from '../store/pack.js';
import { readable } from '../store/readable.js';
import { addPapers, compact, emptyStore, replacedIssue, type Store } from '../store/store.js';
import { languageOf } from '../words/language.js';
import { hashOf } from '../words/lexicon.js';
import { columnFiles } from './column-files.js';
import { type ShardList, type ShardSynonym, separator, writeLine, writeWord } from './dictionary-file.js';
import { type Deflate, sealed } from './envelope.js';
import {
  columnParts,
  manifestName,
  nameOf,
  type Part,
  partNames,
  type ShardFile,
  type ShardManifest,
  type ShardZone,
  shardKind,
} from './format.js';
import { shardIssueOf } from './issues.js';
import { linesOf } from './lines.js';
import { ListFiles, ListMaker, piecesOf } from './lists.js';
import { type Numbering, numberPapers } from './numbering.js';
import { mostPapers } from './pieces.js';
import { cutOf, leaner, Records, recordOf, shortened, whole } from './records.js';
import { signalFiles } from './signal-files.js';
import { type FileSizes, papersPerFileFor, sizesFor } from './sizes.js';
import { papersSaying, synonymsByFirst } from './synonym-lists.js';
import { commonWordFiles, daysFile, idFiles, titleFiles } from './tables.js';

/** What an index in shards is made with. */
export interface ShardOptions {
  /** Bring English words to their stems. @default true */
  stem?: boolean | undefined;
  /**
   * Files written at most. The more papers there are, the more of everything lies in one file, and the more a query
   * moves; below 100,000 papers the default costs nothing. @default 18000, which every host takes
   */
  files?: number | undefined;
  /** Papers written into one file, all of which are fetched for one that is shown. @default 5, or what `files` needs */
  papersPerFile?: number | undefined;
  /** Makes files about half as long: `deflateRawSync` of `node:zlib`. @default they are not deflated */
  deflate?: Deflate | undefined;
  /**
   * What hits carry of a paper. @default identifier, title, first 50 authors, dates, identifiers, links, signals,
   * topics, venue and the first 280 characters of the abstract; where `files` puts more than 32 papers into one file,
   * identifier, title, three authors, dates, signals and a topic
   */
  keep?: ((paper: Paper) => Paper) | undefined;
  /** Told of papers that replaced another of the same identifier, could not be read, or had to be shortened. */
  onIssue?: ((issue: Issue) => void) | undefined;
}

/** Below the 20,000 files that Cloudflare Pages takes: https://developers.cloudflare.com/pages/platform/limits/ */
const usualFiles = 18_000;
const rules: Rules<ShardOptions> = {
  stem: aFlag,
  files: wholeNumber(1),
  papersPerFile: wholeNumber(1),
  deflate: aFunction,
  keep: aFunction,
  onIssue: aFunction,
};

/** From so many papers a file on, most of what a hit moves is other papers. */
const mostWithTexts = 32;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const noBytes = Object.fromEntries(partNames.map((part) => [part, 0])) as Record<Part, number>;

/** Sixteen digits that change with anything in the index or its papers. */
function contentHash(store: Store, { size, ids }: Numbering, records: Records, settings: string): string {
  let shown = hashOf(encoder.encode(settings), 0, settings.length);
  for (let number = 0; number < size; number++) {
    const record = records.get(ids[number]!);
    shown = fnvMix(shown, hashOf(record, 0, record.length));
  }
  let words = checksumOf(store.vocabulary.words.data().bytes.slice());
  const { pairs, counts } = store.acronyms;
  for (const said of [pairs.data().bytes.slice(), new Uint8Array(counts.slice(0, pairs.size).buffer)])
    words = fnvMix(words, checksumOf(said));
  for (const { lengths, zones } of store.segments)
    for (const array of [lengths, ...Object.values(zones).flatMap(({ docs, counts }) => [docs, counts])])
      words = fnvMix(words, checksumOf(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)));
  return [shown, words].map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('');
}

/**
 * An index for a static host: many small files of which `openShards` fetches those that a query needs. Write each
 * under its name as it comes; `search.bin`, the last, is the only one whose content changes, and all others lie in a
 * folder named after the content, so they may be cached for ever. Papers may be a stream: they are read once, and
 * what is kept of each is about 700 bytes. Same papers, same bytes. O(text + postings · log postings).
 *
 * @throws {RangeError} for more than 67 million papers, and for fewer `files` than the words alone need
 *
 * @example
 * for (const { name, bytes } of saveShards(papers, { deflate: deflateRawSync })) await write(name, bytes);
 */
export function* saveShards(
  papers: Iterable<Paper>,
  options: ShardOptions = {},
): Generator<ShardFile, void, undefined> {
  checkPapers(papers, aCollection);
  checkOptions(options, rules);
  const { stem = true, files = usualFiles, deflate, keep = shortened, onIssue = () => {} } = options;
  const store = emptyStore({ language: languageOf({ stem }), keepPapers: false });
  const records = new Records();
  const { issues, replaced } = addPapers(store, recorded(papers, store, records, keep));
  for (const issue of [...issues, ...replaced.map(replacedIssue)]) onIssue(issue);
  if (store.papers > mostPapers) throw new RangeError(`${store.papers} papers are more than ${mostPapers}`);
  compact(store);
  const numbering = numberPapers(store);
  const sizes = sizesFor(store, files);
  const settings = [shardKind.version, stem, files, options.papersPerFile, deflate !== undefined];
  const filesOf = (perFile: number): number => Math.max(1, Math.ceil(store.papers / perFile));
  const manifest: ShardManifest & { largest: Record<Part, number> } = {
    of: contentHash(store, numbering, records, JSON.stringify(settings)),
    stemming: stem,
    papers: store.papers,
    papersPerFile: 1,
    isLean: false,
    words: new Uint8Array(0),
    commonLetters: [],
    ids: filesOf(sizes.ids),
    titles: filesOf(sizes.titles),
    listBytes: sizes.lists,
    signals: [],
    largest: { ...noBytes },
  };
  let written = 0;
  const file = (part: Part, number: number, value: object): ShardFile => {
    const bytes = sealed(pack(shardKind, { of: manifest.of, ...value }), shardKind, deflate);
    manifest.largest[part] = Math.max(manifest.largest[part], bytes.length);
    written++;
    return { name: nameOf(manifest.of, part, number), bytes };
  };
  const numbered = function* (part: Part, values: Iterable<object>): Iterable<ShardFile> {
    let number = 0;
    for (const value of values) yield file(part, number++, value);
  };

  manifest.words = yield* wordFiles(store, numbering, sizes, file);
  for (const [first, bytes] of commonWordFiles(store)) {
    manifest.commonLetters.push(first);
    yield file('common', first, { bytes });
  }
  yield* numbered('ids', idFiles(store, numbering, manifest.ids));
  yield* numbered('titles', titleFiles(numbering, manifest.titles));
  yield file('days', 0, { bytes: daysFile(numbering.dates) });
  for (const part of columnParts) yield* numbered(part, columnFiles(store, numbering, part));
  const signals = signalFiles(store, numbering);
  let number = 0;
  for (let next = signals.next(); ; next = signals.next()) {
    if (next.done) {
      manifest.signals = next.value;
      break;
    }
    yield file('signals', number++, next.value);
  }
  // The papers come last, since what the others left of the files is known by then; the manifest takes one.
  manifest.papersPerFile = options.papersPerFile ?? papersPerFileFor(store.papers, files - written - 1, files);
  manifest.isLean =
    options.keep === undefined && options.papersPerFile === undefined && manifest.papersPerFile > mostWithTexts;
  if (manifest.isLean) onIssue(shardIssueOf('papers-shortened', {}));
  yield* paperFiles(numbering, records, manifest, file);
  yield { name: manifestName, bytes: sealed(pack(shardKind, manifest), shardKind, deflate) };
}

type MakeFile = (part: Part, number: number, value: object) => ShardFile;

function* recorded(
  papers: Iterable<Paper>,
  store: Store,
  records: Records,
  keep: (paper: Paper) => Paper,
): Iterable<Paper> {
  for (const given of papers) {
    const { paper } = readable(given);
    // What cannot be read goes on as it is: the index passes it over and tells of it.
    if (paper !== undefined) {
      const kept = keep(paper);
      records.set(store.ids.internText(paper.id), kept, cutOf(paper, kept));
    }
    yield given;
  }
}

function* paperFiles(
  { size, ids }: Numbering,
  records: Records,
  { papersPerFile, isLean }: ShardManifest,
  file: MakeFile,
): Iterable<ShardFile> {
  const writer = new ByteWriter();
  const written = (entry: number): { bytes: Uint8Array; cut: number } => {
    const bytes = records.get(entry);
    const cut = records.cutOf(entry);
    if (!isLean) return { bytes, cut };
    const paper = whole(JSON.parse(decoder.decode(bytes)));
    const lean = leaner(paper);
    return { bytes: recordOf(lean), cut: cut | cutOf(paper, lean) };
  };
  for (let first = 0; first < size; first += papersPerFile) {
    const ends: number[] = [];
    const cut: number[] = [];
    for (let number = first; number < Math.min(first + papersPerFile, size); number++) {
      const record = written(ids[number]!);
      cut.push(record.cut);
      writer.append(record.bytes);
      ends.push(writer.size);
    }
    yield file('papers', first / papersPerFile, { ends, cut: Uint8Array.from(cut), bytes: writer.done() });
  }
}

/** The files of the dictionary and of posting lists. Returns where the parts of the dictionary begin. */
function* wordFiles(
  store: Store,
  numbering: Numbering,
  sizes: FileSizes,
  file: MakeFile,
): Generator<ShardFile, Uint8Array<ArrayBuffer>> {
  const lists = new ListMaker(store, numbering);
  const files = new ListFiles(sizes.lists);
  const terms = new ByteWriter();
  const starts = new ByteWriter();
  const nothing: Uint8Array = new Uint8Array(0);
  let start = nothing;
  let before = nothing;
  let part = 0;
  const otherwise = synonymsByFirst(store);
  const listOf = (zone: ShardZone, term: string, postings: Float64Array): ShardList => ({
    zone,
    term,
    frequency: postings.length,
    pieces: piecesOf(postings, files),
  });
  for (const { word, zones } of linesOf(store, otherwise.keys())) {
    const term = decoder.decode(word);
    const list: ShardList[] = [];
    for (const [zone, number] of zones) {
      const postings = lists.inZone(zone, number);
      if (postings.length > 0) list.push(listOf(zone, term, postings));
    }
    const synonyms = (otherwise.get(term) ?? []).flatMap((said): ShardSynonym[] => {
      const { stems, text } = said;
      const named = { rest: stems.slice(1).join(' '), text };
      if (!text.includes(' ')) return [named];
      // A list of no paper says that only titles were looked at.
      return [{ ...named, list: listOf('text', text, papersSaying(store, numbering, said)) }];
    });
    for (const { number, bytes } of files.full.splice(0)) yield file('lists', number, { bytes });
    if (list.length + synonyms.length === 0) continue;
    if (terms.size >= sizes.words) yield file('words', part++, { bytes: terms.done() });
    if (terms.size === 0) {
      const next = separator(word, before);
      writeWord(starts, next, start);
      start = next;
      before = nothing;
    }
    writeWord(terms, word, before);
    writeLine(terms, { lists: list, synonyms });
    before = word;
  }
  files.flush();
  for (const { number, bytes } of files.full) yield file('lists', number, { bytes });
  if (terms.size > 0) yield file('words', part, { bytes: terms.done() });
  return starts.done();
}
