import { TrendingPapersError } from '../../paper/errors.js';
import { parseId } from '../../paper/id.js';
import type { Listing } from '../../paper/schema.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { toPaper } from '../to-paper.js';
import { type Row, readRows } from './csv-rows.js';
import { draftOfValues, type Field, fieldOf, type Named, type Values } from './named-fields.js';
import { splitPeople } from './people.js';

/** Prose may begin with "Title, abstract"; every other format knows itself better. */
export const general = true;

/** How a table's first row is to be read: its names, and the field each means, if any. */
interface Table {
  readonly separator: string;
  readonly header: readonly string[];
  readonly columns: readonly (Named | undefined)[];
}

/** A table whose header names a title and something else, its cells parted by commas, semicolons, tabs or bars. */
export function detect({ head }: Probe): boolean {
  // JSON on one line has commas, too; a table of Markdown has a rule under its first row.
  if (/^[^\n]*\|[^\n]*\r?\n[ \t]*\|?[ \t\u00A0:|+-]*-{2,}[ \t\u00A0:|+-]*(?:\r?\n|$)/.test(head)) return false;
  if (/^(?:\{\s*["}]|\[\s*["[{\]\d]|\|\|)/.test(head)) return false;
  const table = tableOf(head);
  return table !== undefined && !areLines(table) && isOfPapers(table, head);
}

/** Whether what stands under a first row are lines of a page rather than rows: most of them are one cell. */
function areLines({ text, separator, header }: Table & { readonly text: string }): boolean {
  const rows = [];
  for (const row of filledRows(text, separator)) if (rows.push(row) > 60) break;
  const single = rows.filter(({ cells }) => cells.length < 2).length;
  return header.length > 2 && single > rows.length / 2;
}

/** Three rows that lead to papers. */
const linksToPapers =
  /(?:[\t,;|]"?https?:\/\/(?:www\.)?(?:arxiv\.org\/|huggingface\.co\/papers\/\d|doi\.org\/10\.|openreview\.net\/|aclanthology\.org\/)[^\n]*\n[^\n]*){3}/i;

/** "Name, description, version" heads a table of anything: a title called so, or a field that only papers have, is asked for. */
function isOfPapers({ header, columns }: Table, text: string): boolean {
  if (linksToPapers.test(text) && columns.some((column) => column?.field === 'title')) return true;
  const named = header.some(
    (name, index) =>
      columns[index]?.field === 'title' &&
      /t[ií]t[eloru]|paper|^t[i1]$|题名|标题|題名|タイトル|제목|название/i.test(name.trim()),
  );
  const telling = columns.some((column) => column && /^(?:authors|ids\.)/.test(column.field));
  return named || telling;
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const table = tableOf(text);
  if (table === undefined) {
    throw new TrendingPapersError(
      'wrong-format',
      'This is no table of papers: its first line must name the columns, among them a title and another field.',
      { start: text.slice(0, 60) },
    );
  }
  const [, ...all] = filledRows(table.text, table.separator);
  const filled = withoutRemarks(all, table, report);
  const columns = withTold(table, filled);
  reportUnknown({ ...table, columns }, report);
  const places = placesOf({ ...table, columns });
  const papers = filled.flatMap((row, index) => {
    const where = `line ${row.line}`;
    reportDamage(row, table, report, where);
    return toPaper({ position: index + 1, ...draftOfValues(valuesOf(row.cells, places)) }, report, where) ?? [];
  });
  return { title: 'Table', papers };
}

/** The rows but for remarks of one cell above and below, where nearly all others have as many as there are columns. */
function withoutRemarks(rows: readonly Row[], { header }: Table, report: Report): readonly Row[] {
  const whole = rows.filter(({ cells }) => cells.length >= header.length).length;
  if (header.length < 3 || whole < rows.length * 0.6) return rows;
  const kept = rows.filter(({ cells, unclosed }) => cells.length > 1 || unclosed);
  const left = rows.length - kept.length;
  if (left === 0 || left > 3) return rows;
  report('entries-left-out', { left });
  return kept;
}

const person = /^(?=\p{Lu})(?:\p{L}[\p{L}.'\u2019-]{0,40}(?:,? |$)){2,6}$/u;

/** Whether a cell is the names of several people. */
function arePeople(cell: string): boolean {
  const people = cell.length < 3000 ? splitPeople(cell) : [];
  return people.length > 1 && people.every((name) => person.test(name));
}

/** What the cells of a column say of it where its name says nothing; of each field one column, and none that is named. */
const told: readonly (readonly [field: Field, isOf: (cell: string) => boolean, share: number])[] = [
  ['ids.arxiv', (cell) => /^\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?$/.test(cell), 0.9],
  ['links.page', (cell) => /^https?:\/\/\S{1,2000}$/.test(cell) && parseId(cell) !== undefined, 0.9],
  ['authors', arePeople, 0.5],
];

/** The columns, those of other names by what nearly all of their cells are. */
function withTold({ columns }: Table, rows: readonly Row[]): readonly (Named | undefined)[] {
  const first = rows.slice(0, 50);
  if (first.length < 2) return columns;
  const read = [...columns];
  for (const [field, isOf, share] of told) {
    if (read.some((column) => column?.field === field)) continue;
    const at = read.findIndex(
      (column, index) =>
        column === undefined &&
        first.filter(({ cells }) => isOf((cells[index] ?? '').trim())).length >= first.length * share,
    );
    if (at >= 0) read[at] = { field, rank: 0 };
  }
  return read;
}

/** The rows with something in them; spreadsheets have empty ones above their names of columns, too. */
function* filledRows(text: string, separator: string): Generator<Row> {
  for (const row of readRows(text, separator)) if (row.cells.some((cell) => cell.trim() !== '')) yield row;
}

/** A table, and the text that it is read from. */
function tableOf(text: string): (Table & { readonly text: string }) | undefined {
  const table = parted(text);
  if (table !== undefined) return { ...table, text };
  const spaced = withTabs(text);
  const aligned = spaced === undefined ? undefined : parted(spaced);
  return aligned && { ...aligned, text: spaced! };
}

/** Of the rows of a table so many begin with their number. */
const mostNumbered = 0.8;

/** A table as terminals print it, its columns under one another, as one whose cells tabs part. */
function withTabs(text: string): string | undefined {
  const head = /^\s*(\S[^\n]*)/.exec(text)?.[1] ?? '';
  const names = [...head.trimEnd().matchAll(/\S+(?: \S+)*/g)];
  if (names.length < 2 || !/ {2}/.test(head) || /\t/.test(head)) return undefined;
  const starts = names.map(({ index }) => index);
  const rows = text.split('\n').filter((line) => /\S/.test(line));
  // What programs print numbers its rows, in a column without a name.
  const numbered = rows.filter(
    (line) => /^\s*\d+ {2,}/.test(line) && line.trim().split(/ {2,}/).length === starts.length + 1,
  );
  const numbers =
    numbered.length > 1 && numbered.length >= (rows.length - 1) * mostNumbered ? /^\s*\d+ {2,}/ : undefined;
  return text
    .split('\n')
    .map((line) => {
      if (/^[-=\u2500 ]+$/.test(line)) return '';
      const cells = (numbers === undefined ? line : line.replace(numbers, '')).trim().split(/ {2,}/);
      if (cells.length === starts.length) return cells.join('\t');
      // Of a row with an empty cell the columns tell which.
      return starts.map((start, column) => line.slice(start, starts[column + 1]).trim()).join('\t');
    })
    .join('\n');
}

/** The reading of the first row that knows most of its columns. */
function parted(text: string): Table | undefined {
  const readings = [',', ';', '\t', '|'].map((separator) => {
    const header: readonly string[] = filledRows(text, separator).next().value?.cells ?? [];
    return { separator, header, columns: header.map(fieldOf) };
  });
  const known = ({ columns }: Table) => columns.filter((column) => column !== undefined).length;
  const [best] = readings.sort((a, b) => known(b) - known(a));
  return best?.columns.some((column) => column?.field === 'title') && known(best) > 1 ? best : undefined;
}

/** Once for all rows: columns without a place must not bury the listing under issues. */
function reportUnknown({ header, columns }: Table, report: Report): void {
  const unknown = header.filter((name, index) => columns[index] === undefined && name.trim() !== '');
  if (unknown.length > 0) report('column-unknown', { columns: unknown }, 'line 1');
}

function reportDamage({ cells, unclosed }: Row, { header }: Table, report: Report, where: string): void {
  if (unclosed) report('quote-unclosed', {}, where);
  if (cells.length > header.length) report('cells-extra', { cells: cells.length - header.length }, where);
}

/** The columns that mean something, the clearest names first: their places and fields. */
function placesOf({ columns }: Table): (Named & { index: number })[] {
  const places = columns.flatMap((column, index) => (column === undefined ? [] : [{ ...column, index }]));
  return places.sort((a, b) => a.rank - b.rank);
}

/** A cell goes where its column says; where two columns mean one field, the first that is filled counts. */
function valuesOf(cells: readonly string[], places: readonly (Named & { index: number })[]): Values {
  const values: Values = {};
  for (const { field, index } of places) {
    const value = unquoted(cells[index] ?? '');
    if (value !== '') values[field] ??= value;
  }
  return values;
}

/** Spreadsheet writers put a quote before what would be a formula. https://owasp.org/www-community/attacks/CSV_Injection */
function unquoted(cell: string): string {
  return cell.replace(/^'(?=\s{0,9}[=+\-@＝＋－＠])/, '').trim();
}
