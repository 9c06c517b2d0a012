import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needsOther, otherServers } from '../../../../postgres/test/servers.js';
import { run, temporaryFolder } from '../../terminal-io.js';
import { copiesInto, lines, papers } from '../store-papers.js';

describe('a store on the command line', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = await temporaryFolder();
    await writeFile(join(cwd, 'papers.jsonl'), lines(papers));
  });
  afterAll(() => rm(cwd, { recursive: true, force: true }));

  it('goes on with a file where an earlier run was stopped, and not in another store', async () => {
    const many = Array.from({ length: 12_500 }, (_, number) => ({
      ...papers[0]!,
      ...{
        id: `doi:10.5555/${number}`,
        ids: { doi: `10.5555/${number}` },
        title: `Work ${number} of Many`,
        history: [],
      },
    }));
    await writeFile(join(cwd, 'many.jsonl'), lines(many));
    await writeFile(join(cwd, 'one.jsonl'), lines(papers.slice(0, 1)));
    const env = { HOME: cwd };
    // Stopped between two batches, of which there are 25.
    const { signal } = new AbortController();
    let asked = 0;
    Object.defineProperty(signal, 'aborted', { get: () => ++asked > 15 });
    const stopped = await run(['store', 'import', 'pglite:./many', 'many.jsonl'], { cwd, env, signal });
    expect(stopped.code).not.toBe(0);
    const again = await run(['store', 'import', 'pglite:./many', 'many.jsonl'], { cwd, env });
    expect([again.code, again.err]).toEqual([0, expect.stringContaining('goes on behind 5000 papers')]);
    expect(again.err).toContain('6000 added, 0 changed, 0 united, 1500 unchanged');
    const counted = await run(['store', 'stats', 'pglite:./many', '--json'], { cwd });
    expect(JSON.parse(counted.out).papers).toBe(12_500);
    const other = await run(['store', 'import', 'pglite:./else', 'one.jsonl'], { cwd, env });
    expect(other.err).not.toContain('goes on behind');
  });

  for (const programs of otherServers)
    it(`is copied into ${programs.name} and from there into a file, and loses nothing`, async () => {
      await run(['store', 'import', 'pglite:./papers', 'papers.jsonl'], { cwd });
      await copiesInto(programs, cwd, 'pglite:./papers');
    });
  if (otherServers.length === 0) it.skip(`is copied into another PostgreSQL and loses nothing${needsOther}`, () => {});
});
