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

/** Lists this short are part of the dictionary. */
export const mostInline = 8;

const decoder = new TextDecoder();

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

export function writeLists(writer: ByteWriter, lists: readonly ShardList[]): void {
  writer.write(lists.reduce((bits, { zone }) => bits | (1 << shardZones.indexOf(zone)), 0));
  for (const { frequency, pieces } of lists) {
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
}

function readLists(reader: ByteReader, term: string): ShardList[] {
  const bits = reader.read();
  return shardZones
    .filter((_, bit) => (bits >>> bit) & 1)
    .map((zone) => {
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
    });
}

/** A part of the dictionary: its terms, each with its lists. */
export function readTerms(bytes: Uint8Array): Map<string, ShardList[]> {
  const reader = new ByteReader(bytes);
  const terms = new Map<string, ShardList[]>();
  let word: Uint8Array = new Uint8Array(0);
  while (!reader.atEnd) {
    word = readWord(reader, word);
    const term = decoder.decode(word);
    terms.set(term, readLists(reader, term));
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
