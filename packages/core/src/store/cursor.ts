import { TrendingPapersError } from '../paper/errors.js';
import type { StoreCursor } from './types.js';

// A cursor is the epoch of its store and a place in it. The epoch is another one in every store, and after a restore.

/** The cursor of a place in a store. */
export function cursorAt(epoch: string, place: string): StoreCursor {
  return `${epoch}~${place}`;
}

/**
 * The place that a cursor means, nothing without one.
 *
 * @throws TrendingPapersError `cursor-foreign` for one of another store, or of another epoch
 */
export function placeIn(epoch: string, cursor: StoreCursor | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  if (!cursor.startsWith(`${epoch}~`))
    throw new TrendingPapersError(
      'cursor-foreign',
      'The cursor is of another store, or of this one before it was restored: read the changes from the beginning.',
      {},
    );
  return cursor.slice(epoch.length + 1);
}
