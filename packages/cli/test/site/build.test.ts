import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { defaultRetention } from '@trending-papers/core/collect';
import type { Issue } from '@trending-papers/core/paper';
import { parse } from '@trending-papers/core/parse';
import { describe, expect, it } from 'vitest';
import { disk } from '../../src/disk/disk.js';
import { type BuildOptions, buildSites } from '../../src/site/build.js';
import { readPrevious } from '../../src/site/previous.js';
import type { Built, Site } from '../../src/site/site.js';
import { dyingDisk } from '../disk/dying-disk.js';
import { temporaryFolder, widgetScript } from '../terminal-io.js';
import { listing, numbers, paper, trendingOrder } from './papers.js';

const at = (day: number, hour = 6) => new Date(Date.UTC(2026, 2, day, hour));

type OneSite = Omit<BuildOptions, 'sites'> & Omit<Site, 'path'>;

/** A folder with one site in it. */
async function buildSite({ receive, ledger, order, keep, title, url, ...rest }: OneSite): Promise<Built | undefined> {
  const site: Site = { path: '', receive, ledger, order, keep, title, url };
  const [outcome] = await buildSites({ ...rest, sites: [site] });
  if (outcome?.error) throw outcome.error;
  return outcome?.built;
}

function options(folder: string, papers: number[], when: Date, more: Partial<OneSite> = {}): OneSite {
  return {
    folder,
    receive: async () => listing(papers.map((number) => paper(number))),
    order: trendingOrder,
    keep: defaultRetention,
    script: widgetScript,
    now: () => when,
    disk,
    ...more,
  };
}

async function contents(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  const pairs = names.map(async ({ name }) => [name, await readFile(join(folder, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

/** The same with all that lies in its folders, the work of a run apart. */
async function allContents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('.'));
  const pairs = paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

/** File names with a digest of each: a difference is told in a line. */
async function digests(folder: string): Promise<Record<string, string>> {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
  return Object.fromEntries(Object.entries(await allContents(folder)).map(([name, text]) => [name, digest(text)]));
}

async function idsIn(folder: string): Promise<string[]> {
  return ((await readPrevious(folder, at(31), disk))?.papers ?? []).map(({ id }) => id).sort();
}

const idsOf = (all: number[]) => all.map((number) => paper(number).id).sort();

describe('a published folder', () => {
  it('has a page, feeds, an OPML and a digest, and nothing of the run', async () => {
    const folder = await temporaryFolder();
    await buildSite(options(folder, [1, 2], at(18)));
    expect((await readdir(folder)).sort()).toEqual([
      '404.html',
      'about.html',
      'archive',
      'atom.xml',
      'build.json',
      'days',
      'days.html',
      'digest.html',
      'feed.json',
      'feed.xml',
      'feeds.opml',
      'front-page.js',
      'icon.svg',
      'index.html',
      'manifest.webmanifest',
      'months',
      'papers',
      'rising.html',
      'robots.txt',
      'topics.html',
      'trending-papers.js',
      'weeks',
    ]);
  });

  it('is the same, byte for byte, when a run a minute later brings nothing new', async () => {
    const folder = await temporaryFolder();
    await buildSite(options(folder, numbers(1, 120), at(18)));
    const before = await digests(folder);
    const later = new Date(at(18).getTime() + 60_000);
    await buildSite(options(folder, numbers(1, 120), later));
    expect(await digests(folder)).toEqual(before);
  });

  it('is not planned again when nothing is new, and is when a file was lost or the program is asked for another title', async () => {
    const folder = await temporaryFolder();
    const first = await buildSite(options(folder, [1, 2], at(18)));
    expect(first?.written.length).toBeGreaterThan(20);
    const again = await buildSite(options(folder, [1, 2], at(18, 7)));
    expect(again?.written).toEqual([]);
    await rm(join(folder, 'about.html'));
    const mended = await buildSite(options(folder, [1, 2], at(18, 8)));
    expect(mended?.written).toEqual([join(folder, 'about.html')]);
    const renamed = await buildSite(options(folder, [1, 2], at(18, 9), { title: 'Reading group' }));
    expect(renamed?.written).toContain(join(folder, 'index.html'));
  });

  it('keeps papers that a source no longer gives, and the day each was first seen', async () => {
    const folder = await temporaryFolder();
    await buildSite(options(folder, [1, 2], at(18)));
    const built = await buildSite(options(folder, [2, 3], at(19)));
    expect(await idsIn(folder)).toEqual(idsOf([1, 2, 3]));
    expect(built).toMatchObject({ added: 1, dropped: 0 });
    const feed = await parse(await readFile(join(folder, 'feed.json')), { now: at(20) });
    const first = feed.papers.find(({ id }) => id === paper(1).id);
    expect(first?.sources[0]?.seen).toMatch(/^2026-03-18/);
  });

  it('stays as it was when every source fails', async () => {
    const folder = await temporaryFolder();
    await buildSite(options(folder, [1, 2], at(18)));
    const before = await digests(folder);
    await buildSite({ ...options(folder, [], at(19)), receive: async () => undefined });
    expect(await digests(folder)).toEqual(before);
  });

  it('is valid when the first day is empty', async () => {
    const folder = await temporaryFolder();
    await buildSite(options(folder, [], at(18)));
    expect(JSON.parse(await readFile(join(folder, 'feed.json'), 'utf8'))).toMatchObject({ items: [] });
  });

  it('is not made when there was nothing and nothing came', async () => {
    const folder = await temporaryFolder();
    expect(await buildSite({ ...options(folder, [], at(18)), receive: async () => undefined })).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });

  it('comes in pages, of which those no longer needed go', async () => {
    const folder = await temporaryFolder();
    await buildSite(options(folder, numbers(1, 250), at(18)));
    expect(Object.keys(await contents(folder)).filter((name) => /^feed.*\.json$/.test(name))).toEqual([
      'feed-2.json',
      'feed-3.json',
      'feed.json',
    ]);
    expect(JSON.parse((await contents(folder))['feed.json']!)).toMatchObject({ next_url: 'feed-2.json' });
    const built = await buildSite(options(folder, [251], at(19), { keep: { papers: 150, days: 730 } }));
    expect(built).toMatchObject({ dropped: 101 });
    expect(await idsIn(folder)).toHaveLength(150);
    expect(Object.keys(await contents(folder))).not.toContain('feed-3.json');
  });

  it('lets papers go that nobody has given for long', async () => {
    const folder = await temporaryFolder();
    const keep = { papers: 100, days: 5 };
    await buildSite(options(folder, [1, 2], at(10), { keep }));
    await buildSite(options(folder, [2], at(14), { keep }));
    expect(await idsIn(folder)).toEqual(idsOf([1, 2]));
    expect(await buildSite(options(folder, [3], at(18), { keep }))).toMatchObject({ dropped: 1 });
    expect(await idsIn(folder)).toEqual(idsOf([2, 3]));
  });

  it('keeps what a source gives, however old it is', async () => {
    const folder = await temporaryFolder();
    const old = paper(1, { published: '1998-01-01' });
    for (const day of [1, 10, 20])
      await buildSite(
        options(folder, [], at(day), {
          receive: async () => listing([old, paper(day)]),
          keep: { papers: 100, days: 5 },
        }),
      );
    expect(await idsIn(folder)).toContain(old.id);
  });

  it('does not take a date in the future for the newest', async () => {
    const folder = await temporaryFolder();
    const wrong = paper(1, { published: '2099-01-01' });
    await buildSite(options(folder, [], at(18), { receive: async () => listing([wrong, paper(2)]) }));
    await buildSite(options(folder, [], at(19), { receive: async () => listing([wrong]) }));
    expect(await idsIn(folder)).toEqual(idsOf([1, 2]));
  });

  it('tells its address in the feeds', async () => {
    const folder = await temporaryFolder();
    await buildSite(options(folder, [1], at(18), { url: 'https://lab.example/papers/' }));
    const files = await contents(folder);
    expect(files['feed.xml']).toContain('https://lab.example/papers/feed.xml');
    expect(files['feeds.opml']).toContain('xmlUrl="https://lab.example/papers/feed.xml"');
  });

  it('tells by kinds what could not be written as it was', async () => {
    const folder = await temporaryFolder();
    const told: Issue[][] = [];
    const odd = { ...paper(1), links: { pdf: 'file:///etc/passwd' } };
    const receive = async () => listing([odd, paper(2)]);
    await buildSite(options(folder, [], at(18), { receive, remark: (issues) => told.push([...issues]) }));
    expect(told).toHaveLength(1);
    expect(told[0]!.filter(({ code }) => code === 'url-unusable').map(({ where }) => where)).toEqual([
      expect.stringMatching(/^papers\[[01]\]\.links\.pdf$/),
    ]);
  });

  it('never writes over something that is no feed of ours', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'feed.json'), '{"precious": tr');
    await expect(buildSite(options(folder, [1], at(18)))).rejects.toHaveProperty('code', 'unreadable-state');
    expect(await readFile(join(folder, 'feed.json'), 'utf8')).toBe('{"precious": tr');
  });
});

describe("somebody else's files", () => {
  it.each(['index.html', 'feed.xml', 'atom.xml', 'feeds.opml', 'digest.html'])(
    'such as %s are not written over by a first run, unless that is wished',
    async (name) => {
      const folder = await temporaryFolder();
      await writeFile(join(folder, name), 'mine');
      await expect(buildSite(options(folder, [1], at(18)))).rejects.toMatchObject({
        code: 'foreign-files',
        facts: { names: [name] },
      });
      expect(await readdir(folder)).toEqual([name]);
      expect(await readFile(join(folder, name), 'utf8')).toBe('mine');
      await buildSite(options(folder, [1], at(18), { force: true }));
      expect(await readFile(join(folder, name), 'utf8')).not.toBe('mine');
      // From now on the folder is ours.
      await buildSite(options(folder, [2], at(19)));
      expect(await idsIn(folder)).toEqual(idsOf([1, 2]));
    },
  );

  it('such as a JSON Feed of another tool are no state of ours', async () => {
    const folder = await temporaryFolder();
    const theirs = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'A blog',
      items: [{ id: 'https://blog.example/1', title: 'A first post', content_text: 'Hello' }],
    });
    await writeFile(join(folder, 'feed.json'), theirs);
    await expect(buildSite(options(folder, [1], at(18), { force: true }))).rejects.toHaveProperty(
      'code',
      'unreadable-state',
    );
    expect(await readFile(join(folder, 'feed.json'), 'utf8')).toBe(theirs);
  });
});

describe('two runs at once', () => {
  it('are one too many', async () => {
    const folder = await temporaryFolder();
    let second: Promise<unknown> | undefined;
    await buildSite(
      options(folder, [1], at(18), {
        now: () => new Date(),
        receive: async () => {
          second = buildSite(options(folder, [2], at(18), { now: () => new Date() }));
          await second.catch(() => {});
          return listing([paper(1)]);
        },
      }),
    );
    await expect(second).rejects.toHaveProperty('code', 'locked');
    expect(await idsIn(folder)).toEqual(idsOf([1]));
  });

  it.each([
    ['a process that is gone', { pid: 2 ** 22 + 1, host: hostname() }],
    ['a machine that is gone, an hour ago', { pid: 1, host: 'elsewhere' }],
  ])('are not what a lock of %s means', async (_, holder) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, '.trending-papers'));
    await writeFile(join(folder, '.trending-papers', 'lock'), JSON.stringify(holder));
    const later = new Date(Date.now() + 2 * 3_600_000);
    await buildSite(options(folder, [1], later));
    expect(await idsIn(folder)).toEqual(idsOf([1]));
  });
});

describe('a run that is killed', () => {
  it('at any step leaves the papers whole, and the next run repairs', async () => {
    const full = dyingDisk(Number.POSITIVE_INFINITY);
    const folder = await temporaryFolder();
    const first = [1, 2];
    const second = [2, 3];
    await buildSite(options(folder, first, at(18)));
    const texts = await allContents(folder);
    const before = await digests(folder);
    await buildSite(options(folder, second, at(19), { disk: full }));
    const after = await digests(folder);
    expect(full.done).toBeGreaterThan(20);

    for (let steps = 0; steps < full.done; steps++) {
      await rm(folder, { recursive: true });
      await mkdir(folder);
      for (const [name, text] of Object.entries(texts)) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), text);
      }
      await buildSite(options(folder, second, at(19), { disk: dyingDisk(steps) })).catch(() => {});

      // Every file is one of the old or one of the new, whole.
      for (const [name, digest] of Object.entries(await digests(folder)))
        expect([before[name], after[name]], `${name} after ${steps} steps`).toContain(digest);
      // What the killed run left is what another process would find: its lock names one that is gone.
      const lock = join(folder, '.trending-papers', 'lock');
      await writeFile(lock, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() })).catch(() => {});
      await buildSite(options(folder, second, at(19)));
      expect(await digests(folder), `repaired after ${steps} steps`).toEqual(after);
    }
  });
});
