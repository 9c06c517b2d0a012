import type { Listing } from '../paper/schema.js';
import { type Format, readers } from './detect.js';
import type { Input } from './input.js';
import { parseWith, type ReadOptions } from './parse-with.js';

export interface ParseOptions extends ReadOptions {
  /** Read it as this. @default what `detectFormat` says */
  format?: Format | undefined;
}

/**
 * Reads a listing of papers in any known format.
 *
 * Takes text, bytes in any usual encoding (also inside gzip, or a zip archive of one file), JSON that is parsed already,
 * or a `Response`, `Blob`, `File` or stream. One bad entry never fails the whole: it is
 * repaired or skipped, and `issues` of the result says so.
 *
 * @throws TrendingPapersError when the whole input is not a listing: `empty-input`, `binary-input`, `html-page`,
 * `rate-limited`, `not-found`, `forbidden`, `service-unavailable`, `error-answer`, `not-a-listing` (an
 * answer about something else than papers), `unknown-format` (nothing knows it), `wrong-format` (it is not what it was
 * said to be), `too-deep` and `too-large` (XML beyond any listing), `parse-failed`.
 *
 * @example
 * const { papers, issues } = await parse(await readFile('listing.txt'));
 */
export function parse(input: Input, options?: ParseOptions): Promise<Listing> {
  return parseWith(readers, input, options);
}
