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

/** A place that a paper has in a listing, and when. */
interface Place {
  name: string;
  position: number;
  /** The moment it was read, in milliseconds. */
  read: number;
  /** When the paper came up: of listings that were read at one moment, the later day is the present one. */
  up: number;
}

/** A listing of which papers of one or several readings are there. */
interface Listing {
  length: number;
  /** Who stands at each place: of several, the newest. */
  holders: Map<number, Place>;
  /** Readings up to this place's are over: another paper has since stood there. */
  over?: Place;
}

/**
 * What the places of a paper are worth, fused over the listings it is in: the weight for a first place, 0.55 of it
 * for a fiftieth. Where two papers claim one place, the listing was read several times, and what was read before no longer
 * counts. A firehose's order is no merit, and decides only between equals.
 */
export function placesIn(papers: readonly Paper[], weight = 0): (paper: Paper) => Reason[] {
  const listings = new Map<string, Listing>();
  const places = new Map<Paper, Place[]>();
  for (const paper of papers) {
    const own = placesOf(paper);
    if (own.length) places.set(paper, own);
  }
  if (!places.size) return () => [];
  const each = (visit: (listing: Listing, place: Place) => void) => {
    for (const own of places.values())
      for (const place of own) {
        if (!listings.has(place.name)) listings.set(place.name, { length: 0, holders: new Map() });
        visit(listings.get(place.name)!, place);
      }
  };
  each(({ holders }, place) => {
    if (!(byTime(place, holders.get(place.position)) <= 0)) holders.set(place.position, place);
  });
  each((listing, place) => {
    if (byTime(place, listing.holders.get(place.position)) < 0 && byTime(place, listing.over) > 0) listing.over = place;
  });
  const isPresent = (place: Place) => byTime(place, listings.get(place.name)!.over) > 0;
  each((listing, place) => {
    if (isPresent(place)) listing.length = Math.max(listing.length, place.position);
  });
  return (paper) =>
    (places.get(paper) ?? []).filter(isPresent).map(({ name, position }) => ({
      signal: 'position',
      value: position,
      of: listings.get(name)!.length,
      ...(listings.size > 1 && name && { source: name }),
      contribution: exact((((firehose.test(name) ? 0 : weight) + tieBreak) * (k + 1)) / (k + position)),
    }));
}

/** Whether a place is older or newer than another, if there is another; one without a date is as new as any. */
function byTime(a: Place, b: Place | undefined): number {
  return b ? a.read - b.read || a.up - b.up || 0 : 1;
}

/** The listings that say at which place they had the paper; else the one that it was read from. */
function placesOf(paper: Paper): Place[] {
  const { sources = [], position, placed } = paper;
  const placing = sources.filter(isPlace);
  if (!placing.length && !isPlace(paper)) return [];
  const up = cameUp(paper);
  // Reading dates is what takes time, so each is read once.
  const read = timeOf(placed) || lastSeen(paper) || up;
  if (!placing.length) return [{ name: sources[0]?.name ?? '', position: position!, read, up }];
  // A source keeps the best place that it ever gave; where there is one, the paper knows its last.
  const isLast = placing.length === 1 && placed !== undefined && isPlace(paper);
  return placing.map(({ name, position: best }) => ({ name, position: isLast ? position! : best!, read, up }));
}

/** When the paper is last known to have been in a listing. */
function lastSeen({ history = [], sources = [] }: Paper): number {
  // As arguments of one call, some hundred thousand would end in a RangeError.
  const moments = [history.at(-1)?.at, ...sources.map(({ seen }) => seen)].map((date) => timeOf(date) || 0);
  return moments.reduce((last, moment) => Math.max(last, moment));
}

function isPlace({ position }: { position?: number | undefined }): boolean {
  return Number.isSafeInteger(position) && position! >= 1;
}
