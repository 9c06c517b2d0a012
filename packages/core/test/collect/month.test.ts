import { describe, expect, it } from 'vitest';
import { fetchListings, type LedgerEntry, missedDays, readLedger } from '../../src/collect/index.js';
import { type Listing, mergeListings, type Paper } from '../../src/paper/index.js';
import { dailyItem } from '../fetch/upstream.js';

const dayAt = (number: number) => new Date(Date.UTC(2026, 2, number)).toISOString().slice(0, 10);

/** Papers of a day: seven and more, and fewer on weekends. */
function upstreamOf(number: number): unknown[] {
  const weekend = [0, 6].includes(new Date(`${dayAt(number)}T00:00:00Z`).getUTCDay());
  const count = weekend ? 2 : 7 + (number % 5);
  return Array.from({ length: count }, (_, index) => {
    const item = dailyItem(number * 100 + index) as { paper: object };
    return { ...item, paper: { ...item.paper, submittedOnDailyAt: `${dayAt(number)}T00:00:00.000Z` } };
  });
}

/** What goes wrong on which day of the month, for the list of the day itself. */
const troubles: Readonly<Record<number, (whole: unknown[]) => Response>> = {
  3: (whole) => Response.json(whole.slice(0, 2)),
  5: () => Response.json([]),
  8: () => new Response('{"error":"Forbidden"}', { status: 403 }),
  9: () => new Response('Rate exceeded.', { status: 429 }),
  12: () => new Response('Internal Server Error', { status: 500 }),
  15: (whole) => new Response(JSON.stringify(whole).slice(0, 200)),
  18: () => new Response('<!doctype html><title>Are you human?</title>'),
  21: () => Response.json(upstreamOf(20)),
};

interface Run {
  listing: Listing;
  ledger: LedgerEntry[];
  requests: { day: number; at: number }[];
}

/** A month of daily runs at noon; on some days nobody runs. */
async function month(isOff: (day: number) => boolean): Promise<Run> {
  let listing: Listing | undefined;
  let ledger: LedgerEntry[] = [];
  const requests: Run['requests'] = [];
  for (let number = 1; number <= 31; number++) {
    if (isOff(number)) continue;
    let clock = Date.parse(`${dayAt(number)}T12:00:00Z`);
    const fetch = async (input: unknown) => {
      requests.push({ day: number, at: clock });
      const date = new URL(String(input)).searchParams.get('date');
      if (date !== null) return Response.json(upstreamOf(Number(date.slice(8))));
      const whole = upstreamOf(number);
      return troubles[number]?.(whole) ?? Response.json(whole);
    };
    const collected = await fetchListings(['hf:daily'], {
      fetch: fetch as typeof globalThis.fetch,
      now: () => new Date(clock),
      sleep: async (milliseconds) => {
        clock += milliseconds;
      },
      random: () => 0.5,
      ledger: readLedger(JSON.parse(JSON.stringify(ledger))),
      known: listing?.papers,
    });
    ledger = collected.ledger;
    listing = mergeListings(listing, collected.listing, { now: new Date(clock) });
  }
  return { listing: listing!, ledger, requests };
}

const idsOf = (papers: readonly Paper[]) => papers.map(({ id }) => id).sort();
const all = (to: number) =>
  Array.from({ length: to }, (_, index) => upstreamOf(index + 1))
    .flat()
    .map((item) => `arxiv:${(item as { paper: { id: string } }).paper.id}`)
    .sort();

describe('a month with stubs, empty days, refusals, cut connections, riddles and stale answers', () => {
  it('ends with every paper of every day, each once', async () => {
    const { listing, ledger } = await month(() => false);
    expect(idsOf(listing.papers)).toEqual(all(31));
    expect(ledger.map(({ day }) => day)).toEqual(Array.from({ length: 31 }, (_, index) => dayAt(index + 1)));
    // Yesterday's list may have grown since it was read: it is asked for once more when it is over.
    expect(missedDays(ledger, 'hf:daily', new Date('2026-04-01T12:00:00Z'))).toEqual(['2026-03-31']);
  });

  it('also when the runner was off for three days, and for ten', async () => {
    const { listing } = await month((day) => (day >= 10 && day <= 12) || (day >= 17 && day <= 26));
    expect(idsOf(listing.papers)).toEqual(all(31));
  });

  it('never asks faster than the service wants, nor more than twice a day without need', async () => {
    const { requests } = await month(() => false);
    for (const [index, { at, day }] of requests.entries()) {
      const before = requests[index - 1];
      if (before?.day === day) expect(at - before.at).toBeGreaterThanOrEqual(500);
    }
    const calm = requests.filter(({ day }) => day > 23);
    expect(calm).toHaveLength(2 * 8);
  });

  it('counts what was new, and tells what the service said on the days that failed', async () => {
    const { ledger } = await month((day) => day > 8);
    const last = ledger.at(-1)!;
    expect(last).toMatchObject({ day: '2026-03-08', received: 0, error: { code: 'forbidden' } });
    expect(last.error?.message).toContain('Forbidden');
    const third = ledger.find(({ day }) => day === '2026-03-03')!;
    expect([third.received, third.new]).toEqual([upstreamOf(3).length, upstreamOf(3).length]);
  });

  it('names the days that stay missing', async () => {
    const gone = async (input: unknown) => {
      const date = new URL(String(input)).searchParams.get('date');
      return date === null ? Response.json(upstreamOf(9)) : new Response('No such day', { status: 404 });
    };
    const ledger = [{ source: 'hf:daily', day: '2026-03-06', at: '2026-03-07T12:00:00Z', received: 8, new: 8 }];
    const { listing } = await fetchListings(['hf:daily'], {
      fetch: gone as typeof globalThis.fetch,
      now: () => new Date('2026-03-09T12:00:00Z'),
      sleep: async () => {},
      ledger,
    });
    expect(listing.issues).toEqual([
      {
        code: 'days-missing',
        message: expect.stringMatching(/2 days are still missing: 2026-03-07 .*No such day.*2026-03-08/),
        facts: {
          source: 'hf:daily',
          days: [expect.stringMatching(/^2026-03-07 /), expect.stringContaining('2026-03-08')],
        },
        where: 'hf:daily',
      },
    ]);
  });
});

describe('several sources', () => {
  const fetch = async (input: unknown) =>
    String(input).includes('huggingface') ? Response.json(upstreamOf(2)) : new Response('Closed', { status: 503 });
  const options = { fetch: fetch as typeof globalThis.fetch, sleep: async () => {}, random: () => 0.5 };

  it('of which one fails give the others, and say so', async () => {
    const { listing, failures, ledger, received } = await fetchListings(['hf:daily', 's2:search:bees'], options);
    expect(listing.papers).toHaveLength(upstreamOf(2).length);
    expect(failures).toEqual([
      { source: 's2:search:bees', error: expect.objectContaining({ code: 'upstream-failed' }) },
    ]);
    expect(listing.issues).toContainEqual(
      expect.objectContaining({
        code: 'source-failed',
        where: 's2:search:bees',
        message: expect.stringContaining('Closed'),
      }),
    );
    expect([received.length, ledger.length]).toEqual([1, 2]);
  });

  it('that all fail give an empty listing, which says why', async () => {
    const { listing, failures } = await fetchListings(['s2:search:a', 's2:search:b'], options);
    expect([listing.papers, failures.length, listing.issues.length]).toEqual([[], 2, 2]);
  });

  it('of which one is none are not fetched at all', async () => {
    await expect(fetchListings(['hf:daily', 'hff:daily'], options)).rejects.toHaveProperty('code', 'unknown-source');
  });

  it('without a name are an empty listing', async () => {
    expect((await fetchListings([], options)).listing.papers).toEqual([]);
  });
});

describe('a ledger', () => {
  const entry = (day: string, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
    source: 'arxiv:cs.LG',
    day,
    at: `${day}T12:00:00Z`,
    received: 10,
    new: 10,
    ...more,
  });

  it('misses no weekend of arXiv, and nothing older than it remembers', () => {
    const now = new Date('2026-03-18T16:00:00Z');
    expect(missedDays([entry('2026-03-12')], 'arxiv:cs.LG', now)).toEqual(['2026-03-13', '2026-03-16', '2026-03-17']);
    expect(missedDays([entry('2025-06-02')], 'arxiv:cs.LG', now)).toHaveLength(64);
  });

  it('misses a day that failed or lacks papers, and none that is whole', () => {
    const ledger = [
      entry('2026-03-16', { error: { code: 'timed-out', message: 'x' } }),
      entry('2026-03-17', { expected: 12, missing: 2 }),
      entry('2026-03-18'),
    ];
    const now = new Date('2026-03-19T16:00:00Z');
    expect(missedDays(ledger, 'arxiv:cs.LG', now)).toEqual(['2026-03-16', '2026-03-17']);
  });

  it('knows that a week of bioRxiv holds the days before', () => {
    const biorxiv = (day: string) => entry(day, { source: 'biorxiv:neuroscience' });
    const now = new Date('2026-03-22T12:00:00Z');
    expect(missedDays([biorxiv('2026-03-02'), biorxiv('2026-03-20')], 'biorxiv:neuroscience', now)).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
      '2026-03-06',
      '2026-03-07',
      '2026-03-08',
      '2026-03-09',
      '2026-03-10',
      '2026-03-11',
      '2026-03-12',
      '2026-03-13',
      '2026-03-20',
      '2026-03-21',
    ]);
  });

  it('misses nothing of a search, a file or a source it never heard of', () => {
    const now = new Date('2026-03-22T12:00:00Z');
    for (const source of ['s2:search:x', 'papers.bib', 'https://lab.example/feed.json'])
      expect(missedDays([entry('2026-03-01', { source })], source, now)).toEqual([]);
    expect(missedDays([], 'hf:daily', now)).toEqual([]);
  });

  it('that was kept is read with care', () => {
    const good = entry('2026-03-16');
    const bad = [
      null,
      3,
      { ...good, day: 'soon' },
      { ...good, received: '10' },
      { ...good, at: 'now' },
      { ...good, error: 'x' },
    ];
    expect(readLedger([good, ...bad])).toEqual([good]);
    expect(() => readLedger({ entries: [] })).toThrow(expect.objectContaining({ code: 'unreadable-state' }));
  });
});
