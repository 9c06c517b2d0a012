import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultRetention } from '@trending-papers/core/collect';
import { expect, it } from 'vitest';
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

const publish = (folder: string, from: number, to: number, on: Disk) =>
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
        keep: { ...defaultRetention, papers: 350 },
      },
    ],
    script: widgetScript,
    now: () => new Date('2026-03-18T06:00:00Z'),
    disk: on,
  });

it('shows who turns its pages during a build every paper of before, or of after', async () => {
  const folder = await temporaryFolder();
  await publish(folder, 1, 320, disk);
  const moments = [await pagesIn(folder)];
  const watched: Disk = {
    ...disk,
    rename: async (...paths) => {
      await disk.rename(...paths);
      moments.push(await pagesIn(folder));
    },
    remove: async (path) => {
      await disk.remove(path);
      moments.push(await pagesIn(folder));
    },
  };
  await publish(folder, 41, 350, watched);
  // Only moments at which something changed: each is a state that a reader may find.
  const states = moments.filter(
    (pages, at) => at === 0 || JSON.stringify([...pages]) !== JSON.stringify([...moments[at - 1]!]),
  );
  expect(states.length).toBeGreaterThan(4);
  const all = (pages: Map<string, Page>) => [...pages.values()].flatMap(({ ids }) => ids);
  const after = new Set(all(states.at(-1)!));
  const kept = all(states[0]!).filter((id) => after.has(id));
  expect(kept.length).toBeGreaterThan(200);

  /** What somebody has read, by every way of meeting later states with later pages. */
  const read = (from: number, name: string, seen: readonly string[], broken: string[]): void => {
    for (let at = from; at < states.length; at++) {
      const page = states[at]!.get(name);
      if (page === undefined) {
        broken.push(`${name} is missing in state ${at}`);
        continue;
      }
      const ids = [...seen, ...page.ids];
      if (page.next !== undefined) read(at, page.next, ids, broken);
      else {
        const lost = kept.filter((id) => !ids.includes(id));
        if (lost.length > 0) broken.push(`${lost.length} papers lost by ${name} in state ${at}`);
      }
    }
  };
  const broken: string[] = [];
  read(0, 'feed.json', [], broken);
  expect(broken).toEqual([]);
});
