import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { parse } from '@trending-papers/core/parse';
import { pgliteStore } from '@trending-papers/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needsServer, servers } from '../../../postgres/test/servers.js';
import { run, temporaryFolder } from '../terminal-io.js';
import { canonicalLines, copiesInto, lines, papers } from './store-papers.js';

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

  it('is counted, checked and brought up to date', async () => {
    const { out } = await run(['store', 'stats', folder, '--json'], { cwd });
    expect(JSON.parse(out)).toMatchObject({ papers: 30, readings: 9000, bytes: expect.any(Number) });
    expect((await run(['store', 'stats', folder], { cwd })).out).toMatch(/^papers +30$/m);
    const checked = await run(['store', 'check', folder, '--json'], { cwd });
    expect([checked.code, JSON.parse(checked.out)]).toMatchObject([0, { papers: 30, findings: [] }]);
    const migrated = await run(['store', 'migrate', folder], { cwd });
    expect([migrated.code, migrated.err]).toEqual([0, expect.stringMatching(/at step \d/)]);
  });

  it('is found fault with where its tables do not agree', async () => {
    const engine = await PGlite.create(join(cwd, 'broken'));
    await (await pgliteStore(engine)).merge(await parse(lines(papers)));
    await engine.exec(`
      DELETE FROM trending_papers.paper WHERE id = 'arxiv:2606.00003';
      DELETE FROM trending_papers.name WHERE name = 'arxiv:2606.00004';
      UPDATE trending_papers.paper SET id = 'arxiv:2606.00006' WHERE id = 'arxiv:2606.00007'`);
    await engine.close();
    const { code, err } = await run(['store', 'check', 'pglite:./broken'], { cwd });
    expect(code).toBe(1);
    for (const what of [
      /1 papers whose own record/,
      /1 ids that two papers have/,
      /names that lead to no paper/,
      /300 readings of no paper/,
      /not found by one of their names/,
    ])
      expect(err).toMatch(what);
  });

  it('is what --store says, or the environment, of commands that read', async () => {
    const env = { TRENDING_PAPERS_STORE: folder };
    const found = await run(['search', 'moths', '--store', folder, '--limit', '3'], { cwd });
    expect([found.code, found.err]).toEqual([0, expect.stringContaining('3 of 15 found among 30 papers')]);
    const few = await run(['search', 'moths', '--topic', 'cs.CV', '--json'], { cwd, env });
    expect(JSON.parse(few.out)).toMatchObject({ total: 0, approximate: expect.any(Boolean) });
    for (const command of ['show', 'feed', 'digest']) {
      const { code, out, err } = await run([command, '--limit', '2'], { cwd, env });
      expect([code, out], err).toEqual([0, expect.stringMatching(/on the Habits of/)]);
    }
    // What is asked of the store is what would be chosen of all its papers.
    await writeFile(join(cwd, 'all.jsonl'), (await run(['store', 'export', folder], { cwd })).out);
    for (const filter of [
      '--author Example7',
      '--since 2026-06-20 --with-code',
      '--exclude moths',
      '--as-of 2026-06-12',
      '--window 5',
    ]) {
      const chosen = async (input: string) =>
        JSON.parse((await run(['show', input, ...filter.split(' '), '--json'], { cwd })).out).papers.map(
          ({ paper }: { paper: { id: string } }) => paper.id,
        );
      expect(await chosen(folder), filter).toEqual(await chosen('all.jsonl'));
    }
    // What the environment says is not mixed into what was named.
    await writeFile(join(cwd, 'one.jsonl'), lines(papers.slice(0, 1)));
    expect(JSON.parse((await run(['show', 'one.jsonl', '--json'], { cwd, env })).out).papers).toHaveLength(1);
    const both = await run(['show', 'other.bib', '--store', folder, '--json'], { cwd });
    expect(both.code).not.toBe(0);
  });

  it('takes in what is built, and gives a site what other jobs brought, too', async () => {
    await writeFile(
      join(cwd, 'other.bib'),
      '@misc{a, title = {A Paper of Bees}, eprint = {2606.90001}, year = {2026}}',
    );
    const built = await run(['build', 'other.bib', '--store', folder, '--out', 'site', '--pictures', 'none'], { cwd });
    expect([built.code, built.err]).toEqual([0, expect.stringContaining('1 added, 0 changed')]);
    expect((await run(['show', 'site/feed.json', '--json'], { cwd })).out).toContain('A Paper of Bees');
    const alone = await run(['build', '--out', 'again', '--pictures', 'none', '--quiet'], {
      cwd,
      env: { TRENDING_PAPERS_STORE: folder },
    });
    expect(alone.code, alone.err).toBe(0);
    const shown = await run(['show', 'again/feed.json', '--json'], { cwd });
    expect(JSON.parse(shown.out).papers).toHaveLength(31);
    // As it was for the tests below.
    await rm(join(cwd, 'papers'), { recursive: true });
    await run(['store', 'import', folder, 'papers.jsonl'], { cwd });
  });

  it('is named in a config', async () => {
    await writeFile(join(cwd, 'lab.json'), JSON.stringify({ store: folder, out: 'configured', pictures: 'none' }));
    const { code, err } = await run(['build', '--config', 'lab.json'], { cwd });
    expect(code, err).toBe(0);
  });

  it.each([
    [['store'], /Say what to do: .* import\|copy\|export\|migrate\|check\|stats/],
    [['store', 'constructor', folder], /Say what to do/],
    [['store', 'import'], /needs a store/],
    [['store', 'import', folder], /say what goes in/],
    [['store', 'export', folder, 'more'], /one store and no more/],
    [['store', 'import', 'papers.db', 'papers.jsonl'], /"papers.db" is no store/],
    [['show', '--store', 'postgres://lab:sec/secret@127.0.0.1/papers'], /set PGPASSWORD/],
    [['show', '--store', 'postgress://lab:secret@127.0.0.1/papers'], /"postgress:\/\/127.0.0.1\/papers" is no store/],
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
    it(`is copied into ${programs.name} and from there into a file, and loses nothing`, () =>
      copiesInto(programs, cwd, folder));
  if (servers.length === 0) it.skip(`is copied into PostgreSQL and loses nothing${needsServer}`, () => {});
});
