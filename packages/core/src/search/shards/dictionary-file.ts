import { ByteReader, type ByteWriter } from '../store/bytes.js';
import { type ShardZone, shardZones } from './format.js';
import { mostInPiece } from './pieces.js';

/** Where one piece of a posting list is, or the piece itself where it is short enough to stand in the dictionary. */
export interface PieceAt {
  count: number;
  /** The best level in it. */
  level: number;
  length: number;
  file: number;
  start: number;
  inline?: Uint8Array;
}

/** The papers of one term in one zone. */
export interface ShardList {
  zone: ShardZone;
  term: string;
  frequency: number;
  pieces: PieceAt[];
}

/** What a run of words stands for beside itself, such as the long form of an acronym. */
export interface ShardSynonym {
  /** The stems of the run after the first, with blanks between. */
  rest: string;
  text: string;
  /** The papers that say it so, where it is several words. */
  list?: ShardList;
}

/** All that the dictionary has of one term. */
export interface TermLine {
  lists: ShardList[];
  /** Of the runs of words that it begins. */
  synonyms: ShardSynonym[];
}

/** Lists this short are part of the dictionary. */
export const mostInline = 8;

/** The bit, beside those of the zones, of a term that has synonyms. */
const synonymsBit = 1 << shardZones.length;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Negative, zero or positive as UTF-8 bytes come before, are equal to or come after others. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) if (a[at] !== b[at]) return a[at]! - b[at]!;
  return a.length - b.length;
}

function sharedLength(a: Uint8Array, b: Uint8Array): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

/** A word as what it shares with the one before and what follows that. */
export function writeWord(writer: ByteWriter, word: Uint8Array, before: Uint8Array): void {
  const shared = sharedLength(before, word);
  writer.write(shared);
  writer.write(word.length - shared);
  writer.append(word.subarray(shared));
}

export function readWord(reader: ByteReader, before: Uint8Array): Uint8Array {
  const shared = before.subarray(0, reader.read());
  const rest = reader.take(reader.read());
  const word = new Uint8Array(shared.length + rest.length);
  word.set(shared);
  word.set(rest, shared.length);
  return word;
}

/** The shortest beginning of a word that comes after another, by which a part of the dictionary is found. */
export function separator(word: Uint8Array, before: Uint8Array): Uint8Array {
  return word.slice(0, sharedLength(before, word) + 1);
}

function writeText(writer: ByteWriter, text: string): void {
  const bytes = encoder.encode(text);
  writer.write(bytes.length);
  writer.append(bytes);
}

function readText(reader: ByteReader): string {
  return decoder.decode(reader.take(reader.read()));
}

export function writeLine(writer: ByteWriter, { lists, synonyms }: TermLine): void {
  const bits = lists.reduce((bits, { zone }) => bits | (1 << shardZones.indexOf(zone)), 0);
  writer.write(synonyms.length > 0 ? bits | synonymsBit : bits);
  for (const list of lists) writeList(writer, list);
  if (synonyms.length === 0) return;
  writer.write(synonyms.length);
  for (const { rest, text, list } of synonyms) {
    writeText(writer, rest);
    writeText(writer, text);
    if (list !== undefined) writeList(writer, list);
  }
}

function writeList(writer: ByteWriter, { frequency, pieces }: ShardList): void {
  writer.write(frequency);
  for (const { level, length, file, start, inline } of pieces) {
    writer.write(level);
    writer.write(length);
    if (inline !== undefined) {
      writer.append(inline);
      continue;
    }
    writer.write(file);
    writer.write(start);
  }
}

function readLine(reader: ByteReader, term: string): TermLine {
  const bits = reader.read();
  const lists = shardZones.filter((_, bit) => (bits >>> bit) & 1).map((zone) => readList(reader, zone, term));
  const synonyms: ShardSynonym[] = [];
  if ((bits & synonymsBit) !== 0)
    for (let left = reader.read(); left > 0 && !reader.atEnd; left--) {
      const rest = readText(reader);
      const text = readText(reader);
      synonyms.push({ rest, text, ...(text.includes(' ') && { list: readList(reader, 'text', text) }) });
    }
  return { lists, synonyms };
}

function readList(reader: ByteReader, zone: ShardZone, term: string): ShardList {
  const frequency = reader.read();
  const pieces: PieceAt[] = [];
  for (let left = frequency; left > 0 && !reader.atEnd; left -= mostInPiece) {
    const piece = { count: Math.min(left, mostInPiece), level: reader.read(), length: reader.read() };
    pieces.push(
      frequency <= mostInline
        ? { ...piece, file: 0, start: 0, inline: reader.take(piece.length) }
        : { ...piece, file: reader.read(), start: reader.read() },
    );
  }
  return { zone, term, frequency, pieces };
}

/** A part of the dictionary: its terms, each with its lists and synonyms. */
export function readTerms(bytes: Uint8Array): Map<string, TermLine> {
  const reader = new ByteReader(bytes);
  const terms = new Map<string, TermLine>();
  let word: Uint8Array = new Uint8Array(0);
  while (!reader.atEnd) {
    word = readWord(reader, word);
    const term = decoder.decode(word);
    terms.set(term, readLine(reader, term));
  }
  return terms;
}

/** The words of a front-coded list. */
export function readWords(bytes: Uint8Array): Uint8Array[] {
  const reader = new ByteReader(bytes);
  const words: Uint8Array[] = [];
  while (!reader.atEnd) words.push(readWord(reader, words.at(-1) ?? new Uint8Array(0)));
  return words;
}
