import type { Paper } from '@trending-papers/core/paper';
import { placeOf } from '@trending-papers/core/store';
import type { Database, Query } from '../driver/database.js';
import { writeWords } from '../search/words.js';
import { lockNames } from './names.js';
import { writeLatest } from './write.js';

/** Papers of one transaction. */
const batchSize = 250;
/** The row of `meta` that says that all papers have their rows in the tables that are made of them. */
const filled = 'filled';

/** Whether all papers have the rows that search and ranking read. */
export async function isFilled(query: Query): Promise<boolean> {
  const [row] = await query<{ there: boolean }>(
    `SELECT EXISTS (SELECT FROM trending_papers.meta WHERE name = $1) AS there`,
    [filled],
  );
  return row!.there;
}

/**
 * Makes the rows that papers of an earlier release lack, batch by batch; who begins it again goes on. Papers stay readable
 * and writable meanwhile.
 */
export async function fill(database: Database): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await database.query<{ key: string; names: string[] }>(
      `SELECT paper.key, paper.names FROM trending_papers.paper AS paper
       LEFT JOIN trending_papers.word AS word ON word.key = paper.key
       WHERE paper.key > $1::uuid AND word.key IS NULL ORDER BY paper.key LIMIT ${batchSize}`,
      [after],
    );
    if (rows.length === 0) break;
    after = rows.at(-1)!.key;
    await database.transaction(async (query) => {
      await lockNames(
        query,
        rows.flatMap(({ names }) => names),
      );
      const papers = await query<{ key: string; paper: Paper }>(
        `SELECT key, paper FROM trending_papers.paper WHERE key = ANY ($1::uuid[])
         AND NOT EXISTS (SELECT FROM trending_papers.word WHERE word.key = paper.key)`,
        [rows.map(({ key }) => key)],
      );
      await writeLatest(
        query,
        papers.map((row) => ({ ...row, place: placeOf(row.paper) })),
      );
      await writeWords(query, papers);
    });
  }
  await database.query('INSERT INTO trending_papers.meta (name, value) VALUES ($1, $1) ON CONFLICT (name) DO NOTHING', [
    filled,
  ]);
}
