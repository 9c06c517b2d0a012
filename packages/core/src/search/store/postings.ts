import { grown } from '../words/lexicon.js';
import { noTerm } from '../words/vocabulary.js';

/**
 * The papers that hold each term. Term `terms[i]` has the postings `starts[i]` up to `starts[i + 1]`; each is a
 * paper's offset in its segment and a byte of counts, in two arrays that a query reads as they are. Byte-coded gaps
 * would be a quarter smaller and cost twice the time.
 */
export interface Postings {
  /** Ascending. */
  terms: Uint32Array;
  /** One more than there are terms. */
  starts: Uint32Array;
  /** Ascending within a term. */
  docs: Uint16Array;
  counts: Uint8Array;
}

/** Occurrences in the title live in the upper two bits of a count, those in the abstract in the lower six. */
export const inTitle = 0x40;
export const mostInTitle = 0xc0;
export const mostInAbstract = 0x3f;

/** The first place from `low` up to `high` of an ascending array whose value is not below the one sought. */
function lowerBound(array: Uint32Array | Uint16Array, value: number, low: number, high: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (array[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Where a term's postings begin and end; `[0, 0]` when it has none. */
export function rangeOf({ terms, starts }: Postings, term: number): readonly [number, number] {
  const at = lowerBound(terms, term, 0, terms.length);
  return terms[at] === term ? [starts[at]!, starts[at + 1]!] : [0, 0];
}

/** Whether a list has a paper, by occurrences that a mask lets through. */
export function holds(
  { docs, counts }: Postings,
  [start, end]: readonly [number, number],
  doc: number,
  mask: number,
): boolean {
  const at = lowerBound(docs, doc, start, end);
  return at < end && docs[at] === doc && (counts[at]! & mask) !== 0;
}

/** The count of a term in a paper; 0 when it is not there. */
export function countOf(postings: Postings, term: number, doc: number): number {
  const [start, end] = rangeOf(postings, term);
  const at = lowerBound(postings.docs, doc, start, end);
  return at < end && postings.docs[at] === doc ? postings.counts[at]! : 0;
}

/** Collects postings paper by paper, then sorts them by term in one counting pass. */
export class PostingsBuilder {
  private size = 0;
  private terms = new Uint32Array(64);
  private docs = new Uint16Array(64);
  private counts = new Uint8Array(64);
  /** Per term, the counts of the paper being read. */
  private current = new Uint8Array(64);
  private touched = new Uint32Array(64);
  private touchedSize = 0;

  /**
   * Takes up so many words of the paper being read. Each stands for its term, or for itself where there are no terms;
   * `part` says which bits of a count they go to. Returns how many have a term.
   */
  count(words: readonly number[], length: number, part: number, uses: Uint32Array, termOf?: Uint32Array): number {
    if (length === 0) return 0;
    this.current = grown(this.current, uses.length);
    this.touched = grown(this.touched, this.touchedSize + length);
    const { current, touched } = this;
    const one = part & -part;
    let size = this.touchedSize;
    let counted = 0;
    for (let i = 0; i < length; i++) {
      const word = words[i]!;
      uses[word]!++;
      let term = termOf === undefined ? word : termOf[word]!;
      if (term !== noTerm) counted++;
      // Stop words are kept where they carry something: in titles, as themselves.
      else if (part === mostInTitle) term = word;
      else continue;
      const before = current[term]!;
      // Arithmetic rather than a branch, for no processor could guess which terms are new.
      touched[size] = term;
      size += (before - 1) >>> 31;
      if ((before & part) !== part) current[term] = before + one;
    }
    this.touchedSize = size;
    return counted;
  }

  /** Closes the paper being read. */
  endDoc(doc: number): void {
    // By far the largest arrays there are, and soon thrown away: at first better too large than copied once more.
    const size = this.size + this.touchedSize;
    const room = size > this.terms.length ? size + Math.min(size, 1 << 20) : 0;
    this.terms = grown(this.terms, room);
    this.docs = grown(this.docs, room);
    this.counts = grown(this.counts, room);
    for (let i = 0; i < this.touchedSize; i++) {
      const term = this.touched[i]!;
      this.terms[this.size] = term;
      this.docs[this.size] = doc;
      this.counts[this.size++] = this.current[term]!;
      this.current[term] = 0;
    }
    this.touchedSize = 0;
  }

  /** Everything collected so far, by term; the builder is empty again. */
  build(): Postings {
    const { size } = this;
    const places = new Uint32Array(this.current.length);
    let distinct = 0;
    for (let i = 0; i < size; i++) if (places[this.terms[i]!]!++ === 0) distinct++;
    const terms = new Uint32Array(distinct);
    const starts = new Uint32Array(distinct + 1);
    let next = 0;
    let start = 0;
    for (let term = 0; term < places.length; term++) {
      const count = places[term]!;
      if (count === 0) continue;
      terms[next] = term;
      starts[next++] = start;
      places[term] = start;
      start += count;
    }
    starts[next] = start;
    const docs = new Uint16Array(size);
    const counts = new Uint8Array(size);
    for (let i = 0; i < size; i++) {
      const place = places[this.terms[i]!]!++;
      docs[place] = this.docs[i]!;
      counts[place] = this.counts[i]!;
    }
    this.size = 0;
    return { terms, starts, docs, counts };
  }
}

/** New offset of each paper of a segment, or `gone`. */
export const gone = 0xffffffff;

/** One part of a merge: postings, and where each of its papers goes. */
export interface Part {
  postings: Postings;
  moves: Uint32Array;
}

/** The postings of several segments as one. Parts come in the order of their papers, so no list needs sorting. */
export function mergePostings(parts: readonly Part[]): Postings {
  const total = parts.reduce((sum, { postings }) => sum + postings.docs.length, 0);
  const docs = new Uint16Array(total);
  const counts = new Uint8Array(total);
  const terms: number[] = [];
  const starts: number[] = [];
  const cursors = parts.map(() => 0);
  let size = 0;
  for (;;) {
    let term = gone;
    parts.forEach(({ postings }, p) => {
      term = Math.min(term, postings.terms[cursors[p]!] ?? gone);
    });
    if (term === gone) break;
    const start = size;
    parts.forEach(({ postings, moves }, p) => {
      const at = cursors[p]!;
      if (postings.terms[at] !== term) return;
      cursors[p] = at + 1;
      for (let i = postings.starts[at]!; i < postings.starts[at + 1]!; i++) {
        const doc = moves[postings.docs[i]!]!;
        if (doc === gone) continue;
        docs[size] = doc;
        counts[size++] = postings.counts[i]!;
      }
    });
    if (size === start) continue;
    terms.push(term);
    starts.push(start);
  }
  starts.push(size);
  return {
    terms: Uint32Array.from(terms),
    starts: Uint32Array.from(starts),
    docs: docs.slice(0, size),
    counts: counts.slice(0, size),
  };
}
