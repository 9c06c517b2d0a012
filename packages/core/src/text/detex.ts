import { dollarMaths, splitMaths } from './maths/split.js';
import { accents, blanks, dropped, glued, letters, signs, symbols } from './tex-tables.js';

/** Groups nested deeper than this are read as the text they are. */
const maxDepth = 32;

/** Whether there is anything of TeX in a text at all. */
const marked = /[\\${}~]|``|''|--|`/;
/** A hyphen means something else only before another. */
const special = /[\\{}~`']|-(?=-)/g;
const commandName = /[A-Za-z]+/y;
const accentArgument =
  /\s?(?:\{\s*(?:\\([ij])(?![A-Za-z])|(\p{L}))?([^{}\\]{0,8})\}|\\([ij])(?![A-Za-z])\s?|(\p{L}))/uy;
const braced = /\s?\{([^{}]*)\}/y;
const addressAtEnd = /https?:\/\/[^\s{}]{3,400}$/;
const bracketed = /\[[^[\]]{0,100}\]/y;

/**
 * TeX as clean Unicode: accents, letters, quotes, dashes and escapes become what they stand for, formatting goes,
 * mathematics stays as `$…$`. Of a command that is not known its argument is kept, or else its name. Linear in the
 * length of the text; never throws.
 *
 * @example
 * detex("``Poincar\\'e'' needs 50\\% of {\\it K}-means at $O(n)$"); // '“Poincaré” needs 50% of K-means at $O(n)$'
 */
export function detex(text: string): string {
  if (!marked.test(text)) return text;
  return splitMaths(lettered(dollarMaths(text)))
    .map((piece) => (piece.tex === undefined ? new Prose(piece.text).read() : piece.text))
    .join('')
    .normalize('NFC');
}

/** Accents of mathematics on a letter inside a word, as names have it: `Sim$\\tilde{a}$o`. */
const accentedLetter =
  /(?<=\p{L})\$\\(acute|bar|breve|check|ddot|dot|grave|hat|tilde)(?:\s?\{\s?\\?(\p{L})\s?\}|\s(\p{L}))\$(?=\p{L}|[\s,;.]|$)/gu;
const mathAccents: Readonly<Record<string, string>> = {
  acute: "'",
  bar: '=',
  breve: 'u',
  check: 'v',
  ddot: '"',
  dot: '.',
  grave: '`',
  hat: '^',
  tilde: '~',
};

function lettered(text: string): string {
  if (!text.includes('$\\')) return text;
  return text.replace(
    accentedLetter,
    (_, accent: string, braced?: string, bare?: string) => `${braced ?? bare}${accents[mathAccents[accent]!]}`,
  );
}

/** As much as is looked at of what stands before a sign; an address may be as long. */
const mostBefore = 500;

/** One pass over a stretch of prose. */
class Prose {
  readonly #text: string;
  #at = 0;
  /** Behind the quote that closes the one open. */
  #quoteEnd = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): string {
    let out = this.#group(0);
    // A closing brace that nothing opened.
    while (this.#at < this.#text.length) out += this.#group(0);
    return out;
  }

  /** Up to the brace that closes the group, or the end. */
  #group(depth: number): string {
    let out = '';
    // Looked at apart: an engine copies all of a text that was put together when a letter of it is asked for.
    let end = '';
    const add = (piece: string) => {
      out += piece;
      end = (end + piece).slice(-mostBefore);
    };
    while (this.#at < this.#text.length) {
      special.lastIndex = this.#at;
      const found = special.exec(this.#text);
      const next = found?.index ?? this.#text.length;
      add(this.#text.slice(this.#at, next));
      this.#at = next + 1;
      if (found?.[0] === '}') return out;
      if (found) add(this.#sign(found[0], end, depth));
    }
    return out;
  }

  #sign(sign: string, before: string, depth: number): string {
    if (sign === '\\') return this.#command(depth);
    if (sign === '{') return this.#braces(depth, before);
    if (sign === '~') return this.#tie(before);
    if (sign === '-') return this.#run('-', ['-', '\u2013', '\u2014']);
    if (sign === "'") return this.#run("'", [this.#closesQuote() ? '\u2019' : "'", this.#doubled(before)]);
    return this.#run('`', [this.#opensQuote() ? '\u2018' : '`', '\u201C']);
  }

  /** One, two or three of the same sign; longer runs, as in a ruled line, stay. */
  #run(sign: string, readings: readonly string[]): string {
    const start = this.#at - 1;
    while (this.#text[this.#at] === sign) this.#at += 1;
    const length = this.#at - start;
    return readings[length - 1] ?? sign.repeat(length);
  }

  /** Two quotes at the beginning of a word are how extractors write an opening one. */
  #doubled(before: string): string {
    const opens = /(?:^|[\s([])$/.test(before.slice(-1)) && /[\p{L}\p{N}]/u.test(this.#text[this.#at + 1] ?? '');
    return opens ? '\u201C' : '\u201D';
  }

  /** A back quote that a quote closes: `word', but not code between two back quotes. */
  #opensQuote(): boolean {
    const closing = /[^`'\n]{1,80}'(?![\p{L}\p{N}'])/uy;
    closing.lastIndex = this.#at;
    this.#quoteEnd = closing.test(this.#text) ? closing.lastIndex : this.#quoteEnd;
    return this.#quoteEnd > this.#at;
  }

  /** The quote that closes what a back quote opened; any other is an apostrophe. */
  #closesQuote(): boolean {
    return this.#at === this.#quoteEnd;
  }

  /** `Fig.~3` is a blank, `about ~35%` and `/~home` are not. */
  #tie(before: string): string {
    const joins =
      /[\p{L}\p{N}.,;:)\]}]/u.test(before.at(-1) ?? '') && /[\p{L}\p{N}\\(${]/u.test(this.#text[this.#at] ?? '');
    return joins ? ' ' : '~';
  }

  /**
   * Braces group. Seen are only those of a set of numbers, `{0,1}`, and of an index or power of several signs: without
   * them `z_{t+1}` would be another formula. A word in braces behind an address is its label.
   */
  #braces(depth: number, before = ''): string {
    if (depth >= maxDepth) return '';
    const set = /^[\s\d.,+\-\u2026]*,[\s\d.,+\-\u2026]*$/;
    const from = this.#at;
    const inside = this.#group(depth + 1);
    if (this.#text[this.#at - 1] !== '}' || this.#at === from) return inside;
    if (set.test(this.#text.slice(from, this.#at - 1))) return `{${inside}}`;
    if (/[_^]$/.test(before) && inside.length > 1) return `{${inside}}`;
    return /^\p{L}[\p{L}\s]+$/u.test(inside) && addressAtEnd.test(before) ? ` (${inside})` : inside;
  }

  #command(depth: number): string {
    commandName.lastIndex = this.#at;
    const name = commandName.exec(this.#text)?.[0];
    if (name === undefined) return this.#controlSign();
    this.#at += name.length;
    const accent = Object.hasOwn(accents, name) ? this.#accent(accents[name]!) : undefined;
    if (accent !== undefined) return accent;
    if (Object.hasOwn(letters, name)) {
      this.#skipBlank();
      return letters[name]!;
    }
    if (Object.hasOwn(symbols, name)) {
      this.#skipEmptyGroup();
      return symbols[name]!;
    }
    if (blanks.has(name)) return ' ';
    if (glued.test(name)) return ' ';
    if (Object.hasOwn(dropped, name)) return this.#drop(dropped[name]!);
    if (name === 'url' || name === 'path') return this.#match(braced)?.[1] ?? '';
    if (name === 'href') return this.#link();
    return this.#unknown(name, depth);
  }

  /** A backslash and a sign: an accent, an escape or a space. */
  #controlSign(): string {
    const sign = this.#text[this.#at] ?? '';
    this.#at += sign.length;
    if (Object.hasOwn(accents, sign)) return this.#accent(accents[sign]!) ?? '';
    return signs[sign] ?? `\\${sign}`;
  }

  /** The letter that follows, with the accent on it. Nothing when no letter follows. */
  #accent(mark: string): string | undefined {
    const found = this.#match(accentArgument);
    if (!found) return undefined;
    const letter = found[1] ?? found[2] ?? found[4] ?? found[5] ?? '';
    return letter === '' ? (found[3] ?? '') : letter + mark + (found[3] ?? '');
  }

  #drop(parameters: number): string {
    this.#match(bracketed);
    for (let count = 0; count < parameters; count += 1) this.#match(braced);
    if (parameters === 0) this.#skipBlank();
    return '';
  }

  #link(): string {
    const url = this.#match(braced)?.[1] ?? '';
    const label = this.#match(braced)?.[1] ?? '';
    return label === '' || label === url ? url : `${detex(label)} (${url})`;
  }

  #unknown(name: string, depth: number): string {
    this.#match(bracketed);
    if (this.#skipEmptyGroup() || this.#text[this.#at] !== '{') return name;
    this.#at += 1;
    return this.#braces(depth);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #skipBlank(): void {
    if (this.#skipEmptyGroup()) return;
    if (this.#text[this.#at] === ' ') this.#at += 1;
  }

  #skipEmptyGroup(): boolean {
    if (!this.#text.startsWith('{}', this.#at)) return false;
    this.#at += 2;
    return true;
  }
}
