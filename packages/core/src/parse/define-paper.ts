import { TrendingPapersError } from '../paper/errors.js';
import type { Issue, Paper } from '../paper/schema.js';
import type { Draft } from './draft.js';
import { issueOf, type Report } from './issues.js';
import { toPaper } from './to-paper.js';

/** What a program knows of a paper: identifiers, dates and authors in any spelling; only the title must be there. */
export interface PaperDraft extends Draft {
  title: string;
  /** What it is called. @default its best identifier, else a name made of title and first author */
  id?: string | undefined;
  /** Other ids it goes or went by. */
  sameAs?: readonly string[] | undefined;
  /** The id under which it was first published in a feed. */
  publishedAs?: string | undefined;
}

/**
 * Makes a paper from what a program has: text cleaned, identifiers canonical, dates ISO 8601, the page and PDF of its
 * identifiers added. What a file of strangers may say wrongly is left out and reported by `parse`; of a program it is an
 * error. A paper comes back as it was given.
 * @throws TrendingPapersError `paper-unusable` for a missing title, an identifier, date, address or count that is none;
 * its `facts.issues` says which.
 *
 * @example
 * definePaper({ title: 'Attention Is All You Need', authors: ['Ashish Vaswani'], ids: { arxiv: '1706.03762v7' } }).id
 * // arxiv:1706.03762
 */
export function definePaper(draft: PaperDraft): Paper {
  const issues: Issue[] = [];
  const report: Report = (code, facts, where = '') => {
    // That a paper was retracted is true of it, and nothing wrong with what was said.
    if (code !== 'retracted') issues.push(issueOf(code, facts, where));
  };
  const paper = typeof draft?.title === 'string' ? toPaper(draft, report, 'paper') : undefined;
  if (paper === undefined || issues.length > 0) {
    const reasons = issues.map(({ message, where }) => `${where}: ${message}`).join(' ');
    throw new TrendingPapersError('paper-unusable', reasons || 'A paper needs a title, which is text.', { issues });
  }
  const { id, sameAs, publishedAs } = draft;
  return {
    ...paper,
    ...(id !== undefined && { id }),
    ...(sameAs !== undefined && { sameAs: [...sameAs] }),
    ...(publishedAs !== undefined && { publishedAs }),
  };
}
