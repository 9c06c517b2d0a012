import { describe, expect, it } from 'vitest';
import { fetchListings, type LedgerEntry, missedDays } from '../../src/collect/index.js';
import { type Listing, mergeListings } from '../../src/paper/index.js';
import { dailyItem } from '../fetch/upstream.js';

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);

interface Run {
  listing: Listing;
  ledger: LedgerEntry[];
  asked: URL[];
}

/** One run against a network that is a function of the address and of how much was asked before. */
async function runOn(
  source: string,
  answer: (url: URL, number: number) => Response,
  { day = '2026-03-18', before }: { day?: string; before?: Run } = {},
): Promise<Run> {
  let clock = noon(day);
  const asked: URL[] = [];
  const { listing, ledger } = await fetchListings([source], {
    fetch: (async (input: unknown) => {
      const url = new URL(String(input));
      asked.push(url);
      return answer(url, asked.length - 1);
    }) as typeof globalThis.fetch,
    now: () => new Date(clock),
    sleep: async (milliseconds) => {
      clock += milliseconds;
    },
    random: () => 0.5,
    searchLimit: 10_000,
    ledger: before?.ledger,
    known: before?.listing.papers,
  });
  return { listing: mergeListings(before?.listing, listing, { now: new Date(clock) }), ledger, asked };
}

const note = (id: number) => ({
  id: `note${String(id).padStart(6, '0')}`,
  forum: `note${String(id).padStart(6, '0')}`,
  content: { title: { value: `Submission ${id}` }, authors: { value: ['Ada Example'] } },
});
const venue = 'openreview:ICLR.cc/2027/Conference';
const work = (id: number) => ({ DOI: `10.1234/meadow.${id}`, title: [`Meadow ${id}`], type: 'journal-article' });
const filter = 'crossref:filter:issn:2041-1723';
const worksOf = (ids: readonly number[], total: number, cursor: string) =>
  Response.json({
    status: 'ok',
    'message-type': 'work-list',
    message: { 'total-results': total, items: ids.map(work), 'next-cursor': cursor },
  });
const codes = ({ listing }: Run) => listing.issues.map(({ code }) => code);
const ids = ({ listing }: Run) => listing.papers.map(({ id }) => id);

describe('a count that lies', () => {
  it('by too many is told with both numbers, and stands in the ledger as missing', async () => {
    const run = await runOn(venue, (url) => {
      const offset = Number(url.searchParams.get('offset'));
      return Response.json({ notes: numbers(offset + 1, offset > 0 ? offset : 900).map(note), count: 1_200 });
    });
    expect(run.listing.papers).toHaveLength(900);
    expect(run.listing.issues.map(({ message }) => message)).toEqual([
      expect.stringContaining('counts 1200 papers and gave 900'),
    ]);
    expect(run.ledger).toEqual([expect.objectContaining({ received: 900, expected: 1_200, missing: 300 })]);
  });

  it('by too few costs no paper', async () => {
    const run = await runOn(filter, (url) => {
      const start = Number(url.searchParams.get('cursor')?.replace('*', '0'));
      return worksOf(numbers(start + 1, Math.min(230, start + 100)), 50, String(start + 100));
    });
    expect(run.listing.papers).toHaveLength(230);
    expect(run.ledger[0]).toMatchObject({ received: 230, new: 230 });
    expect(run.ledger[0]).not.toHaveProperty('missing');
  });

  it.each([-5, 1e300, 'many', null, [3], { $numberLong: '9' }])('by being %j is no count', async (count) => {
    const run = await runOn(venue, () => Response.json({ notes: numbers(1, 30).map(note), count }));
    expect(run.listing.papers).toHaveLength(30);
    expect(run.ledger[0]?.received).toBe(30);
  });
});

describe('pages', () => {
  it('that are all the first one end, which is told with both numbers', async () => {
    const run = await runOn(filter, () => worksOf(numbers(1, 100), 700, 'next'));
    expect([run.listing.papers.length, run.asked.length, codes(run)]).toEqual([100, 2, ['pages-missing']]);
    expect(run.ledger[0]).toMatchObject({ received: 100, expected: 700, missing: 600 });
  });

  it('that moved, so that papers came twice and others not at all, are told with both numbers', async () => {
    const run = await runOn(venue, (url) => {
      const offset = Number(url.searchParams.get('offset'));
      // Two hundred papers were put before the first between two questions.
      const those = offset === 0 ? numbers(1, 1_000) : offset === 1_000 ? numbers(801, 1_600) : [];
      return Response.json({ notes: those.map(note), count: 1_800 });
    });
    expect(run.listing.papers).toHaveLength(1_600);
    expect(new Set(ids(run)).size).toBe(1_600);
    expect(codes(run)).toEqual(['pages-missing']);
    expect(run.listing.issues[0]!.message).toContain('counts 1800 papers and gave 1600');
    expect(run.ledger[0]).toMatchObject({ received: 1_600, expected: 1_800, missing: 200 });
  });

  it('whose cursors lead in a circle end, which is told', async () => {
    const pages: Record<string, [readonly number[], string]> = {
      '*': [numbers(1, 100), 'b'],
      b: [numbers(101, 200), 'c'],
      c: [numbers(201, 300), '*'],
    };
    const run = await runOn(filter, (url) => {
      const [those, next] = pages[url.searchParams.get('cursor')!]!;
      return worksOf(those, 900, next);
    });
    expect([run.listing.papers.length, run.asked.length, codes(run)]).toEqual([300, 4, ['pages-missing']]);
    expect(run.ledger[0]).toMatchObject({ received: 300, missing: 600 });
  });
});

describe('an answer', () => {
  const list = numbers(1, 20).map(dailyItem);
  const good = JSON.stringify(list);
  const before = () => runOn('hf:daily', () => new Response(good), { day: '2026-03-17' });

  it.each([
    ['in another format', '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>', 'JSON'],
    ['that is a riddle', '<!doctype html><title>Are you human?</title>', 'Are you human?'],
    ['that is half', good.slice(0, good.length / 2), 'JSON'],
    ['that is of another kind', '{"papers":{}}', 'no list of papers'],
    ['that is nothing', '', 'empty'],
  ])('%s takes nothing away, and stands in the ledger', async (_, body, words) => {
    const earlier = await before();
    const run = await runOn(
      'hf:daily',
      (url) => (url.searchParams.has('date') ? new Response(good) : new Response(body)),
      { before: earlier },
    );
    expect(ids(run).sort()).toEqual(ids(earlier).sort());
    expect(run.ledger.at(-1)).toMatchObject({
      day: '2026-03-18',
      received: 0,
      new: 0,
      error: { code: 'unusable-answer', message: expect.stringContaining(words) },
    });
    expect(missedDays(run.ledger, 'hf:daily', new Date(noon('2026-03-19')))).toContain('2026-03-18');
  });
});

describe('a clock', () => {
  const listOf = (url: URL) => Response.json(url.searchParams.has('date') ? [] : numbers(1, 20).map(dailyItem));

  it('that goes back loses nothing, doubles nothing, and asks for no day that has not come', async () => {
    const first = await runOn('hf:daily', listOf, { day: '2026-03-18' });
    const second = await runOn('hf:daily', listOf, { day: '2026-03-16', before: first });
    expect(ids(second).sort()).toEqual(ids(first).sort());
    for (const url of second.asked) expect((url.searchParams.get('date') ?? '') <= '2026-03-16').toBe(true);
    expect(second.ledger.map(({ day, new: fresh }) => [day, fresh])).toEqual(
      expect.arrayContaining([
        ['2026-03-16', 0],
        ['2026-03-18', 20],
      ]),
    );
    const third = await runOn('hf:daily', listOf, { day: '2026-03-19', before: second });
    expect(ids(third).sort()).toEqual(ids(first).sort());
    const newest = missedDays(third.ledger, 'hf:daily', new Date(noon('2026-03-19')));
    expect(newest.filter((day) => day >= '2026-03-19')).toEqual([]);
  });
});

describe('identifiers that vanish and return', () => {
  it('are papers that stay, each once, and new once', async () => {
    const answers = [numbers(1, 9), [1, 2, 3, 7, 8, 9], numbers(1, 9)];
    let run: Run | undefined;
    for (const [at, those] of answers.entries()) {
      const answer = (url: URL) => Response.json(url.searchParams.has('date') ? [] : those.map(dailyItem));
      run = await runOn('hf:daily', answer, { day: `2026-03-${18 + at}`, ...(run && { before: run }) });
      expect(new Set(ids(run)).size, `run ${at}`).toBe(9);
      expect(run.listing.papers, `run ${at}`).toHaveLength(9);
    }
    expect(run!.ledger.reduce((sum, { new: fresh }) => sum + fresh, 0)).toBe(9);
  });
});
