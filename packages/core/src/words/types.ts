import type { SignalName } from '../paper/signals.js';
import type { Counted } from './counted.js';
import type { SiteWords } from './site/types.js';

/** The words for a signal: its name, a number of it, and the order that puts most of it first. */
export type SignalWords = Counted & { name: string; most: string };

/** What the ways into a paper are called, and a search for its title on a `{site}`. */
export interface LinkWords {
  pdf: string;
  code: string;
  project: string;
  discussion: string;
  video: string;
  searchOn: string;
}

/**
 * How reasons and signals are said in one language. Gaps in braces are filled in: `{count}` is a number with what it
 * counts, `{fact}` a reason said so far, `{date}` and `{range}` dates in full.
 */
export interface Words {
  /** BCP 47 tag, by which numbers, dates and plurals are made. */
  tag: string;
  /** What ends a sentence. */
  end: string;
  signals: Record<SignalName, SignalWords>;
  /** A number of a signal that nobody declared, under its own name. */
  undeclared: string;
  /** @default English */
  links?: LinkWords;
  speed: string;
  faster: string;
  /** A fact and when it was measured. */
  dated: string;
  /** A fact above what is usual. */
  times: string;
  /** A fact below what is usual. */
  below: string;
  unknown: string;
  /** An unknown count that was taken for the usual. */
  assumed: string;
  /** When a paper came up: alone, and where that speaks for it or against it. */
  cameUp: string;
  recent: string;
  older: string;
  place: string;
  /** A place where the length of the listing is not known. */
  placeAlone: string;
  /** The listing, where there are several. */
  placeIn: string;
  boost: string;
  pin: string;
  cap: string;
  /** A paper that waits for those of other sources. */
  turn: string;
  /** A leap of one signal while all others stood still. */
  alone: string;
  liked: string;
  dismissed: string;
  /** A likeness and the words that two papers share. */
  shared: string;
  similar: string;
  /** What speaks for the upper of two papers, and what speaks against it. */
  ahead: string;
  behind: string;
  /** What stands in a comparison for a paper that has none of it, or of which nothing is known there. */
  nothing: string;
  /** What sites, pages and mails say around papers; `loadWords` brings it. @default English */
  site?: SiteWords;
}
