import type { Paper } from '../../src/paper/index.js';
import { barePaper } from '../bare-paper.js';

/** A paper with nothing known but what a test says. */
export function paperOf(known: Partial<Paper> & { id: string }): Paper {
  return barePaper({ title: `Paper ${known.id}`, ...known });
}

/** What `ranked` puts in order, by id. */
export function idsOf(ranked: readonly { paper: Paper }[]): string[] {
  return ranked.map(({ paper }) => paper.id);
}

export const now = '2026-06-30T12:00:00Z';
