import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/commands/main.js';
import { startServer } from '../mail/server.js';
import { type Around, run, temporaryFolder } from '../terminal-io.js';

const papers = (...numbers: number[]) =>
  numbers.map((number) => ({
    title: `Sparse experts, number ${number}`,
    authors: [{ name: 'Ada Byron' }],
    ids: { arxiv: `2606.${String(number).padStart(5, '0')}` },
    listed: '2026-06-20',
  }));

const write = (cwd: string, all: object[]) =>
  writeFile(join(cwd, 'papers.json'), JSON.stringify({ title: 'Lab', papers: all }));

/** A home with a search of a file, and what is run there. */
async function home(query = 'experts') {
  const cwd = await temporaryFolder();
  await write(cwd, papers(1, 2));
  const at = (argv: readonly string[], around: Around = {}) => run(argv, { cwd, env: { HOME: cwd }, ...around });
  expect(await at(['saved', 'add', 'mine', query, 'papers.json', '-q'])).toEqual({ code: 0, out: '', err: '' });
  const watch = async (...more: string[]) =>
    (await at(['watch', ...more, '-q', '--columns', 'id'])).out.split('\n').slice(0, -1);
  return { cwd, at, watch, kept: join(cwd, '.local/share/trending-papers/searches.json') };
}

const id = (number: number) => `arxiv:2606.0000${number}`;

describe('watch', () => {
  it('writes what is new since the last time, once', async () => {
    const { cwd, watch } = await home();
    expect(await watch()).toEqual([id(1), id(2)]);
    expect(await watch()).toEqual([]);
    await write(cwd, [...papers(1, 2, 3), { ...papers(4)[0]!, title: 'Dense retrieval' }]);
    expect(await watch('mine')).toEqual([id(3)]);
    // What is not given for a day is no news when it comes again.
    await write(cwd, papers(3));
    expect(await watch()).toEqual([]);
    await write(cwd, papers(1, 3));
    expect(await watch()).toEqual([]);
  });

  it('knows a paper under a better name', async () => {
    const { cwd, watch } = await home();
    const title = 'Sparse experts in a paper that was first known by its title alone';
    await write(cwd, [{ title, authors: [{ name: 'Ada Byron' }], listed: '2026-06-20' }]);
    expect(await watch()).toHaveLength(1);
    await write(cwd, [{ ...papers(9)[0]!, title }]);
    expect(await watch()).toEqual([]);
  });

  it('shows again what a run wrote that ended before it noted it, and loses none', async () => {
    const { at, watch, kept } = await home();
    const before = await readFile(kept, 'utf8');
    const sink = (fails: boolean) => ({
      isTTY: false,
      columns: undefined,
      write: async () => {
        if (fails) throw new Error('killed');
      },
    });
    const io = { cwd: '/', now: () => new Date('2026-07-01'), signal: new AbortController().signal } as never;
    const env = { HOME: join(kept, '../../../..') };
    const stoppable = (task: () => Promise<unknown>) => task();
    await main(['watch'], { ...(io as object), env, stoppable, out: sink(true), err: sink(false) } as never);
    expect(await readFile(kept, 'utf8')).toBe(before);
    expect(await watch()).toEqual([id(1), id(2)]);
    expect((await at(['watch', '-q'])).out).toBe('');
  });

  it('is refused while another run is at it', async () => {
    const { at, kept } = await home();
    await mkdir(join(kept, '../.searches'));
    const holder = { pid: process.ppid, host: (await import('node:os')).hostname() };
    await writeFile(join(kept, '../.searches/lock'), JSON.stringify(holder));
    const { code, out, err } = await at(['watch'], { now: () => new Date() });
    expect([code, out, err]).toEqual([1, '', expect.stringContaining('[locked]')]);
  });

  it('tells a channel of each paper once, and tries again what it did not take', async () => {
    const { cwd, at } = await home();
    const got: string[] = [];
    let status = 503;
    const around = {
      env: { HOME: cwd, TRENDING_PAPERS_WEBHOOK: 'https://data.example/hook' },
      fetch: async (_: unknown, init?: RequestInit) => {
        if (status === 200)
          got.push(...JSON.parse(String(init?.body)).data.papers.map((each: { id: string }) => each.id));
        return new Response('', { status });
      },
    };
    const first = await at(['watch', '--channel', 'webhook'], around);
    expect([first.code, got, first.err]).toEqual([1, [], expect.stringContaining('left for the next run')]);
    status = 200;
    expect((await at(['watch', '--channel', 'webhook'], around)).code).toBe(0);
    expect((await at(['watch', '--channel', 'webhook'], around)).code).toBe(0);
    expect(got.sort()).toEqual([id(1), id(2)]);
  });

  it('mails each person of each search what is new, once, and nothing where nothing is', async () => {
    const { cwd, at } = await home();
    await at(['saved', 'add', 'first', '"number 1"', 'papers.json', '-q']);
    const server = await startServer({ secure: false, disabledCommands: ['STARTTLS', 'AUTH'], authOptional: true });
    const around = { env: { HOME: cwd, TRENDING_PAPERS_SMTP: `smtp://localhost:${server.settings.port}` } };
    const mail = ['watch', '--send', '--from', 'Ada <ada@lab.example>', '--to', 'ada@lab.example,emmy@lab.example'];
    const subjects = () =>
      server.received
        .splice(0)
        .map(
          ({ to, eml }) =>
            `${to}: ${/^Subject: (.*?)\r?$/m.exec(eml)![1]}, ${[1, 2, 3].filter((n) => eml.includes(`number ${n}`))}`,
        )
        .sort();
    try {
      expect(await at(mail, around)).toMatchObject({ code: 0, out: '' });
      expect(subjects()).toEqual([
        expect.stringMatching(/^ada@lab.example: first.*, 1$/),
        expect.stringMatching(/^ada@lab.example: mine.*, 1,2$/),
        expect.stringMatching(/^emmy@lab.example: first.*, 1$/),
        expect.stringMatching(/^emmy@lab.example: mine.*, 1,2$/),
      ]);
      await at(mail, around);
      expect(subjects()).toEqual([]);
      await write(cwd, papers(1, 2, 3));
      await at([...mail, '--json'], around);
      expect(subjects()).toEqual([
        expect.stringMatching(/^ada@lab.example: mine.*, 3$/),
        expect.stringMatching(/^emmy@lab.example: mine.*, 3$/),
      ]);
      // What is written is a memory of its own.
      expect((await at(['watch', 'mine', '-q', '--columns', 'id'])).out.trim().split('\n')).toHaveLength(3);
    } finally {
      await server.close();
    }
  });

  it('says what is missing for mail before anything is read, and fails where the server does not take it', async () => {
    const { cwd, at } = await home();
    await write(cwd, []);
    expect(await at(['watch', '--send', '--from', 'a@b.example'])).toMatchObject({ code: 2 });
    const mail = ['watch', '--send', '--from', 'a@b.example', '--to', 'c@b.example'];
    expect(await at(mail)).toMatchObject({ code: 2, err: expect.stringContaining('TRENDING_PAPERS_SMTP') });
    await write(cwd, papers(1));
    const nobody = { env: { HOME: cwd, TRENDING_PAPERS_SMTP: 'smtp://localhost:1' }, sleep: async () => {} };
    expect(await at(mail, nobody)).toMatchObject({ code: 1, err: expect.stringContaining('mine: c@b.example: ') });
  });

  it('goes on with the others where a search fails, as lines and as data', async () => {
    const { cwd, at } = await home();
    await write(cwd, papers(1));
    await writeFile(join(cwd, 'other.json'), JSON.stringify({ title: 'Other', papers: papers(2) }));
    await at(['saved', 'add', 'other', 'author:Byron', 'other.json']);
    await writeFile(join(cwd, 'other.json'), 'not a listing');
    const { code, out, err } = await at(['watch', '--json', '-q']);
    expect(code).toBe(1);
    expect(err).toMatch(/^! other: .*other\.json/);
    expect(JSON.parse(out).searches).toMatchObject([{ name: 'mine', papers: [{ paper: { id: id(1) } }] }]);
    expect((await at(['watch', 'mine', '-q', '--fail-on-empty'])).code).toBe(3);
  });
});

describe('saved', () => {
  it('lists searches, with files by their whole paths, and removes them', async () => {
    const { cwd, at } = await home('"sparse experts"');
    expect((await at(['saved', 'list'])).out).toBe(`mine\t"sparse experts"\t${join(cwd, 'papers.json')}\n`);
    expect((await at(['saved', 'remove', 'mine'])).code).toBe(0);
    expect((await at(['saved', 'list'])).out).toBe('');
    expect(await at(['watch'])).toMatchObject({ code: 2, err: expect.stringContaining('No search is saved') });
  });

  it('goes on with what was shown where the same is asked again', async () => {
    const { at, watch } = await home();
    await watch();
    await at(['saved', 'add', 'mine', 'experts', 'papers.json']);
    expect(await watch()).toEqual([]);
    await at(['saved', 'add', 'mine', 'number', 'papers.json']);
    expect(await watch()).toHaveLength(2);
  });

  it.each([
    [['saved'], 'Say what to do'],
    [['saved', 'add', 'a/b', 'x', 'papers.json'], 'is called by a word'],
    [['saved', 'add', 'x', 'y'], 'Say where to search'],
    [['saved', 'add', 'x', 'y', '-'], 'Standard input cannot be read again'],
    [['saved', 'add', 'x', 'y', 'nothing.json'], 'There is no file nothing.json'],
    [['saved', 'add', 'x', 'y', 'arxv:cs.LG'], 'There is no file arxv:cs.LG'],
    [['saved', 'remove', 'mone'], 'Did you mean "mine"?'],
    [['watch', 'mone'], 'Did you mean "mine"?'],
  ])('%j is a usage error', async (argv, said) => {
    const { at } = await home();
    expect(await at(argv)).toMatchObject({ code: 2, err: expect.stringContaining(said) });
  });

  it.each(['', '{"version":1,"searches":[{"name":"../x"}]}', '{"vers'])(
    'that holds %j is set aside, which is told',
    async (text) => {
      const { at, kept } = await home();
      await writeFile(kept, text);
      const { err } = await at(['saved', 'list']);
      expect(err).toContain(`${kept} is damaged. It is now ${kept}.damaged`);
      expect(await readFile(`${kept}.damaged`, 'utf8')).toBe(text);
    },
  );

  it('says what is missing where there is no home', async () => {
    expect(await run(['watch'], { env: {} })).toMatchObject({ code: 2, err: expect.stringContaining('set HOME') });
  });
});
