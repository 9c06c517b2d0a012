export { explain } from './explain.js';
export { type RankOptions, rank } from './rank.js';
export { rankings, type Weights } from './rankings.js';
export { hackerNews } from './scorers/hacker-news.js';
export { lobsters } from './scorers/lobsters.js';
export { redditHot } from './scorers/reddit-hot.js';
export { starsPerHour } from './scorers/stars-per-hour.js';
export type { Ranked, Reason, ScoreContext, Scorer, Term } from './types.js';
export { weighted } from './weighted.js';
