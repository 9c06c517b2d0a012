import type { Ledger, Retention, Tracked, TrackMemory } from '@trending-papers/core/collect';
import type { Issue, Listing, Paper, TrendingPapersError } from '@trending-papers/core/paper';
import type { Theme } from '@trending-papers/core/publish';
import type { Ranked } from '@trending-papers/core/rank';
import type { Words } from '@trending-papers/core/words';
import type { Order } from '../inputs/order.js';

/** One site: what goes into it, and what becomes of it. */
export interface Site {
  /** Its folder below the one that is published; empty for that folder itself. */
  path: string;
  /**
   * What the sources gave: nothing when all of them failed. Told of the papers that were there and the ledger that was
   * kept; called while the folder is locked.
   */
  receive: (known: readonly Paper[], ledger: Ledger) => Promise<Listing | undefined>;
  /**
   * Looks again at papers that are there, told of what the run before remembered. Their counts and identifiers are taken
   * in, and no paper is new by it.
   */
  look?: ((known: readonly Paper[], memory: TrackMemory) => Promise<Tracked>) | undefined;
  /**
   * Adds to the papers that are shown, best first, what a model wrote of them; told of what it wrote before, by a key of
   * its own, and adds to that.
   */
  annotate?: ((papers: readonly Paper[], written: Map<string, string>) => Promise<Paper[]>) | undefined;
  /** What is known of the days of the sources once they were received. @default what was known before */
  ledger?: (() => Ledger | undefined) | undefined;
  order: Order;
  /** In which language reasons and numbers are said, and its tag. */
  words?: Words | undefined;
  language?: string | undefined;
  keep: Retention;
  /** Whether an index of all papers is written beside the pages. @default false */
  searchShards?: boolean | undefined;
  theme?: Theme | undefined;
  /** What stays down: papers, and abstracts and pictures of papers, by id. */
  withhold?: readonly string[] | undefined;
  title?: string | undefined;
  url?: string | undefined;
  /** The WebSub hub that its feeds name. */
  hub?: string | undefined;
}

export interface Built {
  ranked: Ranked[];
  /** Papers that were not there before. */
  added: number;
  /** Papers that are in the archive only, too old or too many to be shown. */
  dropped: number;
  /** What was not as the run before left it, and what was made of it. */
  issues: readonly Issue[];
  /** Paths of the files that say something else than before, in the order of the site. */
  written: string[];
}

/** What became of a site: nothing where there was nothing to publish. */
export type Outcome = { built: Built; error?: undefined } | { built?: undefined; error?: TrendingPapersError };
