import type { Reading } from '@trending-papers/core/paper';
import type { Query } from '../driver/database.js';

/** The month of a reading, which its row is of: the beginning of its date. */
const monthOf = ({ at }: Reading): string => at.slice(0, 7);

/** Readings by their months, oldest first. */
function byMonth(readings: readonly Reading[]): Map<string, Reading[]> {
  const months = new Map<string, Reading[]>();
  for (const reading of [...readings].sort((a, b) => (a.at < b.at ? -1 : 1))) {
    const month = months.get(monthOf(reading));
    if (month) month.push(reading);
    else months.set(monthOf(reading), [reading]);
  }
  return months;
}

/** All readings of some papers, by their keys, oldest first. */
export async function historiesOf(query: Query, keys: readonly string[]): Promise<Map<string, Reading[]>> {
  const rows = await query<{ key: string; readings: Reading[] }>(
    'SELECT key, readings FROM trending_papers.month WHERE key = ANY ($1::uuid[]) ORDER BY key, month',
    [keys],
  );
  const histories = new Map<string, Reading[]>();
  for (const { key, readings } of rows) histories.set(key, [...(histories.get(key) ?? []), ...readings]);
  return histories;
}

/** A paper whose readings change. */
interface Changed {
  key: string;
  before: readonly Reading[];
  now: readonly Reading[];
}

/** Writes those months of papers that say something else now, and takes out those that say nothing any more. */
export async function writeMonths(query: Query, papers: readonly Changed[]): Promise<void> {
  const put: { key: string; month: string; readings: Reading[] }[] = [];
  const out: { key: string; month: string }[] = [];
  for (const { key, before, now } of papers) {
    const [were, are] = [byMonth(before), byMonth(now)];
    for (const [month, readings] of are)
      if (JSON.stringify(readings) !== JSON.stringify(were.get(month))) put.push({ key, month, readings });
    for (const month of were.keys()) if (!are.has(month)) out.push({ key, month });
  }
  if (put.length > 0)
    await query(
      `INSERT INTO trending_papers.month (key, month, readings)
       SELECT key, month, readings FROM jsonb_to_recordset($1::jsonb) AS row (key uuid, month text, readings jsonb)
       ON CONFLICT (key, month) DO UPDATE SET readings = excluded.readings`,
      [JSON.stringify(put)],
    );
  if (out.length > 0)
    await query(
      `DELETE FROM trending_papers.month USING unnest($1::uuid[], $2::text[]) AS out (key, month)
       WHERE month.key = out.key AND month.month = out.month`,
      [out.map(({ key }) => key), out.map(({ month }) => month)],
    );
}
