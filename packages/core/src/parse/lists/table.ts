import type { Draft } from '../draft.js';
import { draftOfValues, type Field, fieldOf, foldName, type Values } from '../interchange/named-fields.js';
import { readEntry } from './entries.js';
import { namesIn } from './people.js';
import type { Stretch } from './stretch.js';
import { stretchesOf } from './stretches.js';

// Tables of papers in Markdown: a row a paper, cells with links in them.

/** What these tables call their columns besides what all tables do. */
const names: Readonly<Record<string, Field>> = {
  publishdate: 'published',
  paper: 'title',
  论文: 'title',
  标题: 'title',
  日期: 'published',
  作者: 'authors',
  摘要: 'abstract',
  代码: 'links.code',
  upvotes: 'signals.upvotes',
  organisation: 'organization',
};

/** Signs that stand for a name. */
const signs: readonly (readonly [RegExp, Field])[] = [
  [/^[\u2B50\u2605]\uFE0F?$/u, 'signals.stars'],
  [/^(?:\u{1F44D}|\u25B2|\u2764\uFE0F?)$/u, 'signals.upvotes'],
];

export type Column = Field | undefined;

/** The cells of a row as it was written. A bar in mathematics or behind a backslash parts nothing. */
function cellsOf(raw: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let inMath = false;
  let inLink = false;
  for (let at = 0; at < raw.length; at += 1) {
    const sign = raw[at]!;
    if (sign === '\\' && raw[at + 1] === '|') {
      cell += '|';
      at += 1;
      continue;
    }
    if (sign === '\uE000') inLink = true;
    if (sign === '\uE002') inLink = false;
    if (sign === '$' && raw[at - 1] !== '\\') inMath = inMath ? false : raw.indexOf('$', at + 1) !== -1;
    if (sign === '|' && !inMath && !inLink) {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  cells.push(cell.trim());
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells;
}

export const isRule = (raw: string) => /^\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*$/.test(raw) && !/[\p{L}\d]/u.test(raw);

/** The columns that a header row names, when one of them is the title or the paper. */
export function columnsOf(raw: string): Column[] | undefined {
  const columns = cellsOf(raw).map((cell) => {
    const written = stretchesOf(cell)
      .map(({ text }) => text)
      .join(' ')
      .trim();
    const sign = signs.find(([pattern]) => pattern.test(written));
    if (sign !== undefined) return sign[1];
    const name = foldName(written);
    return Object.hasOwn(names, name) ? names[name] : fieldOf(name)?.field;
  });
  return columns.includes('title') && columns.length > 1 ? columns : undefined;
}

/** A row as a paper, or `undefined` when nothing in it leads to one. */
export function draftOfRow(raw: string, columns: readonly Column[] | undefined): Draft | undefined {
  const cells = cellsOf(raw).map(stretchesOf);
  const entry = readEntry(cells.flatMap((cell) => [...cell, { text: ' ' }]));
  if (columns === undefined || cells.length > columns.length + 2) return entry?.draft;
  const values: Values = {};
  const titleCell = cells[columns.indexOf('title')] ?? [];
  for (const [index, cell] of cells.entries()) {
    const field = columns[index];
    const text = textOf(cell);
    if (field === undefined || text === '' || field.startsWith('links.') || field === 'id') continue;
    if (!/^(?:-|null|n\/a|none)$/i.test(text)) values[field] ??= text;
  }
  const named = draftOfValues(values);
  if (entry === undefined && Object.keys(named.ids ?? {}).length === 0) return undefined;
  const { draft }: { draft: Draft } = entry ?? { draft: {} };
  return {
    ...draft,
    ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined && !isEmpty(value))),
    ...titleIn(titleCell, draft),
    venue: /^(?:arxiv|-)$/i.test(named.venue ?? '') ? draft.venue : (named.venue ?? draft.venue),
    authors: values.authors === undefined ? draft.authors : namesIn(values.authors),
    ids: { ...draft.ids, ...named.ids },
    links: { ...draft.links },
    signals: { ...draft.signals, ...named.signals },
  };
}

/** The title of its cell: what is bold there, where more is said behind it. */
function titleIn(cell: readonly Stretch[], draft: Draft): Pick<Draft, 'title' | 'summary'> {
  const whole = textOf(cell);
  const bold = cell.find(({ bold: isBold, text }) => isBold && /\p{L}{2}/u.test(text))?.text.trim();
  if (bold === undefined || bold.length > whole.length - 20) return { title: whole || draft.title };
  const said = whole.slice(whole.indexOf(bold) + bold.length).replace(/^[\s:.\u2013\u2014-]+/, '');
  return { title: bold, summary: { text: said } };
}

const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;
const textOf = (cell: readonly Stretch[]) =>
  cell
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
