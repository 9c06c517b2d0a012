import type { Ranked } from '@trending-papers/core/rank';
import type { Words } from '@trending-papers/core/words';
import { paperLines, paperTexts, usualColumns } from './columns.js';
import type { Io } from './io.js';
import { paperTable } from './paper-table.js';

/** How a list of papers is wished. */
export interface Wished {
  readonly columns: readonly string[];
  readonly template: readonly (string | { readonly field: string })[] | undefined;
}

/** Papers as they were wished; else a table for a person, and lines for a program. */
export function listed(ranked: readonly Ranked[], { columns, template }: Wished, words: Words, io: Io): string {
  if (template) return paperTexts(ranked, template, words);
  if (columns.length > 0) return paperLines(ranked, columns, words);
  return io.out.isTTY ? paperTable(ranked, words, io) : paperLines(ranked, usualColumns, words);
}
