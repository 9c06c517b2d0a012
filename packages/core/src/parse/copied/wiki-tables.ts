// Tables and emphasis of MediaWiki as Markdown's.

const attribute = String.raw`[\w-]{1,30}\s?=\s?(?:"[^"\n]{0,300}"|[\w-]{1,30})`;
/** What stands before a cell's text to dress it: `style="…" |`. */
const dress = new RegExp(String.raw`^\s*${attribute}(?:\s+${attribute}){0,9}\s*\|(?!\|)`);

/** What MediaWiki sets in bold or italics, as Markdown does, where a list has it again and again. */
export function fromWikiEmphasis(text: string): string {
  if ((text.match(/'''[^'\n]{4,600}'''/g)?.length ?? 0) < 2) return text;
  return text
    .replace(/(?<!')'''(?!')([^\n]{1,600}?)'''(?!')/g, '**$1**')
    .replace(/(?<!')''(?!')([^'\n]{1,600})''(?!')/g, '*$1*');
}

/** A text with its tables of MediaWiki as Markdown's, on as many lines; any other text as it is. Linear in its length. */
export function fromWikiTables(text: string): string {
  if (!/^[ \t]*\{\|/m.test(text) || !/^[ \t]*\|-/m.test(text)) return text;
  const lines = text.split('\n');
  let row: { readonly at: number; readonly cells: string[]; readonly isHead: boolean } | undefined;
  let isWithin = false;
  let hasHead = false;
  const settle = () => {
    if (row === undefined || row.cells.length === 0) return;
    lines[row.at] = `| ${row.cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    // The rule stands where the mark of the next row did.
    if (row.isHead && !hasHead) lines[row.at] += `\n|${'---|'.repeat(row.cells.length)}`;
    hasHead ||= row.isHead;
    row = undefined;
  };
  for (const [at, written] of lines.entries()) {
    const line = written.trim();
    if (line.startsWith('{|')) [isWithin, hasHead] = [true, false];
    if (!isWithin) continue;
    lines[at] = '';
    if (/^\{\||^\|[-+]/.test(line)) settle();
    else if (line.startsWith('|}')) {
      settle();
      isWithin = false;
    } else if (/^[|!]/.test(line)) {
      const isHead = line.startsWith('!');
      row ??= { at, cells: [], isHead };
      for (const cell of line.slice(1).split(isHead ? /\|\||!!/ : '||')) row.cells.push(cell.replace(dress, '').trim());
    } else if (row !== undefined && line !== '') row.cells.push(`${row.cells.pop() ?? ''} ${line}`);
  }
  settle();
  return lines.join('\n');
}
