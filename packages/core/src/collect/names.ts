import { idFrom } from '../paper/id.js';
import { namesOf } from '../paper/names.js';
import { isTellingTitle } from '../paper/same.js';
import type { Paper } from '../paper/schema.js';

/**
 * Every id a paper goes or went by, and that of its title and first author when the title is long enough to tell it by:
 * a listing may name no identifier at all. Two records that share one are taken for one paper.
 */
export function tellingNames(paper: Paper): Set<string> {
  const names = namesOf(paper);
  return isTellingTitle(paper) ? names.add(idFrom({}, paper.title, paper.authors[0]?.name)) : names;
}
