import type { PublishOptions } from '../types.js';

/** What the three feed formats understand beside the options of every writer. */
export interface FeedOptions extends PublishOptions {
  /**
   * `papers`: one item a paper. `editions`: one item a day, listing the papers that came up on it, for people who find
   * an item a paper too many. @default 'papers'
   */
  items?: 'papers' | 'editions' | undefined;
  /** Most papers written; the first ones of the listing are. RSS and Atom readers reload whole feeds. */
  limit?: number | undefined;
  /** A WebSub hub that is told of every change. */
  hub?: string | undefined;
  /** Minutes a reader may wait before it looks again. @default 60 */
  ttl?: number | undefined;
}

/** Readers fetch a feed whole, and Miniflux for one stops at 15 MB. */
export const defaultLimit = 100;
