import type { Paper } from '@trending-papers/core/paper';
import { type LoadReader, parseFeed } from '../feed/load.js';
import { readEntries } from '../feed/read.js';
import type { Entry, Feed } from '../feed/types.js';
import type { Mark } from './reading-lists.js';

/** The papers of a list, last marked first; those of which the first version kept nothing but the number are left out. */
export function papersOn(marks: ReadonlyMap<string, Mark>): Paper[] {
  return [...marks.values()].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? '')).flatMap(({ paper }) => paper ?? []);
}

/** A list as a JSON Feed with whole papers, which everything of ours reads: this element, the toolkit, the command line. */
export function toListFile(title: string, papers: readonly Paper[]): string {
  const items = papers.map((paper) => ({
    id: paper.id,
    ...(paper.links.page && { url: paper.links.page }),
    title: paper.title,
    ...(paper.abstract && { summary: paper.abstract }),
    _papers: { paper },
  }));
  return `${JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title, items }, null, 2)}\n`;
}

/**
 * The papers of a file in any format that core reads, and how many of its entries are none.
 *
 * @throws FeedError where it is no list of papers
 */
export async function readListFile(
  text: string,
  name: string,
  load: LoadReader,
): Promise<Pick<Feed, 'skipped'> & { entries: readonly Entry[] }> {
  const { entries, rest, skipped } = await parseFeed(text, name, load);
  const more = readEntries(rest);
  return { entries: [...entries, ...more.entries], skipped: skipped + more.skipped };
}
