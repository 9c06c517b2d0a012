import type { Paper, Reason } from '@trending-papers/core/paper';

/** A paper of a feed and why it ranks where it does: reasons as data, or sentences of other programs. */
export interface Entry {
  paper: Paper;
  /** Its place in the feed when that was built before, from 1. */
  before?: number;
  reasons: readonly (Reason | string)[];
}

/** One page of a feed, read and made safe. */
export interface Feed {
  title?: string;
  /** BCP 47 tag of the papers' texts. */
  language?: string;
  entries: Entry[];
  /** Items that are no papers, or beyond the most that are read. */
  skipped: number;
  /** What was guessed, repaired or left out when it was read, in words. */
  issues: readonly string[];
  /** Items that are not read yet. */
  rest: readonly unknown[];
  /** What relative addresses in it are relative to. */
  base?: string;
  /** How many papers there are over all pages, where the feed says so. */
  total?: number;
  /** Address of the folder with an index in shards of all its papers, where it has one. */
  search?: string;
  /** Address of the next page. */
  next?: string;
  /** Address of a next page on another site, which is not asked. */
  elsewhere?: string;
}
