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

/** No test here ends by the clock: a run has hundreds of operations, and each is two runs. */
const patience = 3_600_000;

/** Some of so many operations, the first and the last among them. */
const some = (many: number, most: number): number[] =>
  Array.from({ length: Math.min(many, most) }, (_, index, all = Math.min(many, most)) =>
    all === 1 ? 0 : Math.round((index * (many - 1)) / (all - 1)),
  );

/** Runs each work with a fault at some operations of its files, and kills it at some of them and at `random` moments. */
export function faultMatrix({ points, random }: { points: number; random: number }): void {
  let lab: Awaited<ReturnType<typeof laboratory>>;
  let program: string;
  beforeAll(async () => {
    [lab, program] = await Promise.all([laboratory(), builtProgram()]);
    // What a bundle leaves outside is found beside it.
    await symlink(join(root, 'packages/cli/node_modules'), join(dirname(program), 'node_modules'), 'dir');
  });
  afterAll(() => lab.close());

  /** How many operations a work has that a fault can meet. */
  async function operationsOf(name: string, fault: Fault): Promise<number> {
    const folder = await lab.begin();
    const disk = failing(folder, fault, Number.POSITIVE_INFINITY);
    const { code, err } = await lab.start(folder, lab.works[name]!.argv).finally(disk.undo);
    expect([code, disk.said.operations > 0], err).toEqual([0, true]);
    return disk.said.operations;
  }

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
    it.each(errors)(
      'with %s says so, and is right the next time',
      async (fault) => {
        const wrong: string[] = [];
        for (const at of some(await operationsOf(name, fault), points)) {
          const folder = await lab.begin();
          const disk = failing(folder, fault, at);
          const { code, out, err } = await lab.start(folder, lab.works[name]!.argv).finally(disk.undo);
          const { failed = 'nothing failed' } = disk.said;
          const about = `${fault} at ${at}, ${failed}`;
          if (code !== 0 && !/\[[a-z-]+\]|not sent|failed|cannot be/.test(err + out))
            wrong.push(`${about}: fails without a word: ${err}`);
          if (/\n\s+at |the test says so/.test(err)) wrong.push(`${about}: an error that is not told in words: ${err}`);
          wrong.push(...(await wrongs(name, folder, about)));
        }
        expect(wrong).toEqual([]);
      },
      patience,
    );

    const spawned = (folder: string, env: Record<string, string>) =>
      spawn(process.execPath, ['--import', operations, program, ...lab.works[name]!.argv.split(' ')], {
        cwd: folder,
        env: { PATH: process.env.PATH, HOME: folder, SOURCE_DATE_EPOCH: '1782907200', ...lab.env, ...env },
        stdio: 'ignore',
      });

    it.skipIf(process.platform === 'win32')(
      'killed between two operations is right the next time',
      async () => {
        const wrong: string[] = [];
        for (const at of some(await operationsOf(name, 'SIGKILL'), points)) {
          const folder = await lab.begin();
          await once(spawned(folder, { KILLED_BELOW: folder, KILLED_AT: String(at) }), 'close');
          wrong.push(...(await wrongs(name, folder, `killed at ${at}`)));
        }
        expect(wrong).toEqual([]);
      },
      patience,
    );

    if (random === 0) return;
    it.skipIf(process.platform === 'win32')(
      'killed at any moment is right the next time',
      async () => {
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
      },
      patience,
    );
  });
}
