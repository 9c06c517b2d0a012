import type { Issue, Listing } from '../paper/schema.js';
import type { Report } from './issues.js';

/** What a format is asked to recognise and to read. The text is decoded, without byte order mark. */
export interface Probe {
  readonly text: string;
  /** The first 4,096 characters, trimmed at the start: enough for most formats to know themselves. */
  readonly head: string;
  /** The text as JSON, parsed once on first use; `undefined` when it is not JSON. */
  readonly json: unknown;
  /** Where the input came from, when the caller said. */
  readonly url?: string;
}

export type { Report } from './issues.js';

export interface ParseContext {
  readonly now: Date;
  readonly report: Report;
  /** Hands on an issue of an earlier reading. */
  readonly repeat: (issue: Issue) => void;
  /** Whether the caller named the format, so that nothing is guessed. */
  readonly named?: boolean;
}

/** One format: a file in its family's folder that exports these verbs, and one line in `formats.ts`. */
export interface FormatReader {
  /**
   * Set by formats that take what no other knows (any feed, any list): they are asked when all others declined, and
   * after those the one that takes any prose.
   */
  readonly general?: true | 'last';
  /** Whether the input is of this format. Cheap, never throws, and strict enough not to take another's input. */
  detect(probe: Probe): boolean;
  /**
   * Reads it. Never throws for one bad entry: skips or repairs it and reports. Throws a `TrendingPapersError` only
   * when the whole input is not what it was said to be. `issues` of the result are filled in by `parse`.
   */
  parse(probe: Probe, context: ParseContext): Omit<Listing, 'issues'> | Promise<Omit<Listing, 'issues'>>;
}
