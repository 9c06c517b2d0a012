import { completePaper } from './complete.js';
import { narrowTitleId } from './id.js';
import { lastSeen } from './prefer.js';
import type { Paper, PaperId } from './schema.js';

/**
 * Every id a paper goes or went by, the one it was first published under among them. What remembers papers, such as who
 * was mailed which, asks for all of them: tomorrow the same paper may be known by a better identifier.
 */
export function namesOf(given: Paper): Set<PaperId> {
  const paper = completePaper(given);
  const names = statedNames(paper);
  if (paper.id.startsWith('title:')) names.add(narrowTitleId(paper.title, paper.authors?.[0]?.name));
  return names;
}

/** Those names that stand in the paper itself. */
export function statedNames({ id, ids = {}, sameAs = [], publishedAs }: Paper): Set<PaperId> {
  const own = Object.entries(ids).flatMap(([scheme, value]) => (value ? [`${scheme}:${value}`] : []));
  const names = new Set([id, ...own, ...sameAs]);
  return publishedAs === undefined ? names : names.add(publishedAs);
}

/**
 * Papers with the names under which they were first published, as feeds and permalinks need them: `published` is what a
 * feed held before, `papers` what it will hold. A paper that has gained a better identifier keeps its item in every reader.
 * Of two published papers that turned out to be one, the name seen first stays. Linear.
 *
 * @example
 * const merged = mergeListings(previous, next);
 * const papers = keepPublishedNames(previous.papers, merged.papers);
 */
export function keepPublishedNames(published: readonly Paper[], papers: readonly Paper[]): Paper[] {
  const bearers = new Map<PaperId, Paper>();
  for (const paper of published)
    for (const name of namesOf(paper)) {
      const bearer = bearers.get(name);
      if (bearer === undefined || firstSeen(paper) < firstSeen(bearer)) bearers.set(name, paper);
    }
  const own = new Set(papers.map(({ id }) => id));
  const taken = new Set<PaperId>();
  return papers.map((paper) => {
    const known = [...namesOf(paper)].flatMap((name) => bearers.get(name) ?? []);
    const first = known.reduce<Paper | undefined>((a, b) => (a && firstSeen(a) <= firstSeen(b) ? a : b), undefined);
    const { publishedAs: _, ...rest } = paper;
    const name = first?.publishedAs ?? first?.id ?? paper.id;
    // A name stays with one paper, and with the one that is called so today.
    const free = name !== paper.id && !own.has(name) && !taken.has(name);
    if (free) taken.add(name);
    return free ? { ...rest, publishedAs: name } : rest;
  });
}

/** When a paper was first seen in any of its sources; last of all when nobody says. */
function firstSeen(paper: Paper): string {
  const [first] = paper.sources.flatMap(({ seen }) => seen ?? []).sort();
  return first ?? (lastSeen(paper) || '~');
}
