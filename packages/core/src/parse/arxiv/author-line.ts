import { splitAuthorLine } from '../../text/author-line.js';
import type { DraftAuthor } from '../draft.js';

/** Authors as arXiv lists them in one line: `A. Bee (Inst, City), C. Dee and E. Eff`. Linear in its length. */
export function authorLine(line: string | undefined): DraftAuthor[] {
  return splitAuthorLine(line ?? '').map(({ name, affiliations }) => ({
    name,
    affiliation: affiliations.join('; ') || undefined,
  }));
}
