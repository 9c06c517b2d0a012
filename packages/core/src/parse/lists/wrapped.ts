import type { Line } from '../copied/lines.js';
import { isNames } from './entries.js';
import { isStatement } from './statements.js';

// Texts that a mail program broke into short lines: titles go on in the next one.

/** Mail breaks its lines at 65 to 80 characters, narrow columns before. */
const [narrowest, widest] = [44, 84];

/** The lines, those joined again that were one: where all of the text shows that it was broken at one width. */
export function rejoined(lines: readonly Line[]): readonly Line[] {
  const width = lines.reduce((most, line) => Math.max(most, /\s/.test(line.text) ? widthOf(line) : 0), 0);
  if (width < narrowest || width > widest) return lines;
  const goesOn = (index: number) => {
    const [line, next] = [lines[index]!, lines[index + 1]];
    // Short lines break where they want.
    const isLong = widthOf(line) > width * 0.6;
    return isLong && next !== undefined && isPlain(line) && (isContinuation(next) || (isOpen(line) && isUnmarked(next)))
      ? widthOf(line) + 1 + firstWord(next).length
      : 0;
  };
  const breaks = lines.map((_, index) => goesOn(index));
  const broken = breaks.filter((sum) => sum > width).length;
  const apart = breaks.filter((sum) => sum > 0 && sum < width - 15).length;
  if (broken < 2 || apart > broken / 4) return lines;
  const joined: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const before = joined.at(-1);
    if (before && index > 0 && breaks[index - 1]! > width) joined[joined.length - 1] = together(before, line);
    else joined.push(line);
  }
  return joined;
}

const widthOf = ({ indent, prefix = '', heading, text }: Line) =>
  indent + prefix.length + (heading === undefined ? 0 : heading + 1) + text.length;
const firstWord = ({ text }: Line) => text.split(' ', 1)[0]!;

/** A line of words: no address, no number, no names, nothing with a label. */
const isPlain = ({ text, parts }: Line) =>
  /\p{L}{2}/u.test(text) &&
  parts.every(({ url }) => url === undefined) &&
  !isStatement(text) &&
  !(isNames(text) && !/\p{L}{3}[.]\s\p{Lu}/u.test(text)) &&
  !/^https?:\/\/\S+$/.test(text);

/** No title ends in such a word. */
const isOpen = ({ text }: Line) =>
  /\b(?:for|with|of|and|or|the|an?|via|in|on|to|by|from|using|through|towards?|is|are|as|at)$/i.test(text);

const isUnmarked = ({ item, heading, text }: Line) => item === undefined && heading === undefined && text !== '';

const isContinuation = (line: Line) =>
  isUnmarked(line) &&
  isPlain(line) &&
  !/^(?:https?:\/\/|\p{Extended_Pictographic}|[[(]?(?:arXiv:\s?)?\d{4}\.\d{4,5})/u.test(line.text);

function together(line: Line, next: Line): Line {
  const parts = [...line.parts, { text: ' ' }, ...next.parts];
  return { ...line, text: `${line.text} ${next.text}`, raw: `${line.raw} ${next.raw}`, parts };
}
