import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, type Run, trendingPapers } from './command.js';
import { dataName } from './days.js';
import { type Asked, type Services, startServices, troubles, upstreamDays } from './reach-services.js';

const days = upstreamDays();
const sources = { hf: 'hf:daily', arxiv: 'arxiv:cs.LG', biorxiv: 'biorxiv:neuroscience' } as const;
const names = Object.keys(sources) as (keyof typeof sources)[];

interface LedgerLine {
  source: string;
  day: string;
  received: number;
  expected?: number;
  missing?: number;
  stale?: boolean;
  error?: { code: string; message: string };
}

interface Month {
  runs: Map<number, Run>;
  services: Services;
  /** Names of the papers in the archive, each as often as it is there. */
  archived: string[];
  ledgers: Map<number, LedgerLine[]>;
}

/** A month of the built command, once a day, in a folder that a repository would keep; on some days nobody runs. */
async function month(isOff: (day: number) => boolean): Promise<Month> {
  const folder = emptyFolder();
  const services = await startServices(days);
  const runs = new Map<number, Run>();
  const ledgers = new Map<number, LedgerLine[]>();
  for (const [index, { date }] of days.entries()) {
    if (isOff(index)) continue;
    services.at(index);
    const args = ['build', ...Object.values(sources), '--out', 'site', '--pictures', 'none', '--quiet'];
    runs.set(
      index,
      await trendingPapers(args, {
        in: folder,
        answers: services.url,
        at: `${date}T16:00:00Z`,
        // A runner begins without a cache.
        env: { TRENDING_PAPERS_CACHE: join(folder, 'cache', date) },
      }),
    );
    ledgers.set(index, JSON.parse(readFileSync(join(folder, 'site/ledger.json'), 'utf8')));
  }
  const shelves = join(folder, 'site/archive/papers');
  const archived = readdirSync(shelves).flatMap((file) =>
    readFileSync(join(shelves, file), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): string => JSON.parse(line).id),
  );
  return { runs, services, archived, ledgers };
}

const off = (day: number) => day >= 18 && day <= 20;
let daily: Month;
let interrupted: Month;

beforeAll(async () => {
  console.log(`journey: ${days.length} days, ${dataName}`);
  [daily, interrupted] = await Promise.all([month(() => false), month(off)]);
}, 3_600_000);

afterAll(() => Promise.all([daily?.services.close(), interrupted?.services.close()]));

/** Limits as the services publish them; where one publishes none, what it has borne. */
const limits: Readonly<Record<Asked['service'], { gap: number; window: number; most: number }>> = {
  // 500 requests in five minutes for guests. https://huggingface.co/docs/hub/rate-limits
  hf: { gap: 0, window: 300_000, most: 500 },
  // One in three seconds, on one connection, over all its machines. https://info.arxiv.org/help/api/tou.html
  arxiv: { gap: 3_000, window: 3_000, most: 1 },
  // None is published: one a second.
  biorxiv: { gap: 1_000, window: 1_000, most: 1 },
};

/** A clock that is read on two sides of a socket, and timers that count whole milliseconds. */
const tolerance = 5;

describe.each([
  ['somebody who runs it each day', () => daily, () => false],
  ['a runner that was off for three days', () => interrupted, off],
] as const)(`thirty days of three services that often fail, for %s, ${dataName}`, (_, of, isOff) => {
  it.each(names)('end with every paper of %s, each once', (name) => {
    const upstream = days.flatMap((day) => day[name].map((each) => each.name));
    const archived = of().archived;
    expect(upstream.length).toBeGreaterThan(200);
    expect(upstream.filter((each) => !archived.includes(each))).toEqual([]);
    expect(new Set(archived).size).toBe(archived.length);
  });

  it('hold no paper that was nowhere', () => {
    const upstream = new Set(days.flatMap((day) => names.flatMap((name) => day[name].map((each) => each.name))));
    expect(of().archived.filter((each) => !upstream.has(each))).toEqual([]);
  });

  it('fail only when no source gave anything, and say each day what failed', () => {
    for (const [day, { code, err }] of of().runs) {
      expect(code, `day ${day}: ${err}`).toBe(0);
      for (const name of names) {
        const { fault, lasts } = troubles[name][day] ?? {};
        if (fault && lasts === undefined) expect(err, `day ${day}`).toContain(sources[name]);
      }
    }
  });

  it('keep a ledger that knows each failure, in the words of the service', () => {
    const ledgerOf = (day: number, name: keyof typeof sources) =>
      of()
        .ledgers.get(day)
        ?.find((entry) => entry.source === sources[name] && entry.day === days[day]!.date);
    expect(ledgerOf(7, 'hf')?.error).toEqual({ code: 'forbidden', message: expect.stringContaining('Forbidden') });
    expect(ledgerOf(9, 'hf')?.error).toMatchObject({ code: 'rate-limited' });
    expect(ledgerOf(15, 'hf')?.error?.message).toContain('Internal Server Error');
    expect(ledgerOf(17, 'hf')?.error).toBeDefined();
    expect(ledgerOf(22, 'hf')?.error?.message).toContain('Are you human?');
    expect(ledgerOf(3, 'arxiv')).toMatchObject({ stale: true });
    expect(ledgerOf(8, 'arxiv')).toMatchObject({ stale: true });
    expect(ledgerOf(14, 'arxiv')).toMatchObject({ stale: true, received: days[14]!.arxiv.length });
    expect(ledgerOf(12, 'biorxiv')).toMatchObject({ missing: 5 });
  });

  it('have no gap left at the end', () => {
    const last = of().ledgers.get(days.length - 1)!;
    expect(last.filter(({ error, missing }) => error || missing)).toEqual([]);
    for (const { date } of days.slice(0, -1))
      expect(last.map(({ source, day }) => `${source} ${day}`)).toContain(`hf:daily ${date}`);
  });

  it.each(names)('ask %s no faster than it publishes, one question at a time', (name) => {
    const { gap, window, most } = limits[name];
    for (const day of of().runs.keys()) {
      const asked = of().services.asked.filter((each) => each.service === name && each.day === day);
      expect(asked.length).toBeGreaterThan(0);
      for (const [index, { from }] of asked.entries()) {
        const before = asked[index - 1];
        if (before)
          expect(from - before.to, `day ${day}: ${asked[index]!.path}`).toBeGreaterThanOrEqual(gap - tolerance);
        const inWindow = asked.filter((each) => each.from <= from && each.from > from - window + tolerance);
        expect(inWindow.length).toBeLessThanOrEqual(most);
      }
    }
  });

  it('ask on a day without trouble for today, for what may have grown since, and no more', () => {
    const calm = [27, 28, 29].filter((day) => !isOff(day));
    const counts = calm.map((day) =>
      names.map((name) => of().services.asked.filter((each) => each.service === name && each.day === day).length),
    );
    const weekend = (day: number) => [0, 6].includes(new Date(`${days[day]!.date}T12:00:00Z`).getUTCDay());
    // arXiv's feed is held against its list page on working days; bioRxiv's week has a page for each thirty papers.
    expect(counts).toEqual(calm.map((day) => [2, weekend(day) ? 1 : 2, expect.any(Number)]));
  });
});
