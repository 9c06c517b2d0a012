import { TrendingPapersError } from '@trending-papers/core/paper';
import type { Database, Query } from '../driver/database.js';
import { isMadeAlready } from '../driver/errors.js';
import { retried } from '../driver/retry.js';
import { migrations, partitioned } from './migrations.js';

/** The oldest server whose rules were tried: `server_version_num`. */
const oldestServer = 150_000;

interface Applied {
  number: number;
  checksum: string;
}

/**
 * Brings the tables to what this release knows: all steps that are missing, in one transaction, under a lock, so that of
 * several processes that start at once one does it.
 *
 * @throws TrendingPapersError `store-version` where the server is too old, or the tables are of a newer release or were
 * changed by hand
 */
export async function migrate(
  database: Database,
  { partitions }: { partitions?: number | undefined } = {},
): Promise<void> {
  const [server] = await database.query<{ version: string }>("SELECT current_setting('server_version_num') AS version");
  const version = Number(server!.version);
  if (version < oldestServer)
    throw storeVersion(
      Math.floor(version / 10_000),
      oldestServer / 10_000,
      'The server is too old: PostgreSQL 15 to 18 were tried.',
    );
  if ((await isCurrent(database.query)) === true) return;
  const places = `
CREATE SCHEMA IF NOT EXISTS trending_papers;
CREATE TABLE IF NOT EXISTS trending_papers.migration (
  number integer NOT NULL PRIMARY KEY,
  checksum text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);`;
  await retried(() => database.script(places), isMadeAlready);
  await database.transaction(async (query, script) => {
    await query('LOCK TABLE trending_papers.migration IN ACCESS EXCLUSIVE MODE');
    const applied = await appliedIn(query);
    for (const { number, sql } of migrations.slice(applied.length)) {
      await script(partitioned(sql, partitions));
      await query('INSERT INTO trending_papers.migration (number, checksum) VALUES ($1, $2)', [
        number,
        await digest(sql),
      ]);
    }
  });
}

/** Whether nothing is to be done, which a user without rights to make tables may ask. */
async function isCurrent(query: Query): Promise<boolean> {
  const [there] = await query<{ there: boolean }>(
    "SELECT to_regclass('trending_papers.migration') IS NOT NULL AS there",
  );
  return there!.there && (await appliedIn(query)).length === migrations.length;
}

/** The steps that were done, each as this release knows it. */
async function appliedIn(query: Query): Promise<Applied[]> {
  const applied = await query<Applied>('SELECT number, checksum FROM trending_papers.migration ORDER BY number');
  if (applied.length > migrations.length)
    throw storeVersion(
      applied.length,
      migrations.length,
      'The tables are of a newer release: update @trending-papers/postgres.',
    );
  for (const [index, { checksum }] of applied.entries())
    if (checksum !== (await digest(migrations[index]!.sql)))
      throw storeVersion(
        index + 1,
        index + 1,
        `Step ${index + 1} of the tables is not what this release made: restore a backup, or copy the papers into a new database.`,
      );
  return applied;
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function storeVersion(found: number, expected: number, message: string): TrendingPapersError<'store-version'> {
  return new TrendingPapersError('store-version', message, { found, expected });
}
