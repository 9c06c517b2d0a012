import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultRetention } from '@trending-papers/core/collect';
import { type Listing, mergeListings, type Paper } from '@trending-papers/core/paper';
import { describe, expect, it } from 'vitest';
import { disk } from '../../src/disk/disk.js';
import { buildSites } from '../../src/site/build.js';
import { readPrevious } from '../../src/site/previous.js';
import type { Site } from '../../src/site/site.js';
import { temporaryFolder, widgetScript } from '../terminal-io.js';
import { listing, numbers, paper, trendingOrder } from './papers.js';

const at = (month: number, day: number) => new Date(Date.UTC(2026, month - 1, day, 6));

/** A paper that came up on a day and has so many votes now. */
const listed = (number: number, day: string, upvotes: number, fields: Partial<Paper> = {}) =>
  paper(number, { listed: day, signals: { upvotes }, ...fields });

interface More extends Partial<Site> {
  force?: boolean;
  note?: (text: string) => void;
}

async function build(folder: string, papers: Paper[], when: Date, { force, note, ...more }: More = {}) {
  const site: Site = {
    path: '',
    receive: async () => listing(papers),
    order: trendingOrder,
    keep: defaultRetention,
    ...more,
  };
  const now = () => when;
  const [outcome] = await buildSites({ folder, sites: [site], script: widgetScript, now, disk, force, note });
  return outcome?.built;
}

async function archiveOf(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const kind of ['papers', 'readings'])
    for (const name of await readdir(join(folder, 'archive', kind)))
      files[`${kind}/${name}`] = await readFile(join(folder, 'archive', kind, name), 'utf8');
  return files;
}

const linesOf = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

async function feedOf(folder: string): Promise<Paper[]> {
  const { papers } = (await readPrevious(folder, at(12, 31), disk)) as Listing;
  return papers.sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe('the archive of a folder', () => {
  it('files papers by the day they came up and counts by the day they were read', async () => {
    const folder = await temporaryFolder();
    await build(folder, [listed(1, '2026-03-18', 5), listed(2, '2026-03-18', 7)], at(3, 18));
    const before = await archiveOf(folder);
    await build(folder, [listed(1, '2026-03-18', 50), listed(3, '2026-03-19', 1)], at(3, 19));
    const after = await archiveOf(folder);
    expect(Object.keys(after)).toEqual([
      'papers/2026-03-18.ndjson',
      'papers/2026-03-19.ndjson',
      'readings/2026-03-18.ndjson',
      'readings/2026-03-19.ndjson',
    ]);
    for (const name of Object.keys(before)) expect(after[name], name).toBe(before[name]);
    expect(linesOf(after['readings/2026-03-19.ndjson'])).toEqual([
      { id: 'arxiv:2603.00001', at: '2026-03-19T06:00:00Z', signals: { upvotes: 50 }, position: 1 },
      { id: 'arxiv:2603.00003', at: '2026-03-19T06:00:00Z', signals: { upvotes: 1 }, position: 3 },
    ]);
    const [first] = await feedOf(folder);
    expect(first).toMatchObject({ signals: { upvotes: 50 }, position: 1 });
    expect(first?.history.map(({ signals }) => signals.upvotes)).toEqual([5, 50]);
  });

  it('gives the same papers as merging all listings whole', async () => {
    const folder = await temporaryFolder();
    const days = numbers(1, 12).map((day) =>
      numbers(day, day + 6).map((number) => {
        const date = `2026-03-${String(number).padStart(2, '0')}`;
        // Now and then a paper is known by its title alone, or gains the identifier of its article.
        const title = `A Made-Up Paper of Some Length, Number ${number}`;
        if ((number + day) % 5 === 0)
          return listed(number, date, day * number, { title, id: `title:${number}`, ids: {}, links: {} });
        if ((number + day) % 7 === 0)
          return listed(number, date, day * number, {
            title,
            ids: { ...paper(number).ids, doi: `10.1234/p${number}` },
          });
        return listed(number, date, day * number, { title });
      }),
    );
    let whole: Listing | undefined;
    for (const [index, papers] of days.entries()) {
      await build(folder, papers, at(3, index + 1));
      whole = mergeListings(whole, listing(papers), { now: at(3, index + 1) });
    }
    const kept = await feedOf(folder);
    const plain = ({ history: _, publishedAs: __, position: ___, ...rest }: Paper) => rest;
    expect(kept.map(plain)).toEqual(whole!.papers.sort((a, b) => (a.id < b.id ? -1 : 1)).map(plain));
  });

  it('makes one thinner file of the readings of a month that is over', async () => {
    const folder = await temporaryFolder();
    for (const day of numbers(1, 30)) await build(folder, [listed(1, '2026-04-01', day * 10)], at(4, day));
    expect(Object.keys(await archiveOf(folder)).filter((name) => name.startsWith('readings'))).toHaveLength(30);
    await build(folder, [listed(1, '2026-04-01', 400)], at(5, 1));
    const files = await archiveOf(folder);
    expect(Object.keys(files).slice(1)).toEqual(['readings/2026-04.ndjson', 'readings/2026-05-01.ndjson']);
    const month = linesOf(files['readings/2026-04.ndjson']);
    expect(month.length).toBeLessThan(20);
    expect([month.at(0).signals.upvotes, month.at(-1).signals.upvotes]).toEqual([10, 300]);
    const before = files['readings/2026-04.ndjson'];
    await build(folder, [listed(1, '2026-04-01', 500)], at(5, 2));
    expect((await archiveOf(folder))['readings/2026-04.ndjson']).toBe(before);
  });

  it('holds what the feed has no room for, and gives it back when there is', async () => {
    const folder = await temporaryFolder();
    const keep = { papers: 2, days: 730 };
    const built = await build(
      folder,
      numbers(1, 5).map((number) => listed(number, '2026-03-18', number)),
      at(3, 18),
      { keep },
    );
    expect(built).toMatchObject({ dropped: 3 });
    expect(await feedOf(folder)).toHaveLength(2);
    // Nobody looked at the first for a while, and now it takes off.
    await build(folder, [listed(1, '2026-03-18', 900)], at(3, 22), { keep });
    const papers = await feedOf(folder);
    expect(papers.map(({ id }) => id)).toContain('arxiv:2603.00001');
    expect(papers[0]?.history.map(({ signals }) => signals.upvotes)).toEqual([1, 900]);
    await build(folder, [], at(3, 23));
    expect(await feedOf(folder)).toHaveLength(5);
  });

  it('files a paper anew whose day turns out to be another, and finds its counts under the name it had', async () => {
    const folder = await temporaryFolder();
    const title = 'A Paper That Was First Known by Its Title Alone';
    await build(folder, [listed(1, '2026-03-18', 3, { title, id: 'title:abc', ids: {}, links: {} })], at(3, 18));
    await build(folder, [listed(1, '2026-03-16', 4, { title })], at(3, 19));
    const files = await archiveOf(folder);
    expect(Object.keys(files).filter((name) => name.startsWith('papers'))).toEqual(['papers/2026-03-16.ndjson']);
    const [only] = await feedOf(folder);
    expect(only?.id).toBe('arxiv:2603.00001');
    expect(only?.history.map(({ signals }) => signals.upvotes)).toEqual([3, 4]);
  });
});

describe('a folder of an earlier version', () => {
  it('is taken over without loss', async () => {
    const folder = await temporaryFolder();
    for (const day of [16, 17, 18])
      await build(
        folder,
        numbers(1, 130).map((number) => listed(number, `2026-03-${day}`, number + day)),
        at(3, day),
      );
    const before = await feedOf(folder);
    // An earlier version kept pages of a feed, and no archive.
    await rm(join(folder, 'archive'), { recursive: true });
    const built = await build(folder, [listed(131, '2026-03-19', 1)], at(3, 19));
    expect(built).toMatchObject({ added: 1, dropped: 0 });
    const after = await feedOf(folder);
    expect(after.slice(0, -1)).toEqual(before);
    await rm(join(folder, 'feed-2.json'));
    await build(folder, [], at(3, 19));
    expect(await feedOf(folder)).toEqual(after);
  });

  it('or a feed that was brought back is added to what the archive holds', async () => {
    const folder = await temporaryFolder();
    await build(folder, [listed(1, '2026-03-17', 5)], at(3, 17));
    const old = await readFile(join(folder, 'feed.json'), 'utf8');
    await rm(join(folder, 'archive'), { recursive: true });
    await rm(join(folder, 'feed.json'));
    await build(folder, [listed(2, '2026-03-18', 5)], at(3, 18), { force: true });
    await writeFile(join(folder, 'feed.json'), old);
    await build(folder, [listed(3, '2026-03-19', 5)], at(3, 19));
    expect((await feedOf(folder)).map(({ id }) => id)).toEqual([1, 2, 3].map((number) => paper(number).id));
  });
});

describe('an archive that somebody damaged', () => {
  it.each([
    ['half a line', '{"id":"arxiv:2603.0'],
    ['something else', '[1, 2, 3]'],
    ['a paper with a wrong field', '{"id":"arxiv:1","title":7}'],
    ['a key that is none', '{"__proto__":{"title":"x"}}'],
  ])('by %s keeps it, says so, and goes on', async (_, line) => {
    const folder = await temporaryFolder();
    await build(folder, [listed(1, '2026-03-18', 5)], at(3, 18));
    const path = join(folder, 'archive/papers/2026-03-18.ndjson');
    await writeFile(path, `${await readFile(path, 'utf8')}${line}\n`);
    const told: string[] = [];
    await build(folder, [listed(2, '2026-03-18', 5)], at(3, 19), { note: (text) => told.push(text) });
    expect(told).toEqual([`${path}: 1 line cannot be read, and stay as they are.`]);
    expect(await readFile(path, 'utf8')).toContain(`\n${line}\n`);
    expect(await feedOf(folder)).toHaveLength(2);
  });
});
