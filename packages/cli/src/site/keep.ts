import type { Paper } from '@trending-papers/core/paper';
import { dayOf } from '../filter.js';

export interface Keep {
  /** Papers kept at most: the best ranked ones. */
  papers: number;
  /** Days for which a paper is kept after it was last listed, counted from the newest one. */
  days: number;
}

/** Ten thousand papers and two years: a feed that is for ever yet has an end. */
export const defaultKeep: Keep = { papers: 10_000, days: 730 };

/** The papers that stay, in their order: those young enough, up to a number. */
export function keepPapers(papers: readonly Paper[], keep: Keep): Paper[] {
  const newest = papers.map(dayOf).sort().at(-1) ?? '';
  if (newest === '') return papers.slice(0, keep.papers);
  const oldest = new Date(Date.parse(newest) - keep.days * 86_400_000).toISOString();
  // A paper whose day is unknown cannot be called old.
  return papers.filter((paper) => dayOf(paper) === '' || dayOf(paper) >= oldest.slice(0, 10)).slice(0, keep.papers);
}
