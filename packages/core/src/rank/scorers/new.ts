import type { Scorer } from '../types.js';
import { ageOf } from '../values.js';
import { ago } from '../words.js';

/** Newest first, papers without a date last. The score is minus the age in hours. */
export const newest: Scorer =
  (_, { now }) =>
  (paper) => {
    const hours = ageOf(paper, now);
    // A thousand years: older than any paper, and unlike -Infinity a number in JSON.
    if (hours === undefined) return [{ signal: 'age', contribution: -8_766_000, text: () => 'No date known' }];
    return [{ signal: 'age', value: hours, contribution: 0 - hours, text: () => `Listed ${ago(hours)}` }];
  };
