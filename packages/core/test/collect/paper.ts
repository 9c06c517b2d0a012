import type { Paper } from '../../src/paper/index.js';

/** A bare paper. */
export function paper(id: string, more: Partial<Paper> = {}): Paper {
  return {
    id,
    title: `A Title Long Enough to Tell ${id} From Others`,
    authors: [],
    ids: {},
    links: {},
    signals: {},
    history: [],
    topics: [],
    sources: [],
    ...more,
  };
}
