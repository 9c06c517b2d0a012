import type { Query } from '../driver/database.js';

/**
 * What tells this database from any it was restored from: the server, its timeline, the database and the table itself. Transaction
 * numbers, by which changes are put in order, mean something within one of these alone. The timeline is that of what is written
 * now: the control file learns of a promotion later.
 */
const identity = `SELECT (SELECT system_identifier FROM pg_control_system())::text || '.' ||
  ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::integer::text || '.' ||
  (SELECT oid FROM pg_database WHERE datname = current_database())::text || '.' || 'trending_papers.paper'::regclass::oid::text AS identity`;

/**
 * The epoch of the store's cursors. After a restore, and on a server that took over from another, it is a new one, and all
 * papers count as changed now: readers are told, and begin again.
 */
export async function epochOf(
  query: Query,
  transaction: <T>(run: (query: Query) => Promise<T>) => Promise<T>,
): Promise<string> {
  const settled = await settledEpoch(query);
  if (settled !== undefined) return settled;
  return transaction(async (inside) => {
    await inside(
      'INSERT INTO trending_papers.drawer (drawer) VALUES (-1) ON CONFLICT (drawer) DO UPDATE SET drawer = -1',
    );
    const other = await settledEpoch(inside);
    if (other !== undefined) return other;
    const [now] = await inside<{ identity: string }>(identity);
    const epoch = crypto.randomUUID();
    await inside('UPDATE trending_papers.paper SET rev = pg_current_xact_id()');
    await inside('UPDATE trending_papers.gone SET rev = pg_current_xact_id()');
    for (const [name, value] of [
      ['epoch', epoch],
      ['identity', now!.identity],
    ])
      await inside(
        'INSERT INTO trending_papers.meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        [name, value],
      );
    return epoch;
  });
}

/** The epoch, where it was made by this database, or by the one that this one follows. */
async function settledEpoch(query: Query): Promise<string | undefined> {
  const [follows] = await query<{ follows: boolean }>('SELECT pg_is_in_recovery() AS follows');
  if (follows!.follows) {
    const [made] = await query<{ epoch: string }>(
      "SELECT value AS epoch FROM trending_papers.meta WHERE name = 'epoch'",
    );
    return made?.epoch;
  }
  const [row] = await query<{ epoch: string | null }>(
    `SELECT (SELECT value FROM trending_papers.meta WHERE name = 'epoch') AS epoch
     FROM (${identity}) AS now
     WHERE identity = (SELECT value FROM trending_papers.meta WHERE name = 'identity')`,
  );
  return row?.epoch ?? undefined;
}
