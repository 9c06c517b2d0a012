export { explain } from './explain.js';
export { type RankOptions, rank } from './rank.js';
export { rankings, type Weights } from './rankings.js';
export type { Ranked, Reason, ScoreContext, Scorer, Term } from './types.js';
