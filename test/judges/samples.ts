import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Listing, Paper } from '../../packages/core/src/index.js';
import { parse } from '../../packages/core/src/index.js';
import { papers } from '../../packages/core/test/publish/hostile.js';

const root = resolve(import.meta.dirname, '..', '..');

/** Real listings, where the corpus is on the machine. */
const corpus = process.env.TRENDING_PAPERS_CORPUS ?? resolve(root, '..', 'shared', 'corpus');
export const hasCorpus = existsSync(join(corpus, 'hf', 'daily-papers.ndjson.gz'));

const now = new Date('2026-07-01T00:00:00Z');

/** The listing that `npm start` publishes. */
export function sample(): Promise<Listing> {
  return parse(readFileSync(join(root, 'examples', 'listing.json'), 'utf8'), { now });
}

/** The last days of Hugging Face's Daily Papers in the corpus. */
export function dailyPapers(count: number): Promise<Listing> {
  const lines = gunzipSync(readFileSync(join(corpus, 'hf', 'daily-papers.ndjson.gz')))
    .toString('utf8')
    .trim()
    .split('\n');
  return parse(JSON.stringify(lines.slice(-count).map((line) => JSON.parse(line).item)), { now });
}

/** Listings of papers as the worst sources would give them, the same in every run. */
export function hostileListings(count: number): Paper[][] {
  return fc.sample(papers, { numRuns: count, seed: 20260318 });
}
