import { grown } from '../words/lexicon.js';

/**
 * A piece of a posting list: papers in ascending order, the gaps between them in the code of Rice ("Some practical
 * universal noiseless coding techniques", 1979), and with each gap the paper's level in as many bits as the piece's
 * levels need, and about how long its title is where that has the word. Lists are cut by level, so that a piece of a long
 * list has few levels and the first pieces hold the papers that score most.
 */
export interface Piece {
  docs: Uint32Array;
  levels: Uint8Array;
  /** The step of the letters of the title, where it has the word; else 0. */
  titles: Uint8Array;
}

/** How much a term adds to a paper's score is kept as one of so many steps. */
export const mostLevel = 63;
/** Postings in one piece at most: 10 to 16 kB. */
export const mostInPiece = 0x3000;

/** Papers that can be numbered. */
export const mostPapers = 1 << 26;

/** Titles of so many letters or fewer are one step, and each step is so many times longer: to 160 letters, give or take a tenth. */
const shortestTitle = 8;
const longer = 1.22;
const titleBits = 4;
const mostTitle = 1 << titleBits;

/** The step of a title's letters, from 1 to 16. */
export function titleStep(letters: number): number {
  const step = Math.round(Math.log(Math.max(letters, shortestTitle) / shortestTitle) / Math.log(longer));
  return Math.min(step + 1, mostTitle);
}

/** About how many letters a title of a step has. */
export function lettersOf(step: number): number {
  return shortestTitle * longer ** (step - 1);
}

/** A posting while lists are made, as one number: the level upside down, so that the best come first, the paper, the title's step. */
const titleRoom = 32;
const levelRoom = titleRoom * mostPapers;

export function posting(level: number, paper: number, title = 0): number {
  return (mostLevel - level) * levelRoom + paper * titleRoom + title;
}

export function levelOf(posting: number): number {
  return mostLevel - Math.floor(posting / levelRoom);
}

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

/** Postings of one piece, best first, as bytes. */
export function encodePiece(postings: Float64Array): Uint8Array<ArrayBuffer> {
  const highest = levelOf(postings[0]!);
  const lowest = levelOf(postings.at(-1)!);
  const levelBits = bitsFor(highest - lowest);
  // By paper, each with the level and the title's step below.
  const papers = postings.map((each) => (each % levelRoom) * (mostLevel + 1) + levelOf(each) - lowest).sort();
  const numberOf = (each: number): number => Math.floor(each / titleRoom / (mostLevel + 1));
  const meanGap = Math.floor(numberOf(papers.at(-1)!) / papers.length);
  const riceBits = Math.max(0, bitsFor(meanGap) - 1);
  const hasTitles = postings.some((each) => each % titleRoom > 0);
  const writer = new BitWriter();
  writer.write(lowest, 6);
  writer.write(levelBits, 5);
  writer.write(riceBits, 5);
  writer.write(Number(hasTitles), 1);
  let before = -1;
  for (const each of papers) {
    const paper = numberOf(each);
    const gap = paper - before - 1;
    before = paper;
    for (let rest = gap >>> riceBits; rest > 0; rest--) writer.write(1, 1);
    writer.write(0, 1);
    writer.write(gap, riceBits);
    writer.write(each % (mostLevel + 1), levelBits);
    if (!hasTitles) continue;
    const title = Math.floor(each / (mostLevel + 1)) % titleRoom;
    writer.write(Number(title > 0), 1);
    if (title > 0) writer.write(title - 1, titleBits);
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
  const hasTitles = read(1) === 1;
  const docs = new Uint32Array(count);
  const levels = new Uint8Array(count);
  const titles = new Uint8Array(count);
  let doc = -1;
  for (let i = 0; i < count; i++) {
    let quotient = 0;
    while (read(1) === 1) quotient++;
    doc += ((quotient << riceBits) | read(riceBits)) + 1;
    docs[i] = doc;
    levels[i] = lowest + read(levelBits);
    if (hasTitles && read(1) === 1) titles[i] = read(titleBits) + 1;
  }
  return { docs, levels, titles };
}
