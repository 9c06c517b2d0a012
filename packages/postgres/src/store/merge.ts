import type { Paper } from '@trending-papers/core/paper';
import { type Merged, storeIssue, unite } from '@trending-papers/core/store';
import type { Database, Query } from '../driver/database.js';
import { isUnfit } from '../driver/errors.js';
import { retried } from '../driver/retry.js';
import { closureOf, crowdedNames, wholePapers } from './closure.js';
import { keptNames, lockNames } from './names.js';
import { writeUnion } from './write.js';

/** How a transaction keeps other writers out of what it is about to change. Another one is for tests that show why. */
export type Lock = (query: Query, names: Iterable<string>) => Promise<void>;

/** Times that other writers may add something to what is being merged, before it is given up. */
const mostGrowth = 20;

/** Thrown out of a transaction when more must be locked than was known; it is tried again with these names. */
class Grown {
  constructor(readonly names: ReadonlySet<string>) {}
}

/**
 * Merges one batch in one transaction. Papers that the database does not take are told, and the others merged: the batch
 * is halved until they stand alone.
 */
export async function mergeBatch(
  database: Database,
  papers: readonly Paper[],
  now: Date,
  lock: Lock = lockNames,
): Promise<Merged> {
  try {
    return await retried(() => mergeLocked(database, papers, now, lock));
  } catch (error) {
    if (!isUnfit(error)) throw error;
    if (papers.length === 1)
      return { added: 0, changed: 0, united: 0, unchanged: 0, issues: [refused(papers[0]!, error)] };
    const half = papers.length >> 1;
    const first = await mergeBatch(database, papers.slice(0, half), now, lock);
    const second = await mergeBatch(database, papers.slice(half), now, lock);
    return {
      added: first.added + second.added,
      changed: first.changed + second.changed,
      united: first.united + second.united,
      unchanged: first.unchanged + second.unchanged,
      issues: [...(first.issues ?? []), ...(second.issues ?? [])],
    };
  }
}

async function mergeLocked(database: Database, papers: readonly Paper[], now: Date, lock: Lock): Promise<Merged> {
  let names: ReadonlySet<string> = new Set(papers.flatMap(keptNames));
  for (let growth = 0; ; growth += 1) {
    try {
      return await database.transaction((query) => mergeIn(query, papers, names, now, lock));
    } catch (error) {
      if (!(error instanceof Grown)) throw error;
      if (growth >= mostGrowth)
        throw new Error(`Other writers changed the same ${papers.length} papers ${growth} times.`);
      names = new Set([...names, ...error.names]);
    }
  }
}

/**
 * Everything that may be the same is found without locks, locked at once in one order, and read again: what others added
 * in between is seen then.
 */
async function mergeIn(
  query: Query,
  papers: readonly Paper[],
  names: ReadonlySet<string>,
  now: Date,
  lock: Lock,
): Promise<Merged> {
  const locked = (await closureOf(query, names)).names;
  await lock(query, locked);
  const closure = await closureOf(query, names);
  const found = await wholePapers(query, closure.keys);
  const union = unite(found, papers, now);
  // A result may have a name that none of its parts had: a better title, the DOI that follows from a number.
  const needed = new Set([...closure.names, ...union.put.flatMap(({ paper }) => keptNames(paper))]);
  if ([...needed].some((name) => !locked.has(name))) throw new Grown(needed);
  const issues = [...(await crowdedNames(query, closure.names)), ...(await writeUnion(query, union, found))];
  const added = union.put.filter(({ isNew }) => isNew).length;
  return { added, changed: union.put.length - added, united: union.dropped.length, unchanged: union.unchanged, issues };
}

/** A paper that the database does not take, in its words. */
function refused({ id }: Paper, error: unknown) {
  return storeIssue('paper-refused', { paper: id.slice(0, 200), reason: (error as Error).message });
}
