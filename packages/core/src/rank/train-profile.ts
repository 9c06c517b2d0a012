import type { Paper } from '../paper/schema.js';
import { trainTaste } from './train-taste.js';
import type { Profile } from './types.js';

/**
 * Learns a person's taste from papers they liked and dismissed.
 *
 * @deprecated `trainTaste(liked, { hidden })` is the same, and takes vectors too.
 */
export function trainProfile(liked: readonly Paper[], dismissed: readonly Paper[] = []): Profile {
  return trainTaste(liked, { hidden: dismissed });
}
