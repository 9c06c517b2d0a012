import type { Paper } from '../src/paper/index.js';

/** A paper of which nothing is known but what a test says. */
export function barePaper(known: Partial<Paper> = {}): Paper {
  return {
    id: 'title:0000000000000000',
    title: 'A Long Enough Title for a Paper',
    authors: [],
    ids: {},
    links: {},
    signals: {},
    history: [],
    topics: [],
    sources: [],
    ...known,
  };
}
