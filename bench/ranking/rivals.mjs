import { hackerNews, lobsters, redditHot, starsPerHour } from '../../packages/core/dist/index.js';

/** A ranking by one count, of which papers without it have none. */
const descending = (signal) => () => (paper) => [
  { signal, contribution: paper.signals[signal] ?? 0, text: () => signal },
];

export const rivals = {
  'upvotes, descending': descending('upvotes'),
  'stars, descending': descending('stars'),
  'stars per hour (Papers with Code)': starsPerHour,
  'Hacker News': hackerNews,
  'Reddit hot': redditHot,
  Lobsters: lobsters,
};
