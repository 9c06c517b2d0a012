import { ByteReader, ByteWriter } from '../store/bytes.js';
import type { Store } from '../store/store.js';
import { type Packed, withArrays } from './files.js';
import type { SignalFiles } from './format.js';
import type { Numbering } from './numbering.js';

/** Papers whose values of a signal lie in one file: some 20 kB. */
const papersInFile = 0x4000;

/** One file: distinct values, largest first, of how many papers each is, and those papers, ascending, as gaps. */
export interface SignalFile {
  values: Float32Array;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Papers that have one value of a signal. */
export interface SignalRun {
  value: number;
  papers: Uint32Array;
}

/** The papers that a signal is known of, largest value first, those of one value newest first. */
function ordered({ size, placeOf }: Numbering, name: string): { papers: Uint32Array; values: Float32Array } {
  const values = new Float32Array(size);
  for (let number = 0; number < size; number++) {
    const { segment, doc } = placeOf(number);
    values[number] = segment.columns.signals[name]?.[doc] ?? Number.NaN;
  }
  const papers = Uint32Array.from({ length: size }, (_, number) => number)
    .filter((number) => !Number.isNaN(values[number]!))
    .sort((a, b) => values[b]! - values[a]! || a - b);
  return { papers, values };
}

function fileOf(papers: Uint32Array, values: Float32Array): SignalFile {
  const writer = new ByteWriter();
  const distinct: number[] = [];
  for (let start = 0; start < papers.length; ) {
    const value = values[papers[start]!]!;
    let end = start;
    while (end < papers.length && values[papers[end]!] === value) end++;
    distinct.push(value);
    writer.write(end - start);
    let before = 0;
    for (const paper of papers.subarray(start, end)) {
      writer.write(paper - before);
      before = paper;
    }
    start = end;
  }
  return { values: Float32Array.from(distinct), bytes: writer.done() };
}

/** The files of every signal that papers have, and, at the end, what the manifest says of them. */
export function* signalFiles(store: Store, numbering: Numbering): Generator<SignalFile, SignalFiles[]> {
  const signals: SignalFiles[] = [];
  let first = 0;
  for (const name of store.signals) {
    const { papers, values } = ordered(numbering, name);
    if (papers.length === 0) continue;
    const files: SignalFile[] = [];
    for (let start = 0; start < papers.length; start += papersInFile)
      files.push(fileOf(papers.subarray(start, start + papersInFile), values));
    yield* files;
    signals.push({
      name,
      first,
      most: Float32Array.from(files, (file) => file.values[0]!),
      least: Float32Array.from(files, (file) => file.values.at(-1)!),
    });
    first += files.length;
  }
  return signals;
}

export function readSignals(file: SignalFile & Packed): SignalRun[] {
  const { values, bytes } = withArrays(file, { values: Float32Array });
  const reader = new ByteReader(bytes);
  return Array.from(values, (value) => {
    const papers = new Uint32Array(Math.min(reader.read(), papersInFile));
    let paper = 0;
    for (let at = 0; at < papers.length; at++) papers[at] = paper += reader.read();
    return { value, papers };
  });
}
