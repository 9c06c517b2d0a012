/** The words of a text in the order in which they stand: where their bytes are, and what is known of each. */
export class WordList {
  size = 0;
  from: number[] = [];
  to: number[] = [];
  hash: number[] = [];
  /** Entries in the vocabulary, once it was asked. */
  entry: number[] = [];
  /** Places in this list of words that repeat the parts of a chain written together. */
  joined: number[] = [];

  clear(): void {
    this.size = 0;
    this.joined.length = 0;
  }

  readonly add = (from: number, to: number, hash: number, _start: number, _end: number, joined: boolean): void => {
    if (joined) this.joined.push(this.size);
    this.from[this.size] = from;
    this.to[this.size] = to;
    this.hash[this.size++] = hash;
  };
}
