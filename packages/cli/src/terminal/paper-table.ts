import { mathsAsText } from '@trending-papers/core/maths';
import { dayOf, type Paper, signalKind, signalNames } from '@trending-papers/core/paper';
import { explain, type Ranked } from '@trending-papers/core/rank';
import type { Words } from '@trending-papers/core/words';
import { linkOf } from './columns.js';
import type { Io } from './io.js';
import { linker } from './link.js';
import { safeLine } from './safe.js';
import { sparkline } from './sparkline.js';
import { stylesFor } from './style.js';
import { padEnd, padStart, truncate, widthOf, wrap } from './width.js';

/** Width of a table that goes to a file or a pipe. */
const widthWithoutTerminal = 100;
const narrowest = 40;
/** What the title needs; columns beside it give way, the last first. */
const narrowestTitle = 24;
const sparklineWidth = 8;

interface Column {
  readonly title: string;
  readonly align: 'start' | 'end';
  readonly cell: (ranked: Ranked) => string;
}

/** The columns beside rank and title. One that would be empty in every row is left out. */
const columns: readonly Column[] = [
  ...signalNames.flatMap((name): Column[] => {
    const title = signalKind(name)?.column;
    return title ? [{ title, align: 'end', cell: ({ paper }) => amount(paper.signals[name]) }] : [];
  }),
  { title: 'trend', align: 'start', cell: ({ paper }) => sparkline(mainSignal(paper), sparklineWidth) },
  { title: 'date', align: 'start', cell: ({ paper }) => dayOf(paper) ?? '' },
];

/** A table of papers: what each is, and dimmed below it what it is called, where it leads and why it is there. */
export function paperTable(ranked: readonly Ranked[], words: Words, io: Io): string {
  const styles = stylesFor(io.out, io.env);
  const link = linker(io.out, io.env);
  const width = Math.max(narrowest, io.out.columns ?? widthWithoutTerminal);
  const used = columns
    .map((column) => ({ ...column, cells: ranked.map((each) => column.cell(each)) }))
    .filter(({ cells }) => cells.some(Boolean))
    .map((column) => ({ ...column, width: Math.max(...[column.title, ...column.cells].map(widthOf)) }));
  const rankWidth = String(ranked.length).length;
  const shown = [...used];
  while (width - rankWidth - 2 - widthBeside(shown) < narrowestTitle) shown.pop();
  const titles = ranked.map(({ paper }) => safeLine(mathsAsText(paper.title)));
  // On a wide terminal the numbers stay near the titles they are of.
  const titleWidth = Math.min(
    width - rankWidth - 2 - widthBeside(shown),
    Math.max(narrowestTitle, ...titles.map(widthOf)),
  );
  const pad = (align: Column['align']) => (align === 'end' ? padStart : padEnd);

  const header = [
    padStart('#', rankWidth),
    padEnd('title', titleWidth),
    ...shown.map((column) => pad(column.align)(column.title, column.width)),
  ].join('  ');
  const rows = ranked.flatMap((each, row) => {
    const [title = '', ...rest] = titleLines(titles[row]!, titleWidth);
    const cells = shown.map((column) => pad(column.align)(column.cells[row]!, column.width));
    const gap = shown.length === 0 ? '' : ' '.repeat(titleWidth - widthOf(title));
    const line = [
      styles.bold(padStart(String(each.rank), rankWidth)),
      link(styles.cyan(title), linkOf(each.paper)) + gap,
      ...cells,
    ].join('  ');
    const indent = ' '.repeat(rankWidth + 2);
    const opens = io.out.isTTY && link('', 'https://a.example') !== '';
    const id = safeLine(opens ? each.paper.id : [each.paper.id, linkOf(each.paper)].filter(Boolean).join('  '));
    const why = wrap(safeLine(explain(each, { words }).join(' ')), width - indent.length);
    return [
      line.trimEnd(),
      ...rest.map((part) => indent + link(styles.cyan(part), linkOf(each.paper))),
      ...wrap(id, width - indent.length).map((part) => indent + styles.dim(part)),
      ...why.map((part) => indent + styles.dim(part)),
    ];
  });
  return `${[styles.dim(header.trimEnd()), ...rows].join('\n')}\n`;
}

/** A title on two lines at most. */
function titleLines(title: string, width: number): string[] {
  const lines = wrap(title, width);
  return lines.length <= 2 ? lines : [lines[0]!, truncate(lines.slice(1).join(' '), width)];
}

function widthBeside(columns: readonly { width: number }[]): number {
  return columns.reduce((sum, column) => sum + column.width + 2, 0);
}

/** The readings over time of the signal that has most of them. */
function mainSignal(paper: Paper): number[] {
  const series = signalNames.map((name) => paper.history.flatMap(({ signals }) => signals[name] ?? []));
  return series.reduce((best, values) => (values.length > best.length ? values : best), []);
}

const units: readonly (readonly [number, string])[] = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** `987`, `1.2k`, `45k`; nothing when unknown. */
function amount(value: number | undefined): string {
  if (value === undefined) return '';
  const [size, unit] = units.find(([least]) => value >= least) ?? [1, ''];
  const scaled = value / size;
  return `${unit && scaled < 10 ? Math.floor(scaled * 10) / 10 : Math.floor(scaled)}${unit}`;
}
