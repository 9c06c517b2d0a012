import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One day of a daily list of papers, as the Hugging Face API answers. */
export interface Day {
  date: string;
  items: Item[];
}

export interface Item {
  paper: { id: string; title: string; summary: string; upvotes: number; authors: { name: string }[] } & Record<
    string,
    unknown
  >;
  title: string;
  thumbnail?: string;
  [name: string]: unknown;
}

const corpus = process.env.TRENDING_PAPERS_CORPUS ?? resolve(import.meta.dirname, '../../../shared/corpus');
const dailies = join(corpus, 'hf/daily-papers.ndjson.gz');

/** Which data the journeys are made on; each prints it. */
export const dataName = existsSync(dailies) ? 'real days of Hugging Face' : 'made-up days of Hugging Face';

let every: Day[] | undefined;

/** All days there are, oldest first. */
export function allDays(): Day[] {
  every ??= existsSync(dailies) ? readDays() : madeUpDays(40);
  return every;
}

/** The newest days, oldest first. */
export function lastDays(count: number): Day[] {
  return allDays().slice(-count);
}

function readDays(): Day[] {
  const byDate = new Map<string, Item[]>();
  for (const line of gunzipSync(readFileSync(dailies)).toString('utf8').split('\n')) {
    if (!line) continue;
    const { snapshotDate, item } = JSON.parse(line) as { snapshotDate: string; item: Item };
    const items = byDate.get(snapshotDate) ?? [];
    items.push(item);
    byDate.set(snapshotDate, items);
  }
  return [...byDate].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, items]) => ({ date, items }));
}

const subjects = ['Video Diffusion', 'Agents', 'Sparse Attention', 'Robot Policies', 'Retrieval', 'Protein Design'];
const claims = ['at Scale', 'without Labels', 'from Human Feedback', 'in One Step', 'under a Budget of $O(n \\log n)$'];

/** Days with all that real ones have: pictures, code, votes that differ, mathematics, many authors, a name twice. */
function madeUpDays(count: number): Day[] {
  return Array.from({ length: count }, (_, day) => {
    const date = new Date(Date.UTC(2026, 4, 1 + day)).toISOString().slice(0, 10);
    const items = Array.from({ length: 24 }, (_, place): Item => {
      const number = String(day * 24 + place + 1).padStart(5, '0');
      const subject = subjects[(day + place) % subjects.length]!;
      // Told apart by their beginnings, as real titles are.
      const title = `Study ${day + 1}.${place + 1}: ${subject} ${claims[(day * 7 + place) % claims.length]}`;
      return {
        title,
        thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2605.${number}.png`,
        publishedAt: `${date}T00:00:00.000Z`,
        numComments: place % 5,
        paper: {
          id: `2605.${number}`,
          title,
          summary: `We study ${subject.toLowerCase()}. With $\\alpha = 0.5$ it costs \\$3 a run & <10 % of the memory. It holds on ${place + 2} benchmarks.`,
          upvotes: 120 - place * 5 + day,
          publishedAt: `${date}T00:00:00.000Z`,
          submittedOnDailyAt: `${date}T00:00:00.000Z`,
          authors: Array.from({ length: 1 + (place % 9) }, (_, at) => ({ name: `Ada Q. Example${at + 1}` })),
          ai_keywords: [subject.toLowerCase(), place % 2 ? 'Benchmark' : 'benchmark'],
          ...(place % 3 === 0 && { githubRepo: `https://github.com/lab/study-${number}`, githubStars: place * 40 }),
        },
      };
    });
    return { date, items };
  });
}
