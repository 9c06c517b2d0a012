import { join } from 'node:path';
import { isTrendingPapersError, type Listing, type Paper, TrendingPapersError } from '@trending-papers/core/paper';
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
  const { next: _, ...whole } = front.listing;
  const raise = (error: TrendingPapersError) => {
    throw error;
  };
  return { ...whole, papers: await readPapers(folder, front, now, disk, raise), issues: [] };
}

/** The papers of the first page, where there is one, and of all later ones. Pages that cannot be read are told. */
export async function readPapers(
  folder: string,
  front: Front | undefined,
  now: Date,
  disk: Disk,
  unreadable: (error: TrendingPapersError, name: string) => void,
): Promise<Paper[]> {
  const papers = [...(front?.listing.papers ?? [])];
  const names = (await disk.list(folder)).filter((name) => laterPage.test(name));
  for (const name of names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })))
    try {
      papers.push(...(await readPage((await disk.read(join(folder, name))) ?? '', name, folder, now)).papers);
    } catch (error) {
      if (!isTrendingPapersError(error, 'unreadable-state')) throw error;
      unreadable(error, name);
    }
  return papers;
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
