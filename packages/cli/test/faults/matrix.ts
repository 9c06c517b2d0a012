import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtProgram } from '../program.js';
import { root } from '../terminal-io.js';
import { type Fault, onFailingDisk } from './operations.mjs';
import { filesIn, laboratory } from './works.js';

const operations = pathToFileURL(join(import.meta.dirname, 'operations.mjs')).href;
const faults = ['EIO', 'EPERM', 'ENOSPC', 'EMFILE', 'death'] as const satisfies readonly Fault[];
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

/** How many operations of each work are met: by each fault within this process, and by the end of a process of its own. */
interface Points {
  readonly faults: number;
  readonly kills: number;
  /** Ends at moments by chance. */
  readonly random: number;
}

/** Runs each work with a fault at some operations of its files, and kills it at some of them and at moments by chance. */
export function faultMatrix({ faults: points, kills, random }: Points): void {
  let lab: Awaited<ReturnType<typeof laboratory>>;
  let program: string;
  beforeAll(async () => {
    [lab, program] = await Promise.all([laboratory(), builtProgram()]);
    // What a bundle leaves outside is found beside it.
    await symlink(join(root, 'packages/cli/node_modules'), join(dirname(program), 'node_modules'), 'dir');
  });
  afterAll(() => lab.close());

  /** What was wrong after a next run, by what it began with. */
  const nextRuns = new Map<string, string[]>();

  /** How many operations a work has that a fault can meet. */
  async function operationsOf(name: string, fault: Fault): Promise<number> {
    const folder = await lab.begin();
    const { ran, operations } = await onFailingDisk(folder, fault, Number.POSITIVE_INFINITY, () =>
      lab.start(folder, lab.works[name]!.argv),
    );
    expect([ran?.code, operations > 0], ran?.err).toEqual([0, true]);
    return operations;
  }

  /** What is wrong after a work was spoilt, and after it was done again on a disk that is well. */
  async function wrongs(name: string, folder: string, about: string): Promise<string[]> {
    const { argv, after, mended } = lab.works[name]!;
    const found = await after(folder);
    await endHolders(folder);
    // The next run goes by what it finds. Most faults leave what another one left, from which it is looked at once.
    const begunWith = [name, await filesIn(folder), lab.sent()];
    const left = createHash('sha256').update(JSON.stringify(begunWith)).digest('hex');
    const known = nextRuns.get(left);
    if (known) return [...found, ...known].map((each) => `${about}: ${each}`);
    const again = await lab.start(folder, argv);
    // Messages that may have come are told by failing.
    const isTold = again.code === 0 || /unsure|perhaps|may have/i.test(again.err + again.out);
    const failed = isTold ? [] : [`the next run fails: ${again.err}`];
    const wrong = [...failed, ...(await mended(folder))];
    nextRuns.set(left, wrong);
    return [...found, ...wrong].map((each) => `${about}: ${each}`);
  }

  describe.each(names)('%s', (name) => {
    it.each(faults)(
      'with %s says so, and is right the next time',
      async (fault) => {
        const wrong: string[] = [];
        for (const at of some(await operationsOf(name, fault), points)) {
          const folder = await lab.begin();
          const { ran, failed = 'nothing failed' } = await onFailingDisk(folder, fault, at, () =>
            lab.start(folder, lab.works[name]!.argv),
          );
          if (!ran) lab.endConnections();
          const { code, out, err } = ran ?? { code: 0, out: '', err: '' };
          const about = `${fault} at ${at}, ${failed}`;
          if (code !== 0 && !/\[[a-z-]+\]|not sent|failed|cannot be/.test(err + out))
            wrong.push(`${about}: fails without a word: ${err}`);
          if (/\n\s+at |the test says so/.test(err)) wrong.push(`${about}: an error that is not told in words: ${err}`);
          wrong.push(...(await wrongs(name, folder, about)));
          await rm(folder, { recursive: true });
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
        for (const at of some(await operationsOf(name, 'SIGKILL'), kills)) {
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
