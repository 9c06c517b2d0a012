import { thinnedOut } from '@trending-papers/core/store';
import type { Database } from '../driver/database.js';
import { historiesOf, writeMonths } from './months.js';
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
      const histories = await historiesOf(
        query,
        papers.map(({ key }) => key),
      );
      const changed = [...histories].map(([key, before]) => {
        const out = new Set(isOut(before));
        return { key, before, now: before.filter((reading) => !out.has(reading)), out: out.size };
      });
      await writeMonths(query, changed);
      return changed.reduce((sum, { out }) => sum + out, 0);
    });
  }
}
