import type { LinkWords, Words } from './types.js';

/** What a number is said with, apart from reasons: a page that only counts need not load the rest. */
export const enCounts: Pick<Words, 'signals' | 'undeclared'> & { links: LinkWords } = {
  signals: {
    upvotes: { name: 'upvotes', one: '{n} upvote', other: '{n} upvotes', most: 'Most upvoted' },
    points: { name: 'points', one: '{n} point', other: '{n} points', most: 'Most points' },
    comments: { name: 'comments', one: '{n} comment', other: '{n} comments', most: 'Most discussed' },
    stars: { name: 'stars', one: '{n} star', other: '{n} stars', most: 'Most starred' },
    citations: { name: 'citations', one: '{n} citation', other: '{n} citations', most: 'Most cited' },
  },
  undeclared: '{signal}: {n}',
  links: {
    pdf: 'PDF',
    code: 'Code',
    project: 'Project',
    discussion: 'Discussion',
    video: 'Video',
    searchOn: 'Search {site}',
  },
};
