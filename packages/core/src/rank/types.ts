import type { Paper } from '../paper/schema.js';

/** One term of a score. The contributions of a paper's reasons sum to its score. */
export interface Reason {
  /** What was looked at: `upvotes`, `stars`, `position`, `age`, `velocity`, … */
  signal: string;
  /** What was found there; absent when it is unknown. */
  value?: number;
  /** How much of the score it gave, in the score's own unit. */
  contribution: number;
  /** The same in words: "118 upvotes in 9 hours, 4.1 times the day's median". */
  text: string;
}

/** A paper with its place, from 1, and why it is there. */
export interface Ranked {
  paper: Paper;
  score: number;
  rank: number;
  reasons: Reason[];
}
