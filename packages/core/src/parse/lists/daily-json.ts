import type { Listing } from '../../paper/schema.js';
import { collect } from '../collect.js';
import { linesOf } from '../copied/lines.js';
import { isRecord } from '../fields.js';
import type { ParseContext, Probe } from '../format.js';
import { readEntry } from './entries.js';
import { stretchesOf } from './stretches.js';
import { columnsOf, draftOfRow } from './table.js';

// What scripts that keep a daily list of arXiv papers write beside it: `{ topic: { number: "|date|title|…|" } }`, each
// value a row or point of the list in Markdown.

/** The columns that these scripts write. */
const columns = columnsOf('|Publish Date|Title|Authors|PDF|Code|');

/** The JSON of scripts that list arXiv papers by topic, with a row of Markdown for each. */
export function detect({ head, json }: Probe): boolean {
  return head.startsWith('{') && rowsOf(json).length > 0;
}

interface Row {
  readonly topic: string;
  readonly id: string;
  readonly row: string;
}

function rowsOf(json: unknown): Row[] {
  if (!isRecord(json)) return [];
  const topics = Object.entries(json);
  return topics.flatMap(([topic, papers]) =>
    !isRecord(papers)
      ? []
      : Object.entries(papers).flatMap(([id, row]) =>
          typeof row === 'string' && /^\d{4}\.\d{4,5}(?:v\d+)?$/.test(id) && /^\s*(?:\||-\s)/.test(row)
            ? [{ topic, id, row }]
            : [],
        ),
  );
}

export function parse({ json }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const rows = rowsOf(json);
  const cut = rows.filter(({ row }) => /\bet\.?\s*al\b/i.test(row)).length;
  const papers = collect('rows', rows, report, ({ topic, id, row }) => {
    const [line] = linesOf(row.trim().replace(/\n/g, ' '));
    const draft = row.trim().startsWith('|')
      ? draftOfRow(line!.raw, columns)
      : readEntry(stretchesOf(line!.raw))?.draft;
    return { ...draft, ids: { ...draft?.ids, arxiv: id }, topics: [topic] };
  });
  if (cut > 0) report('authors-cut', { cut, of: rows.length });
  return { title: 'Daily arXiv papers', papers };
}
