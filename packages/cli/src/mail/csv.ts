/** One cell and what ends it: quoted with doubled quotes, or up to the next comma or line. RFC 4180. */
const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\r|\n|$)/y;

/** A table of RFC 4180 as rows of cells. Linear in the text. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  cell.lastIndex = 0;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const [whole, quoted, plain = '', end] = cell.exec(text) ?? [];
    // What follows a closing quote belongs to no cell: it is passed over up to the next one.
    if (whole === undefined) {
      cell.lastIndex = at + 1;
      continue;
    }
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    } else if (cell.lastIndex >= text.length) row.push('');
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** What a spreadsheet would compute. */
const formula = /^[\s"']*[=+\-@\t\r]/;

function written(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const formatCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
