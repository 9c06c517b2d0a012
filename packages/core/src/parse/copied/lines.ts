import { inOneLine } from '../../text/clean.js';
import { asMarkdown } from './as-markdown.js';
import { markLinks, type Part, partsOf, withoutEmphasis } from './markdown.js';
import { undoCopying } from './undo.js';

/** One line of a copied text, without its mark-up. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** As it was written, behind what a list or heading put before it, links marked. */
  readonly raw: string;
  /** How many blanks it is indented by. */
  readonly indent: number;
  /** The text in stretches, links told apart. */
  readonly parts: readonly Part[];
  /** The level of a heading, 1 to 6. */
  readonly heading?: number;
  /** All of it was set in bold. */
  readonly bold?: true;
  /** What a list put before it. */
  readonly item?: 'number' | 'bullet';
  /** As it was written: `1) `. */
  readonly prefix?: string;
}

const prefix =
  /^(?:(#{1,6})\s+|([-*\u2022\u25E6\u25AA\u25AB\u2023\u25CF\u25CB\u25A0\u25A1\u2610-\u2612\u2713\u2714\u25B6\u25B8\u25BA\u27A4\u25C6\u25C7\u2756\u2726]|\+(?!\s?\d)|[\u00B7\u00A7](?=\s{2}|\t))\s+|(?:\(?\d{1,4}[.)]{1,2}|\([a-z]\)|[a-z][.)]|\\item|#\d{1,3}(?:\s?[\u00B7:.)\u2013-])?|\d{1,3}\/)\s+|\u3010\d{1,4}\u3011\s*|\d{1,3}[\u3001\uFF0E]\s*|\uFF08\d{1,3}\uFF09\s*|[\u2460-\u2473]\s*|(?:\d{1,3}\uFE0F?\u20E3|\uD83D\uDD1F)+\s+)/;
/** Blanks, and what nobody sees. */
const ends = /^[\s\u200B-\u200F\u2060\uFEFF]+|[\s\u200B-\u200F\u2060\uFEFF]+$/g;
const hiddenEnds = /^[\u200B-\u200F\u2060\uFEFF]|[\u200B-\u200F\u2060\uFEFF]$/;
const checkbox = /^\[[-x ]\]\s+|^(?:TODO|DONE|NEXT|WAITING|LATER|DOING)\s+(?=\p{Lu})/u;
/** What a quoted block is called in Obsidian and on GitHub, a title behind it. */
const callout = /^\[![\w-]{2,30}\][-+]?[ \t]+(?=\S)/;
const wholeBold = /^(\*\*|__)(?=\S)[^\n]+\1$/;

/** No gap between two columns is wider; expressions that look for a sign among blanks take the square of their number. */
const widestGap = 64;
const longGap = new RegExp(String.raw`([^\S\n]{${widestGap}})[^\S\n]+`, 'g');

/** Whether so long a gap may be there: half as far apart as it is long, two letters of it in a row are blanks. */
function mayHaveLongGap(text: string): boolean {
  const step = widestGap / 2;
  const isBlank = (at: number) => text[at] !== '\n' && text[at]?.trim() === '';
  for (let at = 0; at < text.length; at += step) {
    let blanks = 0;
    while (blanks <= step && isBlank(at + blanks)) blanks += 1;
    if (blanks > step) return true;
  }
  return false;
}

/** The lines of a text, empty ones included, with what copying did undone and Markdown's marks taken off. */
export function linesOf(text: string): Line[] {
  const written = asMarkdown(undoCopying(text));
  const whole = mayHaveLongGap(written) ? written.replace(longGap, '$1') : written;
  const linked = markLinks(whole);
  const isMarkdown = linked !== whole || /^#{1,6}[ \t]+\S|\*\*\S/m.test(whole);
  const lines = linked.split('\n').map((line, index) => readLine(line, index + 1, isMarkdown));
  return /^[-=~]{5,}[ \t]*$/m.test(linked) ? underlined(lines) : lines;
}

/** A line with a rule of its length under it is a heading. */
function underlined(lines: readonly Line[]): Line[] {
  const isRule = (index: number) => {
    const [line, above] = [lines[index], lines[index - 1]];
    if (line === undefined || above === undefined || !/^(?:-{5,}|={5,}|~{5,})$/.test(line.raw)) return false;
    const isAlone = lines[index - 2] === undefined || lines[index - 2]!.text === '';
    // The rule above the next thing is far longer, or stands under an address.
    if (/^https?:\/\/\S+$/.test(above.text) || line.raw.length > above.text.length * 2 + 20) return false;
    return isAlone && above.heading === undefined && above.text !== '' && above.text.length < 300;
  };
  return lines.map((line, index) => {
    if (isRule(index)) return { ...line, text: '', raw: '', parts: [] };
    return isRule(index + 1) ? { ...line, heading: lines[index + 1]!.raw.startsWith('=') ? 1 : 2 } : line;
  });
}

/** A line of Markdown in which links are marked already. */
export function readMarkedLine(written: string, number: number): Line {
  return readLine(written, number, true);
}

function readLine(written: string, number: number, isMarkdown: boolean): Line {
  const trimmed = written.trim();
  let rest = hiddenEnds.test(trimmed) ? trimmed.replace(ends, '') : trimmed;
  const indent = /^[ \t]*/.exec(written)![0].replaceAll('\t', '    ').length;
  if (rest === '') return { number, text: '', raw: '', indent, parts: [] };
  let mark: Pick<Line, 'heading' | 'item' | 'prefix'> = {};
  for (let match = prefix.exec(rest); match; match = prefix.exec(rest)) {
    const [all, hashes, bullet] = match;
    if (hashes !== undefined && !isMarkdown) break;
    if (mark.heading === undefined)
      mark = hashes ? { heading: hashes.length } : { item: bullet ? 'bullet' : 'number', prefix: all };
    rest = rest.slice(all.length);
    // "1. ### A title": what was numbered was marked before.
    if (!hashes && !bullet && !/^(?:#{1,6}|\u2022)\s/.test(rest)) break;
  }
  const called = callout.exec(rest)?.[0];
  if (called !== undefined) mark = { heading: 4 };
  rest = rest.slice(called?.length ?? 0).replace(checkbox, '');
  // A picture that was left out.
  if (rest === '[]') rest = '';
  const bold = wholeBold.test(rest) ? ({ bold: true } as const) : {};
  const parts = withoutLooseSigns(partsOf(rest))
    .map((part) => ({ ...part, text: isMarkdown ? withoutEmphasis(part.text) : part.text }))
    .filter((part) => part.text !== '' || part.url !== undefined);
  const plain = parts.map((part) => part.text).join('');
  return {
    number,
    text: inOneLine(plain),
    raw: rest,
    indent,
    parts,
    ...mark,
    ...bold,
  };
}

/** Signs of emphasis around a link rather than around words: "**[a title](https://…)** (Jul 14)". */
function withoutLooseSigns(parts: readonly Part[]): readonly Part[] {
  return parts.map((part, index) => {
    if (part.url !== undefined) return part;
    const before = parts[index + 1]?.url === undefined ? part.text : part.text.replace(/(?:\*{1,3}|__?)$/, '');
    const text = parts[index - 1]?.url === undefined ? before : before.replace(/^(?:\*{1,3}|__?)/, '');
    return { ...part, text };
  });
}
