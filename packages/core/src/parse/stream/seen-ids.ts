import { fnvBasis, fnvMix } from '../../text/fnv.js';

/** Half of the table is filled at most, so that a free place is near. */
const fullest = 0.5;

/**
 * Which ids were seen before, as 52-bit hashes in one table: 16 to 32 bytes each, so that millions of papers are
 * remembered in a constant and small part of what they weigh. Among ten million, two different ids share a hash once in
 * a hundred files.
 */
export class SeenIds {
  #table = new Float64Array(1024);
  #size = 0;

  /** Remembers an id; whether it was new. */
  add(id: string): boolean {
    if (this.#size >= this.#table.length * fullest) this.#grow();
    const hash = hashOf(id);
    const place = placeOf(this.#table, hash);
    if (this.#table[place] === hash) return false;
    this.#table[place] = hash;
    this.#size += 1;
    return true;
  }

  #grow(): void {
    const larger = new Float64Array(this.#table.length * 2);
    for (const hash of this.#table) if (hash !== 0) larger[placeOf(larger, hash)] = hash;
    this.#table = larger;
  }
}

/** Where a hash stands, or the free place for it. */
function placeOf(table: Float64Array, hash: number): number {
  const mask = table.length - 1;
  let place = (hash % 0x7fffffff) & mask;
  while (table[place] !== 0 && table[place] !== hash) place = (place + 1) & mask;
  return place;
}

/** Never 0, which stands for a free place. */
function hashOf(id: string): number {
  let low = fnvBasis;
  let high = 0;
  for (let at = 0; at < id.length; at += 1) {
    low = fnvMix(low, id.charCodeAt(at));
    high = fnvMix(high, low >>> 8);
  }
  return (high >>> 12) * 0x1_0000_0000 + (low >>> 0) + 1;
}
