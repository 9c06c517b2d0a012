// Tables that programs print with a frame, "+----+----+", "│ … │" or one rule under the head, as Markdown's.

/** A row of a frame: rules and crossings, nothing else. */
const frame =
  /^[ \t]*(?:[+|\u2500-\u257F](?:[-=+|: ]|[\u2500-\u257F])*[+|\u2500-\u257F]|[-=]{2,}(?:[+|][-=]{2,})+)[ \t]*$/;
const isFrame = (line: string) => frame.test(line) && /[-=\u2500\u2501\u2550]{3}/.test(line);

/** Two rules, or one that crosses columns: what only such a table has. */
const sign = /^[ \t]*(?:\+[-=]{2}[-=+]*\+|[\u250C\u2554\u250F\u256D][\u2500-\u257F]+|-{2,}(?:\+-{2,})+)[ \t]*$/m;

const bars = /^[|\u2502\u2503\u2551]|[|\u2502\u2503\u2551]$/g;

/** A text with its framed tables as Markdown's, on as many lines; any other text as it is. Linear in its length. */
export function fromGrids(text: string): string {
  if (!sign.test(text)) return text;
  const lines = text.split('\n');
  for (let from = 0; from < lines.length; from += 1) {
    if (!isFrame(lines[from]!) && !(isFrame(lines[from + 1] ?? '') && isRowOf(lines[from]!))) continue;
    let to = from;
    while (to < lines.length && (isFrame(lines[to]!) || isRowOf(lines[to]!))) to += 1;
    if (to - from > 2) for (const [at, line] of asMarkdown(lines.slice(from, to)).entries()) lines[from + at] = line;
    from = to;
  }
  return lines.join('\n');
}

const isRowOf = (line: string) => /[|\u2502\u2503\u2551]/.test(line);

function asMarkdown(lines: readonly string[]): string[] {
  const cut = lines.find((line) => isFrame(line))!;
  const places = [...cut.matchAll(/[+|\u252C\u253C\u2534\u2566\u256C\u2569\u2533\u254B\u253B\u256A]/g)].map(
    ({ index }) => index,
  );
  const sections = lines.reduce(
    (count, line, index) => count + (!isFrame(line) && isFrame(lines[index - 1] ?? '---+---') ? 1 : 0),
    0,
  );
  // With a rule under each, a row may go on over lines.
  const areRuled = sections > 2;
  const out: string[] = [];
  let hasHead = false;
  let row: string[] | undefined;
  let at = 0;
  const settle = () => {
    if (row !== undefined) out[at] = `| ${row.join(' | ')} |`;
    row = undefined;
  };
  for (const [index, line] of lines.entries()) {
    if (isFrame(line)) {
      settle();
      const isUnderHead: boolean = !hasHead && index > 0 && sections > 1;
      out.push(isUnderHead ? `|${'---|'.repeat(cellsOf(lines[index - 1]!, places).length)}` : '');
      hasHead ||= isUnderHead;
      continue;
    }
    const cells = cellsOf(line, places);
    if (areRuled && row !== undefined && cells.length === row.length) {
      row = row.map((cell, column) => [cell, cells[column]].filter(Boolean).join(' '));
      out.push('');
      continue;
    }
    settle();
    row = cells;
    at = out.push('') - 1;
  }
  settle();
  return out;
}

/** The cells of a row: as many as the frame has columns, where a bar stands within one by the frame's own places. */
function cellsOf(line: string, places: readonly number[]): string[] {
  const inner = line.trim().replace(bars, '');
  const cells = inner.split(/[|\u2502\u2503\u2551]/);
  const isOuter = /^\s*[|\u2502\u2503\u2551]/.test(line);
  const columns = isOuter ? places.length - 1 : places.length + 1;
  const ends = isOuter ? places : [-1, ...places, line.length];
  const fits = cells.length > columns && ends.slice(1, -1).every((at) => /[|\u2502\u2503\u2551]/.test(line[at] ?? ''));
  const cut = fits ? ends.slice(0, -1).map((start, column) => line.slice(start + 1, ends[column + 1])) : cells;
  return cut.map((cell) => cell.trim().replaceAll('|', '\\|'));
}
