import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtProgram } from '../program.js';
import { root, temporaryFolder } from '../terminal-io.js';

let program: string;
beforeAll(async () => {
  program = await builtProgram();
  // What a bundle leaves outside is found beside it.
  await symlink(join(root, 'packages/cli/node_modules'), join(dirname(program), 'node_modules'), 'dir');
  await mkdir(join(dirname(program), 'assets', 'parts'), { recursive: true });
  for (const name of ['trending-papers.min.js', 'parts/reader.js', 'parts/archive.js'])
    await writeFile(join(dirname(program), 'assets', name), '// The element.');
});

const upstream = pathToFileURL(join(import.meta.dirname, 'upstream.mjs')).href;
const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
/** Three lots of a week. */
const [from, to, days] = [day(40), day(20), 21];

/** A folder that is filled by processes of their own. */
async function folder() {
  const cwd = await temporaryFolder();
  const asked = join(cwd, 'asked.txt');
  const argv = ['backfill', 'hf:daily', '--from', from, '--to', to, '--out', 'public', '--json'];
  const start = () =>
    spawn(process.execPath, ['--import', upstream, program, ...argv], {
      cwd,
      env: { ...process.env, ASKED: asked, TRENDING_PAPERS_CACHE: join(cwd, 'cache'), FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const papers = async () => {
    const names = (await readdir(join(cwd, 'public'))).filter((name) => /^feed(?:-\d+)?\.json$/.test(name));
    const feeds = await Promise.all(
      names.map(async (name) => JSON.parse(await readFile(join(cwd, 'public', name), 'utf8'))),
    );
    return feeds.flatMap(({ items }) => items.map((item: { id: string; title: string }) => item.title)).sort();
  };
  return { start, papers, asked: async () => (await readFile(asked, 'utf8')).trim().split('\n') };
}

async function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

/** Kills a process without a word so many milliseconds after a line of it. */
async function killed(child: ChildProcess, line: RegExp, after: number): Promise<void> {
  let err = '';
  child.stderr?.on('data', (chunk) => {
    const before = line.test(err);
    err += chunk;
    if (!before && line.test(err)) setTimeout(() => child.kill('SIGKILL'), after);
  });
  const [, signal] = await once(child, 'close');
  expect(signal, err).toBe('SIGKILL');
}

describe.skipIf(process.platform === 'win32')('a backfill that is killed', () => {
  it.each([0, 900])(
    '%d ms after a lot, twice, ends as one that was not: nothing lost, nothing twice',
    async (after) => {
      const whole = await folder();
      const first = await ended(whole.start());
      expect(first.code, first.err).toBe(0);

      const cut = await folder();
      await killed(cut.start(), /filled, 14 days to go/, after);
      await killed(cut.start(), /filled, 7 days to go/, after);
      const last = await ended(cut.start());
      expect(last.code, last.err).toBe(0);

      const papers = await cut.papers();
      expect(papers).toEqual(await whole.papers());
      expect(new Set(papers).size).toBe(3 * days);
      expect(papers).toHaveLength(3 * days);
      // What was published is not asked for again: of each kill at most the lot that was not.
      expect(new Set(await cut.asked()).size).toBe(days);
      const again = await ended(cut.start());
      expect(JSON.parse(again.out)).toMatchObject({ days: 0, added: 0, missing: [] });
    },
  );
});
