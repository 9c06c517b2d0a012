import type { Reading } from '@trending-papers/core/paper';
import { thinnedOut } from '@trending-papers/core/store';
import type { Database } from '../driver/database.js';
import { lockNames } from './names.js';

/** Papers of one transaction. */
const batchSize = 200;

/** Takes out old readings that papers do not show, paper by paper, and says how many. */
export async function thinReadings(database: Database, before: string | Date): Promise<number> {
  const isOut = thinnedOut(before);
  let after = '00000000-0000-0000-0000-000000000000';
  let taken = 0;
  for (;;) {
    const papers = await database.query<{ key: string; names: string[] }>(
      `SELECT key, names FROM trending_papers.paper WHERE key > $1::uuid ORDER BY key LIMIT ${batchSize}`,
      [after],
    );
    if (papers.length === 0) return taken;
    after = papers.at(-1)!.key;
    taken += await database.transaction(async (query) => {
      // Writers add readings to those that they have read.
      await lockNames(
        query,
        papers.flatMap(({ names }) => names),
      );
      const readings = await query<Reading & { key: string }>(
        'SELECT key, at, signals FROM trending_papers.reading WHERE key = ANY ($1::uuid[]) ORDER BY key, at',
        [papers.map(({ key }) => key)],
      );
      const histories = new Map<string, Reading[]>();
      for (const { key, at, signals } of readings) histories.set(key, [...(histories.get(key) ?? []), { at, signals }]);
      const out = [...histories].flatMap(([key, history]) => isOut(history).map(({ at }) => ({ key, at })));
      if (out.length > 0)
        await query(
          `DELETE FROM trending_papers.reading USING unnest($1::uuid[], $2::text[]) AS out (key, at)
           WHERE reading.key = out.key AND reading.at = out.at`,
          [out.map(({ key }) => key), out.map(({ at }) => at)],
        );
      return out.length;
    });
  }
}
