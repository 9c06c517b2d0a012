import { withoutPassword } from '@trending-papers/core/store';
import type { PoolClient } from 'pg';
import type { Database, Query } from './database.js';
import { missingDriver } from './errors.js';

/** Connections at most: a store is one of several users of a server. */
const connections = 4;
/** A server that does not answer is told of, rather than waited for. In milliseconds. */
const connectTimeout = 15_000;

/** A database behind `postgres://…`, by the package `pg`. */
export async function openPostgres(address: string): Promise<Database> {
  const { default: pg } = await import('pg').catch((cause: unknown) => {
    throw missingDriver('pg', withoutPassword(address), cause);
  });
  const pool = new pg.Pool({
    connectionString: address,
    max: connections,
    connectionTimeoutMillis: connectTimeout,
    application_name: 'trending-papers',
  });
  // A connection that breaks while nobody uses it is replaced when it is needed; without a listener it ends the process.
  pool.on('error', () => {});
  const queryOf =
    (client: { query: PoolClient['query'] }): Query =>
    async (text, values = []) =>
      (await client.query(text, [...values])).rows;
  return {
    query: queryOf(pool as unknown as PoolClient),
    script: async (text) => {
      await pool.query(text);
    },
    async transaction(run) {
      const client = await pool.connect();
      // One that breaks while it is used says so by its query, too.
      const ignore = () => {};
      client.on('error', ignore);
      let broken: Error | undefined;
      try {
        await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
        const result = await run(queryOf(client), async (text) => {
          await client.query(text);
        });
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      } finally {
        client.off('error', ignore);
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}
