import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { fetchListings, type LedgerEntry } from '../../src/collect/index.js';
import { type Listing, mergeListings, namesOf } from '../../src/paper/index.js';
import { corpusFile, hasCorpus, needsCorpus } from '../corpus.js';

type Item = { paper: { id: string } };

/** The items of each day of the archive from a day on, each day once. */
async function daysFrom(first: string, count: number): Promise<Map<string, Item[]>> {
  const lines = createInterface({
    input: createReadStream(corpusFile('hf/daily-papers.ndjson.gz')).pipe(createGunzip()),
  });
  const days = new Map<string, Item[]>();
  for await (const line of lines) {
    const { snapshotDate, item } = JSON.parse(line) as { snapshotDate: string; item: Item };
    const day = snapshotDate.slice(0, 10);
    if (day >= first) days.set(day, [...(days.get(day) ?? []), item]);
  }
  return new Map([...days].sort().slice(0, count));
}

/** What goes wrong on which of the days, counted from the first. */
const troubles: Readonly<Record<number, (whole: Item[]) => Response>> = {
  2: (whole) => Response.json(whole.slice(0, 3)),
  6: () => Response.json([]),
  9: () => new Response('{"error":"Forbidden"}', { status: 403 }),
  11: () => new Response('Rate exceeded.', { status: 429, headers: { 'retry-after': '3600' } }),
  14: () => new Response('Bad gateway', { status: 502 }),
  17: (whole) => new Response(JSON.stringify(whole).slice(0, 5000)),
};

describe.skipIf(!hasCorpus)(`thirty days of real lists${needsCorpus}`, () => {
  let days: Map<string, Item[]>;
  beforeAll(async () => {
    days = await daysFrom('2026-04-01', 30);
  });

  it.each([
    ['each day', () => false],
    ['all but three days in a row', (number: number) => number >= 20 && number <= 22],
  ])('are all there at the end when somebody ran on %s', async (_, isOff) => {
    const all = [...days];
    let listing: Listing | undefined;
    let ledger: LedgerEntry[] = [];
    for (const [index, [today, items]] of all.entries()) {
      if (isOff(index)) continue;
      let clock = Date.parse(`${today}T20:00:00Z`);
      const fetch = async (input: unknown) => {
        const date = new URL(String(input)).searchParams.get('date');
        if (date !== null) return Response.json(days.get(date) ?? []);
        return troubles[index]?.(items) ?? Response.json(items);
      };
      const collected = await fetchListings(['hf:daily'], {
        fetch: fetch as typeof globalThis.fetch,
        now: () => new Date(clock),
        sleep: async (milliseconds) => {
          clock += milliseconds;
        },
        ledger,
        known: listing?.papers,
      });
      ledger = collected.ledger;
      listing = mergeListings(listing, collected.listing, { now: new Date(clock) });
    }
    const names = new Set(listing!.papers.flatMap((paper) => [...namesOf(paper)]));
    const upstream = new Set(all.flatMap(([, items]) => items.map(({ paper }) => `arxiv:${paper.id}`)));
    expect(upstream.size).toBeGreaterThan(300);
    expect([...upstream].filter((name) => !names.has(name))).toEqual([]);
    expect(listing!.papers).toHaveLength(upstream.size);
  });
});
