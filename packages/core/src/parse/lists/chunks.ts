import type { Line } from '../copied/lines.js';

/** Lines that belong together: an entry with what stands under it. */
export interface Chunk {
  readonly first: Line;
  readonly under: Line[];
  /** Whether its first line is a title by itself, with all that is said of the paper under it. */
  readonly titled?: true;
  /** The heading above it. */
  readonly section: string | undefined;
}

/**
 * The chunks of a list: each heading, point and row begins one, and so does a paragraph behind an empty line. What is
 * indented under a point, and what follows a heading that is an entry itself, belongs to it. A bare address stands by
 * itself. Linear in the lines.
 */
export function chunksOf(
  lines: readonly Line[],
  isEntry: (line: Line) => boolean,
  isBare: (line: Line) => boolean,
  isHead: (line: Line) => boolean,
): Chunk[] {
  const chunks: Chunk[] = [];
  let section: string | undefined;
  /** The heading, or title by itself, that is an entry, under which everything is until the next. */
  let headed: Chunk | undefined;
  let apart = true;
  /** An address alone under a point that has a title and no link: "1. A title", then its address. */
  const isAddressOf = ({ first, under }: Chunk, line: Line, isApart: boolean) =>
    isBare(line) &&
    (line.item === undefined || line.indent > first.indent) &&
    first.item !== undefined &&
    !/:$/.test(first.text) &&
    !isEntry(first) &&
    !under.some(isEntry) &&
    (!isApart || line.indent > first.indent);
  for (const line of lines) {
    if (line.text === '' && line.parts.length === 0) {
      apart = true;
      continue;
    }
    const last = chunks.at(-1);
    const entry = isEntry(line);
    if (line.heading !== undefined && !entry) {
      section = line.text;
      headed = undefined;
    } else if (
      headed &&
      line.heading === undefined &&
      !isHead(line) &&
      !isRow(line) &&
      !(entry && line.item !== undefined && !isUnder(line, headed))
    )
      headed.under.push(line);
    else if (last && isAddressOf(last, line, apart)) last.under.push(line);
    else if (last && !isHead(line) && !isBare(line) && !isBare(last.first) && goesOn(last, line, apart, entry))
      last.under.push(line);
    else {
      const chunk: Chunk = { first: line, under: [], section };
      chunks.push(chunk);
      headed = isHead(line) ? chunk : undefined;
    }
    apart = false;
  }
  return chunks;
}

export const isRow = ({ text }: Line) => /^\|.*\|?$/.test(text) && text.includes('|', 1);

function isUnder(line: Line, { first }: Chunk): boolean {
  return line.indent > first.indent;
}

function goesOn({ first }: Chunk, line: Line, apart: boolean, entry: boolean): boolean {
  if (isRow(line) || isRow(first) || line.heading !== undefined) return false;
  if (line.item !== undefined)
    return line.indent > first.indent && first.item !== undefined && !(entry && isTitled(line));
  if (apart) return first.item !== undefined && line.indent > first.indent;
  return true;
}

/** Whether a point has words of its own beside "paper" and "code". */
function isTitled({ text }: Line): boolean {
  return (
    text.replace(/\b(?:paper|pdf|code|arxiv|link|project|page|github|video)\b/gi, '').replace(/[^\p{L}]/gu, '').length >
    12
  );
}
