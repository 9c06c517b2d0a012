/** A line of the input, trimmed, and its number from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** Lines that belong together because no empty line is between them. */
export type Block = readonly [Line, ...Line[]];

/** Extractors run these into the word that follows: "SubscribeNo paper found." */
const glued = /^Subscribe([A-Z].*)$/;

const lineEnd = /\r\n|[\n\r\u2028\u2029]/;

/** The lines of a text, empty ones included, whatever its line ends. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const [index, line] of text.split(lineEnd).entries()) {
    const trimmed = line.trim();
    const behind = glued.exec(trimmed)?.[1];
    if (behind !== undefined) lines.push({ number: index + 1, text: 'Subscribe' });
    lines.push({ number: index + 1, text: behind ?? trimmed });
  }
  return lines;
}

/** The paragraphs of a text. A text without any empty line has a paragraph in each line. */
export function blocksOf(lines: readonly Line[]): Block[] {
  const filled = lines.filter(({ text }) => text !== '');
  if (filled.length === lines.length && lines.length > 3) return filled.map((line) => [line]);
  const blocks: [Line, ...Line[]][] = [];
  let previous: Line | undefined;
  for (const line of lines) {
    if (line.text !== '') {
      if (previous === undefined || previous.text === '') blocks.push([line]);
      else blocks.at(-1)!.push(line);
    }
    previous = line;
  }
  return blocks;
}

export function textOf(block: readonly Line[]): string {
  return block.length === 1 ? block[0]!.text : block.map(({ text }) => text).join('\n');
}

export function lineOf(line: Line | undefined): string {
  return line ? `line ${line.number}` : 'end';
}
