import type { Line } from './lines.js';
import { templateOf } from './templates.js';

// Texts that a mail program broke into short lines: titles go on in the next one.

/** Nothing breaks lines at fewer characters: what is shorter is no more than short. */
export const narrowest = 44;
/** Mail breaks its lines at 65 to 80 characters, narrow columns before. */
const widest = 84;

/** No title ends in such a word: the line was broken behind it. */
export const isCutOff = (text: string) =>
  /\b(?:for|with|of|and|or|the|an?|via|in|on|to|by|from|using|through|towards?|is|are|as|at)$/.test(text);

/**
 * The lines, those joined again that were one: where all of the text shows that it was broken at one width. What says one
 * thing of a paper, or only names (`isFact`), goes on with nothing but what is told to be the rest of it (`isRest`).
 */
export function rejoined(
  lines: readonly Line[],
  isFact: (text: string) => boolean,
  isRest: (text: string, next: string) => boolean = () => false,
): readonly Line[] {
  /** A line of words: no address, no number, nothing that stands by itself. */
  const isPlain = ({ text, parts }: Line) =>
    /\p{L}{2}/u.test(text) &&
    parts.every(({ url }) => url === undefined) &&
    !isFact(text) &&
    !/^https?:\/\/\S+$/.test(text);
  const isContinuation = (line: Line) =>
    isUnmarked(line) &&
    isPlain(line) &&
    !/^(?:https?:\/\/|\p{Extended_Pictographic}|[[(]?(?:arXiv:\s?)?\d{4}\.\d{4,5})/u.test(line.text);
  const width = lines.reduce((most, line) => Math.max(most, /\s/.test(line.text) ? widthOf(line) : 0), 0);
  if (width < narrowest || width > widest) return lines;
  const templates = lines.map(({ text }) => templateOf(text.slice(0, widest)));
  const counts = new Map<string, number>();
  for (const template of templates) counts.set(template, (counts.get(template) ?? 0) + 1);
  const goesOn = (index: number) => {
    const [line, next] = [lines[index]!, lines[index + 1]];
    // Short lines break where they want.
    const isLong = widthOf(line) > width * 0.6;
    // What a page prints again and again goes on with nothing.
    if (next !== undefined && next.text !== '' && counts.get(templates[index + 1]!)! > 2) return 0;
    const sum = next === undefined ? 0 : widthOf(line) + 1 + firstWord(next).length;
    if (sum > width && isLong && isUnmarked(next!) && isRest(line.text, next!.text)) return sum;
    return isLong &&
      next !== undefined &&
      isPlain(line) &&
      (isContinuation(next) || (isCutOff(line.text) && isUnmarked(next)))
      ? sum
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

const isUnmarked = ({ item, heading, text }: Line) => item === undefined && heading === undefined && text !== '';

function together(line: Line, next: Line): Line {
  const parts = [...line.parts, { text: ' ' }, ...next.parts];
  return { ...line, text: `${line.text} ${next.text}`, raw: `${line.raw} ${next.raw}`, parts };
}
