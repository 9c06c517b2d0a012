import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Programs, type Server, startServer } from '../../packages/postgres/test/server.js';
import { launchChromium } from '../browser/chromium.js';
import { bin, emptyFolder, root, trendingPapers } from './command.js';
import { dataName } from './days.js';
import { type Host, host } from './host.js';
import { open } from './look.js';
import { startServices, upstreamDays } from './reach-services.js';

/** Days on which all three services answer as they should. */
const days = [0, 1, 2];
const upstream = upstreamDays();

/** What a library does with a store: two jobs fill it on three days, the one makes a site of it, a third process serves it. */
async function run(folder: string, store: string, together: boolean): Promise<void> {
  const services = await startServices(upstream);
  try {
    for (const day of days) {
      services.at(day);
      const at = `${upstream[day]!.date}T16:00:00Z`;
      const job = (args: readonly string[], home: string) =>
        trendingPapers(args, {
          in: folder,
          answers: services.url,
          at,
          env: { TRENDING_PAPERS_CACHE: join(folder, home, String(day)), TRENDING_PAPERS_STORE: store },
        });
      const site = () =>
        job(['build', 'hf:daily', '--out', 'site', '--pictures', 'none', '--keep-days', '9999'], 'one');
      const filler = () => job(['store', 'import', store, 'arxiv:cs.LG', 'biorxiv:neuroscience'], 'two');
      const runs = together ? await Promise.all([site(), filler()]) : [await site(), await filler()];
      for (const { code, err } of runs) expect(code, err).toBe(0);
    }
    // The other job's last papers stand on the site when it is made again.
    const last = await trendingPapers(
      ['build', '--store', store, '--out', 'site', '--pictures', 'none', '--keep-days', '9999'],
      {
        in: folder,
        at: `${upstream[days.at(-1)!]!.date}T17:00:00Z`,
      },
    );
    expect(last.code, last.err).toBe(0);
  } finally {
    await services.close();
  }
}

const exported = async (folder: string, store: string) => {
  const { code, out, err } = await trendingPapers(['store', 'export', store], {
    in: folder,
    at: '2026-07-01T00:00:00Z',
  });
  expect(code, err).toBe(0);
  return out.split('\n').filter(Boolean).sort();
};

/** A page of a feed. */
interface Page {
  items: { title: string; _papers: { paper: { id: string } } }[];
  next_url?: string;
}

const idsOf = ({ items }: Page) => items.map(({ _papers }) => _papers.paper.id);

/** The read API of a store in a process of its own, once it answers. */
async function serve(folder: string, store: string): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [bin, 'serve', '--store', store, '--port', '0'], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder },
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const [found] = /http:\S+/.exec(said) ?? [];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(said)));
  });
  return { url, child };
}

/** Where a library keeps its papers: on a server, or in a folder by PGlite. */
export interface Shelf {
  name: string;
  programs?: Programs;
}

export const pglite: Shelf = { name: 'PGlite' };

/** Fills a new store as two jobs do; gives where it is and what it keeps. */
async function fill({ programs }: Shelf) {
  const folder = emptyFolder();
  const server = programs && (await startServer(programs));
  const store = server ? await server.database('library') : 'pglite:./papers';
  await run(folder, store, server !== undefined);
  return { folder, server, store, papers: await exported(folder, store) };
}

const kept = new Map<string, readonly string[]>();

/** A library on each of the shelves, which keeps what one on the first of them does. */
export function libraryOn(shelves: readonly Shelf[], first: Shelf): void {
  describe.each(shelves)(`a library on $name, ${dataName}`, (shelf) => {
    let folder: string;
    let server: Server | undefined;
    let store: string;
    let papers: readonly string[];
    let api: { url: string; child: ChildProcess };
    let page: Host;
    let browser: Browser;

    beforeAll(async () => {
      ({ folder, server, store, papers } = await fill(shelf));
      kept.set(shelf.name, papers);
      api = await serve(folder, store);
      cpSync(join(root, 'packages/widget/dist'), join(folder, 'pages/widget'), { recursive: true });
      writeFileSync(
        join(folder, 'pages/index.html'),
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>Library</title><link rel="icon" href="data:,"><main><trending-papers src="${api.url}papers?limit=10" limit="10"></trending-papers></main><script src="widget/trending-papers.min.js"></script>`,
      );
      page = await host(join(folder, 'pages'));
      browser = await launchChromium();
    }, 900_000);

    afterAll(async () => {
      await browser?.close();
      await page?.close();
      api?.child.kill('SIGTERM');
      await server?.stop();
    });

    const all = () =>
      papers.map((line): { id: string; title: string; sources: { name: string }[] } => JSON.parse(line));

    it('has papers of all three sources, each once, and the same on every store', async () => {
      const known = all();
      expect(new Set(known.map(({ id }) => id)).size).toBe(known.length);
      const sources = new Set(known.flatMap((paper) => paper.sources.map((source) => source.name)));
      expect([...sources].sort()).toEqual(['arxiv:cs.LG', 'biorxiv:neuroscience', 'hf:daily']);
      if (!kept.has(first.name)) {
        const filled = await fill(first);
        await filled.server?.stop();
        kept.set(first.name, filled.papers);
      }
      expect(papers).toEqual(kept.get(first.name));
    });

    it('shows on its site what both jobs brought', () => {
      const ids: string[] = [];
      for (let next: string | undefined = 'feed.json'; next !== undefined; ) {
        const read: Page = JSON.parse(readFileSync(join(folder, 'site', next.split('/').at(-1)!), 'utf8'));
        ids.push(...idsOf(read));
        next = read.next_url;
      }
      expect([...new Set(ids)].sort()).toEqual(
        all()
          .map(({ id }) => id)
          .sort(),
      );
    });

    it('gives every paper to who reads page by page, and what changed to who keeps a copy', async () => {
      const ids: string[] = [];
      for (let next: string | undefined = 'papers?limit=50'; next !== undefined; ) {
        const read: Page = await (await fetch(new URL(next, api.url))).json();
        ids.push(...idsOf(read));
        next = read.next_url;
      }
      const known = all()
        .map(({ id }) => id)
        .sort();
      expect(ids.sort()).toEqual(known);
      const copy = new Set<string>();
      let cursor = '';
      for (let more = true; more; ) {
        const read = await (await fetch(`${api.url}changes?limit=100${cursor}`)).json();
        for (const change of read.changes) {
          if (change.paper) copy.add(change.paper.id);
          else copy.delete(change.gone);
        }
        cursor = `&cursor=${encodeURIComponent(read.cursor)}`;
        more = read.more;
      }
      expect([...copy].sort()).toEqual(known);
    });

    it('is shown by the element, which pages on and searches', async () => {
      const opened = await open(browser, `${page.address}index.html`);
      const element = opened.page.locator('trending-papers');
      const cards = element.getByRole('article');
      await expect.poll(() => cards.count()).toBe(10);
      await element.getByRole('button', { name: /more/i }).first().click();
      await expect.poll(() => cards.count()).toBeGreaterThan(10);
      const read: Page = await (await fetch(`${api.url}papers?limit=10`)).json();
      const wanted = read.items[7]!.title;
      await element.getByRole('searchbox').fill(wanted.replaceAll(/[^\p{L}\p{N} ]/gu, ' '));
      await expect.poll(() => cards.first().textContent()).toContain(wanted.slice(0, 20));
      expect(await opened.look('library')).toEqual([]);
      await opened.close();
    });

    it('ends its server as a container should', async () => {
      const ended = new Promise<number | null>((resolve) => api.child.once('exit', resolve));
      api.child.kill('SIGTERM');
      // 128 and the number of the signal, as shells expect.
      expect(await ended).toBe(143);
      // Nothing holds the store any more.
      expect(await exported(folder, store)).toEqual(papers);
    });
  });
}
