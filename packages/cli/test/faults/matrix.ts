import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtProgram } from '../program.js';
import { root } from '../terminal-io.js';
import { type Fault, failing } from './operations.mjs';
import { laboratory } from './works.js';

const operations = pathToFileURL(join(import.meta.dirname, 'operations.mjs')).href;
const errors = ['EIO', 'EPERM', 'ENOSPC', 'EMFILE'] as const satisfies readonly Fault[];
const names = ['build', 'digest', 'deliver', 'subscribers'] as const;

/** A number that no process has: of one that is over. */
const nobody = 2 ** 22 + 1;

/** A run in this process that left a lock behind would hold it for as long as the test runs; a person's process is over. */
async function endHolders(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true }))
    if (basename(name) === 'lock') {
      const text = await readFile(join(folder, name), 'utf8');
      await writeFile(join(folder, name), text.replace(`"pid":${process.pid},`, `"pid":${nobody},`));
    }
}

/** Runs each work with a fault at every `step`th operation of its files, and kills it there and at `random` moments. */
export function faultMatrix({ step, random }: { step: number; random: number }): void {
  let lab: Awaited<ReturnType<typeof laboratory>>;
  let program: string;
  beforeAll(async () => {
    [lab, program] = await Promise.all([laboratory(), builtProgram()]);
    // What a bundle leaves outside is found beside it.
    await symlink(join(root, 'packages/cli/node_modules'), join(dirname(program), 'node_modules'), 'dir');
  });
  afterAll(() => lab.close());

  /** What is wrong after a work was spoilt, and after it was done again on a disk that is well. */
  async function wrongs(name: string, folder: string, about: string): Promise<string[]> {
    const { argv, after, mended } = lab.works[name]!;
    const found = await after(folder);
    await endHolders(folder);
    const again = await lab.start(folder, argv);
    // Messages that may have come are told by failing.
    const isTold = again.code === 0 || /unsure|perhaps|may have/i.test(again.err + again.out);
    const failed = isTold ? [] : [`the next run fails: ${again.err}`];
    return [...found, ...failed, ...(await mended(folder))].map((each) => `${about}: ${each}`);
  }

  describe.each(names)('%s', (name) => {
    it.each(errors)('with %s at each operation says so, and is right the next time', async (fault) => {
      const wrong: string[] = [];
      let points = 0;
      for (let at = 0; ; at += step) {
        const folder = await lab.begin();
        const disk = failing(folder, fault, at);
        const { code, out, err } = await lab.start(folder, lab.works[name]!.argv).finally(disk.undo);
        const { failed, operations: done } = disk.said;
        if (failed === undefined) {
          if (at < done || at === 0) wrong.push(`nothing failed at ${at} of ${done}`);
          break;
        }
        points++;
        const about = `${fault} at ${at}, ${failed}`;
        if (code !== 0 && !/\[[a-z-]+\]|not sent|failed|cannot be/.test(err + out))
          wrong.push(`${about}: fails without a word: ${err}`);
        if (/\n\s+at |the test says so/.test(err)) wrong.push(`${about}: an error that is not told in words: ${err}`);
        wrong.push(...(await wrongs(name, folder, about)));
      }
      expect(wrong).toEqual([]);
      expect(points).toBeGreaterThan(0);
    });

    const spawned = (folder: string, env: Record<string, string>) =>
      spawn(process.execPath, ['--import', operations, program, ...lab.works[name]!.argv.split(' ')], {
        cwd: folder,
        env: { PATH: process.env.PATH, HOME: folder, SOURCE_DATE_EPOCH: '1782907200', ...lab.env, ...env },
        stdio: 'ignore',
      });

    it.skipIf(process.platform === 'win32')('killed at each operation is right the next time', async () => {
      const wrong: string[] = [];
      let killed = 0;
      for (let at = 0; ; at += step) {
        const folder = await lab.begin();
        const [, signal] = await once(spawned(folder, { KILLED_BELOW: folder, KILLED_AT: String(at) }), 'close');
        if (signal !== 'SIGKILL') break;
        killed++;
        wrong.push(...(await wrongs(name, folder, `killed at ${at}`)));
      }
      expect(wrong).toEqual([]);
      expect(killed).toBeGreaterThan(0);
    });

    it.runIf(random > 0 && process.platform !== 'win32')('killed at any moment is right the next time', async () => {
      const wrong: string[] = [];
      for (let turn = 0; turn < random; turn++) {
        const folder = await lab.begin();
        const child = spawned(folder, {});
        const wait = 150 + turn * 45;
        const timer = setTimeout(() => child.kill('SIGKILL'), wait);
        await once(child, 'close');
        clearTimeout(timer);
        wrong.push(...(await wrongs(name, folder, `killed after ${wait} ms`)));
      }
      expect(wrong).toEqual([]);
    });
  });
}
