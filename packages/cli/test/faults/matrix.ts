import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtProgram } from '../program.js';
import { root } from '../terminal-io.js';
import { atEachEnd, type Fault, onFailingDisk } from './operations.mjs';
import { type Files, filesIn, laboratory } from './works.js';

const operations = pathToFileURL(join(import.meta.dirname, 'operations.mjs')).href;
const faults = ['EIO', 'EPERM', 'ENOSPC', 'EMFILE'] as const satisfies readonly Fault[];
const names = ['build', 'digest', 'deliver', 'subscribers'] as const;

/** A number that no process has: of one that is over. */
const nobody = 2 ** 22 + 1;

/** What another process finds: one that left a lock behind is over, where a run in this process would hold it for as long as the test runs. */
async function withoutHolders(folder: string): Promise<Files> {
  const files: Record<string, string> = { ...(await filesIn(folder)) };
  for (const [path, text] of Object.entries(files))
    if (basename(path) === 'lock') {
      files[path] = text.replace(`"pid":${process.pid},`, `"pid":${nobody},`);
      await writeFile(join(folder, path), files[path], 'latin1');
    }
  return files;
}

/** No test here ends by the clock: a run has hundreds of operations, and each is two runs. */
const patience = 3_600_000;

/** Some of so many operations, the first and the last among them. */
const some = (many: number, most: number): number[] =>
  Array.from({ length: Math.min(many, most) }, (_, index, all = Math.min(many, most)) =>
    all === 1 ? 0 : Math.round((index * (many - 1)) / (all - 1)),
  );

/** How many operations of each work are met: by each fault, and by its end, within this process, and by the end of a process of its own. */
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
    expect([ran.code, operations > 0], ran.err).toEqual([0, true]);
    return operations;
  }

  /** What the next run goes by: what it finds, and what was sent. Most faults leave what another one left. */
  const leftBehind = (name: string, files: Files) =>
    createHash('sha256')
      .update(JSON.stringify([name, files, lab.sent()]))
      .digest('hex');

  /** What is wrong after a work was spoilt, and after it was done again on a disk that is well, which is looked at once. */
  async function wrongs(name: string, folder: string, about: string): Promise<string[]> {
    const { argv, after, mended } = lab.works[name]!;
    const files = await withoutHolders(folder);
    const found = after(files);
    const left = leftBehind(name, files);
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
        const folder = await lab.begin();
        for (const at of some(await operationsOf(name, fault), points)) {
          await lab.goBack(folder);
          const { ran, failed = 'nothing failed' } = await onFailingDisk(folder, fault, at, () =>
            lab.start(folder, lab.works[name]!.argv),
          );
          const { code, out, err } = ran;
          const about = `${fault} at ${at}, ${failed}`;
          if (code !== 0 && !/\[[a-z-]+\]|not sent|failed|cannot be/.test(err + out))
            wrong.push(`${about}: fails without a word: ${err}`);
          if (/\n\s+at |the test says so/.test(err)) wrong.push(`${about}: an error that is not told in words: ${err}`);
          wrong.push(...(await wrongs(name, folder, about)));
        }
        await rm(folder, { recursive: true });
        expect(wrong).toEqual([]);
      },
      patience,
    );

    it(
      'that ends at any operation is right the next time',
      async () => {
        const folder = await lab.begin();
        const wrong: string[] = [];
        const ends = new Map<string, { about: string; state: Awaited<ReturnType<typeof lab.stateOf>> }>();
        const look = async (about: string) => {
          const state = await lab.stateOf(folder);
          wrong.push(...lab.works[name]!.after(state.files).map((each) => `${about}: ${each}`));
          const left = leftBehind(name, state.files);
          if (!ends.has(left)) ends.set(left, { about, state });
        };
        const { ran, operations } = await atEachEnd(folder, look, () => lab.start(folder, lab.works[name]!.argv));
        expect([ran.code, operations > 0], ran.err).toEqual([0, true]);
        const all = [...ends.values()];
        for (const at of some(all.length, points)) {
          const { about, state } = all[at]!;
          await lab.goBack(folder, state);
          wrong.push(...(await wrongs(name, folder, about)));
        }
        await rm(folder, { recursive: true });
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
