import type { Paper } from '../paper/schema.js';

/** One term of a score. The contributions of a paper's reasons sum to its score. */
export interface Reason {
  /** What was looked at: `upvotes`, `stars`, `position`, `age`, `starSpeed`, … */
  signal: string;
  /** What was found there; absent when it is unknown. */
  value?: number;
  /** How much of the score it gave, in the score's own unit. */
  contribution: number;
  /** The same in words: "118 upvotes in 9 hours, 4.1 times the median". */
  text: string;
}

/** A paper with its place, from 1, and why it is there. */
export interface Ranked {
  paper: Paper;
  score: number;
  rank: number;
  reasons: Reason[];
}

/** A reason whose words are made only for the papers that are kept. */
export interface Term extends Omit<Reason, 'text'> {
  text: (value: number, paper: Paper) => string;
}

/** What a scorer may know besides the papers. */
export interface ScoreContext {
  /** The moment the ranking is of, in milliseconds since 1970. */
  now: number;
}

/**
 * Looks once at all the papers and gives the function that scores each of them, by its index. A score is the sum of
 * the terms' contributions, the higher the better. Pure: no clock, no randomness, no network.
 *
 * @example
 * const shortest: Scorer = () => (paper) => [
 *   { signal: 'length', contribution: -paper.title.length, text: () => `${paper.title.length} characters` },
 * ];
 */
export type Scorer = (papers: readonly Paper[], context: ScoreContext) => (paper: Paper, index: number) => Term[];
