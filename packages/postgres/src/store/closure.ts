import type { Issue } from '@trending-papers/core/paper';
import type { Kept } from '@trending-papers/core/store';
import { mostBearers, storeIssue } from '@trending-papers/core/store';
import type { Query } from '../driver/database.js';
import { historiesOf } from './months.js';

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

/** Names that more papers bear than are looked at: what is the same may stand twice. */
export async function crowdedNames(query: Query, names: Iterable<string>): Promise<Issue[]> {
  const rows = await query<{ name: string; of: number }>(
    `SELECT name, count(*)::integer AS of FROM trending_papers.name WHERE name = ANY ($1::text[])
     GROUP BY name HAVING count(*) > ${mostBearers} ORDER BY name`,
    [[...names]],
  );
  return rows.map(({ name, of }) => storeIssue('look-alikes-cut', { name, looked: mostBearers, of }));
}

/** A paper with all its readings, the names it is kept by, and whether its words are written. */
export type Whole = Kept & { names: string[]; worded: boolean };

/** Papers by their keys, with all their readings. */
export async function wholePapers(query: Query, keys: readonly string[]): Promise<Whole[]> {
  if (keys.length === 0) return [];
  const rows = await query<Whole>(
    `SELECT paper.key, paper.paper, paper.names, word.key IS NOT NULL AS worded FROM trending_papers.paper AS paper
     LEFT JOIN trending_papers.word AS word ON word.key = paper.key WHERE paper.key = ANY ($1::uuid[])`,
    [keys],
  );
  const histories = await historiesOf(query, keys);
  return rows.map((row) => ({ ...row, paper: { ...row.paper, history: histories.get(row.key) ?? [] } }));
}
