import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { corpusFile } from '../../../core/test/corpus.js';
import { dailyItem } from '../../../core/test/fetch/upstream.js';

/** A paper as Hugging Face's daily list gives it, as far as this test looks into it. */
export interface Item {
  paper: { id: string; upvotes: number };
}

/** What the service took up on one day. */
export interface Day {
  /** `2026-03-18` */
  date: string;
  items: Item[];
}

const archive = corpusFile('hf/daily-papers.ndjson.gz');
export const hasArchive = existsSync(archive);

/** The last days of the archive. */
export function archiveDays(count: number): Day[] {
  const byDate = new Map<string, Item[]>();
  for (const line of gunzipSync(readFileSync(archive)).toString('utf8').split('\n').filter(Boolean)) {
    const { snapshotDate, item } = JSON.parse(line) as { snapshotDate: string; item: Item };
    byDate.set(snapshotDate, [...(byDate.get(snapshotDate) ?? []), item]);
  }
  const days = [...byDate].map(([date, items]) => ({ date, items }));
  return days.sort((a, b) => (a.date < b.date ? -1 : 1)).slice(-count);
}

/** Days of a service that nobody has: some papers on weekdays, none on weekends. */
export function madeUpDays(count: number): Day[] {
  const start = Date.UTC(2026, 0, 1);
  let number = 0;
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(start + index * 86_400_000);
    const papers = [0, 6].includes(date.getUTCDay()) ? 0 : 3 + (index % 5);
    const items = Array.from({ length: papers }, () => dailyItem(++number) as Item);
    return { date: date.toISOString().slice(0, 10), items };
  });
}
