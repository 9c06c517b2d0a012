import type { Postings } from './postings.js';

/** Postings as they are saved: ascending numbers as gaps of seven bits a byte, a third smaller than in memory. */
export interface SavedPostings {
  /** For each term the gap to it and the number of its postings. */
  terms: Uint8Array;
  /** For each term the gaps between its papers. */
  docs: Uint8Array;
  counts: Uint8Array;
  size: number;
}

class Writer {
  bytes = new Uint8Array(1024);
  length = 0;

  /** Seven bits a byte, low ones first, the eighth says that more follow (LEB128). */
  write(value: number): void {
    if (this.length + 5 > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.bytes[this.length++] = (rest & 127) | 128;
    this.bytes[this.length++] = rest;
  }

  done(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

export function savePostings({ terms, starts, docs, counts }: Postings): SavedPostings {
  const termGaps = new Writer();
  const docGaps = new Writer();
  let term = 0;
  for (let t = 0; t < terms.length; t++) {
    termGaps.write(terms[t]! - term);
    term = terms[t]!;
    termGaps.write(starts[t + 1]! - starts[t]!);
    let doc = 0;
    for (let i = starts[t]!; i < starts[t + 1]!; i++) {
      docGaps.write(docs[i]! - doc);
      doc = docs[i]!;
    }
  }
  return { terms: termGaps.done(), docs: docGaps.done(), counts, size: terms.length };
}

export function loadPostings(saved: SavedPostings): Postings {
  const { counts, size } = saved;
  const terms = new Uint32Array(size);
  const starts = new Uint32Array(size + 1);
  const docs = new Uint16Array(counts.length);
  const gaps = saved.docs;
  let termAt = 0;
  const nextOfTerms = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = saved.terms[termAt++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  let term = 0;
  let posting = 0;
  let at = 0;
  for (let t = 0; t < size; t++) {
    term += nextOfTerms();
    terms[t] = term;
    const end = Math.min(posting + nextOfTerms(), docs.length);
    let doc = 0;
    for (; posting < end; posting++) {
      let byte = gaps[at++]!;
      let gap = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = gaps[at++]!;
        gap |= (byte & 127) << shift;
      }
      doc += gap;
      docs[posting] = doc;
    }
    starts[t + 1] = posting;
  }
  return { terms, starts, docs, counts };
}
