import { grown, hashOf } from './lexicon.js';
import { longestPart, type OnWord, type WordScanner } from './scanner.js';

const encoder = new TextEncoder();
const marks = /\p{M}+/gu;

/** A word of a caller's as the dictionary has words: lower case, without accents, and no longer than any other. */
function foldedToken(token: string): Uint8Array {
  const text = token.slice(0, longestPart).normalize('NFKD').replace(marks, '').toLowerCase().normalize('NFC');
  return encoder.encode(text).subarray(0, longestPart);
}

/** Tells of the words that a function of the caller's finds in a text, each where it stands next. */
export class TokenScanner implements WordScanner {
  bytes: Uint8Array = new Uint8Array(256);
  private readonly tokenize: (text: string) => Iterable<string>;

  constructor(tokenize: (text: string) => Iterable<string>) {
    this.tokenize = tokenize;
  }

  scan(text: string, onWord: OnWord): void {
    let length = 0;
    let at = 0;
    for (const token of this.tokenize(text)) {
      const word = foldedToken(token);
      if (word.length === 0) continue;
      this.bytes = grown(this.bytes, length + word.length);
      this.bytes.set(word, length);
      const start = text.indexOf(token, at);
      const end = start < 0 ? at : start + token.length;
      const from = length;
      length += word.length;
      onWord(from, length, hashOf(this.bytes, from, length), start < 0 ? at : start, end, false);
      at = end;
    }
  }
}
