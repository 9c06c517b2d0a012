import { grown } from '../words/lexicon.js';

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
const mostInTitle = 3;
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

/** The count of a term in a paper; 0 when it is not there. */
export function countOf(postings: Postings, term: number, doc: number): number {
  const [start, end] = rangeOf(postings, term);
  const at = lowerBound(postings.docs, doc, start, end);
  return at < end && postings.docs[at] === doc ? postings.counts[at]! : 0;
}

/** The bits of a tally that count occurrences in the title, and elsewhere. */
export const titlePart = 0x7ff00000;
export const restPart = 0x000fffff;

/** How often each word occurs in the paper being read. */
export class Tally {
  /** Per word, both parts. */
  counts = new Uint32Array(1024);
  /** The words that occur, `size` of them. */
  words = new Uint32Array(64);
  size = 0;

  /** Counts words, all of them below `most`, in one part. No branch depends on a count, which nobody could foresee. */
  add(entries: Int32Array, length: number, most: number, part: number): void {
    this.counts = grown(this.counts, most);
    this.words = grown(this.words, this.size + length);
    const { counts, words } = this;
    // The lowest bit of a part is one occurrence.
    const one = part & -part;
    let { size } = this;
    for (let i = 0; i < length; i++) {
      const word = entries[i]!;
      const known = counts[word]!;
      words[size] = word;
      size += (known - 1) >>> 31;
      // Full parts stay full.
      if ((known & part) !== part) counts[word] = known + one;
    }
    this.size = size;
  }
}

/** Two counts of a posting as one. */
function together(one: number, other: number): number {
  const title = Math.min((one >> 6) + (other >> 6), mostInTitle);
  return title * inTitle + Math.min((one & mostInAbstract) + (other & mostInAbstract), mostInAbstract);
}

/** Collects postings paper by paper, then sorts them by term in one counting pass. */
export class PostingsBuilder {
  private size = 0;
  private terms = new Uint32Array(64);
  private docs = new Uint16Array(64);
  private counts = new Uint8Array(64);
  /** More than any term. */
  private mostTerms = 0;

  /**
   * Takes up the words of a paper and empties the tally. Each stands for its term, or for itself where there are no
   * terms; `noTerm` is not indexed. Returns how many occurrences were.
   */
  add(doc: number, tally: Tally, uses: Uint32Array, termOf?: Uint32Array): number {
    if (tally.size === 0) return 0;
    this.mostTerms = uses.length;
    this.reserve(this.size + tally.size);
    const { terms, docs, counts } = this;
    let { size } = this;
    let indexed = 0;
    for (let i = 0; i < tally.size; i++) {
      const word = tally.words[i]!;
      const title = tally.counts[word]! >> 20;
      const rest = tally.counts[word]! & restPart;
      tally.counts[word] = 0;
      uses[word]! += title + rest;
      const term = termOf === undefined ? word : termOf[word]!;
      // What is written for a word that has no term is written over: again there is no branch.
      const one = 1 + (term >> 31);
      terms[size] = term;
      docs[size] = doc;
      counts[size] = Math.min(title, mostInTitle) * inTitle + Math.min(rest, mostInAbstract);
      size += one;
      indexed += one * (title + rest);
    }
    tally.size = 0;
    this.size = size;
    return indexed;
  }

  /** These arrays are by far the largest and soon thrown away: better too large than copied once more. */
  private reserve(size: number): void {
    if (size <= this.terms.length) return;
    this.terms = grown(this.terms, 2 * size);
    this.docs = grown(this.docs, 2 * size);
    this.counts = grown(this.counts, 2 * size);
  }

  /** Everything collected so far, by term; the builder is empty again. */
  build(): Postings {
    const { size } = this;
    const places = new Uint32Array(this.mostTerms);
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
    return merged({ terms, starts, docs, counts });
  }
}

/** Where a paper has several words of one term, in neighbouring postings, they become one. */
function merged({ terms, starts, docs, counts }: Postings): Postings {
  let size = 0;
  let from = 0;
  for (let t = 0; t < terms.length; t++) {
    const to = starts[t + 1]!;
    const start = size;
    starts[t] = start;
    for (let i = from; i < to; i++) {
      if (size > start && docs[size - 1] === docs[i]) {
        counts[size - 1] = together(counts[size - 1]!, counts[i]!);
      } else {
        docs[size] = docs[i]!;
        counts[size++] = counts[i]!;
      }
    }
    from = to;
  }
  starts[terms.length] = size;
  return { terms, starts, docs: docs.slice(0, size), counts: counts.slice(0, size) };
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
