import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../terminal-io.js';

interface Item {
  paper: { id: string; upvotes: number } & Record<string, unknown>;
}

/** The list of a day, whose papers have so many votes. */
const items = (day: string, count: number, upvotes = 1): Item[] =>
  Array.from({ length: count }, (_, index) => ({
    paper: {
      id: `26${day.slice(5, 7)}.${day.slice(8)}${String(index).padStart(3, '0')}`,
      title: `A Paper Called ${index} of ${day}`,
      summary: 'About it.',
      authors: [{ name: 'Ada Example' }],
      publishedAt: `${day}T00:00:00.000Z`,
      submittedOnDailyAt: `${day}T00:00:00.000Z`,
      githubRepo: `https://github.com/lab/repo-${day}-${index}`,
      upvotes,
    },
  }));

/** A lab whose network is a function of the address and of what was sent. */
async function lab(answer: (url: URL, body: string, today: string) => Response, signal?: () => AbortSignal) {
  const folder = await temporaryFolder();
  const out = join(folder, 'public');
  const env = { TRENDING_PAPERS_CACHE: join(folder, 'cache'), GITHUB_TOKEN: 'ghp_made_up_token' };
  const asked: { url: URL; at: number }[] = [];
  const at = (today: string, ...argv: string[]) => {
    let clock = Date.parse(`${today}T12:00:00Z`);
    return run([...argv, '--json'], {
      env,
      cwd: folder,
      ...(signal && { signal: signal() }),
      now: () => new Date(clock),
      sleep: async (milliseconds) => {
        clock += milliseconds;
      },
      fetch: (async (input: unknown, init: RequestInit = {}) => {
        const url = new URL(String(input));
        asked.push({ url, at: clock });
        return answer(url, String(init.body ?? ''), today);
      }) as typeof globalThis.fetch,
    });
  };
  const papers = async () => {
    const all: Record<string, { signals: Record<string, number>; history: { at: string; signals: object }[] }> = {};
    for (const name of (await readdir(out)).filter((each) => /^feed(-\d+)?\.json$/.test(each)))
      for (const { _papers } of JSON.parse(await readFile(join(out, name), 'utf8')).items)
        all[_papers.paper.id] = _papers.paper;
    return all;
  };
  const dates = () => asked.map(({ url }) => url.searchParams.get('date')).filter(Boolean);
  return { folder, out, at, asked, dates, papers };
}

const list = (url: URL, today: string, upvotes?: number) =>
  Response.json(items(url.searchParams.get('date') ?? today, 3, upvotes));

describe('tracking', () => {
  it('gives kept papers a history, in few requests, and comes back to old ones whose code takes off', async () => {
    let day = 0;
    const { at, papers, asked } = await lab((url, body, today) => {
      if (url.host === 'api.github.com') {
        const names = [...body.matchAll(/(r\d+): repository\(owner: \\"lab\\", name: \\"(repo-[\w-]+)\\"/g)];
        const starsOf = (name: string) => (name === 'repo-2026-03-02-0' && day > 60 ? 5_000 : 10);
        const data = names.map(([, alias = '', name = '']) => [
          alias,
          { nameWithOwner: name, stargazerCount: starsOf(name) },
        ]);
        return Response.json({ data: Object.fromEntries(data) });
      }
      return list(url, today, 1 + day);
    });
    const track = ['--track', 'hf,github'];
    for (const [index, today] of ['2026-03-02', '2026-03-03', '2026-03-04'].entries()) {
      day = index;
      expect((await at(today, 'build', 'hf:daily', '--out', 'public', ...track)).code).toBe(0);
    }
    const first = (await papers())['arxiv:2603.02000']!;
    expect(first.signals).toMatchObject({ upvotes: 3, stars: 10 });
    expect(first.history.filter((reading) => 'upvotes' in reading.signals).length).toBeGreaterThan(1);
    expect(asked.filter(({ url }) => url.host === 'api.github.com').length).toBe(2);

    day = 100;
    const later = await at('2026-06-20', 'build', 'hf:daily', '--out', 'public', '--limit', '1', ...track);
    expect(later.err).toContain('looked again at');
    const old = (await papers())['arxiv:2603.02000']!;
    expect(old.signals.stars).toBe(5_000);
    expect(old.history.at(-1)).toEqual({ at: expect.stringMatching(/^2026-06-20T12:00/), signals: { stars: 5_000 } });
  });

  it('says what was left when the questions of a run are used up, and takes it up in the next', async () => {
    const { at, asked } = await lab((url, _, today) =>
      url.host === 'hn.algolia.com' ? Response.json({ hits: [] }) : list(url, today),
    );
    const build = ['build', 'hf:daily', '--out', 'public', '--track', 'hn', '--track-questions', '2'];
    await at('2026-03-02', ...build);
    const second = await at('2026-03-03', ...build);
    expect(second.err).toContain('hn: 1 of 3 are left for the next run.');
    const before = asked.length;
    await at('2026-03-04', ...build);
    const queries = asked
      .slice(before)
      .map(({ url }) => url.searchParams.get('query'))
      .filter(Boolean);
    expect(queries[0]).toBe('"2603.02002"');
  });

  it('without a token says where to put one, and publishes all the same', async () => {
    const { at } = await lab((url, _, today) =>
      url.host === 'api.github.com' ? new Response('{"message":"Bad credentials"}', { status: 401 }) : list(url, today),
    );
    await at('2026-03-02', 'build', 'hf:daily', '--out', 'public');
    const { code, err } = await at('2026-03-03', 'build', 'hf:daily', '--out', 'public', '--track', 'github');
    expect(code).toBe(0);
    expect(err).toMatch(/github: 3 of 3 questions left\. .*Bad credentials/);
    expect(err).not.toContain('ghp_made_up_token');
  });

  it.each(['{"github":', '{"github":{"at":"never"}}', '{"../x":{"at":"2026-03-02T00:00:00Z"}}', '[]'])(
    'begins anew when what it remembers is %s',
    async (text) => {
      const { at, out } = await lab((url, _, today) => list(url, today));
      await at('2026-03-02', 'build', 'hf:daily', '--out', 'public', '--track', 'hf');
      await writeFile(join(out, 'archive/tracking.json'), text);
      const { code, err } = await at('2026-03-03', 'build', 'hf:daily', '--out', 'public', '--track', 'hf');
      expect(code).toBe(0);
      expect(err).toContain('archive/tracking.json is damaged: it is begun anew');
    },
  );
});

describe('backfill', () => {
  it('fills a span at the pace of the service, and asks for nothing twice', async () => {
    const { at, dates, papers, asked } = await lab((url, _, today) => list(url, today));
    const fill = ['backfill', 'hf:daily', '--from', '2026-03-01', '--to', '2026-03-20', '--out', 'public'];
    const first = await at('2026-04-10', ...fill);
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toEqual({ from: '2026-03-01', to: '2026-03-20', days: 20, added: 60, missing: [] });
    expect(Object.keys(await papers())).toHaveLength(60);
    expect(dates()).toHaveLength(20);
    for (const [index, { at: when }] of asked.entries())
      if (index > 0) expect(when - asked[index - 1]!.at).toBeGreaterThanOrEqual(500);
    const again = await at('2026-04-11', ...fill);
    expect(JSON.parse(again.out)).toMatchObject({ days: 0, added: 0 });
    expect(dates()).toHaveLength(20);
  });

  it('goes on where it was stopped, and names the days that stay missing', async () => {
    let closed: string | undefined = '2026-03-12';
    const { at, dates, papers } = await lab((url, _, today) =>
      url.searchParams.get('date') === closed
        ? new Response('{"error":"We are moving house"}', { status: 403 })
        : list(url, today),
    );
    const fill = ['backfill', 'hf:daily', '--from', '2026-03-08', '--to', '2026-03-15', '--out', 'public'];
    const first = await at('2026-04-10', ...fill);
    expect(first.code).toBe(1);
    expect(JSON.parse(first.out)).toMatchObject({ days: 7, added: 21, missing: [{ day: '2026-03-12' }] });
    expect(first.err).toMatch(/hf:daily of 2026-03-12 is missing: .*We are moving house/);
    closed = undefined;
    const before = dates().length;
    const second = await at('2026-04-10', ...fill);
    expect([second.code, dates().slice(before)]).toEqual([0, ['2026-03-12']]);
    expect(Object.keys(await papers())).toHaveLength(24);
  });

  const config = {
    out: 'public',
    feeds: [
      { name: 'all', sources: ['hf:daily', 'hf:trending'] },
      { name: 'first', sources: ['hf:daily'], filters: { query: '"called 1"' } },
    ],
  };
  const fillFeeds = ['backfill', '--from', '2026-03-01', '--to', '2026-03-20'];
  const idsIn = async (folder: string) =>
    (
      await Promise.all(
        (
          await readdir(join(folder, 'archive/papers'))
        ).map((name) => readFile(join(folder, 'archive/papers', name), 'utf8')),
      )
    )
      .join('')
      .split('\n')
      .filter(Boolean)
      .map((line): string => JSON.parse(line).id);

  it('fills all feeds of a config, each with its filters, and asks for a day once', async () => {
    const { at, dates, folder, out } = await lab((url, _, today) => list(url, today));
    await writeFile(join(folder, 'trending-papers.config.json'), JSON.stringify(config));
    const { code, out: json, err } = await at('2026-04-10', ...fillFeeds);
    expect(code, err).toBe(0);
    expect(JSON.parse(json)).toEqual({
      from: '2026-03-01',
      to: '2026-03-20',
      feeds: [
        { name: 'all', days: 20, added: 60, missing: [] },
        { name: 'first', days: 20, added: 20, missing: [] },
      ],
    });
    expect(err).toContain('all: hf:trending cannot be had as it was on a past day, and is left out.');
    expect(await idsIn(join(out, 'all'))).toHaveLength(60);
    expect(await idsIn(join(out, 'first'))).toHaveLength(20);
    expect([dates().length, new Set(dates()).size]).toEqual([20, 20]);
    const second = await at('2026-04-11', ...fillFeeds);
    expect(second.code, second.err).toBe(0);
    const again = JSON.parse(second.out);
    expect(again.feeds.map(({ days }: { days: number }) => days)).toEqual([0, 0]);
    expect(dates()).toHaveLength(20);
    // The overview of all feeds names both.
    expect(await readFile(join(out, 'index.html'), 'utf8')).toMatch(/all[\s\S]*first/);
  });

  it('that is stopped in the middle has kept whole lots of all feeds, and goes on with the rest', async () => {
    let stopping = new AbortController();
    const { at, dates, folder, out } = await lab(
      (url, _, today) => {
        if (dates().length === 11) stopping.abort(new Error('SIGINT'));
        return list(url, today);
      },
      () => stopping.signal,
    );
    await writeFile(join(folder, 'trending-papers.config.json'), JSON.stringify(config));
    expect((await at('2026-04-10', ...fillFeeds)).code).not.toBe(0);
    expect([(await idsIn(join(out, 'all'))).length, (await idsIn(join(out, 'first'))).length]).toEqual([21, 7]);
    stopping = new AbortController();
    const before = dates().length;
    const { code, out: json } = await at('2026-04-10', ...fillFeeds);
    expect([code, JSON.parse(json).feeds.map(({ days }: { days: number }) => days)]).toEqual([0, [13, 13]]);
    expect(dates().slice(before)[0]! >= '2026-03-08').toBe(true);
    expect([(await idsIn(join(out, 'all'))).length, (await idsIn(join(out, 'first'))).length]).toEqual([60, 20]);
  });

  it('of feeds none of which remembers days has nothing to do', async () => {
    const { at, folder, asked } = await lab(() => Response.json([]));
    const feeds = [{ name: 'a', sources: ['hf:trending'] }];
    await writeFile(join(folder, 'trending-papers.config.json'), JSON.stringify({ out: 'public', feeds }));
    const { code, err } = await at('2026-04-10', ...fillFeeds);
    expect([code, asked]).toEqual([2, []]);
    expect(err).toContain('remembers its days');
  });

  it('keeps to days that there were, and to what the filters let through', async () => {
    const { at, dates, papers } = await lab((url, _, today) => list(url, today));
    const fill = ['backfill', 'hf:daily', '--from', '2026-03-08', '--out', 'public', '--query', '"called 1"'];
    await at('2026-03-10', ...fill);
    expect(dates()).toEqual(['2026-03-08', '2026-03-09']);
    expect(Object.keys(await papers()).sort()).toEqual(['arxiv:2603.08001', 'arxiv:2603.09001']);
  });

  it.each([
    [['hf:daily'], 'first day'],
    [['hf:daily', '--from', '2026-3-1'], 'a day such as'],
    [['hf:daily', '--from', '2026-03-20', '--to', '2026-03-01'], 'is before'],
    [['hf:trending', '--from', '2026-03-01'], 'cannot be had as it was on a past day'],
    [['hff:daily', '--from', '2026-03-01'], 'Did you mean'],
  ])('does not begin with %s', async (argv, words) => {
    const { at, asked } = await lab(() => Response.json([]));
    const { code, err } = await at('2026-04-10', 'backfill', ...argv, '--out', 'public');
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(asked).toEqual([]);
  });
});

describe('doctor', () => {
  it('tells of the days of each source, and which are open, in the words of the service', async () => {
    const { at, folder } = await lab((url, _, today) => {
      const day = url.searchParams.get('date') ?? today;
      if (day === '2026-03-03') return new Response('{"error":"We are moving house"}', { status: 403 });
      return Response.json(items(day, 3));
    });
    await writeFile(
      join(folder, 'trending-papers.config.json'),
      JSON.stringify({ sources: ['hf:daily'], out: 'public' }),
    );
    await at('2026-03-02', 'build');
    await at('2026-03-03', 'build');
    await at('2026-03-04', 'build');
    const { out, code } = await at('2026-03-07', 'doctor');
    const finding = JSON.parse(out).find(({ what }: { what: string }) => what === 'hf:daily, days');
    expect(finding.ok).toBe(false);
    expect(finding.says).toMatch(
      /^2026-03-04 has 3 papers; to be fetched by the next build: 2026-03-03 \(.*We are moving house.*\), 2026-03-04 \(read before it was over: 3 papers\), 2026-03-05 \(nobody asked\), 2026-03-06 \(nobody asked\)$/,
    );
    expect(code).toBe(1);
  });
});
