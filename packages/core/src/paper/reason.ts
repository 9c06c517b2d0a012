/** What was looked at in a signal: how much there is, what it gains a day, or how much faster it gains than before. */
export type Aspect = 'level' | 'speed' | 'acceleration';

/**
 * One term of a score, as data. The contributions of a paper's reasons sum to its score. How it is said stands in
 * `words/`, one file a language.
 */
export interface Reason {
  /**
   * What was looked at: a signal (`upvotes`, `stars`, …), the `position` in a listing, the `age`, the person's
   * `taste`, a `boost`, a `pin`, a `cap`, the `turn` of other sources, the `diversity` of what stands above, or a leap `alone`.
   */
  signal: string;
  /** Which side of a signal. Absent for what is no signal. */
  aspect?: Aspect;
  /** What was found there: a count, a count a day, a place from 1, an age in days. Absent when it is unknown. */
  value?: number;
  /** What is usual among the papers ranked, in the same unit. */
  usual?: number;
  /** Of how many places a position is; of an age 1, where all papers came up on one day. */
  of?: number;
  /** The listing a position is in, where there are several. */
  source?: string;
  /** When the value was read, ISO 8601: the later end of what it was measured over. */
  at?: string;
  /** Since when it is counted, ISO 8601: the day the paper came up, or the earlier reading of a speed. */
  since?: string;
  /** The title of the paper that this one is like: of a taste, or of diversity. */
  like?: string;
  /** What they have in common, or what a boost was given for. */
  words?: string[];
  /** How much of the score it gave, in the score's own unit. */
  contribution: number;
  /** The words of a scorer of one's own, said as they are. Built-in rankings leave them to the language. */
  text?: string;
}
