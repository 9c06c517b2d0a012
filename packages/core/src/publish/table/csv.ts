import { signalKind, signalNames, signalNamesIn } from '../../paper/signals.js';
import { escapeCsv } from '../../text/escape/csv.js';
import type { Report } from '../issues.js';
import { type Entry, line } from '../model/entry.js';
import { inOneLine } from '../model/in-one-line.js';
import { reporter, toPublication } from '../model/publication.js';
import type { Publishable, PublishOptions } from '../types.js';

type Column = readonly [name: string, value: (entry: Entry) => string | number | undefined];

/** The columns before those of the signals, in order. Several values of one cell are parted by semicolons. */
const before: readonly Column[] = [
  ['id', ({ id }) => id],
  ['title', ({ title }) => title],
  ['authors', ({ authors }) => authors.join('; ')],
  ['published', ({ published }) => published],
  ['listed', ({ paper }) => line(paper.listed)],
  ['venue', ({ venue }) => venue],
  ['topics', ({ topics }) => topics.join('; ')],
];

const after: readonly Column[] = [
  ['url', ({ url }) => url],
  ['pdf', ({ links }) => links.pdf],
  ['code', ({ links }) => links.code],
  ['arxiv', ({ ids }) => ids.arxiv],
  ['doi', ({ doi }) => doi],
  ['reasons', ({ reasons }) => inOneLine(reasons)],
  ['abstract', ({ abstract }) => abstract],
];

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return escapeCsv(value);
}

/** Every row has a cell in each column, so columns that nobody declared are bounded. */
const mostUndeclared = 50;

/** A column for each signal of the table, and for each that nobody declared, under the name by which it is read back. */
function signalColumns(entries: readonly Entry[], report: Report): Column[] {
  const undeclared = new Set<string>();
  for (const { paper } of entries)
    for (const name of signalNamesIn(paper.signals)) if (!signalKind(name)) undeclared.add(name);
  const left = undeclared.size - mostUndeclared;
  if (left > 0) report('signals-left-out', { left, of: undeclared.size });
  const named = [...undeclared].slice(0, mostUndeclared).map((name) => [name, `signals.${name}`] as const);
  return [...signalNames.map((name) => [name, name] as const), ...named].map(([name, head]) => [
    head,
    ({ paper: { signals } }) => (Object.hasOwn(signals, name) ? signals[name] : undefined),
  ]);
}

/**
 * CSV (RFC 4180) with a header, in UTF-8, safe to open in a spreadsheet: no cell is a formula, whatever parts the
 * cells there. Linear in the listing's text.
 *
 * @example
 * toCsv(papers) // id,title,authors,…
 */
export function toCsv(publishable: Publishable, options: PublishOptions = {}): string {
  const { entries } = toPublication(publishable, options);
  const columns = [...before, ...signalColumns(entries, reporter(options)), ...after];
  const rows = entries.map((entry) => columns.map(([, value]) => cell(value(entry))).join(','));
  return [columns.map(([name]) => cell(name)).join(','), ...rows, ''].join('\r\n');
}
