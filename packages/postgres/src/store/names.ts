import type { Paper } from '@trending-papers/core/paper';
import { fnvBasis, fnvMix, namesToMergeBy } from '@trending-papers/core/store';
import type { Query } from '../driver/database.js';

/** Names are kept up to this length, which an index holds: papers that share a beginning are looked at, not merged for it. */
const keptLength = 400;

/** A name as it is kept: a text of PostgreSQL holds no NUL, and no half of a pair. */
export function keptName(name: string): string {
  return name
    .replaceAll('\u0000', '')
    .slice(0, keptLength)
    .replace(/[\uD800-\uDBFF]$/, '');
}

/** Everything a paper may be merged by, as it is kept. */
export function keptNames(paper: Paper): string[] {
  return [...new Set([...namesToMergeBy(paper)].map(keptName))].sort();
}

/** Rows that names fall into, to be locked. */
const drawers = 16_384;

function drawerOf(name: string): number {
  let hash = fnvBasis;
  for (let index = 0; index < name.length; index += 1) hash = fnvMix(hash, name.charCodeAt(index));
  return (hash >>> 0) % drawers;
}

/**
 * Waits until no other transaction has one of the names, and has them until the end of this one. Everyone takes them in
 * one order, so none waits in a circle. Rows rather than advisory locks, which some servers accept and do not keep, and of
 * which a server has room for few.
 */
export async function lockNames(query: Query, names: Iterable<string>): Promise<void> {
  const wanted = [...new Set(Array.from(names, drawerOf))].sort((a, b) => a - b);
  await query(
    `INSERT INTO trending_papers.drawer (drawer) SELECT drawer FROM unnest($1::integer[]) AS wanted (drawer) ORDER BY drawer
     ON CONFLICT (drawer) DO UPDATE SET drawer = excluded.drawer`,
    [wanted],
  );
}
