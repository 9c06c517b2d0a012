import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { builtProgram } from '../program.js';
import { root, run, temporaryFolder } from '../terminal-io.js';
import { hasTmux, type OpenTerminal, openTerminal } from './tmux.js';

const minutes = 180_000;
const patience = { timeout: 60_000, interval: 100 };
const sample = join(root, 'examples', 'listing.json');

let program: string;
let terminal: OpenTerminal;
let home: string;

beforeAll(async () => {
  if (hasTmux) program = await builtProgram();
}, minutes);
afterEach(() => terminal?.close());

const paper = (number: number) => ({
  title: `Paper ${number} ${['on graphs', 'on sparse experts', 'about words'][number % 3]}`,
  authors: [{ name: 'Ada Byron' }],
  abstract: `What number ${number} says.`,
  ids: { arxiv: `2601.${String(number).padStart(5, '0')}` },
  published: '2026-06-20',
  signals: { upvotes: 100 - number },
});

/** A listing of thirty papers in a terminal, and what stands there before. */
async function opened(line = 'browse papers.json', columns = 80, rows = 24): Promise<void> {
  home = await temporaryFolder();
  const papers = Array.from({ length: 30 }, (_, index) => paper(index + 1));
  await writeFile(join(home, 'papers.json'), JSON.stringify({ title: 'Thirty papers', papers }));
  await writeFile(join(home, 'xdg-open'), `#!/bin/sh\necho "$1" > ${join(home, 'opened')}\n`, { mode: 0o755 });
  terminal = await openTerminal(home, { HOME: home, PATH: `${home}:${process.env.PATH}` }, columns, rows);
  await terminal.run('echo what was before');
  await start(line);
}

const start = (line: string) =>
  terminal.run(`${line.replace('browse', `${process.execPath} ${program} browse`)}; echo ended with $?`);

const shows = (text: string | RegExp) =>
  typeof text === 'string'
    ? expect.poll(terminal.screen, patience).toContain(text)
    : expect.poll(terminal.screen, patience).toMatch(text);

const savedIds = async () => {
  const { out } = await run(['save', '--print'], { env: { HOME: home } });
  return JSON.parse(out).papers.map(({ id }: { id: string }) => id);
};

/** Letters come back, and lines are edited: nothing of the program is left. */
async function isAsBefore(): Promise<void> {
  await terminal.run('stty -a | tr ";" "\\n" | grep -o -w -- "-\\?icanon\\|-\\?echo" | tr "\\n" " "; echo looked');
  await shows(/icanon echo looked/);
  expect(await terminal.screen()).toContain('what was before');
}

describe.skipIf(!hasTmux)('browse in a terminal', () => {
  it(
    'lists, moves, reads, and leaves the terminal as it was',
    async () => {
      await opened();
      await shows('Thirty papers · 30 papers');
      await shows(/› +1 +Paper 1 on sparse experts/);
      await terminal.press('j', 'Down');
      await shows(/› +3 +Paper 3 on graphs/);
      await terminal.press('G');
      await shows(/› +30 +Paper 30 on graphs/);
      await terminal.press('Enter');
      await shows('What number 30 says.');
      await terminal.press('p');
      await shows('What number 29 says.');
      await terminal.press('Escape');
      await shows(/› +29 /);
      await terminal.press('q');
      await shows('ended with 0');
      await isAsBefore();
    },
    minutes,
  );

  it(
    'searches as one types, and comes back to all',
    async () => {
      await opened();
      await shows('Thirty papers · ');
      await terminal.press('/');
      await terminal.type('sparse');
      await shows(/\/sparse█ {2}10 of 30/);
      await terminal.type('xyzzy');
      await shows('Nothing is found.');
      await terminal.press('BSpace', 'BSpace', 'BSpace', 'BSpace', 'BSpace', 'Enter');
      await shows('10 of 30 papers · found by “sparse”');
      await terminal.press('Escape');
      await shows('Thirty papers · 30 papers');
    },
    minutes,
  );

  it(
    'saves, hides, opens and cites for good',
    async () => {
      await opened();
      await shows('Thirty papers · ');
      await terminal.press('s');
      await shows(/› +1 ★ Paper 1/);
      await terminal.press('j', 'h');
      await shows('Thirty papers · 29 of 30 papers · 1 hidden');
      await terminal.press('o');
      await shows('Opened https://arxiv.org/abs/2601.00003');
      expect(await readFile(join(home, 'opened'), 'utf8')).toBe('https://arxiv.org/abs/2601.00003\n');
      await terminal.press('c');
      await shows('@misc{');
      await terminal.press('q', 'q');
      await shows('ended with 0');
      expect(await terminal.all()).toContain('title = {Paper 3 on graphs}');
      expect(await savedIds()).toEqual(['arxiv:2601.00001']);
      await terminal.run('clear');
      await start('browse papers.json');
      await shows('Thirty papers · 29 of 30 papers · 1 hidden');
      await terminal.press('H', 'j', 'h', 's', 'g', 's');
      await expect.poll(savedIds, patience).toEqual(['arxiv:2601.00002']);
    },
    minutes,
  );

  it(
    'follows the size of the terminal',
    async () => {
      await opened();
      await shows('Thirty papers · ');
      await terminal.resize(140, 30);
      await shows(/Paper 1 on sparse experts +│ Paper 1 on sparse experts/);
      await terminal.resize(24, 8);
      await shows('needed; q leaves');
      await terminal.resize(40, 10);
      await shows(/› +1 +Paper 1 on sparse experts/);
      for (const line of (await terminal.screen()).split('\n')) expect(line.length).toBeLessThanOrEqual(40);
      await terminal.press('q');
      await shows('ended with 0');
    },
    minutes,
  );

  it(
    'reads a listing from a pipe, and keys from the terminal',
    async () => {
      await opened('cat papers.json | browse -');
      await shows('Thirty papers · ');
      await terminal.press('j');
      await shows(/› +2 /);
      await terminal.press('C-c');
      await shows('ended with 0');
      await isAsBefore();
    },
    minutes,
  );

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)(
    'leaves the terminal as it was at %s',
    async (signal, code) => {
      await opened(`sh -c 'echo $$ > pid; exec browse papers.json'`);
      await shows('Thirty papers · ');
      process.kill(Number(await readFile(join(home, 'pid'), 'utf8')), signal);
      await expect.poll(terminal.screen, patience).not.toContain('Thirty papers ·');
      // A line that SIGINT ended is not gone on with by the shell.
      if (signal === 'SIGINT') await terminal.run('echo ended with $?');
      await shows(`ended with ${code}`);
      await isAsBefore();
    },
    minutes,
  );

  it(
    'leaves the terminal as it was when something breaks that nobody caught',
    async () => {
      home = await temporaryFolder();
      const crash = join(home, 'crash.mjs');
      await writeFile(
        crash,
        `import { existsSync } from 'node:fs';
         setInterval(() => { if (existsSync('${home}/now')) throw new Error('broken'); }, 50).unref();`,
      );
      await opened(`NODE_OPTIONS='--import ${crash}' browse papers.json`);
      await shows('Thirty papers · ');
      await writeFile(join(crash, '..', 'now'), '');
      await shows('ended with 1');
      await isAsBefore();
    },
    minutes,
  );
});

describe('browse without a terminal', () => {
  it('says what to do', async () => {
    const { code, err, out } = await run(['browse', sample]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('browse fills a terminal, and this is none: show writes the same papers');
  });
});
