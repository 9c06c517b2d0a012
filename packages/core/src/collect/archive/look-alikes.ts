import { idFrom } from '../../paper/id.js';
import { namesOf } from '../../paper/names.js';
import { likeness } from '../../paper/same.js';
import type { Paper } from '../../paper/schema.js';

/** Everything that two records of one paper may have in common when they are merged. */
export function mergeKeysOf(paper: Paper): Set<string> {
  const keys = new Set(namesOf(paper)).add(idFrom({}, paper.title, paper.authors[0]?.name));
  const { titleKey } = likeness(paper);
  return titleKey === '' ? keys : keys.add(`title ${titleKey}`);
}

/**
 * Tells which papers may be the same as one of some others: all others have nothing to do with merging those, and need
 * not be read for it. About linear.
 */
export function lookAlikesOf(papers: readonly Paper[]): (paper: Paper) => boolean {
  const keys = new Set<string>();
  for (const paper of papers) for (const key of mergeKeysOf(paper)) keys.add(key);
  return (paper) => keys.size > 0 && [...mergeKeysOf(paper)].some((key) => keys.has(key));
}

/** A paper without its long texts: enough to rank it and to tell it from others, at a tenth of the memory. */
export function outlineOf({ abstract: _, summary: __, comment: ___, authors, ...rest }: Paper): Paper {
  return { ...rest, authors: authors.slice(0, 1) };
}
