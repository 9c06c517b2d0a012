import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { build, keepHistory } from '../src/config/hosts/keep.js';
import { builtProgram } from './program.js';
import { temporaryFolder } from './terminal-io.js';

const execute = promisify(execFile);

let program: string;

/** A repository, two clones of it, and a shell in which `npx` starts the program of this tree. */
async function lab() {
  const home = await temporaryFolder();
  await mkdir(join(home, 'bin'));
  await writeFile(join(home, 'bin/npx'), `#!/bin/sh\nshift 2\nexec node '${program}' "$@" -q\n`, {
    mode: 0o755,
  });
  const env = { ...process.env, HOME: home, PATH: `${home}/bin:${process.env.PATH}`, GIT_CONFIG_NOSYSTEM: '1' };
  const shell = async (command: string, folder = '', more: NodeJS.ProcessEnv = {}) =>
    (await execute('bash', ['-euo', 'pipefail', '-c', command], { cwd: join(home, folder), env: { ...env, ...more } }))
      .stdout;
  await shell(
    'git config --global user.name A; git config --global user.email a@b.example; git init -q --bare -b main hub',
  );
  await shell('git clone -q hub one 2>/dev/null; cd one; git checkout -qb main');
  await writeFile(
    join(home, 'one/trending-papers.config.json'),
    '{"sources":["../today.json"],"title":"Of a lab","pictures":"none"}',
  );
  await shell('npx --yes trending-papers init; git add .; git commit -qm first; git push -q origin main', 'one');
  await shell('git clone -q hub two');
  return { home, shell };
}

const paper = (day: number, number: number) => ({
  paper: {
    id: `2603.${String(day * 100 + number).padStart(5, '0')}`,
    title: `On the ${number}th subject of day ${day}`,
    summary: 'An abstract that says something of it.',
    upvotes: number,
    publishedAt: `2026-03-0${day}T08:00:00.000Z`,
    authors: [{ name: 'Ada Lovelace' }],
  },
  title: `On the ${number}th subject of day ${day}`,
  publishedAt: `2026-03-0${day}T08:00:00.000Z`,
});

const place = { name: 'lab', out: 'public', hasFeeds: false };
const keep = keepHistory(place, {
  name: 'A',
  email: 'a@b.example',
  remote: 'origin',
  branch: 'main',
  message: 'Update the papers',
  again: 'echo begin again',
}).join('\n');

/** Two runners of one repository on so many days. */
export function twoRunners(days: number): void {
  // Apart from the lab's year: there a day is a build in this process, here it is three programs and twenty of git, so that a
  // year of them would take an hour. What two runners can do to each other they do on every one of these days.
  describe('two runners of one repository', () => {
    beforeAll(async () => {
      program = await builtProgram();
    }, 120_000);

    it('lose no paper and file none twice, though each day both begin at once', async () => {
      const { home, shell } = await lab();
      const seen = new Set<string>();
      for (let day = 1; day <= days; day++) {
        await shell('git pull -q --rebase origin main', 'one');
        await shell('git pull -q --rebase origin main', 'two');
        // Each sees most of the day, and something that the other does not.
        for (const [index, runner] of ['one', 'two'].entries()) {
          const items = [0, 1, 2, 3 + index].map((number) => paper(day, number));
          for (const {
            paper: { id },
          } of items)
            seen.add(`arxiv:${id}`);
          await writeFile(join(home, 'today.json'), JSON.stringify(items));
          const at = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 2, day, 12, index) / 1000) };
          /** Builds, then keeps what was built in a tree as a job of its own has it; gives what was said. */
          const turn = async () => {
            await shell(build(place).join('\n'), runner, at);
            await shell('git reset -q --hard', runner);
            return shell(keep, runner).catch(({ stdout }) => String(stdout));
          };
          const begins = (await turn()).includes('begin again');
          expect(begins, `${runner} on day ${day}`).toBe(runner === 'two');
          if (!begins) continue;
          await shell('git rebase --abort; git reset -q --hard FETCH_HEAD', runner);
          expect(await turn()).not.toContain('begin again');
        }
      }
      await shell('git clone -q hub fresh');
      const names = (await shell('git ls-files public', 'fresh')).trim().split('\n');
      expect(names.filter((name) => !/^public\/(?:archive\/|\.gitignore$)/.test(name))).toEqual([]);
      const folder = join(home, 'fresh/public/archive/papers');
      const filed: string[] = [];
      for (const name of await readdir(folder))
        for (const line of (await readFile(join(folder, name), 'utf8')).trim().split('\n'))
          filed.push(JSON.parse(line).id);
      expect(filed.toSorted()).toEqual([...seen].toSorted());

      // The archive alone is the whole site, under the name it had.
      await shell('npx --yes trending-papers build', 'fresh', {
        SOURCE_DATE_EPOCH: String(Date.UTC(2026, 2, 9) / 1000),
      });
      const feed = JSON.parse(await readFile(join(home, 'fresh/public/feed.json'), 'utf8'));
      expect(feed.title).toBe('Of a lab');
      expect(feed.items).toHaveLength(seen.size);
    }, 300_000);
  });
}
