import type { PartialPaper } from '../paper/complete.js';
import type { Reason } from '../paper/reason.js';
import type { Issue, Listing } from '../paper/schema.js';
import type { Words } from '../words/types.js';

/** What `rank` gives: a paper and why it ranks where it does. */
export interface RankedPaper {
  readonly paper: PartialPaper;
  readonly reasons: Why;
}

/** What every writer takes: a listing, papers alone, or what `rank` gives, in the order they are to be written. */
export type Publishable = Listing | readonly (PartialPaper | RankedPaper)[];

/** Reasons as data, which are said in the language of `words`, or as sentences. */
export type Why = readonly (Reason | string)[];

/** A picture that lies beside what is published. */
export interface Picture {
  /** From the top of the site: `pictures/3f9a1c2b.webp`. */
  path: string;
  /** Its whole address, where that is known: what feeds name. */
  url?: string | undefined;
  /** In pixels. */
  width: number;
  height: number;
}

/** What every writer understands. */
export interface PublishOptions {
  /** Title of the feed or page. @default the listing's own */
  title?: string | undefined;
  description?: string | undefined;
  /** The page people read. @default the listing's own */
  homepage?: string | undefined;
  /** Where the written file itself will be found: the feed's `self` link. */
  self?: string | undefined;
  /** BCP 47 tag; `words` are to be of the same language. @default that of `words`, 'en' without them */
  language?: string | undefined;
  /**
   * Why each paper ranks where it does, by paper id: the reasons of `rank`, or sentences, best first.
   * @default those of the papers, where they come from `rank`
   */
  reasons?: Readonly<Record<string, Why>> | undefined;
  /**
   * How reasons, signals and all that stands around papers are said: `await loadWords('de')`. The words of a language
   * that were imported by name have no `site`: around papers stands English then, which `words-missing` reports.
   * @default English
   */
  words?: Words | undefined;
  /** Copies of the papers' pictures, by the address each was taken from. Where it is given, no other picture is shown. */
  pictures?: ReadonlyMap<string, Picture> | undefined;
  /**
   * The moment that no date may lie behind: a paper that says it comes later is dated by when it was first seen.
   * @default any date is taken
   */
  until?: Date | undefined;
  /** Told of everything that could not be written as it was, such as an unusable address. */
  onIssue?: ((issue: Issue) => void) | undefined;
}
