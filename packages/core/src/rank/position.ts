import { cameUp } from '../paper/days.js';
import type { Reason } from '../paper/reason.js';
import type { Paper } from '../paper/schema.js';
import { timeOf } from '../text/iso.js';
import { exact } from './term.js';

/** How slowly a place loses worth: Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion", SIGIR 2009, section 2. */
const k = 60;

/** Orders papers by their place in the listing where all else is equal, and does nothing else. */
const tieBreak = 1e-6;

/** Services whose order is that of submission, of dates or of a query: a place there is no merit. */
const firehose =
  /^(acl|arxiv|biorxiv|crossref|datacite|dblp|europepmc|medrxiv|nbib|openalex|openreview|pubmed|ris|s2)\b/i;

type Place = Pick<Paper['sources'][number], 'name' | 'position' | 'seen'>;

/** A listing of which papers of one or several readings are there. */
interface Listing {
  length: number;
  /** The newest moment of a paper at each place. */
  holders: Map<number, number>;
  /** Readings up to this moment are over: another paper has since stood where one of theirs did. */
  over: number;
}

/**
 * What the places of a paper are worth, fused over the listings it is in: the weight for a first place, 0.55 of it
 * for a fiftieth. Where two papers claim one place, the listing was read several times, and what was read before no longer
 * counts. A firehose's order is no merit, and decides only between equals.
 */
export function placesIn(papers: readonly Paper[], weight = 0): (paper: Paper) => Reason[] {
  const listings = new Map<string, Listing>();
  const placed = papers.filter(({ position, sources }) => position !== undefined || sources?.some(isPlace));
  if (!placed.length) return () => [];
  // Reading dates is what takes time, so each is read once.
  const moments = new Map(placed.map((paper) => [paper, lastSeen(paper)]));
  const each = (visit: (listing: Listing, position: number, moment: number) => void) => {
    for (const paper of placed)
      for (const { name, position } of placesOf(paper)) {
        if (!listings.has(name)) listings.set(name, { length: 0, holders: new Map(), over: Number.NEGATIVE_INFINITY });
        visit(listings.get(name)!, position!, moments.get(paper)!);
      }
  };
  each(({ holders }, position, moment) => {
    if (!(moment <= holders.get(position)!)) holders.set(position, moment);
  });
  each((listing, position, moment) => {
    if (moment < listing.holders.get(position)!) listing.over = Math.max(listing.over, moment);
  });
  each((listing, position, moment) => {
    if (!(moment <= listing.over)) listing.length = Math.max(listing.length, position);
  });
  return (paper) =>
    placesOf(paper)
      .filter(({ name }) => !(moments.get(paper)! <= listings.get(name)!.over))
      .map(({ name, position }) => ({
        signal: 'position',
        value: position!,
        of: listings.get(name)!.length,
        ...(listings.size > 1 && name && { source: name }),
        contribution: exact((((firehose.test(name) ? 0 : weight) + tieBreak) * (k + 1)) / (k + position!)),
      }));
}

/** When the paper is last known to have been in a listing. */
function lastSeen(paper: Paper): number {
  const { history = [], sources = [] } = paper;
  // As arguments of one call, some hundred thousand would end in a RangeError.
  const moments = [history.at(-1)?.at, ...sources.map(({ seen }) => seen)].map((date) => timeOf(date) || 0);
  return moments.reduce((last, moment) => Math.max(last, moment)) || cameUp(paper);
}

/** The listings that say at which place they had the paper; else the one that it was read from. */
function placesOf({ sources = [], position }: Paper): Place[] {
  const places = sources.filter(isPlace);
  return places[0] || !isPlace({ position }) ? places : [{ name: sources[0]?.name ?? '', position }];
}

function isPlace({ position }: { position?: number | undefined }): boolean {
  return Number.isSafeInteger(position) && position! >= 1;
}
