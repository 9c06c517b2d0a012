import { mathsAsText } from '@trending-papers/core/maths';
import { dayOf, type Paper, signalNamesIn } from '@trending-papers/core/paper';
import { toBibtex } from '@trending-papers/core/publish';
import { explain, type Ranked } from '@trending-papers/core/rank';
import type { Words } from '@trending-papers/core/words';
import type { Io } from '../terminal/io.js';
import { paperCard } from '../terminal/paper-card.js';
import { safeLine, safeLines } from '../terminal/safe.js';
import { stylesFor } from '../terminal/style.js';
import { padEnd, padStart, truncate, widthOf, wrap } from '../terminal/width.js';
import { bindings } from './keys.js';
import { type Browsing, bodyRows, current, listed, papersOn, type Size, topOf } from './state.js';

/** How things are said and painted. */
export interface Look {
  readonly words: Words;
  readonly io: Pick<Io, 'out' | 'env'>;
}

/** From here on the paper is shown beside the list. */
const wide = 120;
const smallest: Size = { columns: 30, rows: 6 };
const namedAuthors = 3;
const fewAuthors = 8;

/** The screen: a line above, what is in between, and one below, each no wider than the terminal. */
export function draw(state: Browsing, size: Size, look: Look): string[] {
  const { columns, rows } = size;
  if (columns < smallest.columns || rows < smallest.rows)
    return wrap(`A terminal of ${smallest.columns} × ${smallest.rows} is needed; q leaves.`, columns).slice(
      0,
      rows - 1,
    );
  const { bold, dim } = stylesFor(look.io.out, look.io.env);
  const lines = readLines[state.pane]?.(state, columns, look);
  const body = lines ? scrolled(lines, state.line, size) : drawList(state, size, look);
  const filled = [...body, ...Array<string>(Math.max(0, bodyRows(size) - body.length)).fill('')];
  return [bold(truncate(above(state), columns)), ...filled, dim(truncate(below(state, columns), columns))];
}

/** What is listed, of how many, and why not all. */
function above(state: Browsing): string {
  const { title, papers, hidden, showsHidden, pane, query } = state;
  const shown = listed(state).length;
  if (pane === 'search') return `/${safeLine(query)}█  ${shown} of ${papers.length}`;
  const away = showsHidden ? 0 : papers.filter(({ paper }) => hidden.has(paper.id)).length;
  return [
    safeLine(title),
    shown === papers.length ? `${shown} papers` : `${shown} of ${papers.length} papers`,
    query && `found by “${safeLine(query)}”, Esc shows all`,
    away > 0 && `${away} hidden`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What keys do, the ones that are needed most at both ends. */
const hints: Readonly<Record<Browsing['pane'], readonly string[]>> = {
  list: ['↑↓ move', '⏎ read', '/ search', 'o open', 's save', 'h hide', 'c cite', '? keys', 'q leave'],
  search: ['Type to search', '↑↓ move', '⏎ stay', 'Esc all papers'],
  paper: ['↑↓ scroll', 'n next', 'p before', 'o open', 's save', 'h hide', 'c cite', 'q back'],
  citation: ['↑↓ scroll', 'q back. It stays in the terminal when you leave.'],
  help: ['↑↓ scroll', 'q back'],
};

const below = ({ notice, pane }: Browsing, columns: number) => safeLine(notice) || fitting(hints[pane], columns);

/** As many as fit, whole: those before the last two go first, for how to leave must be seen. */
function fitting(said: readonly string[], columns: number): string {
  const kept = [...said];
  while (kept.length > 3 && widthOf(kept.join('  ')) > columns) kept.splice(-3, 1);
  return kept.join('  ');
}

/** The lines of what is read, however many fit. */
const readLines: Readonly<Record<string, (state: Browsing, columns: number, look: Look) => string[]>> = {
  paper: (state, columns, look) => cardOf(current(state), columns, look),
  citation: (state, columns) => {
    const ranked = current(state);
    const text = ranked ? toBibtex({ title: '', papers: [ranked.paper], issues: [] }).trimEnd() : '';
    return safeLines(text)
      .split('\n')
      .flatMap((line) => broken(line, columns));
  },
  help: (_, columns) => helpLines(columns),
};

/** The last line that what is read may begin with on the screen. */
export function lastLine(state: Browsing, size: Size, look: Look): number {
  const lines = readLines[state.pane]?.(state, size.columns, look).length ?? 0;
  const room = bodyRows(size);
  return lines <= room ? 0 : lines - room + 1;
}

/** A line whose blanks at its start mean something. */
function broken(line: string, columns: number): string[] {
  const indent = /^ */.exec(line)![0];
  const parts = wrap(line, columns - indent.length);
  return parts.length === 0 ? [''] : parts.map((part) => indent + part);
}

function drawList(state: Browsing, size: Size, look: Look): string[] {
  const papers = listed(state);
  if (papers.length === 0) return wrap(`Nothing is found. ${state.query ? 'Esc shows all papers.' : ''}`, size.columns);
  const besides = size.columns >= wide;
  const width = besides ? Math.floor(size.columns * 0.55) : size.columns;
  const top = topOf(state, size);
  const numberWidth = Math.max(...papers.slice(top, top + papersOn(size)).map(({ rank }) => String(rank).length));
  const rows = papers
    .slice(top, top + papersOn(size))
    .flatMap((ranked, index) => rowsOf(ranked, top + index === state.at, state, { width, numberWidth }, look));
  if (!besides) return rows;
  const gap = ' │ ';
  const card = cardOf(withFewAuthors(papers[state.at]!), size.columns - width - gap.length, look);
  const room = bodyRows(size);
  const beside =
    card.length > room ? [...card.slice(0, room - 1), `… ⏎ reads ${card.length - room + 1} more lines`] : card;
  return Array.from({ length: room }, (_, row) => (rows[row] ?? ' '.repeat(width)) + gap + (beside[row] ?? ''));
}

/** Beside the list there is room for some of a hundred authors, and for what the paper says. */
function withFewAuthors(ranked: Ranked): Ranked {
  const { authors } = ranked.paper;
  const more = authors.length - fewAuthors;
  if (more < 2) return ranked;
  return {
    ...ranked,
    paper: { ...ranked.paper, authors: [...authors.slice(0, fewAuthors), { name: `and ${more} more` }] },
  };
}

/** A paper in the list: what it is called, then who, when, how much it is noticed, and its id. */
function rowsOf(
  { paper, rank }: Ranked,
  isCurrent: boolean,
  { saved, hidden }: Browsing,
  { width, numberWidth }: { width: number; numberWidth: number },
  { io }: Look,
): string[] {
  const { bold, dim, inverse, yellow } = stylesFor(io.out, io.env);
  const mark = saved.has(paper.id) ? '★' : hidden.has(paper.id) ? '✕' : ' ';
  const start = `${isCurrent ? '›' : ' '} ${padStart(String(rank), numberWidth)} `;
  const room = width - widthOf(start) - 2;
  const title = padEnd(truncate(safeLine(mathsAsText(paper.title)), room), room);
  const names = paper.authors.map(({ name }) => name);
  const more = names.length > namedAuthors ? ` +${names.length - namedAuthors}` : '';
  const signals = signalNamesIn(paper.signals).map((name) => `${name} ${paper.signals[name]}`);
  const about = [...signals.slice(0, 2), dayOf(paper), idOf(paper), names.slice(0, namedAuthors).join(', ') + more];
  const line = truncate(safeLine(about.filter(Boolean).join(' · ')), room);
  return [
    `${bold(start)}${yellow(mark)} ${isCurrent ? inverse(title) : title}`,
    `${' '.repeat(widthOf(start) + 2)}${dim(padEnd(line, room))}`,
  ];
}

/** An identifier that means something elsewhere; one that was made of the title says nothing that the title does not. */
const idOf = ({ id }: Paper) => (id.startsWith('title:') ? undefined : id);

/** A paper whole, and why it is where it is. */
function cardOf(ranked: Ranked | undefined, columns: number, { io, words }: Look): string[] {
  if (!ranked) return [];
  const { dim } = stylesFor(io.out, io.env);
  const card = paperCard(ranked.paper, { out: { ...io.out, columns }, env: io.env });
  const why = wrap(safeLine(explain(ranked, { words }).join(' ')), Math.min(100, columns));
  return [...card.trimEnd().split('\n'), ...(why.length > 0 ? ['', ...why.map(dim)] : [])];
}

/** What fits of lines from one on, and how much is above and below it. */
function scrolled(lines: readonly string[], from: number, size: Size): string[] {
  const room = bodyRows(size);
  if (lines.length <= room) return [...lines];
  const start = Math.min(from, lines.length - room + 1);
  const left = lines.length - start - room + 1;
  const rest = left > 0 ? `… ${left} more ${left === 1 ? 'line' : 'lines'}` : '(end)';
  return [...lines.slice(start, start + room - 1), rest];
}

const shownKeys: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  return: 'Enter',
  escape: 'Esc',
  backspace: 'Backspace',
  ' ': 'Space',
};

function helpLines(columns: number): string[] {
  const named = { list: 'In the list', search: 'While searching', paper: 'While reading' } as const;
  const title = Object.entries(named);
  const width = 18;
  return title.flatMap(([pane, says], index) => [
    ...(index > 0 ? [''] : []),
    says,
    ...bindings
      .filter(({ panes }) => panes.includes(pane as Browsing['pane']))
      .flatMap(({ keys, does }) => {
        const names = padEnd(`  ${keys.map((key) => shownKeys[key] ?? key).join(', ')}`, width);
        return wrap(does, columns - width - 1).map((line, row) => `${row === 0 ? names : ' '.repeat(width)} ${line}`);
      }),
  ]);
}
