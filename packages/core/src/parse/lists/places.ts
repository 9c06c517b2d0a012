import type { Draft } from '../draft.js';

/** Where a paper stands in a list, and what was read of it. */
export interface Place {
  readonly line: number;
  readonly draft: Draft;
}

/** What was read of the entries of a list. */
export interface Reading {
  readonly places: readonly Place[];
  /** Points, rows and addresses that lead to no paper. */
  readonly left: number;
  /** Entries whose authors are cut. */
  readonly cut: number;
  /** What stands alone as a number beside each, where nothing says what it counts. */
  readonly numbers: readonly (string | undefined)[];
}
