import type { Reason } from '../paper/reason.js';
import type { Paper } from '../paper/schema.js';

/** A paper with its place, from 1, and why it is there. */
export interface Ranked {
  paper: Paper;
  score: number;
  rank: number;
  /** The terms of the score: their contributions sum to it. */
  reasons: Reason[];
}

/** A term of a score. A scorer of one's own gives its words with it; they are made only for papers that are kept. */
export interface Term extends Omit<Reason, 'text'> {
  text?: (value: number, paper: Paper) => string;
}

/** What a scorer may know besides the papers. */
export interface ScoreContext {
  /** Reference time for ages and windows, in milliseconds since 1970. */
  now: number;
}

/**
 * Looks once at all the papers and gives the function that scores each of them, by its index. A score is the sum of
 * the terms' contributions, the higher the better; a paper whose sum is no finite number comes last. Pure: no clock, no
 * randomness, no network.
 *
 * @example
 * const shortest: Scorer = () => (paper) => [
 *   { signal: 'length', contribution: -paper.title.length, text: () => `${paper.title.length} characters` },
 * ];
 */
export type Scorer = (papers: readonly Paper[], context: ScoreContext) => (paper: Paper, index: number) => Term[];

/**
 * What a person's taste adds to the score of a paper. `among`, where there is one, learns from the papers that are ranked
 * what is rare among them.
 */
export type Profile = ((paper: Paper) => Term[]) & {
  among?: (papers: readonly Paper[]) => (paper: Paper) => Term[];
};
