import { ByteReader, ByteWriter } from './bytes.js';
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

export function savePostings({ terms, starts, docs, counts }: Postings): SavedPostings {
  const termGaps = new ByteWriter();
  const docGaps = new ByteWriter();
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
  const termGaps = new ByteReader(saved.terms);
  let term = 0;
  let posting = 0;
  let at = 0;
  for (let t = 0; t < size; t++) {
    term += termGaps.read();
    terms[t] = term;
    const end = Math.min(posting + termGaps.read(), docs.length);
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
