import { cp, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { defaultRetention } from '@trending-papers/core/collect';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Disk, disk } from '../../src/disk/disk.js';
import { buildSites } from '../../src/site/build.js';
import { temporaryFolder, widgetScript } from '../terminal-io.js';
import { listing, numbers, paper, trendingOrder } from './papers.js';

interface Page {
  ids: string[];
  next?: string;
}

/** The pages of a feed as they lie in a folder at this moment, by name. */
async function pagesIn(folder: string): Promise<Map<string, Page>> {
  const pages = new Map<string, Page>();
  for (const name of ['feed.json', 'feed-2.json', 'feed-3.json', 'feed-4.json']) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const { items, next_url: next } = JSON.parse(text);
    pages.set(name, { ids: items.map(({ id }: { id: string }) => id), next });
  }
  return pages;
}

const publish = (folder: string, from: number, to: number, on: Disk, keep = 350) =>
  buildSites({
    folder,
    sites: [
      {
        path: '',
        // The newest first, as on a page of a service.
        receive: async () =>
          listing(
            numbers(from, to)
              .reverse()
              .map((number) => paper(number)),
          ),
        order: trendingOrder,
        keep: { ...defaultRetention, papers: keep },
      },
    ],
    script: widgetScript,
    now: () => new Date('2026-03-18T06:00:00Z'),
    disk: on,
  });

/** What a folder shows at one moment. */
type State = Map<string, Page>;

/** A disk of which every moment is kept that a reader could tell from the one before; `before` is asked ahead of each move of a page. */
function watched(folder: string, states: State[], before: (move: number) => Promise<void> = async () => {}): Disk {
  let moves = 0;
  const look = async () => {
    const now = await pagesIn(folder);
    if (JSON.stringify([...now]) !== JSON.stringify([...states.at(-1)!])) states.push(now);
  };
  const isPage = (path: string) => dirname(path) === folder && /^feed(?:-\d+)?\.json$/.test(basename(path));
  const act = async (path: string, move: () => Promise<void>) => {
    if (isPage(path)) await before(moves++);
    await move();
    await look();
  };
  return {
    ...disk,
    rename: (from, to) => act(to, () => disk.rename(from, to)),
    remove: (path) => act(path, () => disk.remove(path)),
  };
}

/** What is wrong for who turns pages, by every way of meeting later states with later pages. */
function brokenWays(states: readonly State[], mayBeGone: ReadonlySet<string> = new Set()): string[] {
  const all = (pages: State) => [...pages.values()].flatMap(({ ids }) => ids);
  const after = new Set(all(states.at(-1)!));
  const kept = all(states[0]!).filter((id) => after.has(id));
  expect(kept.length).toBeGreaterThan(100);
  const broken = new Set<string>();
  const read = (from: number, name: string, seen: readonly string[]): void => {
    for (let at = from; at < states.length; at++) {
      const page = states[at]!.get(name);
      const ids = page ? [...seen, ...page.ids] : seen;
      if (page?.next !== undefined) read(at, page.next, ids);
      else {
        if (!page && !mayBeGone.has(name)) broken.add(`${name} is missing in state ${at}`);
        const lost = kept.filter((id) => !ids.includes(id));
        if (lost.length > 0) broken.add(`${lost.length} papers lost by ${name} in state ${at}`);
      }
    }
  };
  read(0, 'feed.json', []);
  return [...broken];
}

let published: string;
beforeAll(async () => {
  published = await temporaryFolder();
  await publish(published, 1, 320, disk);
});

/** A folder of 320 papers, four pages of them. */
async function begin(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(published, folder, { recursive: true });
  return folder;
}

it('shows who turns its pages during a build every paper of before, or of after', async () => {
  const folder = await begin();
  const states = [await pagesIn(folder)];
  await publish(folder, 41, 350, watched(folder, states));
  expect(states.length).toBeGreaterThan(4);
  expect(brokenWays(states)).toEqual([]);
});

describe.each([
  ['with news', 350, 350, []],
  ['that shrinks', 320, 150, ['feed-3.json', 'feed-4.json']],
] as const)('a build %s, killed before any page is moved, and the run that ends it', (_, to, keep, gone) => {
  it('show who turns pages every paper of before, or of after', async () => {
    const folder = await begin();
    const states = [await pagesIn(folder)];
    // The folder as a run leaves it that is killed there: what follows it is what the next run does.
    const killed: { folder: string; states: State[] }[] = [];
    const build = watched(folder, states, async () => {
      const left = await temporaryFolder();
      await cp(folder, left, { recursive: true });
      await rm(join(left, '.trending-papers/lock'));
      killed.push({ folder: left, states: [...states] });
    });
    await publish(folder, 41, to, build, keep);
    expect(killed.length).toBeGreaterThan(3);
    const end = await pagesIn(folder);
    for (const { folder: left, states: until } of [killed[0]!, killed[2]!]) {
      await publish(left, 41, to, watched(left, until), keep);
      expect(brokenWays(until, new Set(gone))).toEqual([]);
      expect(until.at(-1)).toEqual(end);
    }
  });
});
