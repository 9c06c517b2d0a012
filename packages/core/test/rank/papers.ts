import type { Paper } from '../../src/index.js';

/** A paper with nothing known but what a test says. */
export function paperOf(known: Partial<Paper> & { id: string }): Paper {
  return {
    title: `Paper ${known.id}`,
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

/** What `ranked` puts in order, by id. */
export function idsOf(ranked: readonly { paper: Paper }[]): string[] {
  return ranked.map(({ paper }) => paper.id);
}

export const now = '2026-06-30T12:00:00Z';
