import { grown } from './lexicon.js';

/** The words of a text in the order in which they stand: where their bytes are, and what is known of each. */
export class FoundWords {
  size = 0;
  from = new Uint32Array(256);
  to = new Uint32Array(256);
  hash = new Int32Array(256);
  /** Entries in the vocabulary, once it was asked. */
  entry = new Int32Array(256);
  /** Places in this list of words that repeat the parts of a chain written together. */
  joined: number[] = [];

  readonly add = (from: number, to: number, hash: number, _start: number, _end: number, joined: boolean): void => {
    const at = this.size++;
    if (at === this.from.length) this.grow();
    this.from[at] = from;
    this.to[at] = to;
    this.hash[at] = hash;
    if (joined) this.joined.push(at);
  };

  clear(): void {
    this.size = 0;
    if (this.joined.length > 0) this.joined = [];
  }

  private grow(): void {
    this.from = grown(this.from, this.size);
    this.to = grown(this.to, this.size);
    this.hash = grown(this.hash, this.size);
    this.entry = grown(this.entry, this.size);
  }
}
