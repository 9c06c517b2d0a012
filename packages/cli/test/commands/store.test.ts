import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from '@trending-papers/core/parse';
import { canonical } from '@trending-papers/core/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Server, startServer } from '../../../postgres/test/server.js';
import { needsServer, servers } from '../../../postgres/test/servers.js';
import { run, temporaryFolder } from '../terminal-io.js';

const at = (hour: number, upvotes: number) => ({
  at: `2026-06-${10 + Math.floor(hour / 24)}T${String(hour % 24).padStart(2, '0')}:00:00Z`,
  signals: { upvotes },
});
const papers = Array.from({ length: 30 }, (_, number) => ({
  id: `arxiv:2606.${String(number).padStart(5, '0')}`,
  title: `Paper ${number} on the Habits of ${number % 2 ? 'Moths' : 'Wasps'}`,
  authors: [{ name: `Ada Example${number}` }],
  ids: { arxiv: `2606.${String(number).padStart(5, '0')}` },
  published: `2026-06-${String(1 + (number % 28)).padStart(2, '0')}`,
  links: {},
  signals: { upvotes: 299 },
  history: Array.from({ length: 300 }, (_, hour) => at(hour, hour)),
  topics: ['cs.LG'],
  sources: [{ name: 'hf:daily', seen: '2026-06-10T00:00:00Z' }],
}));
const lines = (of: readonly unknown[]) => of.map((paper) => `${JSON.stringify(paper)}\n`).join('');
const canonicalLines = async (text: string) =>
  (await parse(text)).papers.map(({ position: _, ...paper }) => canonical(paper)).sort();

describe('a store on the command line', () => {
  let cwd: string;
  const folder = 'pglite:./papers';
  beforeAll(async () => {
    cwd = await temporaryFolder();
    await writeFile(join(cwd, 'papers.jsonl'), lines(papers));
  });
  afterAll(() => rm(cwd, { recursive: true, force: true }));

  it('takes papers in, again without a change, and is an input of other commands', async () => {
    const first = await run(['store', 'import', folder, 'papers.jsonl'], { cwd });
    expect([first.code, first.err]).toEqual([0, expect.stringContaining('30 added, 0 changed, 0 united, 0 unchanged')]);
    const again = await run(['store', 'import', folder, 'papers.jsonl'], { cwd });
    expect(again.err).toContain('0 added, 0 changed, 0 united, 30 unchanged');
    const shown = await run(['search', 'moths', folder, '--limit', '3', '--json'], { cwd });
    expect(JSON.parse(shown.out)).toMatchObject({ total: 15, hits: [{}, {}, {}] });
  });

  it('is written as JSON Lines with every reading, which come back as they were', async () => {
    const { out } = await run(['store', 'export', folder], { cwd });
    expect(await canonicalLines(out)).toEqual(await canonicalLines(lines(papers)));
  });

  it.each([
    [['store'], /Say what to do: .* import\|copy\|export/],
    [['store', 'constructor', folder], /Say what to do/],
    [['store', 'import'], /needs a store/],
    [['store', 'import', folder], /say what goes in/],
    [['store', 'export', folder, 'more'], /one store and no more/],
    [['store', 'import', 'papers.db', 'papers.jsonl'], /"papers.db" is no store/],
    [['show', 'postgres://lab:secret@127.0.0.1/papers'], /set PGPASSWORD/],
    [['store', 'export', 'postgres://127.0.0.1/papers?password=secret'], /set PGPASSWORD/],
  ])('%j is told what is wrong with it', async (argv, says) => {
    const { code, out, err } = await run(argv, { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(says);
    expect(err).not.toContain('secret');
  });

  it('says that a server is not there, and what to look at', async () => {
    const { code, err } = await run(['show', 'postgres://127.0.0.1:1/papers'], { cwd });
    expect([code, err]).toEqual([expect.any(Number), expect.stringMatching(/cannot be reached: .*ECONNREFUSED/)]);
    expect(code).not.toBe(0);
  });

  for (const programs of servers)
    it(`is copied into ${programs.name} and from there into a file, and loses nothing`, async () => {
      const server: Server = await startServer(programs);
      try {
        const address = await server.database('copied');
        const { code, err } = await run(['store', 'copy', folder, address], { cwd });
        expect([code, err]).toEqual([0, expect.stringContaining('30 added')]);
        const { out } = await run(['store', 'export', address], { cwd });
        expect(await canonicalLines(out)).toEqual(await canonicalLines(lines(papers)));
        const built = await run(['build', address, '--out', 'public'], { cwd });
        expect(built.code).toBe(0);
        const listed = await run(['show', 'public/feed.json', '--json'], { cwd });
        expect(JSON.parse(listed.out).papers).toHaveLength(30);
      } finally {
        await server.stop();
      }
    });
  if (servers.length === 0) it.skip(`is copied into PostgreSQL and loses nothing${needsServer}`, () => {});
});
