import type { Paper, Reading } from '@trending-papers/core/paper';
import type { Kept } from '@trending-papers/core/store';
import { mostBearers } from '@trending-papers/core/store';
import type { Query } from '../driver/database.js';

/** The papers that may be the same as some, with every name of theirs. */
export interface Closure {
  keys: string[];
  names: Set<string>;
}

/** Follows names to papers and papers to their names, until nothing new is found. */
export async function closureOf(query: Query, names: Iterable<string>): Promise<Closure> {
  const seen = new Set(names);
  const keys = new Set<string>();
  for (let fresh = [...seen]; fresh.length > 0; ) {
    const rows = await query<{ key: string; names: string[] }>(
      `SELECT key, names FROM trending_papers.paper WHERE key = ANY (ARRAY(
         SELECT bearer.key FROM unnest($1::text[]) AS wanted (name)
         CROSS JOIN LATERAL (
           SELECT key FROM trending_papers.name WHERE name.name = wanted.name ORDER BY key LIMIT ${mostBearers}
         ) AS bearer
       ))`,
      [fresh],
    );
    const found = rows.filter(({ key }) => !keys.has(key));
    for (const { key } of found) keys.add(key);
    fresh = [...new Set(found.flatMap((row) => row.names))].filter((name) => !seen.has(name));
    for (const name of fresh) seen.add(name);
  }
  return { keys: [...keys], names: seen };
}

/** Papers by their keys, with all their readings. */
export async function wholePapers(query: Query, keys: readonly string[]): Promise<(Kept & { names: string[] })[]> {
  if (keys.length === 0) return [];
  const rows = await query<{ key: string; paper: Paper; names: string[] }>(
    'SELECT key, paper, names FROM trending_papers.paper WHERE key = ANY ($1::uuid[])',
    [keys],
  );
  const readings = await query<Reading & { key: string }>(
    'SELECT key, at, signals FROM trending_papers.reading WHERE key = ANY ($1::uuid[]) ORDER BY key, at',
    [keys],
  );
  const histories = new Map<string, Reading[]>();
  for (const { key, at, signals } of readings) {
    const history = histories.get(key) ?? [];
    history.push({ at, signals });
    histories.set(key, history);
  }
  return rows.map(({ key, paper, names }) => ({ key, names, paper: { ...paper, history: histories.get(key) ?? [] } }));
}
