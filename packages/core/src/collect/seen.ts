import { TrendingPapersError } from '../paper/errors.js';
import type { Paper } from '../paper/schema.js';
import { tellingNames } from './names.js';

/** Remembers papers, so that none is sent or shown twice. */
export interface Seen {
  /** Whether a paper was remembered, under any of its names: a preprint that became an article is no new paper. */
  has(paper: Paper): boolean;
  /** Those of the papers that were not, in their order, each once. */
  unseen(papers: readonly Paper[]): Paper[];
  /** Remembers papers from now on: call it when they were sent, and not before. */
  add(papers: Paper | readonly Paper[]): void;
  /** The memory as plain data, to be kept until the next run. `JSON.stringify` calls it. */
  toJSON(): string[];
}

/**
 * A memory of papers, empty or as an earlier run kept it.
 *
 * @throws TrendingPapersError `unreadable-state` when `memory` is no list of names: without it papers would be sent
 * again.
 *
 * @example
 * const seen = createSeen(JSON.parse(await readFile('seen.json', 'utf8')));
 * const fresh = seen.unseen(listing.papers);
 * await send(fresh);
 * seen.add(fresh);
 * await writeFile('seen.json', JSON.stringify(seen));
 */
export function createSeen(memory: unknown = []): Seen {
  if (!Array.isArray(memory) || !memory.every((name) => typeof name === 'string'))
    throw new TrendingPapersError('unreadable-state', 'The memory of what was seen is no list of names of papers.');
  const names = new Set<string>(memory);
  const has = (paper: Paper) => [...tellingNames(paper)].some((name) => names.has(name));
  return {
    has,
    unseen(papers) {
      const inThese = new Set<string>();
      return papers.filter((paper) => {
        const own = [...tellingNames(paper)];
        const isNew = own.every((name) => !names.has(name) && !inThese.has(name));
        for (const name of own) inThese.add(name);
        return isNew;
      });
    },
    add(papers) {
      for (const paper of Array.isArray(papers) ? (papers as readonly Paper[]) : [papers as Paper])
        for (const name of tellingNames(paper)) names.add(name);
    },
    toJSON: () => [...names].sort(),
  };
}
