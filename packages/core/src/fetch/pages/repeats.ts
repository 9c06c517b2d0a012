import type { Issue, Listing } from '../../paper/schema.js';
import { issueOf } from '../issues.js';

/**
 * Notices a service that answers every page with the same one: whether a page brings nothing but papers of those
 * before it.
 */
export function noticeRepeats(): (page: Listing) => boolean {
  const seen = new Set<string>();
  return ({ papers }) => {
    const before = seen.size;
    const isFirst = before === 0;
    for (const { id } of papers) seen.add(id);
    return !isFirst && papers.length > 0 && seen.size === before;
  };
}

/** What such a page says: where it ended, and that nobody knows of how many. */
export function repeatedPage(source: string, number: number, received: number): Issue {
  return issueOf('pages-missing', { source, received, page: number });
}
