import type { Line } from './lines.js';

/** Lines that are one paragraph, title or mark, as one. */
export interface Block extends Line {
  /** Whether an empty line, or the beginning, is before it. */
  readonly apart: boolean;
}

/** Longer lines are paragraphs; shorter ones that are all nearly full were cut by a mail program or a PDF. */
const widest = 120;
const narrowest = 40;

/** What a line is by its words alone: a mark, which stands by itself, or a word of navigation, which may end a title. */
export type LineKind = 'mark' | 'furniture' | undefined;

/**
 * The blocks of a text. Where an empty line parts its paragraphs (`paragraphs`), the lines between two belong together;
 * else each line stands for itself but for those that a fixed width broke. Linear in the lines.
 */
export function blocksOf(
  lines: readonly Line[],
  paragraphs: boolean,
  kindOf: (line: Line) => LineKind = () => undefined,
): Block[] {
  const width = widthOf(lines);
  const vocabulary = width === undefined ? undefined : wordsOf(lines);
  const blocks: Block[] = [];
  let apart = true;
  let previous: Line | undefined;
  for (const line of lines) {
    if (line.text === '' && line.parts.length === 0) {
      apart = true;
      continue;
    }
    const last = blocks.at(-1);
    const follows =
      last !== undefined &&
      previous !== undefined &&
      mayFollow(kindOf(line), kindOf(previous), isFull(previous, line, width)) &&
      (apart ? isBroken(previous, line, width) : continues(previous, line, width, paragraphs));
    if (follows) blocks[blocks.length - 1] = joined(last, line, vocabulary);
    else blocks.push({ ...line, apart });
    apart = false;
    previous = line;
  }
  return blocks;
}

function mayFollow(kind: LineKind, before: LineKind, full: boolean): boolean {
  return before === undefined && (kind === undefined || (kind === 'furniture' && full));
}

/** Whether the next word had no place any more. */
function isFull(before: Line, line: Line, width: number | undefined): boolean {
  return width !== undefined && before.text.length + 1 + firstWord(line.text).length > width;
}

/** Whether a line goes on with the one before. */
function continues(before: Line, line: Line, width: number | undefined, paragraphs: boolean): boolean {
  if (line.heading !== undefined) return false;
  // "(2)" or "2023)" at the beginning of a line need not begin a point.
  if (line.item !== undefined)
    return (
      isFull(before, line, width) &&
      !/[.!?;]$/.test(before.text) &&
      (line.item === 'number' || /^\p{Ll}/u.test(line.text))
    );
  // One small word alone may be the name of a group: "rednote-hilab".
  const isWord = width === undefined && !line.text.includes(' ');
  if (/^\p{Ll}/u.test(line.text) && !/[.!?:]$/.test(before.text) && line.text.length > 1 && !isWord) return true;
  if (width !== undefined) return isFull(before, line, width);
  // Lines too long to have been broken are paragraphs of their own.
  return paragraphs && line.text.length <= widest;
}

/** A page ended in the middle of a sentence. */
function isBroken(before: Line, line: Line, width: number | undefined): boolean {
  if (width === undefined || line.item !== undefined || line.heading !== undefined) return false;
  return before.text.length > width * 0.6 && !/[.!?:\u201D")]$/.test(before.text) && /^\p{Ll}/u.test(line.text);
}

function firstWord(text: string): string {
  return /^\S+/.exec(text)?.[0] ?? '';
}

/** The width at which lines were broken, when they were: nearly every line is so full that the next word had no place. */
function widthOf(lines: readonly Line[]): number | undefined {
  const pairs: [Line, Line][] = [];
  let width = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (line.text === '' || next === undefined || next.text === '' || next.item !== undefined) continue;
    width = Math.max(width, line.text.length);
    if (width > widest) return undefined;
    pairs.push([line, next]);
  }
  if (pairs.length < 2 || width < narrowest) return undefined;
  const isFull = (most: number) => {
    const full = pairs.filter(([line, next]) => line.text.length + 1 + firstWord(next.text).length > most);
    return full.length >= pairs.length * 0.4;
  };
  // To the letter by a mail program, about so by a PDF, whose letters are not of one width.
  return [width, Math.floor(width * 0.85)].find(isFull);
}

function joined(block: Block, line: Line, vocabulary: ReadonlySet<string> | undefined): Block {
  const hyphenated = vocabulary && /(\p{L}+)-$/u.exec(block.text);
  const next = hyphenated && /^\p{Ll}+/u.exec(line.text)?.[0];
  const glue = !hyphenated || !next ? ' ' : '';
  const text = hyphenated && next && isSplit(hyphenated[1]!, next, vocabulary!) ? block.text.slice(0, -1) : block.text;
  const { bold: _, ...rest } = block;
  return {
    ...rest,
    ...(block.bold && line.bold ? { bold: true } : {}),
    text: `${text}${glue}${line.prefix ?? ''}${line.text}`,
    parts: [...block.parts, { text: ' ' }, ...line.parts],
  };
}

/** Whether a hyphen at the end of a line was put there to split a word, rather than to join two. */
function isSplit(before: string, after: string, vocabulary: ReadonlySet<string>): boolean {
  const [left, right] = [before.toLowerCase(), after.toLowerCase()];
  if (vocabulary.has(left + right)) return true;
  return !vocabulary.has(`${left}-${right}`) && !(vocabulary.has(left) && vocabulary.has(right));
}

/** Words of a text in lower case, those with hyphens also whole. */
function wordsOf(lines: readonly Line[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of lines) {
    const inner = text.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
    for (const [index, word] of inner.entries()) {
      // The halves of a broken word are none.
      if (index === inner.length - 1 && word.endsWith('-')) continue;
      words.add(word);
    }
  }
  return words;
}
