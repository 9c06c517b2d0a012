import type { Issue, Paper } from '../../paper/schema.js';
import { ByteWriter } from '../store/bytes.js';
import { checksumOf, pack } from '../store/pack.js';
import { readable } from '../store/readable.js';
import { addPapers, compact, emptyStore, replacedIssue, type Store } from '../store/store.js';
import { hashOf } from '../words/lexicon.js';
import { type ShardList, separator, writeLists, writeWord } from './dictionary-file.js';
import { manifestName, nameOf, type Part, type ShardFile, type ShardManifest, shardKind } from './format.js';
import { linesOf } from './lines.js';
import { ListFiles, ListMaker, piecesOf } from './lists.js';
import { type Numbering, numberPapers } from './numbering.js';
import { mostPapers } from './pieces.js';
import { Records, shortened } from './records.js';
import { commonWordFiles, daysFile, idFiles } from './tables.js';

/** What an index in shards is made with. */
export interface ShardOptions {
  /** Bring English words to their stems. @default true */
  stem?: boolean;
  /**
   * Papers written into one file, all of which are fetched for one that is shown. Hosts that allow few files want
   * more. @default 8
   */
  papersPerFile?: number;
  /**
   * What hits carry of a paper. @default identifier, title, first 50 authors, dates, identifiers, links, signals,
   * topics, venue and the first 280 characters of the abstract
   */
  keep?: (paper: Paper) => Paper;
  /** Told of papers that replaced another of the same identifier, or could not be read. */
  onIssue?: (issue: Issue) => void;
}

/** Bytes of the dictionary that are fetched together. */
const wordsInFile = 0x1000;
/** Identifiers found by one file. */
const idsInFile = 512;
const encoder = new TextEncoder();
const noBytes: Readonly<Record<Part, number>> = { words: 0, lists: 0, papers: 0, ids: 0, common: 0, days: 0 };

/** Sixteen digits that change with anything in the index or its papers. */
function contentHash(store: Store, { size, ids }: Numbering, records: Records, settings: string): string {
  let shown = hashOf(encoder.encode(settings), 0, settings.length);
  for (let number = 0; number < size; number++) {
    const record = records.get(ids[number]!);
    shown = Math.imul(shown ^ hashOf(record, 0, record.length), 0x01000193);
  }
  let words = checksumOf(store.vocabulary.words.data().bytes.slice());
  for (const { lengths, zones } of store.segments)
    for (const array of [lengths, ...Object.values(zones).flatMap(({ docs, counts }) => [docs, counts])])
      words = Math.imul(
        words ^ checksumOf(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)),
        0x01000193,
      );
  return [shown, words].map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('');
}

/**
 * An index for a static host: many small files of which `openShards` fetches those that a query needs. Write each
 * under its name as it comes; `search.bin`, the last, is the only one whose content changes, and all others lie in a
 * folder named after the content, so they may be cached for ever. Papers may be a stream: they are read once, and
 * what is kept of each is about 700 bytes. Same papers, same bytes. O(text + postings · log postings).
 *
 * @throws {RangeError} for more than 67 million papers
 *
 * @example
 * for (const { name, bytes } of saveShards(papers)) await write(name, bytes);
 */
export function* saveShards(
  papers: Iterable<Paper>,
  { stem = true, papersPerFile = 8, keep = shortened, onIssue = () => {} }: ShardOptions = {},
): Generator<ShardFile, void, undefined> {
  const store = emptyStore(stem, false);
  const records = new Records();
  const { issues, replaced } = addPapers(store, recorded(papers, store, records, keep));
  for (const issue of [...issues, ...replaced.map(replacedIssue)]) onIssue(issue);
  if (store.papers > mostPapers) throw new RangeError(`${store.papers} papers are more than ${mostPapers}`);
  compact(store);
  const numbering = numberPapers(store);
  const manifest: ShardManifest & { largest: Record<Part, number> } = {
    of: contentHash(store, numbering, records, JSON.stringify([shardKind.version, stem, papersPerFile])),
    stemming: stem,
    papers: store.papers,
    papersPerFile,
    words: new Uint8Array(0),
    commonLetters: [],
    ids: Math.max(1, Math.ceil(store.papers / idsInFile)),
    largest: { ...noBytes },
  };
  const file = (part: Part, number: number, value: object): ShardFile => {
    const bytes = pack(shardKind, { of: manifest.of, ...value });
    manifest.largest[part] = Math.max(manifest.largest[part], bytes.length);
    return { name: nameOf(manifest.of, part, number), bytes };
  };

  yield* paperFiles(numbering, records, papersPerFile, file);
  manifest.words = yield* wordFiles(store, numbering, file);
  for (const [first, bytes] of commonWordFiles(store)) {
    manifest.commonLetters.push(first);
    yield file('common', first, { bytes });
  }
  let bucket = 0;
  for (const ids of idFiles(store, numbering, manifest.ids)) yield file('ids', bucket++, ids);
  yield file('days', 0, { bytes: daysFile(numbering.dates) });
  yield { name: manifestName, bytes: pack(shardKind, manifest) };
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
    if (paper !== undefined) records.set(store.ids.internText(paper.id), keep(paper));
    yield given;
  }
}

function* paperFiles(
  { size, ids }: Numbering,
  records: Records,
  papersPerFile: number,
  file: MakeFile,
): Iterable<ShardFile> {
  const writer = new ByteWriter();
  for (let first = 0; first < size; first += papersPerFile) {
    const ends: number[] = [];
    for (let number = first; number < Math.min(first + papersPerFile, size); number++) {
      writer.append(records.get(ids[number]!));
      ends.push(writer.size);
    }
    yield file('papers', first / papersPerFile, { ends, bytes: writer.done() });
  }
}

/** The files of the dictionary and of posting lists. Returns where the parts of the dictionary begin. */
function* wordFiles(store: Store, numbering: Numbering, file: MakeFile): Generator<ShardFile, Uint8Array<ArrayBuffer>> {
  const lists = new ListMaker(store, numbering);
  const files = new ListFiles();
  const terms = new ByteWriter();
  const starts = new ByteWriter();
  const decoder = new TextDecoder();
  const nothing: Uint8Array = new Uint8Array(0);
  let start = nothing;
  let before = nothing;
  let part = 0;
  for (const { word, zones } of linesOf(store)) {
    const list: ShardList[] = [];
    for (const [zone, number] of zones) {
      const postings = lists.inZone(zone, number);
      if (postings.length > 0)
        list.push({ zone, term: decoder.decode(word), frequency: postings.length, pieces: piecesOf(postings, files) });
    }
    for (const { number, bytes } of files.full.splice(0)) yield file('lists', number, { bytes });
    if (list.length === 0) continue;
    if (terms.size >= wordsInFile) yield file('words', part++, { bytes: terms.done() });
    if (terms.size === 0) {
      const next = separator(word, before);
      writeWord(starts, next, start);
      start = next;
      before = nothing;
    }
    writeWord(terms, word, before);
    writeLists(terms, list);
    before = word;
  }
  files.flush();
  for (const { number, bytes } of files.full) yield file('lists', number, { bytes });
  if (terms.size > 0) yield file('words', part, { bytes: terms.done() });
  return starts.done();
}
