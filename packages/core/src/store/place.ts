import { cameUp } from '../paper/days.js';
import type { Paper } from '../paper/schema.js';
import { cleanText } from '../text/clean.js';
import { stampOf } from '../text/iso.js';

/** Before every date there is. */
const undated = '0000';

/**
 * Where a paper stands among all others, as a text whose order is that of its bytes: when it came up, then its id. Newest
 * first is from the greatest down. What a list is continued after.
 *
 * @example
 * placeOf(paper); // '2026-03-18T00:00:00Z arxiv%3A2603.01234'
 */
export function placeOf(paper: Paper): string {
  const time = cameUp(paper);
  return `${Number.isNaN(time) ? undated : stampOf(time)} ${encodeURIComponent(cleanText(paper.id))}`;
}

/** The least place of papers that came up at a moment or later. */
export function placeAt(time: number): string {
  return stampOf(time);
}
