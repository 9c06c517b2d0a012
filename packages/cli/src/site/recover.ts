import { join } from 'node:path';
import { isTrendingPapersError, namesOf, type Paper } from '@trending-papers/core/paper';
import type { Disk } from '../disk/disk.js';
import { setAside } from '../disk/state.js';
import { oddFiles, oddIssues, stillLost, takenBack } from './archive/missing.js';
import { type Archive, openArchive } from './archive/open.js';
import { type ArchiveState, keptFiles, readArchiveState, stateFile, textDigest } from './archive/state.js';
import { issueOf, type Tell } from './issues.js';
import { type Front, readFront, readPapers } from './previous.js';

/** What lies in the folder of a site when a run begins. */
export interface Found {
  readonly front: Front | undefined;
  readonly archive: Archive;
  readonly state: ArchiveState;
  /** Papers of the feed that lies there, where the archive was not published as it, or lost something. */
  readonly adopted: readonly Paper[] | undefined;
  /** Records of each file that are gone for good. */
  readonly lost: ReadonlyMap<string, number>;
  /** Whether only the archive is there, as a repository keeps it: pages and feeds are made of it. */
  readonly isArchiveAlone: boolean;
  /** Whether a run of this program published there. */
  readonly isOurs: boolean;
}

/**
 * Reads what a folder holds and holds it against what the run before noted. Whatever is gone, damaged or another's is
 * told; what stands in the feed and not in the archive goes in again.
 *
 * @throws TrendingPapersError `unreadable-state` when another's feed lies there, and no archive of ours.
 */
export async function findSite(folder: string, now: Date, disk: Disk, tell: Tell): Promise<Found> {
  const damaged = (name: string, state: string, outcome: string) =>
    tell(issueOf('state-damaged', { path: join(folder, name), state, outcome }));
  const state = await readArchiveState(folder, disk);
  const archive = await openArchive(folder, disk, tell);
  const papers = archive.outlines.length;
  const isFiled = papers > 0 && (state.is === 'known' || state.is === 'earlier');
  const read = await readFront(folder, now, disk).catch(async (error: unknown) => {
    // A disk that does not give the file says nothing of what is in it.
    if (!isFiled || !isTrendingPapersError(error, 'unreadable-state')) throw error;
    return setAside(join(folder, 'feed.json'), disk);
  });
  const front = typeof read === 'string' ? undefined : read;
  const made = `a new one is made of the ${papers} papers in the archive`;
  if (typeof read === 'string') damaged('feed.json', 'is damaged, or not of this program', `now ${read}, and ${made}`);
  const isArchiveAlone = read === undefined && state.is === 'known' && (await isWithoutPages(folder, disk));
  if (!read && papers > 0 && !isArchiveAlone) damaged('feed.json', 'is gone', made);

  const odd = oddFiles(state.files, archive);
  const isOther = front !== undefined && state.feed !== textDigest(front.text);
  const adopted =
    isOther || odd.length > 0
      ? await readPapers(folder, front, now, disk, (_, name) => damaged(name, 'is damaged', 'nothing is taken of it'))
      : undefined;
  const inFeed = adopted?.length ?? 0;
  if (archive.files.size === 0 && state.is === 'gone') {
    if (front) damaged('archive', 'is not there', `a new one is made of the ${inFeed} papers of the feed`);
  } else if (state.is === 'gone' || state.is === 'damaged') {
    const counted = `it is counted anew, with ${papers} papers there and ${inFeed} in the feed`;
    damaged(stateFile, `is ${state.is}`, `what the archive should hold is not known; ${counted}`);
  }
  if (state.is === 'known' && isOther)
    tell(issueOf('state-changed', { path: join(folder, 'feed.json'), back: unknownTo(archive, adopted ?? []) }));
  const back = takenBack(odd, adopted ?? [], archive);
  for (const issue of oddIssues(odd, back, folder)) tell(issue);
  for (const name of keptFiles)
    if (state.files?.has(name) && (await disk.kind(join(folder, name))) === undefined)
      damaged(name, 'is gone', 'it is begun anew');
  return {
    front,
    archive,
    state,
    adopted,
    lost: stillLost(state.files, odd, back),
    isArchiveAlone,
    isOurs: !!front || isFiled,
  };
}

/** What every site has beside its feed. */
const pages = ['index.html', 'feed.xml', 'atom.xml', 'build.json'];

async function isWithoutPages(folder: string, disk: Disk): Promise<boolean> {
  const kinds = await Promise.all(pages.map((name) => disk.kind(join(folder, name))));
  return kinds.every((kind) => kind === undefined);
}

function unknownTo({ outlines }: Archive, papers: readonly Paper[]): number {
  const known = new Set(outlines.flatMap((paper) => [...namesOf(paper)]));
  return papers.filter((paper) => ![...namesOf(paper)].some((name) => known.has(name))).length;
}
