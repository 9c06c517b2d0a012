import { namesOf } from '../paper/names.js';
import type { Paper } from '../paper/schema.js';

const parts = ['abstract', 'image'] as const;

/**
 * Papers without what is to stay down, whatever sources give again: `arxiv:2403.12345` is a paper, by any of its names;
 * `abstract:arxiv:2403.12345` and `image:arxiv:2403.12345` are its abstract and its picture alone. Linear.
 *
 * @example
 * withhold(listing.papers, ['doi:10.1000/7', 'image:arxiv:2403.12345']);
 */
export function withhold(papers: readonly Paper[], list: readonly string[]): Paper[] {
  if (list.length === 0) return [...papers];
  const down = new Set(list.map((entry) => entry.trim().toLowerCase()));
  const has = (paper: Paper, prefix = '') => [...namesOf(paper)].some((name) => down.has(prefix + name.toLowerCase()));
  return papers
    .filter((paper) => !has(paper))
    .map((paper) => {
      const gone = parts.filter((part) => has(paper, `${part}:`));
      if (gone.length === 0) return paper;
      const { ...left } = paper;
      for (const part of gone) delete left[part];
      return left;
    });
}
