import { dayOf, type Paper, signalNames } from '@trending-papers/core/paper';
import { explain, type Ranked } from '@trending-papers/core/rank';
import type { Words } from '@trending-papers/core/words';
import { safeLine } from './safe.js';

/** What may stand in a column of text: whole, and never more than a line. */
const cells = {
  rank: ({ rank }: Ranked) => String(rank),
  id: ({ paper }: Ranked) => paper.id,
  title: ({ paper }: Ranked) => paper.title,
  authors: ({ paper }: Ranked) => paper.authors.map(({ name }) => name).join(', '),
  date: ({ paper }: Ranked) => dayOf(paper) ?? '',
  published: ({ paper }: Ranked) => paper.published ?? '',
  topics: ({ paper }: Ranked) => paper.topics.join(', '),
  venue: ({ paper }: Ranked) => paper.venue ?? '',
  link: ({ paper }: Ranked) => linkOf(paper) ?? '',
  pdf: ({ paper }: Ranked) => paper.links.pdf ?? '',
  code: ({ paper }: Ranked) => paper.links.code ?? '',
  score: ({ score }: Ranked) => String(score),
  why: (ranked: Ranked, words: Words) => explain(ranked, { words }).join(' '),
  abstract: ({ paper }: Ranked) => paper.abstract ?? '',
} satisfies Record<string, (ranked: Ranked, words: Words) => string>;

/** The names of columns: those of the table, and every signal by its own name. */
export const columnNames: readonly string[] = [...Object.keys(cells), ...signalNames];

/** What a pipe gets when nobody names columns. */
export const usualColumns: readonly string[] = ['rank', 'id', 'title', 'date', 'link'];

/** Papers as lines with tabs between their cells, for other programs: nothing is cut, and a tab within is a blank. */
export function paperLines(ranked: readonly Ranked[], columns: readonly string[], words: Words): string {
  const line = (each: Ranked) => columns.map((name) => safeLine(cellOf(name, each, words))).join('\t');
  return ranked.map((each) => `${line(each)}\n`).join('');
}

/** Papers by a text with the names of columns for fields, each beginning a line; a field of which nothing is known is empty. */
export function paperTexts(
  ranked: readonly Ranked[],
  template: readonly (string | { readonly field: string })[],
  words: Words,
): string {
  const texts = ranked.map((each) =>
    template.map((part) => (typeof part === 'string' ? part : safeLine(cellOf(part.field, each, words)))).join(''),
  );
  return texts.map((text) => (text.endsWith('\n') ? text : `${text}\n`)).join('');
}

function cellOf(name: string, ranked: Ranked, words: Words): string {
  if (Object.hasOwn(cells, name)) return cells[name as keyof typeof cells](ranked, words);
  const value = ranked.paper.signals[name];
  return value === undefined ? '' : String(value);
}

/** Where a person would read about a paper. */
export function linkOf({ links }: Paper): string | undefined {
  return links.page ?? links.discussion ?? links.pdf ?? links.project ?? links.code;
}
