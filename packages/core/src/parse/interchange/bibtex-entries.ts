import type { Report } from '../format.js';

/** One entry as it is written: values joined and macros filled in, TeX left as it is. */
export interface BibEntry {
  /** Lower case: `article`, `online`. */
  readonly type: string;
  readonly key: string;
  /** By field name in lower case; of a field given twice the first counts, as in BibTeX. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Where in the text reading is. It only ever moves forward, which is what keeps reading linear. */
interface Cursor {
  readonly text: string;
  at: number;
}

/** BibTeX's own macros are the months, three letters each; people write them out all the same. */
const months =
  'jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october ' +
  'november december';

/** No abstract is longer; macros made of each other twice would be without end. */
const longestValue = 100_000;

/** Macros may add this many times the length of the file: a journal's name in every entry is far below. */
const mostExpansion = 10;

/** What `@string` defines, and how many characters its values may still add to the file. */
interface Macros {
  readonly values: Map<string, string>;
  left: number;
}

/** An entry that begins a line: where reading goes on behind a value that is never closed. */
const nextEntry = String.raw`\n[^\S\n]{0,20}@[a-z]{1,30}\s{0,9}[{(][^\s{}(),="]{0,200}\s{0,9}[,=]`;

/**
 * Reads BibTeX or BibLaTeX entries out of whatever stands around them, by BibTeX's own grammar: braces count also
 * behind a backslash. Forgives missing commas, undefined macros, and values and entries that are never closed; each is
 * reported under the entry's key. Linear in the text.
 */
export function readEntries(text: string, report: Report): BibEntry[] {
  const macros: Macros = {
    values: new Map(months.split(' ').map((month) => [month, month])),
    left: mostExpansion * text.length + longestValue,
  };
  const entries: BibEntry[] = [];
  const opening = /@\s{0,9}([a-z]{1,30})\s{0,9}[{(]/gi;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const type = match[1]!.toLowerCase();
    const cursor = { text, at: opening.lastIndex };
    if (type === 'comment') skipComment(cursor);
    else if (type === 'preamble') readBraced(cursor);
    else if (type === 'string')
      for (const [name, value] of readFields(cursor, macros, '@string', report)) macros.values.set(name, value);
    else {
      const key = readKey(cursor);
      entries.push({ type, key, fields: readFields(cursor, macros, key || `entry ${entries.length + 1}`, report) });
    }
    opening.lastIndex = cursor.at;
  }
  return entries;
}

/** Moves over what the sticky expression matches. */
function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (match) cursor.at = pattern.lastIndex;
  return match ?? undefined;
}

/** An entry that is commented out is no entry. One whose comment is never closed is read after all. */
function skipComment(cursor: Cursor): void {
  const { end, closed } = endOfBraces(cursor, /[{}]|\n@comment[{(]/gi);
  if (closed) cursor.at = end + 1;
}

/** The key and its comma, or a key whose comma is missing before the first field. */
function readKey(cursor: Cursor): string {
  const key =
    take(cursor, /\s{0,99}([^,{}="\n]{0,200}?)\s{0,9},/y) ??
    take(cursor, /\s{0,99}([^\s,{}="]{1,200})(?=\s{1,99}[a-z]{1,30}\s{0,9}=|\s{0,9}[})])/iy);
  return key?.[1]?.trim() ?? '';
}

function readFields(cursor: Cursor, macros: Macros, where: string, report: Report): Map<string, string> {
  const fields = new Map<string, string>();
  for (;;) {
    take(cursor, /(?:[\s,;]|%[^\n]*)+/y);
    const next = cursor.text[cursor.at];
    if (next === '}' || next === ')') {
      cursor.at += 1;
      return fields;
    }
    if (next === undefined || next === '@') {
      report('entry-unclosed', {}, where);
      return fields;
    }
    const name = take(cursor, /([a-z][^\s=,{}()"#%@]{0,60})\s{0,99}=\s*/iy)?.[1]?.toLowerCase();
    if (name === undefined) {
      const stray = take(cursor, /[^\s,@}]+|\S/y)?.[0] ?? '';
      report('entry-damaged', { text: JSON.stringify(stray.slice(0, 40)) }, where);
      continue;
    }
    const value = readValue(cursor, macros, where, report);
    if (!fields.has(name)) fields.set(name, value);
  }
}

/** Pieces joined by `#`: braced, quoted, a number or a macro. */
function readValue(cursor: Cursor, macros: Macros, where: string, report: Report): string {
  let value = '';
  do {
    const opening = take(cursor, /[{"]/y)?.[0];
    if (opening === undefined) value += macroValue(cursor, macros, where, report);
    else {
      const { text, closed } = opening === '{' ? readBraced(cursor) : readQuoted(cursor);
      if (!closed) report('value-unclosed', {}, where);
      value += text;
    }
    if (value.length > longestValue) {
      report('value-cut', { limit: longestValue }, where);
      value = value.slice(0, longestValue);
    }
  } while (take(cursor, /\s*#\s*/y));
  return value;
}

function macroValue(cursor: Cursor, macros: Macros, where: string, report: Report): string {
  const word = take(cursor, /[^\s,#{}()"=]+/y)?.[0] ?? '';
  const value = macros.values.get(word.toLowerCase());
  if (value !== undefined && value.length > word.length) {
    if (macros.left < 0) return word;
    macros.left -= value.length;
    if (macros.left < 0) report('macros-cut', {}, where);
  }
  if (value === undefined && /\D/.test(word))
    report('macro-undefined', { name: JSON.stringify(word.slice(0, 40)) }, where);
  return value ?? word;
}

interface Enclosed {
  readonly text: string;
  readonly closed: boolean;
}

const inBraces = new RegExp(`[{}]|${nextEntry}`, 'gi');
const inQuotes = new RegExp(`["{}]|${nextEntry}`, 'gi');

/** What is inside a brace that is open already, without it. */
function readBraced(cursor: Cursor): Enclosed {
  const { end, closed } = endOfBraces(cursor, inBraces);
  const text = cursor.text.slice(cursor.at, end);
  cursor.at = closed ? end + 1 : end;
  return { text, closed };
}

/** Where the open brace is closed, or where a mark says that it never will be. */
function endOfBraces({ text, at }: Cursor, marks: RegExp): { end: number; closed: boolean } {
  let depth = 1;
  marks.lastIndex = at;
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    if (match[0] === '{') depth += 1;
    else if (match[0] !== '}') return { end: match.index, closed: false };
    else if (--depth === 0) return { end: match.index, closed: true };
  }
  return { end: text.length, closed: false };
}

/** What is inside quotes. Those in braces are text, and so is an escaped one that nothing ends behind. */
function readQuoted(cursor: Cursor): Enclosed {
  const { text, at } = cursor;
  let depth = 0;
  inQuotes.lastIndex = at;
  let end = text.length;
  let closed = false;
  for (let match = inQuotes.exec(text); match && !closed; match = inQuotes.exec(text)) {
    if (match[0] === '{') depth += 1;
    else if (match[0] === '}') depth -= 1;
    else if (match[0] !== '"') {
      end = match.index;
      break;
    } else if (
      depth <= 0 &&
      (text[match.index - 1] !== '\\' || /^\s{0,99}[,#})]/.test(text.slice(match.index + 1, match.index + 101)))
    ) {
      end = match.index;
      closed = true;
    }
  }
  cursor.at = closed ? end + 1 : end;
  return { text: text.slice(at, end), closed };
}
