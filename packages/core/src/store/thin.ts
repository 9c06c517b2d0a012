import { shownHistory } from '../collect/archive/filing.js';
import type { Reading } from '../paper/schema.js';
import { timeOf } from '../text/iso.js';
import { startOfDay } from './listed.js';

/**
 * Says of the readings of a paper which go when those before a day are thinned: all that the paper does not show, so that
 * nothing that is shown changes.
 *
 * @throws TrendingPapersError `bad-option` for what is no date
 */
export function thinnedOut(before: string | Date): (readings: readonly Reading[]) => Reading[] {
  const end = startOfDay('before', before);
  return (readings) => {
    const shown = new Set(shownHistory(readings).map(({ at }) => timeOf(at)));
    return readings.filter(({ at }) => timeOf(at) < end && !shown.has(timeOf(at)));
  };
}
