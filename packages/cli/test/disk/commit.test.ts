import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitFiles, finishCommit } from '../../src/disk/commit.js';
import { disk } from '../../src/disk/disk.js';
import { temporaryFolder } from '../terminal-io.js';
import { dyingDisk } from './dying-disk.js';

const old = { 'a.json': 'old a', 'b.json': 'old b', 'c.json': 'old c' };
const next = new Map([
  ['a.json', 'new a'],
  ['b.json', 'new b'],
  ['d.json', 'new d'],
]);

async function prepared(): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(old)) await writeFile(join(folder, name), text);
  await mkdir(join(folder, 'work'));
  return folder;
}

async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])),
  );
}

describe('a commit of files', () => {
  it('replaces, adds and removes', async () => {
    const folder = await prepared();
    await commitFiles(folder, join(folder, 'work'), next, /^c/, disk);
    expect(await filesIn(folder)).toEqual(Object.fromEntries(next));
    expect(await readdir(join(folder, 'work'))).toEqual([]);
  });

  it('that died before it was decided is as if it had never been, after it is finished by the next run', async () => {
    const whole = dyingDisk(Number.POSITIVE_INFINITY);
    const first = await prepared();
    await commitFiles(first, join(first, 'work'), next, /^c/, whole);

    const outcomes = new Set<string>();
    for (let steps = 0; steps < whole.done; steps++) {
      const folder = await prepared();
      const work = join(folder, 'work');
      await commitFiles(folder, work, next, /^c/, dyingDisk(steps)).catch(() => {});
      await finishCommit(folder, work, disk);
      const files = await filesIn(folder);
      outcomes.add(JSON.stringify(files));
      expect([old, Object.fromEntries(next)], `after ${steps} steps`).toContainEqual(files);
    }
    expect(outcomes.size).toBe(2);
  });
});
