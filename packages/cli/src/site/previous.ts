import { join } from 'node:path';
import type { Listing } from '@trending-papers/core/paper';
import { TrendingPapersError } from '@trending-papers/core/paper';
import { parse } from '@trending-papers/core/parse';
import type { Disk } from '../disk/disk.js';

/** The pages of the feed beside `feed.json`. */
const laterPage = /^feed-\d+\.json$/;

/** The first page of what an earlier run published, as it stands there and as it reads. */
export interface Front {
  text: string;
  listing: Listing;
}

/**
 * The first page alone, by which a folder says what it is; nothing when there is none.
 *
 * @throws TrendingPapersError `unreadable-state` when something else lies there: it is never written over.
 */
export async function readFront(folder: string, now: Date, disk: Disk): Promise<Front | undefined> {
  const text = await disk.read(join(folder, 'feed.json'));
  return text === undefined ? undefined : { text, listing: await readPage(text, 'feed.json', folder, now) };
}

/**
 * What an earlier run published, with all its pages; nothing when there is none.
 *
 * @throws TrendingPapersError `unreadable-state` when something else lies there: it is never written over.
 */
export async function readPrevious(folder: string, now: Date, disk: Disk): Promise<Listing | undefined> {
  const front = await readFront(folder, now, disk);
  if (front === undefined) return undefined;
  const { listing } = front;
  const names = (await disk.list(folder)).filter((name) => laterPage.test(name));
  for (const name of names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))) {
    const page = await readPage((await disk.read(join(folder, name))) ?? '', name, folder, now);
    listing.papers.push(...page.papers);
  }
  const { next: _, ...whole } = listing;
  return { ...whole, issues: [] };
}

async function readPage(text: string, name: string, folder: string, now: Date): Promise<Listing> {
  try {
    // Any tool may write a JSON Feed; only ours holds whole papers.
    if (!text.includes('"_papers":')) throw new Error('no _papers');
    return await parse(text, { now });
  } catch (cause) {
    throw new TrendingPapersError(
      'unreadable-state',
      `${join(folder, name)} is not a feed of ours, or is damaged: restore it, or move it away to begin anew.`,
      { path: join(folder, name) },
      { cause },
    );
  }
}
