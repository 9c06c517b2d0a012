import { fnvBasis, fnvMix } from '../../text/fnv.js';

/** The hash of some bytes. */
export function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = fnvBasis;
  for (let at = from; at < to; at++) hash = fnvMix(hash, bytes[at]!);
  return hash;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A copy of the array with room for at least `length` elements. */
export function grown<A extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array>(
  array: A,
  length: number,
): A {
  if (length <= array.length) return array;
  const larger = new (array.constructor as new (length: number) => A)(Math.max(length, Math.ceil(array.length * 1.5)));
  larger.set(array);
  return larger;
}

/** What a lexicon is when it is saved. */
export interface LexiconData {
  bytes: Uint8Array;
  ends: Uint32Array;
}

/**
 * Strings numbered from 0 in the order they came, kept as UTF-8 in one array with an open-addressing hash beside it.
 * A `Map` of strings takes about ten times the memory, and needs each string made before it can be asked.
 */
export class Lexicon {
  size: number;
  bytes: Uint8Array;
  ends: Uint32Array;
  private slots: Uint32Array;
  private scratch = new Uint8Array(256);

  constructor(data?: LexiconData) {
    this.size = data?.ends.length ?? 0;
    this.bytes = data?.bytes ?? new Uint8Array(1024);
    this.ends = data?.ends ?? new Uint32Array(128);
    this.slots = new Uint32Array(0);
  }

  startOf(entry: number): number {
    return entry === 0 ? 0 : this.ends[entry - 1]!;
  }

  lengthOf(entry: number): number {
    return this.ends[entry]! - this.startOf(entry);
  }

  /** The string in UTF-8: a view. */
  bytesOf(entry: number): Uint8Array {
    return this.bytes.subarray(this.startOf(entry), this.ends[entry]);
  }

  text(entry: number): string {
    return decoder.decode(this.bytesOf(entry));
  }

  /** The number of the string, or -1. */
  find(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const slot = this.slotOf(bytes, from, to, hash);
    return this.slots[slot]! - 1;
  }

  /** For each of so many hashes the entry that it most likely is of, or -1. */
  guess(hashes: readonly number[], entries: number[], size: number): void {
    if (this.slots.length === 0) this.rehash();
    const { slots } = this;
    const mask = slots.length - 1;
    for (let i = 0; i < size; i++) entries[i] = slots[(hashes[i]! ^ (hashes[i]! >>> 15)) & mask]! - 1;
  }

  intern(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const slot = this.slotOf(bytes, from, to, hash);
    const occupant = this.slots[slot]!;
    if (occupant !== 0) return occupant - 1;
    const entry = this.size++;
    const start = this.startOf(entry);
    const end = start + to - from;
    this.bytes = grown(this.bytes, end);
    this.ends = grown(this.ends, this.size);
    for (let at = from; at < to; at++) this.bytes[start + at - from] = bytes[at]!;
    this.ends[entry] = end;
    if (this.size * 2 > this.slots.length) this.rehash();
    else this.slots[slot] = this.size;
    return entry;
  }

  findText(text: string): number {
    const length = this.encode(text);
    return this.find(this.scratch, 0, length, hashOf(this.scratch, 0, length));
  }

  internText(text: string): number {
    const length = this.encode(text);
    return this.intern(this.scratch, 0, length, hashOf(this.scratch, 0, length));
  }

  /** The arrays cut to what is used. */
  data(): LexiconData {
    const end = this.size === 0 ? 0 : this.ends[this.size - 1]!;
    return { bytes: this.bytes.subarray(0, end), ends: this.ends.subarray(0, this.size) };
  }

  private encode(text: string): number {
    if (text.length * 3 > this.scratch.length) this.scratch = new Uint8Array(text.length * 3);
    return encoder.encodeInto(text, this.scratch).written;
  }

  private slotOf(bytes: Uint8Array, from: number, to: number, hash: number): number {
    // Made when first asked: a loaded index may never be asked for its names.
    if (this.slots.length === 0) this.rehash();
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const entry = slots[slot]! - 1;
      if (entry < 0 || this.equals(entry, bytes, from, to)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** Whether an entry is this string; -1 is none. */
  equals(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    if (entry < 0) return false;
    const own = this.bytes;
    const start = this.startOf(entry);
    if (this.ends[entry]! - start !== to - from) return false;
    for (let at = from, at2 = start; at < to; at++, at2++) if (own[at2] !== bytes[at]) return false;
    return true;
  }

  private rehash(): void {
    let room = 256;
    while (room < this.size * 4) room *= 2;
    this.slots = new Uint32Array(room);
    for (let entry = 0; entry < this.size; entry++) {
      const start = this.startOf(entry);
      const end = this.ends[entry]!;
      this.slots[this.slotOf(this.bytes, start, end, hashOf(this.bytes, start, end))] = entry + 1;
    }
  }
}
