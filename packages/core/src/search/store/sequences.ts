import { grown } from '../words/lexicon.js';

/**
 * The words of papers in their order, for phrases: terms in seven bits a byte, a byte of 0 between title and abstract,
 * those of paper `d` from `starts[d]` up to `starts[d + 1]`. About 340 bytes a paper, so it is kept where papers are.
 */
export interface Sequences {
  bytes: Uint8Array;
  starts: Uint32Array;
}

const boundary = 0;

export class SequencesBuilder {
  private bytes = new Uint8Array(1024);
  private size = 0;
  private starts = new Uint32Array(64);

  add(term: number): void {
    this.bytes = grown(this.bytes, this.size + 5);
    let rest = term + 1;
    for (; rest > 0x7f; rest >>>= 7) this.bytes[this.size++] = (rest & 0x7f) | 0x80;
    this.bytes[this.size++] = rest;
  }

  endTitle(): void {
    this.bytes = grown(this.bytes, this.size + 1);
    this.bytes[this.size++] = boundary;
  }

  endDoc(doc: number): void {
    this.starts = grown(this.starts, doc + 2);
    this.starts[doc + 1] = this.size;
  }

  build(size: number): Sequences {
    const built = { bytes: this.bytes.slice(0, this.size), starts: this.starts.slice(0, size + 1) };
    this.size = 0;
    return built;
  }
}

/** The bytes of a phrase, to be looked for in those of papers. */
export function phraseBytes(terms: readonly number[]): Uint8Array {
  const builder = new SequencesBuilder();
  for (const term of terms) builder.add(term);
  return builder.build(0).bytes;
}

/** Whether a paper has the words of a phrase side by side, in its title, its abstract, or either. */
export function hasPhrase(
  { bytes, starts }: Sequences,
  doc: number,
  phrase: Uint8Array,
  field: 'title' | 'abstract' | undefined,
): boolean {
  const start = starts[doc]!;
  const end = starts[doc + 1]!;
  const middle = bytes.indexOf(boundary, start);
  const from = field === 'abstract' ? middle : start;
  const to = (field === 'title' ? middle : end) - phrase.length;
  for (let at = bytes.indexOf(phrase[0]!, from); at >= 0 && at <= to; at = bytes.indexOf(phrase[0]!, at + 1)) {
    // A byte that goes on with the one before begins no word.
    if (at > start && bytes[at - 1]! > 0x7f) continue;
    let same = 1;
    while (same < phrase.length && bytes[at + same] === phrase[same]) same++;
    if (same === phrase.length) return true;
  }
  return false;
}

/** The sequences of the papers that a merge keeps, where all of its parts have them. */
export function mergeSequences(
  parts: readonly { sequences: Sequences | undefined; kept: readonly number[] }[],
): Sequences | undefined {
  let size = 0;
  let papers = 0;
  for (const { sequences, kept } of parts) {
    if (sequences === undefined) return undefined;
    papers += kept.length;
    for (const doc of kept) size += sequences.starts[doc + 1]! - sequences.starts[doc]!;
  }
  const merged: Sequences = { bytes: new Uint8Array(size), starts: new Uint32Array(papers + 1) };
  let doc = 0;
  let at = 0;
  for (const { sequences, kept } of parts)
    for (const old of kept) {
      const part = sequences!.bytes.subarray(sequences!.starts[old], sequences!.starts[old + 1]);
      merged.bytes.set(part, at);
      at += part.length;
      merged.starts[++doc] = at;
    }
  return merged;
}
