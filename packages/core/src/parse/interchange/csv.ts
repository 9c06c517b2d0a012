import { TrendingPapersError } from '../../paper/errors.js';
import { parseId } from '../../paper/id.js';
import type { Listing } from '../../paper/schema.js';
import { toCount } from '../../text/counts.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { toPaper } from '../to-paper.js';
import { type Column, columnOf } from './csv-columns.js';
import { type Row, readRows } from './csv-rows.js';
import { splitPeople } from './people.js';
import { slashDate } from './slash-date.js';

/** Prose may begin with "Title, abstract"; every other format knows itself better. */
export const general = true;

/** How a table's first row is to be read: its names, and the field each means, if any. */
interface Table {
  readonly separator: string;
  readonly header: readonly string[];
  readonly columns: readonly (Column | undefined)[];
}

/** A table whose header names a title and something else, its cells parted by commas, semicolons, tabs or bars. */
export function detect({ head }: Probe): boolean {
  return tableOf(head) !== undefined;
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
  reportUnknown(table, report);
  const [, ...rows] = readRows(text, table.separator);
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const papers = filled.flatMap((row, index) => {
    const where = `line ${row.line}`;
    reportDamage(row, table, report, where);
    return toPaper({ position: index + 1, ...draftOf(row.cells, table.columns) }, report, where) ?? [];
  });
  return { title: 'Table', papers };
}

/** The reading of the first row that knows most of its columns. */
function tableOf(text: string): Table | undefined {
  const readings = [',', ';', '\t', '|'].map((separator) => {
    const header = readRows(text, separator).next().value?.cells ?? [];
    return { separator, header, columns: header.map(columnOf) };
  });
  const known = ({ columns }: Table) => columns.filter((column) => column !== undefined).length;
  const [best] = readings.sort((a, b) => known(b) - known(a));
  return best?.columns.includes('title') && known(best) > 1 ? best : undefined;
}

/** Once for all rows: columns without a place must not bury the listing under issues. */
function reportUnknown({ header, columns }: Table, report: Report): void {
  const unknown = header.filter((name, index) => columns[index] === undefined && name.trim() !== '');
  if (unknown.length > 0)
    report(
      'column-unknown',
      `Left out, for a paper has no place for them: ${unknown.join(', ').slice(0, 300)}.`,
      'line 1',
    );
}

function reportDamage({ cells, unclosed }: Row, { header }: Table, report: Report, where: string): void {
  if (unclosed) report('quote-unclosed', 'A quote is never closed; the rest of the text is in this row.', where);
  if (cells.length > header.length)
    report('cells-extra', `Left out: ${cells.length - header.length} cells that have no column.`, where);
}

/** A cell goes where its column says; where two columns mean one field, the first that is filled counts. */
function draftOf(cells: readonly string[], columns: readonly (Column | undefined)[]): Draft {
  const values: Partial<Record<Column, string>> = {};
  for (const [index, column] of columns.entries()) {
    const value = unquoted(cells[index] ?? '');
    if (column !== undefined && value !== '') values[column] ??= value;
  }
  const named = parseId(values.id ?? '');
  // arXiv calls the authors' remark "comments", others the number of them.
  const remark = toCount(values['signals.comments']) === undefined ? values['signals.comments'] : undefined;
  const { 'signals.comments': comments, ...rest } = values;
  const counts = remark === undefined && comments !== undefined ? { 'signals.comments': comments } : {};
  return {
    title: values.title,
    abstract: values.abstract,
    authors: splitPeople(values.authors ?? ''),
    published: values.published && slashDate(values.published),
    updated: values.updated,
    listed: values.listed,
    ids: { ...(named && { [named.scheme]: named.id }), ...under('ids.', values) },
    version: values.version,
    links: under('links.', values),
    signals: under('signals.', { ...rest, ...counts }),
    topics: values.topics?.split(values.topics.includes(';') ? ';' : /[,|]/),
    venue: values.venue,
    type: values.type,
    comment: values.comment ?? remark,
    organization: values.organization,
    submitter: values.submitter,
    image: values.image,
    summary: values.summary === undefined ? undefined : { text: values.summary },
    license: values.license,
  };
}

/** The columns of a group without its name: `links.pdf` as `pdf`. */
function under(prefix: string, values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(prefix) && value !== undefined ? [[name.slice(prefix.length), value]] : [],
    ),
  );
}

/** Spreadsheet writers put a quote before what would be a formula. https://owasp.org/www-community/attacks/CSV_Injection */
function unquoted(cell: string): string {
  return cell.replace(/^'(?=\s{0,9}[=+\-@＝＋－＠])/, '').trim();
}
