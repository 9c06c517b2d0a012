import { PGlite } from '@electric-sql/pglite';
import { parse } from '@trending-papers/core';
import type { Paper } from '@trending-papers/core/paper';
import { toJsonFeed, toRss } from '@trending-papers/core/publish';
import { createMemoryStore, feedOpener, type PaperStore } from '@trending-papers/core/store';
import { expect } from 'vitest';
import type { Day } from '../../cli/test/year/days.js';
import { answerOn } from '../../cli/test/year/service.js';
import { all } from '../../core/test/store/conformance.js';
import { written } from '../../core/test/store/works.js';
import { openPostgres } from '../src/driver/postgres.js';
import { pgliteStore } from '../src/index.js';
import { storeOn } from '../src/store/store.js';
import { type Programs, type Server, startServer } from './server.js';

/** JSON with its fields in one order: PostgreSQL keeps them in one of its own. */
const inOrder = (text: string) =>
  JSON.stringify(
    JSON.parse(text, (_, value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    ),
    null,
    1,
  );

/** What is published of a store on one day: what is rising, and what is new. */
async function feedsOf(store: PaperStore, now: Date): Promise<string[]> {
  const since = new Date(now.getTime() - 14 * 86_400_000);
  const feeds = [
    (await store.trending({ now, window: 14, limit: 40 })).map(({ paper }) => paper),
    await all(store.papers({ since, limit: 60 })),
  ];
  return feeds.flatMap((papers: Paper[]) => {
    const listing = { title: 'A year', papers, issues: [], date: now.toISOString() };
    return [inOrder(toJsonFeed(listing)), toRss(listing)];
  });
}

/** The feeds of a store whose papers were published whole, and read from there. */
async function fromFeed(store: PaperStore, now: Date): Promise<string[]> {
  const whole = toJsonFeed({ title: 'A year', papers: await all(store.papers()), issues: [] });
  const fetch = async () => new Response(whole, { headers: { 'content-type': 'application/feed+json' } });
  return feedsOf(await feedOpener({ fetch }).open('https://lab.example/feed.json'), now);
}

/** A store of every kind that can be written to, one on each server, each empty, and what ends them. */
export async function everyStore(
  servers: readonly Programs[],
): Promise<{ stores: PaperStore[]; end: () => Promise<void> }> {
  const stores = [createMemoryStore(), await pgliteStore(await PGlite.create())];
  const running: Server[] = [];
  for (const programs of servers) {
    const server = await startServer(programs);
    running.push(server);
    const database = await openPostgres(await server.database('year'));
    stores.push(await storeOn(database, { where: 'a test', manyWriters: true }));
  }
  const end = async () => {
    for (const store of stores) await store.close();
    for (const server of running) await server.stop();
  };
  return { stores, end };
}

/**
 * Lets days go by in several stores, each of which is given what a service answers every day, votes that have grown among
 * it, and expects the same feeds of all of them to the byte. Gives how many papers there are at the end.
 */
export async function sameFeeds(days: readonly Day[], stores: readonly PaperStore[], every: number): Promise<number> {
  for (const [index, { date }] of days.entries()) {
    const now = new Date(`${date}T06:17:00Z`);
    const { papers } = await parse(JSON.stringify(answerOn(days.slice(0, index + 1))), { now });
    const merged = [];
    for (const store of stores) merged.push(await store.merge(papers, { now }));
    expect(new Set(merged.map((each) => JSON.stringify(each))).size, `${date}: ${JSON.stringify(merged)}`).toBe(1);
    if (index % every > 0 && index < days.length - 1) continue;
    const [meant, ...others] = await Promise.all(stores.map((store) => feedsOf(store, now)));
    for (const other of [...others, await fromFeed(stores[0]!, now)]) expect(other, date).toEqual(meant);
  }
  const [meant, ...others] = await Promise.all(stores.map(async (store) => written(await all(store.papers()))));
  for (const other of others) expect(other).toEqual(meant);
  return meant!.length;
}
