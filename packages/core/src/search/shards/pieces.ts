import { grown } from '../words/lexicon.js';

/**
 * A piece of a posting list: papers in ascending order, the gaps between them in the code of Rice ("Some practical
 * universal noiseless coding techniques", 1979), and with each gap the paper's level in as many bits as the piece's
 * levels need. Lists are cut by level, so that a piece of a long list has few levels and the first pieces hold the
 * papers that score most.
 */
export interface Piece {
  docs: Uint32Array;
  levels: Uint8Array;
}

/** How much a term adds to a paper's score is kept as one of so many steps. */
export const mostLevel = 63;
/** Postings in one piece at most: 10 to 16 kB. */
export const mostInPiece = 0x3000;

/** A posting while lists are made: the level upside down, so that the best come first, above the paper's number. */
export const levelShift = 26;
export const mostPapers = 1 << levelShift;

/** Bits, low ones first, at most 24 at once. */
class BitWriter {
  private bytes = new Uint8Array(1024);
  private length = 0;
  private pending = 0;
  private used = 0;

  write(value: number, bits: number): void {
    this.pending |= (value & ((1 << bits) - 1)) << this.used;
    for (this.used += bits; this.used >= 8; this.used -= 8) {
      this.bytes = grown(this.bytes, this.length + 1);
      this.bytes[this.length++] = this.pending;
      this.pending >>>= 8;
    }
  }

  done(): Uint8Array<ArrayBuffer> {
    this.write(0, 7);
    return this.bytes.slice(0, this.length);
  }
}

function bitsFor(value: number): number {
  return 32 - Math.clz32(value);
}

/** Postings of one piece, best first, as bytes. Sorts them anew, by paper. */
export function encodePiece(postings: Uint32Array): Uint8Array<ArrayBuffer> {
  const highest = mostLevel - (postings[0]! >>> levelShift);
  const lowest = mostLevel - (postings.at(-1)! >>> levelShift);
  const levelBits = bitsFor(highest - lowest);
  const docMask = mostPapers - 1;
  const docs = Float64Array.from(
    postings,
    (posting) => (posting & docMask) * 64 + mostLevel - (posting >>> levelShift) - lowest,
  ).sort();
  const meanGap = Math.floor(docs.at(-1)! / 64 / docs.length);
  const riceBits = Math.max(0, bitsFor(meanGap) - 1);
  const writer = new BitWriter();
  writer.write(lowest, 6);
  writer.write(levelBits, 5);
  writer.write(riceBits, 5);
  let before = -1;
  for (const posting of docs) {
    const doc = Math.floor(posting / 64);
    const gap = doc - before - 1;
    before = doc;
    for (let rest = gap >>> riceBits; rest > 0; rest--) writer.write(1, 1);
    writer.write(0, 1);
    writer.write(gap, riceBits);
    writer.write(posting % 64, levelBits);
  }
  return writer.done();
}

/** The postings of a piece, of which there are `count`. Linear in them, also when the bytes are not what they say. */
export function decodePiece(bytes: Uint8Array, count: number): Piece {
  let at = 0;
  const read = (bits: number): number => {
    const byte = at >> 3;
    const window = bytes[byte]! | (bytes[byte + 1]! << 8) | (bytes[byte + 2]! << 16) | (bytes[byte + 3]! << 24);
    const value = (window >>> (at & 7)) & ((1 << bits) - 1);
    at += bits;
    return value;
  };
  const lowest = read(6);
  const levelBits = read(5);
  const riceBits = read(5);
  const docs = new Uint32Array(count);
  const levels = new Uint8Array(count);
  let doc = -1;
  for (let i = 0; i < count; i++) {
    let quotient = 0;
    while (read(1) === 1) quotient++;
    doc += ((quotient << riceBits) | read(riceBits)) + 1;
    docs[i] = doc;
    levels[i] = lowest + read(levelBits);
  }
  return { docs, levels };
}
