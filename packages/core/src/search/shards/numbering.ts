import { gone } from '../store/postings.js';
import type { Segment } from '../store/segment.js';
import type { Store } from '../store/store.js';

/** The papers of an index, newest first and those without a date last, by where they are now. */
export interface Numbering {
  size: number;
  /** Per segment, the number of each of its papers, or `gone`. */
  numbers: Uint32Array[];
  /** Per number, the entry of the paper's identifier and its date. */
  ids: Uint32Array;
  dates: Int32Array;
  /** Per number, the segment the paper is in and where. */
  placeOf(number: number): { segment: Segment; doc: number };
}

export function numberPapers({ segments, papers }: Store): Numbering {
  const first: number[] = [];
  let total = 0;
  for (const { size } of segments) {
    first.push(total);
    total += size;
  }
  const dates = new Int32Array(total);
  const ids = new Uint32Array(total);
  const live = new Uint32Array(papers);
  let count = 0;
  segments.forEach((segment, s) => {
    dates.set(segment.columns.dates, first[s]);
    ids.set(segment.ids, first[s]);
    for (let doc = 0; doc < segment.size; doc++) if (segment.removed[doc] === 0) live[count++] = first[s]! + doc;
  });
  const order = live.sort((a, b) => dates[b]! - dates[a]! || a - b);
  const numbers = new Uint32Array(total).fill(gone);
  order.forEach((place, number) => {
    numbers[place] = number;
  });
  return {
    size: papers,
    numbers: segments.map(({ size }, s) => numbers.subarray(first[s]!, first[s]! + size)),
    ids: order.map((place) => ids[place]!),
    dates: Int32Array.from(order, (place) => dates[place]!),
    placeOf(number) {
      const place = order[number]!;
      const s = first.findLastIndex((start) => start <= place);
      return { segment: segments[s]!, doc: place - first[s]! };
    },
  };
}
