import type { StoreStats } from '@trending-papers/core/store';
import type { Query } from '../driver/database.js';

/** How much is in a store: rows are counted, which reads an index of each table, and bytes are those on the disk. */
export async function readStats(query: Query): Promise<StoreStats> {
  const [row] = await query<Record<'papers' | 'names' | 'readings' | 'bytes' | 'schema', unknown> & Latest>(`
SELECT (SELECT count(*) FROM trending_papers.paper) AS papers,
  (SELECT count(*) FROM trending_papers.name) AS names,
  (SELECT coalesce(sum(jsonb_array_length(readings)), 0) FROM trending_papers.month) AS readings,
  (SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'trending_papers' AND c.relkind = 'r') AS bytes,
  (SELECT count(*) FROM trending_papers.migration) AS schema,
  (SELECT place FROM trending_papers.paper ORDER BY place DESC LIMIT 1) AS place,
  (SELECT max(readings -> -1 ->> 'at') FROM trending_papers.month
    WHERE month = (SELECT max(month) FROM trending_papers.month)) AS read,
  (SELECT changed FROM trending_papers.paper ORDER BY rev DESC, key DESC LIMIT 1) AS changed`);
  const { papers, names, readings, bytes, schema, place, read, changed } = row!;
  const newest = place?.split(' ')[0];
  return {
    papers: Number(papers),
    names: Number(names),
    readings: Number(readings),
    bytes: Number(bytes),
    schema: Number(schema),
    ...(newest !== undefined && { newest }),
    ...(read !== null && { lastReading: read }),
    ...(changed !== null && { lastChange: new Date(changed).toISOString() }),
  };
}

interface Latest {
  place: string | null;
  read: string | null;
  changed: Date | string | null;
}
