/** One row of a table. */
export interface Row {
  /** The line of the file it begins on. */
  readonly line: number;
  readonly cells: string[];
  /** Whether a quote in it is never closed. */
  unclosed: boolean;
}

/**
 * Reads RFC 4180 rows: cells may be quoted, and then hold separators, line ends and doubled quotes. A quote that is
 * never closed takes the rest of the text, as in every reader. Linear: each cell is
 * found by searching for its end.
 */
export function* readRows(text: string, separator: string): Generator<Row> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const row: Row = { line, cells: [], unclosed: false };
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at, separator) : bareCell(text, at, separator);
      row.cells.push(cell.text);
      row.unclosed ||= cell.unclosed;
      line += cell.lines;
      at = cell.end;
      if (text[at] !== separator) break;
      at += 1;
    }
    // What follows is a line end, or nothing.
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    yield row;
  }
}

interface Cell {
  readonly text: string;
  /** Where the separator or line end behind it stands. */
  readonly end: number;
  /** Line ends inside. */
  readonly lines: number;
  readonly unclosed: boolean;
}

function bareCell(text: string, start: number, separator: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { text: text.slice(start, end), end, lines: 0, unclosed: false };
}

function quotedCell(text: string, start: number, separator: string): Cell {
  const parts: string[] = [];
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    const stop = quote === -1 ? text.length : quote;
    parts.push(text.slice(from, stop));
    if (text[stop + 1] === '"') {
      from = stop + 2;
      continue;
    }
    const value = parts.join('"');
    // Text behind the closing quote is wrong, yet it is text: it stays.
    const rest = bareCell(text, stop + 1, separator);
    return { text: value + rest.text, end: rest.end, lines: value.split('\n').length - 1, unclosed: quote === -1 };
  }
}
