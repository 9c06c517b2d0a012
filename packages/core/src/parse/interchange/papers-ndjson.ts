import type { Listing } from '../../paper/schema.js';
import type { ParseContext, Probe } from '../format.js';
import { jsonOf } from '../json-lines.js';
import { linesOf } from './lines.js';
import { looksLikePaper, readPaper } from './read-paper.js';

/** JSON Lines: one Paper a line, as the command line's `export --format ndjson` writes them. */
export function detect({ text, head }: Probe): boolean {
  if (!head.startsWith('{')) return false;
  for (const [line] of linesOf(text)) if (line.trim() !== '') return looksLikePaper(jsonOf(line));
  return false;
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const papers = [...linesOf(text)].flatMap(([line, number]) => {
    if (line.trim() === '') return [];
    const value = jsonOf(line);
    if (value !== undefined) return readPaper(value, report, `line ${number}`) ?? [];
    report('line-invalid', {}, `line ${number}`);
    return [];
  });
  return { title: 'Papers', papers };
}
