import { idFrom } from '../paper/id.js';
import { isTellingTitle } from '../paper/same.js';
import type { Paper } from '../paper/schema.js';

/**
 * Every name a paper goes by: its id, its identifiers, those it had before, and that of its title and first author
 * when the title is long enough to tell it by. Two records that share one are taken for one paper.
 */
export function namesOf(paper: Paper): string[] {
  const { id, ids, sameAs = [], title, authors } = paper;
  const schemes = Object.entries(ids).map(([scheme, value]) => `${scheme}:${value}`);
  const byTitle = isTellingTitle(paper) ? [idFrom({}, title, authors[0]?.name)] : [];
  return [...new Set([id, ...schemes, ...sameAs, ...byTitle])];
}
