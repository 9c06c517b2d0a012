import type { Paper } from '../../src/index.js';

/** A paper with only what a test is about. */
export function paper(id: string, title: string, rest: Partial<Paper> = {}): Paper {
  return { id, title, authors: [], ids: {}, links: {}, signals: {}, history: [], topics: [], sources: [], ...rest };
}

/** Authors by their names. */
export function by(...names: string[]): Paper['authors'] {
  return names.map((name) => ({ name }));
}
