import { existsSync as exists, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../packages/core/src/parse/index.js';
import { canonical } from '../../packages/core/src/store/index.js';
import { type Programs, type Server, startServer } from '../../packages/postgres/test/server.js';
import { emptyFolder, trendingPapers } from './command.js';
import { dataName, lastDays } from './days.js';

const days = lastDays(2);
const folder = emptyFolder();
const at = '2026-07-01T00:00:00Z';

async function run(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await trendingPapers(args, { in: folder, at });
  expect(code, err).toBe(0);
  return out;
}

/** The papers of a published folder, page by page, in one spelling: of each what a store may lose. */
async function published(site: string): Promise<string[]> {
  const papers: string[] = [];
  for (let next: string | undefined = 'feed.json'; next !== undefined; ) {
    const text: string = readFileSync(join(folder, site, next.split('/').at(-1)!), 'utf8');
    const listing = await parse(text);
    papers.push(...listing.papers.map(({ position: _, ...paper }) => canonical(paper)));
    next = (JSON.parse(text) as { next_url?: string }).next_url;
  }
  return papers.sort();
}

const lines = (text: string) => text.split('\n').filter(Boolean).sort();

/** A published folder goes through PGlite and each of the servers and back. */
export function copiedThrough(servers: readonly Programs[]): void {
  describe.each(servers)(`a folder through PGlite and $name and back, ${dataName}`, (programs) => {
    let server: Server;
    beforeAll(async () => {
      server = await startServer(programs);
    }, 300_000);
    afterAll(() => server?.stop());

    it('loses nothing', async () => {
      const database = await server.database('copied');
      const name = programs.name.replaceAll(/\W/g, '');
      const site = ['--pictures', 'none', '--keep-days', '9999', '--quiet'];
      for (const { date, items } of days) {
        writeFileSync(join(folder, `${date}.json`), JSON.stringify(items));
        await run('build', `${date}.json`, '--out', `first-${name}`, ...site);
      }
      const feeds = Array.from({ length: Math.ceil((await published(`first-${name}`)).length / 100) }, (_, page) =>
        join(`first-${name}`, page === 0 ? 'feed.json' : `feed-${page + 1}.json`),
      );
      await run('store', 'import', `pglite:./${name}`, ...feeds.filter((path) => exists(join(folder, path))));
      await run('store', 'copy', `pglite:./${name}`, database);
      expect(lines(await run('store', 'export', database))).toEqual(
        lines(await run('store', 'export', `pglite:./${name}`)),
      );
      await run('build', database, '--out', `second-${name}`, ...site);
      expect(await published(`second-${name}`)).toEqual(await published(`first-${name}`));
    });
  });
}
