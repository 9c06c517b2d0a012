import type { Paper } from '../paper/schema.js';
import type { Draft } from './draft.js';
import type { Report } from './format.js';
import { guarded } from './guarded.js';
import { toPaper } from './to-paper.js';

/**
 * The papers of a list of entries, in its order. `toDraft` gives nothing for an entry that is no paper and has said
 * so; issues name the entry as `list[index]`.
 */
export function collect<T>(
  list: string,
  entries: readonly T[],
  report: Report,
  toDraft: (entry: T, where: string, index: number) => Draft | undefined,
): Paper[] {
  const papers: Paper[] = [];
  for (const [index, entry] of entries.entries()) {
    const where = `${list}[${index}]`;
    const draft = guarded(() => toDraft(entry, where, index), report, where);
    if (draft === undefined) continue;
    draft.position ??= index + 1;
    const paper = toPaper(draft, report, where);
    if (paper) papers.push(paper);
  }
  return papers;
}
