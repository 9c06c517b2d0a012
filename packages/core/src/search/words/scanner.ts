import { firstLetter, foldOf, folds, isUnspaced, kind, lettersOfCode } from './fold.js';
import { grown, hashOf } from './lexicon.js';

/** Longer words are cut: nobody types them, and nothing else bounds what a hostile text puts into the dictionary. */
export const longestPart = 48;
/** A hyphenated chain is written as one word too when it has few parts: "U-Net" is also "unet". */
const mostJoinedParts = 3;
/** Names written as one word are cut where a capital or a number begins, and are one word too: "FlashAttention", "Qwen3". */
const mostSplitParts = 6;
/** Letters that a name has before it is cut, and after a cut: "LoRA", "mRNA" and "H2O" stay whole. */
const leastSplit = 3;
/** What may follow a name as its version: `2`, `4o`. */
const version = /^\d+[a-z]?$/i;

/** TeX commands that shape text and say nothing. All others are read as words: `\alpha`, `\log`. */
const formatting =
  /^(?:math(?:cal|bb|bf|rm|it|sf|tt|frak|scr|ring|op)|bold(?:symbol)?|text(?:it|bf|rm|tt|sf|sc|normal)?|emph|operatorname|(?:left|right|big|Big)[lr]?|frac|sqrt|hat|bar|tilde|vec|overline|underline|widehat|widetilde|bm|rm|bf|it|cal|em|quad|qquad|[a-zA-Z])$/;

/**
 * Told of every word: its folded UTF-8 bytes `from..to`, their hash, and where it stands in the text.
 * A `joined` word repeats parts that were told of already.
 */
export type OnWord = (from: number, to: number, hash: number, start: number, end: number, joined: boolean) => void;

/** What cuts texts into words. */
export interface WordScanner {
  /** The folded bytes of all words of the text that was scanned last. */
  readonly bytes: Uint8Array;
  scan(text: string, onWord: OnWord): void;
}

let segmenter: Intl.Segmenter | undefined;

/**
 * Characters given to the segmenter at once. Of a run of 65,536 V8's takes a hundred times as long as of one of 60,000;
 * in short pieces its time is linear.
 */
const blockLength = 4096;

/** The words of a run without spaces; single characters where there is no `Intl.Segmenter`. */
function* unspacedWords(run: string): Iterable<readonly [string, number]> {
  if (typeof Intl.Segmenter === 'undefined') {
    for (let at = 0; at < run.length; at++) yield [run[at]!, at];
    return;
  }
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  for (let start = 0; start < run.length; ) {
    const words = [...segmenter.segment(run.slice(start, start + blockLength))];
    const atEnd = start + blockLength >= run.length;
    // The last word may go on in the next block.
    if (!atEnd && words.length > 1) words.pop();
    for (const { segment, index } of words) yield [segment, start + index];
    start += words.reduce((length, { segment }) => length + segment.length, 0);
  }
}

const letterN = 110;
const encoder = new TextEncoder();

/**
 * Cuts texts into words without making a string of any. One pass, linear in the text. Kept together: `GPT-4` (as
 * "gpt", "4" and "gpt4"), `E^2-LLM`, `C++`, `C#`, `.NET`, `3.5`, `2403.12345`, `1,000`; accents and case are folded
 * away. Read as text, "AlphaFold2" is "alpha", "fold", "2" and "alphafold2"; a person's name stays as it is.
 */
export class Scanner implements WordScanner {
  private readonly of: 'text' | 'names';
  /** The folded bytes of all words of the text, valid until the next one is scanned. */
  bytes: Uint8Array = new Uint8Array(256);
  private length = 0;
  private chainFrom = 0;
  private partFrom = 0;
  private partStart = 0;
  private chainStart = 0;
  private parts = 0;
  private shortest = 0;
  /** Whether the chain at hand was written as one word. */
  private split = false;
  private onWord: OnWord = () => {};

  constructor(of: 'text' | 'names' = 'text') {
    this.of = of;
  }

  scan(text: string, onWord: OnWord): void {
    this.onWord = onWord;
    this.length = 0;
    this.chainFrom = 0;
    this.partFrom = 0;
    const size = text.length;
    let at = 0;
    while (at < size) {
      const code = text.charCodeAt(at);
      const folded = foldOf(code);
      if (folded >= firstLetter) {
        at = this.letters(text, at, folded);
      } else if (folded === kind.separator) {
        if (this.length > this.chainFrom) this.endChain(at);
        at++;
      } else {
        at = this.special(text, at, code, folded);
      }
    }
    this.endChain(size);
  }

  /** A run of letters and digits, which most of any text is: the loop that the speed of building hangs on. */
  private letters(text: string, from: number, first: number): number {
    const { partFrom } = this;
    const most = partFrom + longestPart;
    this.bytes = grown(this.bytes, most);
    const { bytes } = this;
    let { length } = this;
    let at = from;
    let folded = first;
    let code = folded;
    // Which bits tell a capital from its letter, or a letter from a digit, anywhere after the first one.
    let mixed = 0;
    if (length === partFrom) this.partStart = from;
    while (folded >= firstLetter && folded < 128) {
      mixed |= (code ^ folded) | (~folded & 0x40);
      if (length < most) bytes[length++] = folded;
      code = ++at < text.length ? text.charCodeAt(at) : 0;
      folded = at < text.length ? folds[code]! || foldOf(code) : kind.separator;
    }
    const begun = this.length;
    this.length = length;
    if (at > from) {
      if (mixed !== 0 && this.of === 'text' && begun === partFrom && length - begun === at - from)
        this.splitName(text, from, at);
      return at;
    }
    this.pushText(String.fromCharCode(folded));
    return from + 1;
  }

  /** Ends a part wherever a name that is written as one word goes on with a capital or a version. */
  private splitName(text: string, from: number, to: number): void {
    const { partFrom, length } = this;
    const isLower = (at: number): boolean => text.charCodeAt(at) > 96;
    let start = from;
    for (let at = from + leastSplit; at < to; at++) {
      const code = text.charCodeAt(at);
      const lowerBefore = isLower(at - 1);
      const capital = lowerBefore && code < 91 && code > 64 && to - at >= leastSplit;
      const number = isDigit(code) && text.charCodeAt(at - 1) > 64 && version.test(text.slice(at, to));
      if (at - start < leastSplit || !(capital || number)) continue;
      this.length = partFrom + at - from;
      this.endPart(at);
      this.partStart = at;
      this.split = true;
      start = at;
    }
    this.length = length;
  }

  private push(byte: number): void {
    if (this.length - this.partFrom >= longestPart) return;
    this.bytes = grown(this.bytes, this.length + 1);
    this.bytes[this.length++] = byte;
  }

  private pushText(text: string): void {
    for (const byte of encoder.encode(text)) this.push(byte);
  }

  /** Everything that is neither a plain letter nor a plain separator. Returns where to go on. */
  private special(text: string, at: number, code: number, folded: number): number {
    const inPart = this.length > this.partFrom;
    const next = at + 1 < text.length ? foldOf(text.charCodeAt(at + 1)) : kind.separator;
    switch (folded) {
      case kind.several:
        if (!inPart) this.partStart = at;
        this.pushText(lettersOfCode(code));
        return at + 1;
      case kind.mark:
        return at + 1;
      case kind.hyphen:
        if (inPart && startsWord(next)) this.endPart(at);
        else this.endChain(at);
        return at + 1;
      case kind.dot:
      case kind.comma:
        if (folded === kind.dot && next === letterN && isDotNet(text, at)) {
          this.endChain(at);
          this.partStart = at;
          this.pushText('.net');
          this.endChain(at + 4);
          return at + 4;
        }
        if (!inPart || !isDigit(next) || !isDigit(this.bytes[this.length - 1]!)) this.endChain(at);
        else if (folded === kind.dot) this.push(code);
        return at + 1;
      case kind.apostrophe:
        return this.apostrophe(text, at, inPart && next >= firstLetter);
      case kind.glue:
        if (next === kind.separator) this.endChain(at);
        return at + 1;
      case kind.underscore:
        if (!inPart || !(next === kind.glue || isDigit(next))) this.endChain(at);
        return at + 1;
      case kind.sign:
        return this.sign(text, at, code, inPart);
      case kind.backslash: {
        const command = /^[a-zA-Z]{1,24}/.exec(text.slice(at + 1, at + 25))?.[0] ?? '';
        if (formatting.test(command)) return at + 1 + command.length;
        this.endChain(at);
        if (command !== 'ell') return at + 1;
        // The letter that norms and losses are written with: `$\ell_1$` is "l1".
        this.partStart = at;
        this.pushText('l');
        return at + 1 + command.length;
      }
      case kind.unspaced:
        return this.unspaced(text, at);
      default:
        return this.surrogate(text, at, inPart);
    }
  }

  /** A possessive 's goes; any other apostrophe between letters is silent. */
  private apostrophe(text: string, at: number, joins: boolean): number {
    const possessive = joins && /^s(?![\p{L}\p{N}])/iu.test(text.slice(at + 1, at + 4));
    if (!joins || possessive) this.endChain(at);
    return possessive ? at + 2 : at + 1;
  }

  /** `C++`, `g++`, `C#`: signs stay with a short word that they close. */
  private sign(text: string, at: number, code: number, inPart: boolean): number {
    const close = text.startsWith('++', at) ? 2 : code === 35 ? 1 : 0;
    const after = at + close < text.length ? foldOf(text.charCodeAt(at + close)) : kind.separator;
    if (close > 0 && inPart && this.length - this.partFrom <= 3 - close && after < firstLetter) {
      for (let i = 0; i < close; i++) this.push(code);
      return at + close;
    }
    this.endChain(at);
    return at + 1;
  }

  private unspaced(text: string, at: number): number {
    this.endChain(at);
    let end = at + 1;
    while (end < text.length && continuesUnspaced(text, end)) end++;
    for (const [word, index] of unspacedWords(text.slice(at, end))) {
      this.partStart = at + index;
      this.pushText(word.normalize('NFKC'));
      this.endChain(at + index + word.length);
    }
    return end;
  }

  /** Beyond the first plane: mathematical letters fold to plain ones, rare ideographs stand alone. */
  private surrogate(text: string, at: number, inPart: boolean): number {
    const codePoint = text.codePointAt(at)!;
    const end = at + (codePoint > 0xffff ? 2 : 1);
    const letters = codePoint > 0xffff ? lettersOfCode(codePoint) : '';
    const alone = letters === '' || isUnspaced(codePoint);
    if (alone) this.endChain(at);
    if (alone || !inPart) this.partStart = at;
    this.pushText(letters);
    if (alone) this.endChain(end);
    return end;
  }

  private endPart(end: number): void {
    const { partFrom, length } = this;
    if (length === partFrom) return;
    const size = length - partFrom;
    if (this.parts === 0) this.chainStart = this.partStart;
    this.shortest = this.parts === 0 ? size : Math.min(this.shortest, size);
    this.parts++;
    this.tell(partFrom, this.partStart, end, false);
    this.partFrom = length;
  }

  private endChain(end: number): void {
    this.endPart(end);
    const joins = this.split ? this.parts <= mostSplitParts : this.parts <= mostJoinedParts && this.shortest <= 5;
    this.split = false;
    if (this.parts > 1 && joins) this.tell(this.chainFrom, this.chainStart, end, true);
    this.chainFrom = this.length;
    this.parts = 0;
  }

  private tell(from: number, start: number, end: number, joined: boolean): void {
    this.onWord(from, this.length, hashOf(this.bytes, from, this.length), start, end, joined);
  }
}

/** `.NET` is a word of its own, also in `ASP.NET`. */
function isDotNet(text: string, at: number): boolean {
  return /^\.net(?![a-z\d])/i.test(text.slice(at, at + 5));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function startsWord(folded: number): boolean {
  return folded >= firstLetter || folded === kind.several || folded === kind.glue || folded === kind.backslash;
}

function continuesUnspaced(text: string, at: number): boolean {
  const folded = foldOf(text.charCodeAt(at));
  return folded === kind.unspaced || folded === kind.mark;
}
